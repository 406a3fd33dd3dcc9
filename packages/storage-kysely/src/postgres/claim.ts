/** Claims in one statement each: what another is working on is passed over, not waited for. */
import type { Claim, DutyRow, EntryReference, Message, Settlement } from "@fieldcare/core/storage"
import { sql } from "kysely"
import type { Session, Setting } from "../database.ts"
import { tableIn } from "../names.ts"
import { byDue, dutyOf, failedRow, messageOf } from "../read.ts"
import { compiledBy, slot, Slot } from "../statement.ts"

export const claimDuties = async (
  setting: Setting,
  { run }: Session,
  request: Claim,
): Promise<ReadonlyArray<DutyRow>> => {
  const table = tableIn(setting)(setting.names.engine("duty"))
  const statement = setting.statements.of("claim duties", () =>
    compiledBy(
      setting.db,
      sql`update ${table} as "d" set "claim" = ${slot("claim")}, "free" = ${slot("until")}
      from (
        select "tenant", "kind", "id", "duty", "key" from ${table}
        where "tenant" = ${slot("tenant")} and "free" <= ${slot("now")}
        order by "free", "kind", "id", "duty", "key" limit ${slot("limit")} for update skip locked
      ) as "picked"
      where "d"."tenant" = "picked"."tenant" and "d"."kind" = "picked"."kind" and "d"."id" = "picked"."id"
        and "d"."duty" = "picked"."duty" and "d"."key" = "picked"."key"
      returning "d"."tenant", "d"."kind", "d"."id", "d"."duty", "d"."key", "d"."due"`,
    ),
  )
  return (await run(statement.with({ ...request }))).map(dutyOf).toSorted(byDue)
}

export const claimMessages = async (
  setting: Setting,
  { run }: Session,
  request: Claim,
): Promise<ReadonlyArray<Message>> => {
  const [outbox, journal] = (["outbox", "journal"] as const).map((name) => tableIn(setting)(setting.names.engine(name)))
  const statement = setting.statements.of("claim messages", () =>
    compiledBy(
      setting.db,
      sql`update ${outbox!} as "o"
      set "claim" = ${slot("claim")}, "free" = ${slot("until")}, "attempts" = "o"."attempts" + 1
      from (
        select "tenant", "kind", "id", "sequence" from ${outbox!} as "first"
        where "tenant" = ${slot("tenant")} and "free" <= ${slot("now")} and not "parked" and not exists (
          select from ${outbox!} as "earlier" where "earlier"."tenant" = "first"."tenant"
            and "earlier"."kind" = "first"."kind" and "earlier"."id" = "first"."id"
            and "earlier"."sequence" < "first"."sequence")
        order by "free", "kind", "id" limit ${slot("limit")} for update skip locked
      ) as "picked" join ${journal!} as "j" on "j"."tenant" = "picked"."tenant" and "j"."kind" = "picked"."kind"
        and "j"."id" = "picked"."id" and "j"."sequence" = "picked"."sequence"
      where "o"."tenant" = "picked"."tenant" and "o"."kind" = "picked"."kind" and "o"."id" = "picked"."id"
        and "o"."sequence" = "picked"."sequence"
      returning "o"."kind", "o"."id", "o"."sequence", "o"."attempts", "j"."entry"`,
    ),
  )
  return (await run(statement.with({ ...request }))).map((row) => messageOf(setting, row))
}

export const replayMessages = async (
  setting: Setting,
  { run }: Session,
  { tenant, messages }: { readonly tenant: string; readonly messages: ReadonlyArray<EntryReference> },
): Promise<number> => {
  const outbox = tableIn(setting)(setting.names.engine("outbox"))
  const statement = setting.statements.of("replay messages", () =>
    compiledBy(
      setting.db,
      sql`update ${outbox} as "o" set "parked" = false, "free" = 0, "attempts" = 0
      from json_to_recordset(cast(cast(${new Slot("messages")} as text) as json))
        as "n"("kind" text, "id" text, "sequence" bigint)
      where "o"."tenant" = ${slot("tenant")} and "o"."kind" = "n"."kind" and "o"."id" = "n"."id"
        and "o"."sequence" = "n"."sequence" and "o"."parked"
      returning 1`,
    ),
  )
  return (await run(statement.with({ tenant, messages: JSON.stringify(messages) }))).length
}

export const settleMessages = async (
  setting: Setting,
  { run }: Session,
  { tenant, claim, sent, failed }: Settlement,
): Promise<number> => {
  const outbox = tableIn(setting)(setting.names.engine("outbox"))
  const given = (name: string) =>
    sql`json_to_recordset(cast(cast(${new Slot(name)} as text) as json))
      as "n"("kind" text, "id" text, "sequence" bigint, "again" bigint,
        "uncounted" int, "problem" text)`
  const theSame = sql`"o"."tenant" = ${slot("tenant")} and "o"."claim" = ${slot("claim")} and "o"."kind" = "n"."kind"
        and "o"."id" = "n"."id" and "o"."sequence" = "n"."sequence"`
  const statement = setting.statements.of("settle messages", () =>
    compiledBy(
      setting.db,
      sql`with
      "gone" as (delete from ${outbox} as "o" using ${given("sent")} where ${theSame} returning 1),
      "kept" as (
        update ${outbox} as "o"
        set "claim" = null, "free" = coalesce("n"."again", "o"."free"), "parked" = "n"."again" is null,
          "attempts" = "o"."attempts" - "n"."uncounted", "problem" = "n"."problem"
        from ${given("failed")} where ${theSame} returning 1)
      select (select count(*) from "gone") + (select count(*) from "kept") as "count"`,
    ),
  )
  const values = { tenant, claim, sent: JSON.stringify(sent), failed: JSON.stringify(failed.map(failedRow)) }
  const [row] = await run(statement.with(values))
  return Number(row!["count"])
}
