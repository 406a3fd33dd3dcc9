/** Claims: what another is working on is passed over, not waited for. */
import type { Claim, DutyRow, EntryReference, Message, Settlement } from "@fieldcare/core/storage"
import { type RawBuilder, sql } from "kysely"
import type { Row, Session, Setting } from "../database.ts"
import { tableIn } from "../names.ts"
import { byDue, dutyOf, failedRow, messageOf } from "../read.ts"
import { together } from "../session.ts"
import { compiledBy, slot } from "../statement.ts"
import { mariaDbTypes } from "./types.ts"

/** Rows as a JSON list, as a table: one text for any number of them. */
const given = (columns: Readonly<Record<string, "id" | "kind" | "word" | "integer" | "text">>): RawBuilder<unknown> =>
  sql`json_table(${slot("rows")}, '$[*]' columns (${sql.join(
    Object.entries(columns).map(
      ([name, type]) => sql`${sql.id(name)} ${sql.raw(mariaDbTypes[type])} path ${sql.lit(`$.${name}`)}`,
    ),
  )})) as n`

const sameRecord = sql.raw("t.`tenant` = n.`tenant` and t.`kind` = n.`kind` and t.`id` = n.`id`")
const record = { tenant: "id", kind: "kind", id: "id" } as const
const entry = { ...record, sequence: "integer" } as const

export const claimDuties = (setting: Setting, session: Session, request: Claim): Promise<ReadonlyArray<DutyRow>> => {
  const { db, names, statements } = setting
  const table = tableIn(setting)(names.engine("duty"))
  const picking = statements.of("pick duties", () =>
    compiledBy(
      db,
      sql`select \`tenant\`, \`kind\`, \`id\`, \`duty\`, \`key\`, \`due\` from ${table}
      where \`tenant\` = ${slot("tenant")} and \`free\` <= ${slot("now")}
      order by \`free\`, \`kind\`, \`id\`, \`duty\`, \`key\` limit ${slot("limit")} for update skip locked`,
    ),
  )
  const taking = statements.of("take duties", () =>
    compiledBy(
      db,
      sql`update ${table} as t join ${given({ ...record, duty: "word", key: "word" })}
      on ${sameRecord} and t.\`duty\` = n.\`duty\` and t.\`key\` = n.\`key\`
      set t.\`claim\` = ${slot("claim")}, t.\`free\` = ${slot("until")}`,
    ),
  )
  return together(session, async (run) => {
    const rows = await run(picking.with({ ...request }))
    if (rows.length > 0) await run(taking.with({ ...request, rows: JSON.stringify(rows) }))
    return rows.map(dutyOf).toSorted(byDue)
  })
}

export const claimMessages = (setting: Setting, session: Session, request: Claim): Promise<ReadonlyArray<Message>> => {
  const { db, names, statements } = setting
  const [outbox, journal] = (["outbox", "journal"] as const).map((name) => tableIn(setting)(names.engine(name)))
  const picking = statements.of("pick messages", () =>
    compiledBy(
      db,
      // Only the first table is locked: what another is working on still counts as earlier.
      sql`select \`tenant\`, \`kind\`, \`id\`, \`sequence\` from ${outbox!} as f
      where \`tenant\` = ${slot("tenant")} and \`free\` <= ${slot("now")} and not \`parked\` and not exists (
        select 1 from ${outbox!} as e where e.\`tenant\` = f.\`tenant\` and e.\`kind\` = f.\`kind\`
          and e.\`id\` = f.\`id\` and e.\`sequence\` < f.\`sequence\`)
      order by \`free\`, \`kind\`, \`id\` limit ${slot("limit")} for update skip locked`,
    ),
  )
  const taking = statements.of("take messages", () =>
    compiledBy(
      db,
      sql`update ${outbox!} as t join ${given(entry)} on ${sameRecord} and t.\`sequence\` = n.\`sequence\`
      set t.\`claim\` = ${slot("claim")}, t.\`free\` = ${slot("until")}, t.\`attempts\` = t.\`attempts\` + 1`,
    ),
  )
  const reading = statements.of("taken messages", () =>
    compiledBy(
      db,
      sql`select t.\`kind\`, t.\`id\`, t.\`sequence\`, t.\`attempts\`, j.\`entry\`
      from ${given(entry)} join ${outbox!} as t on ${sameRecord} and t.\`sequence\` = n.\`sequence\`
      join ${journal!} as j on j.\`tenant\` = t.\`tenant\` and j.\`kind\` = t.\`kind\` and j.\`id\` = t.\`id\`
        and j.\`sequence\` = t.\`sequence\``,
    ),
  )
  return together(session, async (run) => {
    const picked = await run(picking.with({ ...request }))
    if (picked.length === 0) return []
    const rows = JSON.stringify(picked)
    await run(taking.with({ ...request, rows }))
    return (await run(reading.with({ rows }))).map((row) => messageOf(setting, row))
  })
}

export const settleMessages = (
  setting: Setting,
  session: Session,
  { tenant, claim, sent, failed }: Settlement,
): Promise<number> => {
  const { db, names, statements } = setting
  const outbox = tableIn(setting)(names.engine("outbox"))
  const theSame = sql`${sameRecord} and t.\`sequence\` = n.\`sequence\` and t.\`claim\` = ${slot("claim")}`
  const counting = statements.of("count messages", () =>
    compiledBy(db, sql`select count(*) as count from ${outbox} as t join ${given(entry)} on ${theSame} for update`),
  )
  const gone = statements.of("messages sent", () =>
    compiledBy(db, sql`delete t from ${outbox} as t join ${given(entry)} on ${theSame}`),
  )
  const kept = statements.of("messages failed", () =>
    compiledBy(
      db,
      sql`update ${outbox} as t join ${given({ ...entry, again: "integer", uncounted: "integer", problem: "text" })} on ${theSame}
      set t.\`claim\` = null, t.\`free\` = coalesce(n.\`again\`, t.\`free\`), t.\`parked\` = n.\`again\` is null,
        t.\`attempts\` = t.\`attempts\` - n.\`uncounted\`, t.\`problem\` = n.\`problem\``,
    ),
  )
  const rowsOf = (references: ReadonlyArray<Row>): string =>
    JSON.stringify(references.map((reference) => ({ ...reference, tenant })))
  return together(session, async (run) => {
    const [held] = await run(counting.with({ claim, rows: rowsOf([...asRows(sent), ...asRows(failed)]) }))
    if (sent.length > 0) await run(gone.with({ claim, rows: rowsOf(asRows(sent)) }))
    if (failed.length > 0) await run(kept.with({ claim, rows: rowsOf(failed.map(failedRow)) }))
    return Number(held!["count"])
  })
}

export const replayMessages = (
  setting: Setting,
  session: Session,
  { tenant, messages }: { readonly tenant: string; readonly messages: ReadonlyArray<EntryReference> },
): Promise<number> => {
  const { db, names, statements } = setting
  const outbox = tableIn(setting)(names.engine("outbox"))
  const theSame = sql`${sameRecord} and t.\`sequence\` = n.\`sequence\` and t.\`parked\``
  const counting = statements.of("count parked", () =>
    compiledBy(db, sql`select count(*) as count from ${outbox} as t join ${given(entry)} on ${theSame} for update`),
  )
  const freeing = statements.of("replay messages", () =>
    compiledBy(
      db,
      sql`update ${outbox} as t join ${given(entry)} on ${theSame}
      set t.\`parked\` = false, t.\`free\` = 0, t.\`attempts\` = 0`,
    ),
  )
  const rows = JSON.stringify(messages.map(({ kind, id, sequence }) => ({ tenant, kind, id, sequence })))
  return together(session, async (run) => {
    const [parked] = await run(counting.with({ rows }))
    await run(freeing.with({ rows }))
    return Number(parked!["count"])
  })
}

const asRows = (references: Settlement["sent"]): ReadonlyArray<Row> => references.map((reference) => ({ ...reference }))
