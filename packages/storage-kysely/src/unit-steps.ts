/**
 * A unit of work as the statements that write it, one after the other, for databases that have no single
 * statement for the whole: the idempotency key, then the guards by kind and id, then what hangs on the records.
 */
import type { UnitOfWork, Write } from "@fieldcare/core/storage"
import { type Compilable, sql } from "kysely"
import type { Setting } from "./database.ts"
import { tableIn } from "./names.ts"
import { type Guard, guardsOf } from "./outcome.ts"
import { compiledBy, slot } from "./statement.ts"

/**
 * A statement of a unit. `shape` tells it from every other text. One that guards answers a row when it took
 * effect, and none when it did not; inside a compound statement it answers nothing, and a record that is held is
 * counted in a variable.
 */
export type Step =
  | (Text & { readonly type: "key" })
  | (Text & { readonly type: "more" })
  | (Text & { readonly type: "create" | "update" | "hold"; readonly guard: Guard })
  /** The unit itself says that this guard can not hold. */
  | { readonly type: "contradiction"; readonly guard: Guard }

type Manner = "answering" | { readonly countingIn: string }

interface Text {
  readonly shape: string
  readonly build: (setting: Setting, how: Manner) => Compilable
  readonly values: Readonly<Record<string, unknown>>
}

export const stepsOf = (setting: Setting, unit: UnitOfWork): ReadonlyArray<Step> => {
  const writes = new Map(unit.writes.map((write) => [`${write.row.kind} ${write.row.id}`, write]))
  return [
    ...(unit.key === undefined ? [] : [takingKey(unit, unit.key)]),
    ...guardsOf(unit).map((guard) => guarding(setting, unit.tenant, guard, writes.get(`${guard.kind} ${guard.id}`))),
    ...unit.writes.filter(({ expectedVersion }) => expectedVersion > 0).map(endingDuties),
    ...rows(unit, "duty", ["duty", "key", "due", "free"], unit.writes.flatMap(dutiesOf)),
    ...rows(unit, "journal", ["sequence", "entry"], unit.entries.map(entryOf)),
    ...rows(unit, "personalText", ["reference", "subject", "text"], unit.personal),
    ...rows(unit, "outbox", ["sequence", "free", "attempts", "parked"], unit.messages.map(messageOf)),
  ]
}

const takingKey = ({ tenant }: UnitOfWork, { actor, key, remembered }: NonNullable<UnitOfWork["key"]>): Step => {
  const { digest, kind, id, version } = remembered
  return {
    type: "key",
    shape: "take key",
    build: ({ db, names }, manner) => {
      const columns = ["tenant", "actor", "key", "digest", "kind", "id", "version"]
      const query = db.insertInto(names.engine("idempotencyKey")).values(slots(columns))
      return manner === "answering" ? query.onConflict((conflict) => conflict.doNothing()).returning("tenant") : query
    },
    values: { tenant, actor, key, digest, kind, id, version },
  }
}

const slots = (columns: ReadonlyArray<string>, prefix = ""): Record<string, never> =>
  Object.fromEntries(columns.map((column) => [column, slot(prefix + column)]))

const guarding = (setting: Setting, tenant: string, guard: Guard, write: Write | undefined): Step => {
  if (guard.contradicted) return { type: "contradiction", guard }
  if (write !== undefined) return (write.expectedVersion === 0 ? creating : updating)(guard, valuesOf(setting, write))
  const { kind, id, version } = guard
  return {
    type: "hold",
    guard,
    shape: `hold ${kind}`,
    build: (setting, manner) => {
      const table = tableIn(setting)(setting.names.kind(kind))
      const those = sql`from ${table} where ${sql.ref("tenant")} = ${slot("tenant")} and ${sql.ref("id")} = ${slot("id")}
        and ${sql.ref("version")} = ${slot("version")}`
      // Where a transaction has the whole file, there is nothing to hold.
      const query =
        manner === "answering"
          ? sql`select 1 ${those}`
          : sql`select count(*) into ${sql.raw(manner.countingIn)} ${those} lock in share mode`
      return compiledBy(setting.db, query)
    },
    values: { tenant, id, version },
  }
}

const envelope = ["version", "status", "category", "head", "record", "trail"]

const written = ({ kinds, names }: Setting, kind: string): ReadonlyArray<readonly [string, string]> => [
  ...envelope.map((name) => [name, name] as const),
  ...kinds.get(kind)!.columns.map(({ name }) => [names.column(name), `column ${name}`] as const),
]

const valuesOf = ({ kinds }: Setting, { row, expectedVersion }: Write): Readonly<Record<string, unknown>> => ({
  tenant: row.tenant,
  id: row.id,
  expected: expectedVersion,
  version: row.version,
  status: row.status,
  category: row.category,
  head: row.head,
  record: JSON.stringify(row.record),
  trail: JSON.stringify(row.trail),
  ...Object.fromEntries(kinds.get(row.kind)!.columns.map(({ name }) => [`column ${name}`, row.columns[name] ?? null])),
})

const creating = (guard: Guard, values: Text["values"]): Step => ({
  type: "create",
  guard,
  shape: `create ${guard.kind}`,
  build: (setting, manner) => {
    const columns = Object.fromEntries(written(setting, guard.kind).map(([column, name]) => [column, slot(name)]))
    const query = setting.db
      .insertInto(setting.names.kind(guard.kind))
      .values({ tenant: slot("tenant"), id: slot("id"), ...columns })
    return manner === "answering" ? query.onConflict((conflict) => conflict.doNothing()).returning("id") : query
  },
  values,
})

const updating = (guard: Guard, values: Text["values"]): Step => ({
  type: "update",
  guard,
  shape: `update ${guard.kind}`,
  build: (setting, manner) => {
    const columns = Object.fromEntries(written(setting, guard.kind).map(([column, name]) => [column, slot(name)]))
    const query = setting.db
      .updateTable(setting.names.kind(guard.kind))
      .set(columns)
      .where("tenant", "=", slot("tenant"))
      .where("id", "=", slot("id"))
      .where("version", "=", slot("expected"))
    return manner === "answering" ? query.returning("id") : query
  },
  values,
})

const endingDuties = ({ row: { tenant, kind, id } }: Write): Step => ({
  type: "more",
  shape: "end duties",
  build: ({ db, names }) =>
    db
      .deleteFrom(names.engine("duty"))
      .where("tenant", "=", slot("tenant"))
      .where("kind", "=", slot("kind"))
      .where("id", "=", slot("id")),
  values: { tenant, kind, id },
})

type RecordRow = Readonly<Record<string, unknown>> & { readonly kind: string; readonly id: string }

const dutiesOf = ({ row: { kind, id }, duties }: Write): ReadonlyArray<RecordRow> =>
  duties.map(({ duty, key, due }) => ({ kind, id, duty, key, due, free: 0 }))

const entryOf = (entry: UnitOfWork["entries"][number]): RecordRow => {
  const { kind, id, sequence } = entry
  return { kind, id, sequence, entry: JSON.stringify(entry) }
}

const messageOf = ({ kind, id, sequence }: UnitOfWork["messages"][number]): RecordRow => ({
  kind,
  id,
  sequence,
  free: 0,
  attempts: 0,
  parked: false,
})

/** More rows than that are written by several statements, so that there are few texts. */
const rowsAtOnce = 8

const rows = (
  { tenant }: UnitOfWork,
  table: "duty" | "journal" | "personalText" | "outbox",
  columns: ReadonlyArray<string>,
  all: ReadonlyArray<object>,
): ReadonlyArray<Step> => {
  const steps: Array<Step> = []
  for (let from = 0; from < all.length; from += rowsAtOnce) {
    const some = all.slice(from, from + rowsAtOnce)
    const values: Record<string, unknown> = { tenant }
    some.forEach((row, index) => {
      for (const column of ["kind", "id", ...columns]) values[`${index} ${column}`] = (row as RecordRow)[column]
    })
    steps.push({
      type: "more",
      shape: `add ${some.length} ${table}`,
      build: ({ db, names }) =>
        db.insertInto(names.engine(table)).values(
          some.map((_, index) => ({
            tenant: slot("tenant"),
            ...slots(["kind", "id", ...columns], `${index} `),
          })),
        ),
      values,
    })
  }
  return steps
}
