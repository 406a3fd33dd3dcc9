/** What a catalogue is: its columns, how a row becomes the input of a command, and what is on record already. */
import type { RowProblemKind } from "./row-words.ts"

/** A column: the names that it goes by in a header, the first of them in English, and whether a row needs it. */
export interface CatalogueColumn {
  readonly names: readonly [english: string, chinese: string]
  readonly needed: boolean
}

/** What is wrong with a cell, and what was seen. */
export type TellCell<Column extends string> = (
  kind: RowProblemKind,
  column: Column,
  seen: Readonly<Record<string, unknown>>,
) => void

/** The fields of an input, each told by the column that it stands in. */
export type CatalogueInput = Readonly<Record<string, unknown>>

/** One kind of record that is registered from a table. */
export interface Catalogue<Column extends string = string> {
  readonly kind: "part" | "bin"
  readonly columns: Readonly<Record<Column, CatalogueColumn>>
  /** The column with the id. */
  readonly id: Column
  /** The input of `register`, as far as the cells can be understood; tells what can not. */
  readonly input: (cell: (column: Column) => string, tell: TellCell<Column>) => CatalogueInput
  /** The column that a field of the input stands in. */
  readonly columnOf: (field: string) => Column
}

/** Where each column stands in a header; capital letters and blanks around a name do not matter. */
export const positionsIn = ({ columns }: Catalogue, header: ReadonlyArray<string>): ReadonlyMap<string, number> => {
  const names = header.map((name) => name.trim().toLowerCase())
  return new Map(
    Object.entries(columns).flatMap(([column, { names: known }]) => {
      const at = names.findIndex((name) => known.includes(name))
      return at === -1 ? [] : [[column, at] as const]
    }),
  )
}
