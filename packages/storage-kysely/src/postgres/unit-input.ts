/** Units of work as the parameters of one statement: a JSON list for each sort of row. */
import type { UnitOfWork } from "@fieldcare/core/storage"
import { type Guard, guardsOf } from "../outcome.ts"

/** The kinds that a statement writes, and those whose records it only holds. */
export interface Shape {
  readonly written: ReadonlyArray<string>
  readonly reliedOn: ReadonlyArray<string>
}

export interface UnitInput {
  readonly shape: Shape
  /** Of every unit its guards, in the order in which refusals are told. */
  readonly guards: ReadonlyArray<ReadonlyArray<Guard>>
  readonly values: Readonly<Record<string, string>>
}

/** Rows of many units; `u` says to which unit a row belongs, `g` which of its guards it is. */
class Rows {
  readonly #lists = new Map<string, Array<unknown>>()

  add(list: string, row: unknown): void {
    const rows = this.#lists.get(list)
    if (rows === undefined) this.#lists.set(list, [row])
    else rows.push(row)
  }

  names(prefix: string): ReadonlyArray<string> {
    return [...this.#lists.keys()]
      .filter((name) => name.startsWith(prefix))
      .map((name) => name.slice(prefix.length))
      .toSorted()
  }

  json(): Readonly<Record<string, string>> {
    const values: Record<string, string> = { entries: "[]", duties: "[]", texts: "[]", messages: "[]" }
    for (const [name, rows] of this.#lists) values[name] = JSON.stringify(rows)
    return values
  }
}

export const unitInput = (units: ReadonlyArray<UnitOfWork>): UnitInput => {
  const rows = new Rows()
  const guards = units.map((unit, u) => {
    const guards = guardsOf(unit)
    rows.add("units", { u, guards: guards.length, tenant: unit.tenant, ...keyOf(unit), ...textsWantedOf(unit) })
    addWrites(rows, unit, u, guards)
    for (const entry of unit.entries)
      rows.add("entries", { u, kind: entry.kind, id: entry.id, sequence: entry.sequence, entry })
    for (const { kind, id, sequence } of unit.messages) rows.add("messages", { u, kind, id, sequence })
    for (const text of unit.personal) rows.add("texts", { u, ...text })
    return guards
  })
  return { shape: { written: rows.names("w "), reliedOn: rows.names("r ") }, guards, values: rows.json() }
}

const keyOf = ({ key }: UnitOfWork): object => {
  if (key === undefined) return {}
  const { digest, kind, id, version } = key.remembered
  return { actor: key.actor, key: key.key, digest, kind, id, version }
}

const textsWantedOf = ({ textsWanted, writes }: UnitOfWork): object =>
  textsWanted === true ? { textsKind: writes[0]!.row.kind, textsId: writes[0]!.row.id } : {}

const addWrites = (rows: Rows, unit: UnitOfWork, u: number, guards: ReadonlyArray<Guard>): void => {
  const writes = new Map(unit.writes.map((write) => [`${write.row.kind} ${write.row.id}`, write]))
  guards.forEach(({ kind, id, version, contradicted }, g) => {
    const write = contradicted ? undefined : writes.get(`${kind} ${id}`)
    if (write === undefined) {
      // A guard without a row never holds.
      if (!contradicted) rows.add(`r ${kind}`, { u, g, tenant: unit.tenant, id, version })
      return
    }
    const { columns, tenant, status, category, head, record, trail, version: after } = write.row
    const row = { u, g, tenant, id, expected: write.expectedVersion, version: after, status, category, head }
    rows.add(`w ${kind}`, { ...row, record, trail, ...prefixed(columns) })
    for (const duty of write.duties) rows.add("duties", { u, kind, id, ...duty })
  })
}

// A declared column may be called like a field of the envelope's rows here.
const prefixed = (columns: object): object =>
  Object.fromEntries(Object.entries(columns).map(([name, value]) => [`c_${name}`, value]))
