/** Claims in one statement each: a transaction holds the whole file, so no two can pick the same row. */
import type { Claim, DutyRow, Message, Settlement } from "@fieldcare/core/storage"
import { sql } from "kysely"
import type { Session, Setting } from "../database.ts"
import { messageOf } from "../outbox.ts"
import { byDue, dutyOf } from "../read.ts"
import { compiledBy, slot } from "../statement.ts"

export const claimDuties = async (
  setting: Setting,
  { run }: Session,
  request: Claim & { readonly by: number },
): Promise<ReadonlyArray<DutyRow>> => {
  const table = sql.table(setting.names.engine("duty"))
  const statement = setting.statements.of("claim duties", () =>
    compiledBy(
      setting,
      sql`update ${table} set "claim" = ${slot("claim")}, "free" = ${slot("until")}
      where "rowid" in (
        select "rowid" from ${table}
        where "tenant" = ${slot("tenant")} and "due" <= ${slot("by")} and "free" <= ${slot("now")}
        order by "due", "kind", "id", "duty", "key" limit ${slot("limit")}
      )
      returning "tenant", "kind", "id", "duty", "key", "due"`,
    ),
  )
  return (await run(statement.with({ ...request }))).map(dutyOf).toSorted(byDue)
}
