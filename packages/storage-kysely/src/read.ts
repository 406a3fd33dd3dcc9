/** The verbs that read. Every query names its tenant. */
import type {
  DutyRow,
  FindRequest,
  JournalEntry,
  Loaded,
  LoadRequest,
  NeedRequest,
  Operand,
  Remembered,
  Stored,
} from "@fieldcare/core/storage"
import { sql } from "kysely"
import { jsonArrayFrom } from "kysely/helpers/postgres"
import type { SqlDatabase } from "./database.ts"
import type { Names } from "./names.ts"

const envelope = ["tenant", "id", "version", "status", "category", "head", "record", "trail"] as const

type Row = Record<string, unknown>

const storedOf = (kind: string, row: Row): Stored =>
  ({ ...row, kind, version: Number(row["version"]) }) as unknown as Stored

/** One statement, so that everything in the answer is of one moment. */
export const load = async (db: SqlDatabase, names: Names, request: LoadRequest): Promise<Loaded> => {
  const { tenant, kind, id, needs, key } = request
  const own = db.selectFrom(names.kind(kind)).select(envelope).where("tenant", "=", tenant).where("id", "=", id)
  const texts = db
    .selectFrom(names.engine("personalText"))
    .select(["reference", "text"])
    .where("tenant", "=", tenant)
    .where("kind", "=", kind)
    .where("id", "=", id)
  const remembered = db
    .selectFrom(names.engine("idempotencyKey"))
    .select(["digest", "kind", "id", "version"])
    .where("tenant", "=", tenant)
    .where("actor", "=", key?.actor ?? "")
    .where("key", "=", key?.key ?? "")
  const row = await db
    .selectNoFrom([
      jsonArrayFrom(own).as("own"),
      jsonArrayFrom(texts).as("texts"),
      ...(key === undefined ? [] : [jsonArrayFrom(remembered).as("remembered")]),
      ...needs.map((need, index) => jsonArrayFrom(needed(db, names, request, need)).as(`need${index}`)),
    ])
    .executeTakeFirstOrThrow()
  const answer = row as Record<string, Array<Row>>
  const [record] = answer["own"]!
  return {
    record: record && storedOf(kind, record),
    facts: Object.fromEntries(
      needs.map((need, index) => [need.name, answer[`need${index}`]!.map((one) => storedOf(need.kind, one))]),
    ),
    remembered: answer["remembered"]?.[0] as Remembered | undefined,
    personal: new Map(answer["texts"]!.map((text) => [String(text["reference"]), String(text["text"])])),
  }
}

const needed = (db: SqlDatabase, names: Names, { tenant, kind, id }: LoadRequest, need: NeedRequest) => {
  const operand = (from: Operand): unknown =>
    "value" in from
      ? from.value
      : (db
          .selectFrom(`${names.kind(kind)} as asked`)
          .select(`asked.${names.column(from.column)} as operand`)
          .where("asked.tenant", "=", tenant)
          .where("asked.id", "=", id) as unknown)
  const conditions = "id" in need ? [["id", need.id] as const] : Object.entries(need.where)
  let query = db.selectFrom(names.kind(need.kind)).select(envelope).where("tenant", "=", tenant)
  for (const [name, from] of conditions) query = query.where(names.column(name), "=", operand(from))
  return query.orderBy("id").limit("id" in need ? 1 : need.limit)
}

export const find = async (db: SqlDatabase, names: Names, request: FindRequest): Promise<ReadonlyArray<Stored>> => {
  const { tenant, kind, where, order, after, limit } = request
  let query = db.selectFrom(names.kind(kind)).select(envelope).where("tenant", "=", tenant)
  for (const [name, wanted] of Object.entries(where)) {
    // No database agrees with another about an empty list.
    if (Array.isArray(wanted) && wanted.length === 0) return []
    query = query.where(names.column(name), Array.isArray(wanted) ? "in" : "=", wanted)
  }
  if (after !== undefined) query = query.where("id", order === "ascending" ? ">" : "<", after)
  const rows = await query
    .orderBy("id", order === "ascending" ? "asc" : "desc")
    .limit(limit)
    .execute()
  return rows.map((row) => storedOf(kind, row))
}

/** Databases bound the number of parameters of one statement. */
const idsAtOnce = 1000

export const personal = async (
  db: SqlDatabase,
  names: Names,
  { tenant, kind, ids }: { readonly tenant: string; readonly kind: string; readonly ids: ReadonlyArray<string> },
): Promise<ReadonlyMap<string, string>> => {
  const texts = new Map<string, string>()
  for (let from = 0; from < ids.length; from += idsAtOnce) {
    const rows = await db
      .selectFrom(names.engine("personalText"))
      .select(["reference", "text"])
      .where("tenant", "=", tenant)
      .where("kind", "=", kind)
      .where("id", "in", ids.slice(from, from + idsAtOnce))
      .execute()
    for (const row of rows) texts.set(String(row["reference"]), String(row["text"]))
  }
  return texts
}

export const journal = async (
  db: SqlDatabase,
  names: Names,
  request: {
    readonly tenant: string
    readonly kind: string
    readonly id: string
    readonly after: number
    readonly limit: number
  },
): Promise<ReadonlyArray<JournalEntry>> => {
  const rows = await db
    .selectFrom(names.engine("journal"))
    .select("entry")
    .where("tenant", "=", request.tenant)
    .where("kind", "=", request.kind)
    .where("id", "=", request.id)
    .where("sequence", ">", request.after)
    .orderBy("sequence")
    .limit(request.limit)
    .execute()
  return rows.map((row) => row["entry"] as JournalEntry)
}

export const due = async (
  db: SqlDatabase,
  names: Names,
  { tenant, by, limit }: { readonly tenant: string; readonly by: number; readonly limit: number },
): Promise<ReadonlyArray<DutyRow>> => {
  const rows = await db
    .selectFrom(names.engine("duty"))
    .select(["tenant", "kind", "id", "duty", "key", "due"])
    .where("tenant", "=", tenant)
    .where("due", "<=", by)
    .orderBy("due")
    .orderBy("kind")
    .orderBy("id")
    .orderBy("duty")
    .orderBy("key")
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...(row as unknown as DutyRow), due: Number(row["due"]) }))
}

/** Fails when the transaction has failed already, which COMMIT itself would not tell. */
export const probe = async (db: SqlDatabase): Promise<void> => {
  await sql`select 1`.execute(db)
}
