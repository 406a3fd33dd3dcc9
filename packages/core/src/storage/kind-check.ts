/** The checks of kinds as they are prepared, and of columns and values against the kinds that were. */
import type { Column, KindDeclaration } from "./record.ts"
import { checkDefined, Malformed, shown } from "./sound-values.ts"

/** The columns of every prepared kind, with their types. */
export type Prepared = Map<string, Columns>

type Columns = ReadonlyMap<string, Column["type"]>

/** What a record of a kind can be looked for by. */
export const columnsOf = ({ columns }: KindDeclaration): Columns =>
  new Map([["status", "text"], ["category", "text"], ...columns.map(({ name, type }) => [name, type] as const)])

const columnName = /^[a-z][A-Za-z0-9]{0,47}$/
const ownColumns = new Set(["tenant", "id", "version", "status", "category", "head", "record", "trail"])

const columnTypes: ReadonlySet<string> = new Set<Column["type"]>(["text", "integer", "instant", "boolean"])

export const checkKinds = (kinds: ReadonlyArray<KindDeclaration>): void => {
  for (const { kind, columns } of kinds) {
    if (typeof kind !== "string" || !columnName.test(kind))
      throw new Malformed(`kind ${shown(kind)}: expected up to 48 letters and digits`)
    const seen = new Set<string>()
    for (const { name, type } of columns) {
      if (typeof name !== "string" || !columnName.test(name))
        throw new Malformed(`column ${shown(name)} of ${kind}: expected up to 48 letters and digits`)
      if (ownColumns.has(name))
        throw new Malformed(`column ${name} of ${kind}, a name that the engine keeps for itself`)
      if (!columnTypes.has(type)) throw new Malformed(`column ${name} of ${kind} of the type ${shown(type)}`)
      if (seen.has(name)) throw new Malformed(`column ${name} of ${kind} twice`)
      seen.add(name)
    }
  }
}

export const declared = (kind: string, columns: Prepared): Columns => {
  const names = columns.get(kind)
  if (names === undefined) throw new Malformed(`kind ${shown(kind)}, which was not prepared`)
  return names
}

export const checkColumn = (kind: string, name: string, columns: Prepared): Column["type"] => {
  const type = declared(kind, columns).get(name)
  if (type === undefined) throw new Malformed(`column ${shown(name)}, which ${kind} does not declare`)
  return type
}

export const checkScalar = (name: string, value: unknown, type: Column["type"]): void => {
  const fits =
    type === "text"
      ? typeof value === "string"
      : type === "boolean"
        ? typeof value === "boolean"
        : Number.isSafeInteger(value)
  if (!fits) throw new Malformed(`${name} ${shown(value)}, which is no ${type}`)
  checkDefined(name, value)
}
