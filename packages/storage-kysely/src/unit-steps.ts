/**
 * A unit of work as the statements that write it, one after the other, for databases that have no single
 * statement for the whole: the idempotency key, then the guards by kind and id, then what the database's own way of
 * posting stock is made of, then what hangs on the records.
 */
import { dutyRowChanges, freeFrom, type UnitOfWork, type Write } from "@fieldcare/core/storage"
import { type Compilable, sql } from "kysely"
import type { Setting } from "./database.ts"
import { tableIn } from "./names.ts"
import { type Guard, guardsOf } from "./outcome.ts"
import { compiledBy, slot } from "./statement.ts"
import type { UnitStock } from "./stock.ts"

/** A record that is only relied on is held, and counted in a variable of the statement that it is a part of. */
export const heldRows = "fieldcare_rows"

export type Step =
  | (Text & { readonly type: "key" })
  | (Text & { readonly type: "more" })
  | (Text & { readonly type: "create" | "update" | "hold"; readonly guard: Guard })
  /** The stock's balances are looked at: the first that can not take its change is told. */
  | (Text & { readonly type: "stock"; readonly stock: UnitStock })
  /** The unit itself says that this guard can not hold. */
  | { readonly type: "contradiction"; readonly guard: Guard }

/** `shape` tells a statement from every other text; its slots are named by their places: "0", "1" and so on. */
interface Text {
  readonly shape: string
  readonly build: (setting: Setting) => Compilable
  readonly parameters: ReadonlyArray<unknown>
}

export const stepsOf = (setting: Setting, unit: UnitOfWork, stock: ReadonlyArray<Step> = []): ReadonlyArray<Step> => {
  const { tenant, writes, entries, personal, messages } = unit
  const steps: Array<Step> = []
  if (unit.key !== undefined) steps.push(takingKey(tenant, unit.key))
  for (const guard of guardsOf(unit)) steps.push(guarding(setting, unit, guard))
  steps.push(...stock)
  for (const write of writes) addDuties(steps, write)
  addRows(steps, entryRows, entries, (entry) => [tenant, entry.kind, entry.id, entry.sequence, JSON.stringify(entry)])
  addRows(steps, textRows, personal, (one) => [tenant, one.kind, one.id, one.reference, one.subject, one.text])
  addRows(steps, messageRows, messages, ({ kind, id, sequence }) => [tenant, kind, id, sequence, 0, 0, false])
  return steps
}

/** Slots for columns, counted from a place on. */
const slots = (columns: ReadonlyArray<string>, from = 0): Record<string, never> =>
  Object.fromEntries(columns.map((column, index) => [column, slot(String(from + index))]))

const keyColumns = ["tenant", "actor", "key", "digest", "kind", "id", "version"]

const takingKey = (tenant: string, { actor, key, remembered }: NonNullable<UnitOfWork["key"]>): Step => ({
  type: "key",
  shape: "take key",
  build: ({ db, names }) => db.insertInto(names.engine("idempotencyKey")).values(slots(keyColumns)),
  parameters: [tenant, actor, key, remembered.digest, remembered.kind, remembered.id, remembered.version],
})

const guarding = (setting: Setting, { tenant, writes }: UnitOfWork, guard: Guard): Step => {
  if (guard.contradicted) return { type: "contradiction", guard }
  const write = writes.find(({ row }) => row.id === guard.id && row.kind === guard.kind)
  if (write === undefined) return holding(tenant, guard)
  return write.expectedVersion === 0 ? creating(setting, guard, write) : updating(setting, guard, write)
}

const holding = (tenant: string, guard: Guard): Step => ({
  type: "hold",
  guard,
  shape: `hold ${guard.kind}`,
  build: (setting) => {
    const table = tableIn(setting)(setting.names.kind(guard.kind))
    const [owner, id, version] = ["tenant", "id", "version"].map((name) => sql.ref(name))
    return compiledBy(
      setting.db,
      sql`select count(*) into ${sql.raw(heldRows)} from ${table}
        where ${owner!} = ${slot("0")} and ${id!} = ${slot("1")} and ${version!} = ${slot("2")} lock in share mode`,
    )
  },
  parameters: [tenant, guard.id, guard.version],
})

const envelope = ["version", "status", "category", "head", "record", "trail"]

const columnsOf = ({ kinds, names }: Setting, kind: string): ReadonlyArray<string> => [
  ...envelope,
  ...kinds.get(kind)!.columns.map(({ name }) => names.column(name)),
]

const valuesOf = ({ kinds }: Setting, { row }: Write): Array<unknown> => {
  const { version, status, category, head, record, trail, columns } = row
  const values: Array<unknown> = [version, status, category, head, JSON.stringify(record), JSON.stringify(trail)]
  for (const { name } of kinds.get(row.kind)!.columns) values.push(columns[name] ?? null)
  return values
}

const creating = (setting: Setting, guard: Guard, write: Write): Step => ({
  type: "create",
  guard,
  shape: `create ${guard.kind}`,
  build: (setting) => {
    const columns = [...columnsOf(setting, guard.kind), "tenant", "id"]
    return setting.db.insertInto(setting.names.kind(guard.kind)).values(slots(columns))
  },
  parameters: [...valuesOf(setting, write), write.row.tenant, guard.id],
})

const updating = (setting: Setting, guard: Guard, write: Write): Step => ({
  type: "update",
  guard,
  shape: `update ${guard.kind}`,
  build: (setting) => {
    const columns = columnsOf(setting, guard.kind)
    return setting.db
      .updateTable(setting.names.kind(guard.kind))
      .set(slots(columns))
      .where("tenant", "=", slot(String(columns.length)))
      .where("id", "=", slot(String(columns.length + 1)))
      .where("version", "=", slot(String(columns.length + 2)))
  },
  parameters: [...valuesOf(setting, write), write.row.tenant, guard.id, write.expectedVersion],
})

const addDuties = (steps: Array<Step>, write: Write): void => {
  const { tenant, kind, id } = write.row
  const { replaces, opened, ended } = dutyRowChanges(write)
  if (replaces) steps.push(endingDuties([tenant, kind, id]))
  for (const { duty, key } of ended) steps.push(endingDuties([tenant, kind, id, duty, key]))
  addRows(steps, dutyRows, opened, (open) => [tenant, kind, id, open.duty, open.key, open.due, freeFrom(open)])
}

/** All of a record, or the one that is named. */
const endingDuties = (parameters: ReadonlyArray<string>): Step => ({
  type: "more",
  shape: `end duties by ${parameters.length}`,
  build: ({ db, names }) =>
    dutyKey
      .slice(0, parameters.length)
      .reduce(
        (statement, column, at) => statement.where(column, "=", slot(String(at))),
        db.deleteFrom(names.engine("duty")),
      ),
  parameters,
})

interface Rows {
  readonly table: "duty" | "journal" | "personalText" | "outbox"
  readonly columns: ReadonlyArray<string>
  /** Whether a row of the same key may be there, whose place is then taken. */
  readonly replaces?: true
}

const record = ["tenant", "kind", "id"]
const dutyKey = [...record, "duty", "key"]
const dutyRows: Rows = { table: "duty", columns: [...dutyKey, "due", "free"], replaces: true }
const entryRows: Rows = { table: "journal", columns: [...record, "sequence", "entry"] }
const textRows: Rows = { table: "personalText", columns: [...record, "reference", "subject", "text"] }
const messageRows: Rows = { table: "outbox", columns: [...record, "sequence", "free", "attempts", "parked"] }

/** More rows than that are written by several statements, so that there are few texts. */
const rowsAtOnce = 8

const addRows = <A>(
  steps: Array<Step>,
  { table, columns, replaces }: Rows,
  all: ReadonlyArray<A>,
  valuesOf: (one: A) => ReadonlyArray<unknown>,
): void => {
  for (let from = 0; from < all.length; from += rowsAtOnce) {
    const some = all.length <= rowsAtOnce ? all : all.slice(from, from + rowsAtOnce)
    steps.push({
      type: "more",
      shape: `add ${some.length} ${table}`,
      build: ({ db, names }) =>
        (replaces ? db.replaceInto(names.engine(table)) : db.insertInto(names.engine(table))).values(
          some.map((_, index) => slots(columns, index * columns.length)),
        ),
      parameters: some.length === 1 ? valuesOf(some[0]!) : some.flatMap(valuesOf),
    })
  }
}
