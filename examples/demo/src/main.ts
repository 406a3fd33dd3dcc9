/** The demo: one repair from the first call to the closed ticket, a planned visit, the audit of another system's log. */
import { auditStory } from "./audit-story.ts"
import { planStory } from "./plan-story.ts"
import { repairStory } from "./repair-story.ts"

// oxlint-disable-next-line no-console -- the demo is read on the console
const print = (line: string) => console.log(line)

await repairStory(print)
await planStory(print)
auditStory(print)
