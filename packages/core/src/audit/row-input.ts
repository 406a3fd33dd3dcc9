/** A command's input, made from the cells of a row as the mapping says. */
import { columnValue, type ColumnValue } from "./mapping.ts"
import type { MappingProblem } from "./mapping-invalid.ts"

/** Makes the input of a row; the name of the column that gave nothing where one has to give something. */
export type RowInput = (cells: ReadonlyArray<string>) => object | string

/** What an input is made from: where a column stands in the header (-1: nowhere), and which texts are none. */
export interface InputSource {
  readonly header: ReadonlyArray<string>
  readonly position: (column: string) => number
  readonly missing: ReadonlyArray<string>
}

/** Marks a field that is left out. */
const nothing = Symbol("nothing")

type Maker = (cells: ReadonlyArray<string>) => unknown

/** The maker of an input; a literal one is made once and shared by all rows. */
export const rowInput = (
  template: Readonly<Record<string, unknown>>,
  source: InputSource,
  path: string,
  problems: Array<MappingProblem>,
): RowInput => {
  const planned = plan(template, source, path, problems)
  if (!("make" in planned)) return () => planned.literal as object
  return (cells) => {
    try {
      return planned.make(cells) as object
    } catch (missing) {
      if (missing instanceof CellGivesNothing) return missing.column
      throw missing
    }
  }
}

/** Whether a cell is one of a few texts. A look-up in a set would first sum up all its characters. */
export const isOneOf = (texts: ReadonlyArray<string>, cell: string): boolean => {
  for (let index = 0; index < texts.length; index++)
    if (texts[index]!.length === cell.length && texts[index] === cell) return true
  return false
}

/**
 * A text of its own. Parsers cut cells out of the chunk that was read, and a cell that is kept would keep the
 * whole chunk.
 */
export const detached = (text: string): string => (text.length < 13 ? text : decoder.decode(encoder.encode(text)))

const encoder = new TextEncoder()
const decoder = new TextDecoder("utf-8", { ignoreBOM: true })

/** That a file lacks a column, beside those that it has. */
export const noColumn = (column: string, header: ReadonlyArray<string>): string =>
  `the file has no column ${column}; it has ${header.join(", ")}`

class CellGivesNothing extends Error {
  readonly column: string
  constructor(column: string) {
    super(`The column ${column} gives nothing.`)
    this.column = column
  }
}

const plan = (
  template: unknown,
  source: InputSource,
  path: string,
  problems: Array<MappingProblem>,
): { readonly literal: unknown } | { readonly make: Maker } => {
  if (typeof template !== "object" || template === null) return { literal: template }
  if (!Array.isArray(template) && Object.hasOwn(template, "column")) return fromColumn(template, source, path, problems)
  const fields = Object.entries(template).map(
    ([name, field]) => [name, plan(field, source, path === "" ? name : `${path}.${name}`, problems)] as const,
  )
  if (fields.every(([, field]) => "literal" in field)) return { literal: template }
  const makers = fields.map(([name, field]) => [name, "make" in field ? field.make : () => field.literal] as const)
  if (Array.isArray(template))
    return { make: (cells) => makers.map(([, make]) => make(cells)).filter((item) => item !== nothing) }
  return {
    make: (cells) => {
      const made: Record<string, unknown> = {}
      for (const [name, make] of makers) {
        const value = make(cells)
        if (value !== nothing) made[name] = value
      }
      return made
    },
  }
}

const fromColumn = (
  template: unknown,
  source: InputSource,
  path: string,
  problems: Array<MappingProblem>,
): { readonly literal: unknown } | { readonly make: Maker } => {
  const decoded = columnValue(template)
  if (!("column" in decoded)) {
    problems.push(
      ...decoded.map((one) => ({ path: one.path === "" ? path : `${path}.${one.path}`, problem: one.problem })),
    )
    return { literal: undefined }
  }
  const at = source.position(decoded.column)
  if (at < 0) problems.push({ path, problem: noColumn(decoded.column, source.header) })
  const read = reading(decoded, source.missing)
  return {
    make: (cells) => {
      const value = read(cells[at]!)
      if (value === nothing && decoded.optional === undefined) throw new CellGivesNothing(decoded.column)
      return value
    },
  }
}

const reading = (value: ColumnValue, missing: ReadonlyArray<string>): ((cell: string) => unknown) => {
  const read = readingOf(value)
  return missing.length === 0 ? read : (cell) => (isOneOf(missing, cell) ? nothing : read(cell))
}

const readingOf = ({ equals, map, number }: ColumnValue): ((cell: string) => unknown) => {
  if (equals !== undefined) return (cell) => (cell === "" ? nothing : cell === equals)
  if (map !== undefined) {
    const values = new Map(Object.entries(map))
    return (cell) => (values.has(cell) ? values.get(cell) : nothing)
  }
  if (number !== undefined)
    return (cell) => (cell.trim() === "" || !Number.isFinite(Number(cell)) ? nothing : Number(cell))
  return (cell) => (cell === "" ? nothing : detached(cell))
}
