/** The verbs that read, beside `load`. Every query names its tenant, and every statement is compiled once for its shape. */
import type {
  DutyRow,
  EntryReference,
  FailedMessage,
  FindRequest,
  Head,
  JournalEntry,
  Message,
  ParkedMessage,
  Stored,
} from "@fieldcare/core/storage"
import type { Row, Run, Setting } from "./database.ts"
import { once, type Prepared, slot } from "./statement.ts"

export const envelope = ["tenant", "id", "version", "status", "category", "head", "record", "trail"] as const

export const storedOf = ({ dialect }: Setting, kind: string, row: Row): Stored => {
  const { tenant, id, status, category, head } = row as unknown as Stored
  const json = (value: unknown): unknown => (dialect.jsonAsText ? JSON.parse(String(value)) : value)
  const [record, trail] = [json(row["record"]), json(row["trail"]) as Stored["trail"]]
  return { tenant, kind, id, version: Number(row["version"]), status, category, head, record, trail }
}

export const textsOf = (rows: ReadonlyArray<Row>): ReadonlyMap<string, string> =>
  new Map(rows.map((text) => [String(text["reference"]), String(text["text"])]))

export const find = async (setting: Setting, run: Run, request: FindRequest): Promise<ReadonlyArray<Stored>> => {
  const { tenant, kind, where, order, after, limit } = request
  let query = setting.db.selectFrom(setting.names.kind(kind)).select(envelope).where("tenant", "=", tenant)
  for (const [name, wanted] of Object.entries(where)) {
    // No database agrees with another about an empty list.
    if (Array.isArray(wanted) && wanted.length === 0) return []
    query = query.where(setting.names.column(name), Array.isArray(wanted) ? "in" : "=", wanted)
  }
  if (after !== undefined) query = query.where("id", order === "ascending" ? ">" : "<", after)
  const rows = await run(once(query.orderBy("id", order === "ascending" ? "asc" : "desc").limit(limit)))
  return rows.map((row) => storedOf(setting, kind, row))
}

/** Databases bound the number of parameters of one statement. */
const idsAtOnce = 1000

export const personal = async (
  { db, names }: Setting,
  run: Run,
  { tenant, kind, ids }: { readonly tenant: string; readonly kind: string; readonly ids: ReadonlyArray<string> },
): Promise<ReadonlyMap<string, string>> => {
  const texts = new Map<string, string>()
  for (let from = 0; from < ids.length; from += idsAtOnce) {
    const query = db
      .selectFrom(names.engine("personalText"))
      .select(["reference", "text"])
      .where("tenant", "=", tenant)
      .where("kind", "=", kind)
      .where("id", "in", ids.slice(from, from + idsAtOnce))
    for (const [reference, text] of textsOf(await run(once(query)))) texts.set(reference, text)
  }
  return texts
}

interface JournalRequest {
  readonly tenant: string
  readonly kind: string
  readonly id: string
  readonly after: number
  readonly limit: number
}

export const journal = async (
  setting: Setting,
  run: Run,
  request: JournalRequest,
): Promise<ReadonlyArray<JournalEntry>> => {
  const { db, names, statements } = setting
  const statement: Prepared = statements.of("journal", () =>
    db
      .selectFrom(names.engine("journal"))
      .select("entry")
      .where("tenant", "=", slot("tenant"))
      .where("kind", "=", slot("kind"))
      .where("id", "=", slot("id"))
      .where("sequence", ">", slot("after"))
      .orderBy("sequence")
      .limit(slot("limit")),
  )
  const rows = await run(statement.with({ ...request }))
  return rows.map((row) => entryOf(setting, row))
}

export const entryOf = ({ dialect }: Setting, row: Row): JournalEntry =>
  (dialect.jsonAsText ? JSON.parse(String(row["entry"])) : row["entry"]) as JournalEntry

export const due = async (
  { db, names, statements }: Setting,
  run: Run,
  request: { readonly tenant: string; readonly by: number; readonly limit: number },
): Promise<ReadonlyArray<DutyRow>> => {
  const statement = statements.of("due", () =>
    db
      .selectFrom(names.engine("duty"))
      .select(["tenant", "kind", "id", "duty", "key", "due"])
      .where("tenant", "=", slot("tenant"))
      .where("due", "<=", slot("by"))
      .orderBy("due")
      .orderBy("kind")
      .orderBy("id")
      .orderBy("duty")
      .orderBy("key")
      .limit(slot("limit")),
  )
  return (await run(statement.with({ ...request }))).map(dutyOf)
}

export const dutyOf = (row: Row): DutyRow => {
  const { due, ...rest } = row as Row & Omit<DutyRow, "due">
  const { tenant, kind, id, duty, key } = rest
  return { tenant, kind, id, duty, key, due: due === null ? null : Number(due) }
}

export const byDue = (a: DutyRow, b: DutyRow): number => a.due! - b.due! || (dutyKey(a) < dutyKey(b) ? -1 : 1)
const dutyKey = ({ kind, id, duty, key }: DutyRow): string => `${kind} ${id} ${duty} ${key}`

export const messageOf = (setting: Setting, row: Row): Message => ({
  kind: String(row["kind"]),
  id: String(row["id"]),
  sequence: Number(row["sequence"]),
  attempts: Number(row["attempts"]),
  entry: entryOf(setting, row),
})

/** A message that was not delivered, as the statements of the dialects take it. */
export const failedRow = ({ kind, id, sequence, again, problem, counts = true }: FailedMessage) => ({
  kind,
  id,
  sequence,
  again,
  problem: problem ?? null,
  uncounted: counts ? 0 : 1,
})

export const parkedMessages = async (
  setting: Setting,
  run: Run,
  { tenant, after, limit }: { readonly tenant: string; readonly after?: EntryReference; readonly limit: number },
): Promise<ReadonlyArray<ParkedMessage>> => {
  const { db, names, statements } = setting
  const statement = statements.of("parked messages", () =>
    db
      .selectFrom(`${names.engine("outbox")} as o`)
      .innerJoin(`${names.engine("journal")} as j`, (join) =>
        join
          .onRef("j.tenant", "=", "o.tenant")
          .onRef("j.kind", "=", "o.kind")
          .onRef("j.id", "=", "o.id")
          .onRef("j.sequence", "=", "o.sequence"),
      )
      .select(["o.kind", "o.id", "o.sequence", "o.attempts", "o.problem", "j.entry"])
      .where("o.tenant", "=", slot("tenant"))
      .where("o.parked", "=", slot("parked"))
      .where((build) =>
        build.or([
          build("o.kind", ">", slot("kind")),
          build.and([build("o.kind", "=", slot("kind")), build("o.id", ">", slot("id"))]),
          build.and([
            build("o.kind", "=", slot("kind")),
            build("o.id", "=", slot("id")),
            build("o.sequence", ">", slot("sequence")),
          ]),
        ]),
      )
      .orderBy("o.kind")
      .orderBy("o.id")
      .orderBy("o.sequence")
      .limit(slot("limit")),
  )
  const { kind, id, sequence } = after ?? { kind: "", id: "", sequence: 0 }
  const rows = await run(statement.with({ tenant, kind, id, sequence, limit, parked: true }))
  return rows.map((row) => ({ ...messageOf(setting, row), problem: (row["problem"] ?? null) as string | null }))
}

export const heads = async (
  { db, names, statements }: Setting,
  run: Run,
  request: { readonly tenant: string; readonly kind: string; readonly after?: string; readonly limit: number },
): Promise<ReadonlyArray<Head>> => {
  const statement = statements.of(`heads ${request.kind}`, () =>
    db
      .selectFrom(names.kind(request.kind))
      .select(["id", "version", "head"])
      .where("tenant", "=", slot("tenant"))
      .where("id", ">", slot("after"))
      .orderBy("id")
      .limit(slot("limit")),
  )
  const rows = await run(statement.with({ after: "", ...request }))
  return rows.map((row) => ({ id: String(row["id"]), version: Number(row["version"]), head: String(row["head"]) }))
}
