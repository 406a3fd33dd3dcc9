/** Forgetting a person: every text that is about the subject goes, the records that refer to them stay. */
import type { Run, Session, Setting } from "./database.ts"
import { together } from "./session.ts"
import { slot } from "./statement.ts"

interface Erasure {
  readonly tenant: string
  readonly subject: string
}

export const erase = (setting: Setting, session: Session, request: Erasure): Promise<number> =>
  together(session, (run) => erased(setting, run, request))

// No `returning`: not every database has it.
const erased = async ({ db, names, statements }: Setting, run: Run, { tenant, subject }: Erasure): Promise<number> => {
  const table = names.engine("personalText")
  const counting = statements.of("count texts", () =>
    db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll().as("count"))
      .where("tenant", "=", slot("tenant"))
      .where("subject", "=", slot("subject")),
  )
  const forgetting = statements.of("erase texts", () =>
    db.deleteFrom(table).where("tenant", "=", slot("tenant")).where("subject", "=", slot("subject")),
  )
  const [row] = await run(counting.with({ tenant, subject }))
  await run(forgetting.with({ tenant, subject }))
  return Number(row!["count"])
}
