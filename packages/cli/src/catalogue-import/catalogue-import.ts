/** The rows of a catalogue: every problem by its row, and what is to be registered. */
import { isDeepStrictEqual } from "node:util"
import { isIdentifier, type Words } from "@fieldcare/core"
import { type Catalogue, type CatalogueInput, positionsIn } from "./catalogue.ts"
import { type RowProblemKind, rowWords } from "./row-words.ts"

/** What is wrong with a row, and what would mend it. Rows are counted from 1, the header. */
export interface CatalogueProblem {
  readonly line: number
  readonly column?: string
  /** A kind of our own, or that the desk does not take what the row says. */
  readonly kind: RowProblemKind | "refused" | "invalid"
  readonly problem: Words
  readonly mend: Words
}

/** A row that can be understood. */
export interface CatalogueRow {
  readonly line: number
  readonly id: string
  readonly input: CatalogueInput
}

const textMax = 200

/** Takes the rows of a table, and tells what is wrong with them. */
export class CatalogueImport {
  /** The English names of columns that the header lacks; where there are any, no row is understood. */
  readonly missing: ReadonlyArray<string>
  readonly problems: Array<CatalogueProblem> = []
  readonly #catalogue: Catalogue
  readonly #header: ReadonlyArray<string>
  readonly #positions: ReadonlyMap<string, number>
  readonly #rows: Array<CatalogueRow> = []
  readonly #faulty = new Set<number>()
  readonly #lineOf = new Map<string, number>()
  #count = 0

  constructor(catalogue: Catalogue, header: ReadonlyArray<string>) {
    this.#catalogue = catalogue
    this.#header = header
    this.#positions = positionsIn(catalogue, header)
    this.missing = Object.entries(catalogue.columns).flatMap(([column, { names, needed }]) =>
      needed && !this.#positions.has(column) ? [names[0]] : [],
    )
  }

  /** How many rows there were. */
  get count(): number {
    return this.#count
  }

  /** The rows that nothing is wrong with so far. */
  get sound(): ReadonlyArray<CatalogueRow> {
    return this.#rows.filter(({ line }) => !this.#faulty.has(line))
  }

  /** What the header calls a column; its English name where the header lacks it. */
  headerOf(column: string): string {
    return (
      this.#header[this.#positions.get(column) ?? -1]?.trim() ?? this.#catalogue.columns[column]?.names[0] ?? column
    )
  }

  /** Takes one row. */
  row(cells: ReadonlyArray<string>, line: number): void {
    this.#count++
    const expected = this.#header.length
    if (cells.length !== expected) return this.tell(line, "cells", undefined, { seen: cells.length, expected })
    const cell = (column: string) => (cells[this.#positions.get(column) ?? -1] ?? "").trim()
    for (const [column, { needed }] of Object.entries(this.#catalogue.columns)) {
      const text = cell(column)
      if (needed && text === "") this.tell(line, "notNamed", column, {})
      if (text.length > textMax) this.tell(line, "tooLong", column, { seen: text.length })
    }
    const input = this.#catalogue.input(cell, (kind, column, seen) => this.tell(line, kind, column, seen))
    const id = cell(this.#catalogue.id)
    if (id === "") return
    if (!isIdentifier(id)) return this.tell(line, "badId", this.#catalogue.id, { seen: id })
    const before = this.#lineOf.get(id)
    if (before === undefined) this.#lineOf.set(id, line)
    else this.tell(line, "rowTwice", this.#catalogue.id, { seen: id, line: before })
    this.#rows.push({ line, id, input })
  }

  /** Takes a row that is no row. */
  unreadable(line: number, problem: Words): void {
    this.#count++
    this.refuse(line, { kind: "notParsed", problem, mend: rowWords("notParsed", {}).mend })
  }

  /** Tells a problem of a row in the words of its kind. */
  tell(line: number, kind: RowProblemKind, column: string | undefined, seen: Readonly<Record<string, unknown>>): void {
    const told = column === undefined ? seen : { ...seen, header: this.headerOf(column) }
    this.refuse(line, { ...(column === undefined ? {} : { column }), kind, ...rowWords(kind, told) })
  }

  /** Tells a problem of a row in words that somebody else has. */
  refuse(line: number, problem: Omit<CatalogueProblem, "line">): void {
    this.#faulty.add(line)
    this.problems.push({ line, ...problem })
  }

  /** Which columns of a row say something else than a record that is there. */
  differing({ input }: CatalogueRow, record: Readonly<Record<string, unknown>>): ReadonlyArray<string> {
    // A column that the file does not have says nothing.
    const said = Object.keys(this.#catalogue.columns).filter((column) => this.#positions.has(column))
    const fields = said.filter((column) => column !== this.#catalogue.id && column !== "currency")
    return fields.filter((field) => !isSame(input[field], record[field]))
  }
}

// Of a list the order says nothing; of an amount of money it is always the same.
const isSame = (one: unknown, other: unknown): boolean =>
  Array.isArray(one) && Array.isArray(other)
    ? one.length === other.length && one.every((item) => other.includes(item))
    : isDeepStrictEqual(one, other)
