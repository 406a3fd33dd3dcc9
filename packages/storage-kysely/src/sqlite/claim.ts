/** Claims in one statement each: whoever writes has the whole file, so no two can pick the same row. */
import type { Claim, DutyRow, EntryReference, Message, Settlement } from "@fieldcare/core/storage"
import { sql } from "kysely"
import type { Session, Setting } from "../database.ts"
import { byDue, dutyOf, failedRow, messageOf } from "../read.ts"
import { together } from "../session.ts"
import { compiledBy, slot } from "../statement.ts"

export const claimDuties = async (
  setting: Setting,
  { run }: Session,
  request: Claim,
): Promise<ReadonlyArray<DutyRow>> => {
  const table = sql.table(setting.names.engine("duty"))
  const statement = setting.statements.of("claim duties", () =>
    compiledBy(
      setting.db,
      sql`update ${table} set "claim" = ${slot("claim")}, "free" = ${slot("until")}
      where rowid in (
        select rowid from ${table}
        where "tenant" = ${slot("tenant")} and "free" <= ${slot("now")}
        order by "free", "kind", "id", "duty", "key" limit ${slot("limit")}
      )
      returning "tenant", "kind", "id", "duty", "key", "due"`,
    ),
  )
  return (await run(statement.with({ ...request }))).map(dutyOf).toSorted(byDue)
}

export const claimMessages = async (
  setting: Setting,
  { run }: Session,
  request: Claim,
): Promise<ReadonlyArray<Message>> => {
  const [outbox, journal] = (["outbox", "journal"] as const).map((name) => sql.table(setting.names.engine(name)))
  const statement = setting.statements.of("claim messages", () =>
    compiledBy(
      setting.db,
      sql`update ${outbox!} set "claim" = ${slot("claim")}, "free" = ${slot("until")}, "attempts" = "attempts" + 1
      where rowid in (
        select rowid from ${outbox!} as "first"
        where "tenant" = ${slot("tenant")} and "free" <= ${slot("now")} and not "parked" and not exists (
          select 1 from ${outbox!} as "earlier" where "earlier"."tenant" = "first"."tenant"
            and "earlier"."kind" = "first"."kind" and "earlier"."id" = "first"."id"
            and "earlier"."sequence" < "first"."sequence")
        order by "free", "kind", "id" limit ${slot("limit")}
      )
      returning "kind", "id", "sequence", "attempts", (
        select "entry" from ${journal!} as "j" where "j"."tenant" = ${slot("tenant")} and "j"."kind" = ${outbox!}."kind"
          and "j"."id" = ${outbox!}."id" and "j"."sequence" = ${outbox!}."sequence") as "entry"`,
    ),
  )
  return (await run(statement.with({ ...request }))).map((row) => messageOf(setting, row))
}

export const settleMessages = async (setting: Setting, session: Session, settlement: Settlement): Promise<number> =>
  together(session, (run) => settled(setting, run, settlement))

export const replayMessages = (
  { db, names, statements }: Setting,
  session: Session,
  { tenant, messages }: { readonly tenant: string; readonly messages: ReadonlyArray<EntryReference> },
): Promise<number> => {
  const statement = statements.of("replay message", () =>
    compiledBy(
      db,
      sql`update ${sql.table(names.engine("outbox"))} set "parked" = 0, "free" = 0, "attempts" = 0
      where "tenant" = ${slot("tenant")} and "kind" = ${slot("kind")} and "id" = ${slot("id")}
        and "sequence" = ${slot("sequence")} and "parked" returning 1`,
    ),
  )
  return together(session, async (run) => {
    let count = 0
    for (const { kind, id, sequence } of messages)
      count += (await run(statement.with({ tenant, kind, id, sequence }))).length
    return count
  })
}

const settled = async (
  { db, names, statements }: Setting,
  run: Session["run"],
  { tenant, claim, sent, failed }: Settlement,
): Promise<number> => {
  const outbox = sql.table(names.engine("outbox"))
  const theSame = sql`"tenant" = ${slot("tenant")} and "claim" = ${slot("claim")} and "kind" = ${slot("kind")}
    and "id" = ${slot("id")} and "sequence" = ${slot("sequence")} returning 1`
  const gone = statements.of("message sent", () => compiledBy(db, sql`delete from ${outbox} where ${theSame}`))
  const kept = statements.of("message failed", () =>
    compiledBy(
      db,
      sql`update ${outbox} set "claim" = null, "free" = coalesce(${slot("again")}, "free"),
        "parked" = ${slot("again")} is null, "attempts" = "attempts" - ${slot("uncounted")},
        "problem" = ${slot("problem")} where ${theSame}`,
    ),
  )
  let count = 0
  for (const reference of sent) count += (await run(gone.with({ tenant, claim, ...reference }))).length
  for (const one of failed) count += (await run(kept.with({ tenant, claim, ...failedRow(one) }))).length
  return count
}
