// A project with a configuration, and records in its database whose messages wait.
import { openDesk, regulation } from "@fieldcare/core"
import { calendar } from "@fieldcare/core/time"
import { databaseUrl } from "../src/database-url.ts"
import { type OpenStorage, openStorage } from "../src/database.ts"
import { folder } from "./folder.ts"
import { withTickets } from "./records.ts"

const core = (entry: string): string => JSON.stringify(import.meta.resolve(`@fieldcare/core${entry}`))

/** What the application and the command line both open their desk with. */
const configuration = `import { calendar } from ${core("/time")}
const day = [["00:00", "24:00"]]
const week = { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day, saturday: day, sunday: day }
const contacts = {
  person: async () => undefined,
  supervisors: async () => [{ address: "boss@acme.example", language: "zh-Hans" }],
}
export default { outbox: true, contacts, calendar: calendar({ id: "company", version: "1", zone: "Asia/Shanghai", week }) }
`

export const serviceProject = async (url: string, tickets: Readonly<Record<string, number>>): Promise<string> => {
  const path = await folder({ "fieldcare.config.mjs": configuration })
  await withTickets(path, url, tickets)
  return path
}

export const opened = (url: string, path: string): Promise<OpenStorage> =>
  openStorage(databaseUrl(url, (given) => `${path}/${given}`))

/** Tickets that came in so long ago that nobody answered them in time. */
export const receivedLongAgo = async (url: string, path: string, tenant: string, ids: ReadonlyArray<string>) => {
  const open = await opened(url, path)
  const day = [["00:00", "24:00"] as const]
  const week = { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day, saturday: day, sunday: day }
  const hours = calendar({ id: "company", version: "1", zone: "Asia/Shanghai", week })
  const clock = () => Date.now() - 40 * 24 * 3_600_000
  const desk = await openDesk({ storage: open.storage, chapters: regulation(), calendar: hours, clock, outbox: true })
  for (const id of ids)
    await desk.as({ id: "lin", tenant, roles: ["clerk"] }).ticket.receive(
      {
        channel: "hotline",
        service: "repair",
        priority: "high",
        description: "Does not cool",
        customer: { id: "c-1", name: "Wang Fang", telephone: "+86 21 5555 0101" },
        product: { model: "K-20" },
      },
      { id },
    )
  await open.close()
}
