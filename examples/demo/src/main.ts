/** The demo: one repair from the first call to the closed ticket, its parts, a planned visit, the audit of another system's log. */
import { auditStory } from "./audit-story.ts"
import { planStory } from "./plan-story.ts"
import { partsStory } from "./parts-story.ts"
import { repairStory } from "./repair-story.ts"
import { openScene } from "./scene.ts"

// oxlint-disable-next-line no-console -- the demo is read on the console
const print = (line: string) => console.log(line)

const scene = await openScene()
await repairStory(print, scene)
await partsStory(print, scene)
await scene.close()
await planStory(print)
auditStory(print)
