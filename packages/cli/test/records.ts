/** Records in a database, for commands that look at them. */
import { openDesk, regulation } from "@fieldcare/core"
import { calendar } from "@fieldcare/core/time"
import { databaseUrl } from "../src/database-url.ts"
import { openStorage } from "../src/database.ts"
import { ranIn } from "./folder.ts"

const day = [["09:00", "12:00"] as const, ["13:00", "18:00"] as const]
const company = calendar({ id: "company", version: "1", zone: "Asia/Shanghai", week: { monday: day, tuesday: day } })

/** Migrates a database by the command, and receives so many tickets for each tenant. */
export const withTickets = async (
  folder: string,
  url: string,
  tickets: Readonly<Record<string, number>>,
): Promise<void> => {
  const migrated = await ranIn(folder, ["migrate", "--database", url])
  if (migrated.code !== 0) throw new Error(migrated.error)
  const open = await openStorage(databaseUrl(url, (path) => `${folder}/${path}`))
  const desk = await openDesk({ storage: open.storage, chapters: regulation(), calendar: company, outbox: true })
  for (const [tenant, count] of Object.entries(tickets))
    for (let number = 1; number <= count; number++)
      await desk.as({ id: "lin", tenant, roles: ["clerk"] }).ticket.receive(intake, { id: `T-${number}` })
  await open.close()
}

const intake = {
  channel: "hotline",
  service: "repair",
  priority: "high",
  description: "Does not cool",
  customer: { id: "c-1", name: "Wang Fang", telephone: "+86 21 5555 0101" },
  product: { model: "K-20" },
} as const
