/** Tables and lines for a terminal. */
import { stripVTControlCharacters } from "node:util"

/** A column: how it is headed, whether its cells are numbers, which stand to the right, and whether they may be wrapped. */
export interface TextColumn {
  readonly head: string
  readonly number?: true
  readonly wraps?: true
}

/**
 * A table with aligned columns; Chinese characters take two places. One that is wider than `width` wraps its heads,
 * and the cells of columns that may be wrapped, always the widest of them, as far as their longest words allow.
 */
export const textTable = (
  columns: ReadonlyArray<TextColumn>,
  rows: ReadonlyArray<ReadonlyArray<string>>,
  width = Number.POSITIVE_INFINITY,
): string => {
  const widths = widthsOf(columns, rows, width)
  const line = (cells: ReadonlyArray<string>): string => {
    const wrappedCells = columns.map((_, index) => wrapped(cells[index] ?? "", widths[index]!).split("\n"))
    const height = Math.max(1, ...wrappedCells.map(({ length }) => length))
    return Array.from({ length: height }, (_, at) =>
      columns
        .map(({ number }, index) => {
          const cell = wrappedCells[index]![at] ?? ""
          const blank = " ".repeat(Math.max(0, widths[index]! - places(cell)))
          return number === true ? blank + cell : cell + blank
        })
        .join(between)
        .trimEnd(),
    ).join("\n")
  }
  return [line(columns.map(({ head }) => head)), ...rows.map(line)].join("\n")
}

const between = "  "

const widthsOf = (
  columns: ReadonlyArray<TextColumn>,
  rows: ReadonlyArray<ReadonlyArray<string>>,
  width: number,
): ReadonlyArray<number> => {
  const widest = (texts: ReadonlyArray<string>) => Math.max(0, ...texts.map(places))
  const cellsOf = (index: number) => rows.map((row) => row[index] ?? "")
  const widths = columns.map(({ head }, index) => widest([head, ...cellsOf(index)]))
  const least = columns.map(({ head, wraps }, index) =>
    widest([...wordsOf(head), ...(wraps === true ? cellsOf(index).flatMap(wordsOf) : cellsOf(index))]),
  )
  const over = () => widths.reduce((sum, one) => sum + one, 0) + between.length * (columns.length - 1) - width
  for (const [index, { wraps }] of columns.entries())
    if (wraps !== true) widths[index]! -= Math.max(0, Math.min(over(), widths[index]! - least[index]!))
  while (over() > 0) {
    const spare = columns.map(({ wraps }, index) =>
      wraps === true && widths[index]! > least[index]! ? widths[index]! : 0,
    )
    const at = spare.indexOf(Math.max(...spare))
    if (spare[at] === 0) break
    widths[at]! -= 1
  }
  return widths
}

// What is not broken: Chinese is only between its characters, so that a few of them stay together.
const wordsOf = (text: string): ReadonlyArray<string> =>
  text.split(/\s+/).flatMap((word) => (wide.test(word) ? word.match(/.{1,4}/gu)! : word))

/** A text that is longer than `most` characters, with its middle left out: of an id, which is ASCII, beginning and end tell most. */
export const shortened = (text: string, most: number): string => {
  if (text.length <= most) return text
  const end = Math.floor((most - 1) / 3)
  return `${text.slice(0, most - 1 - end)}…${text.slice(-end)}`
}

const wide = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/

/** How many columns of a terminal a text takes. */
export const places = (text: string): number => {
  let count = 0
  for (const character of text) count += wide.test(character) ? 2 : 1
  return count
}

// A word with the blanks before it, or one Chinese character with the marks that may not begin a line.
const pieces =
  /\s*(?:[\u2E80-\u9FFF\uFF01-\uFF60“（][，。；：、！？”）]*|[^\s\u2E80-\u9FFF\uFF01-\uFF60“（]+[，。；：、！？”）]*)/g

/** A text in lines of at most so many columns; Chinese breaks between characters, but before no closing mark. */
export const wrapped = (text: string, width: number): string =>
  text
    .split("\n")
    .map((line) => {
      const lines: Array<string> = []
      let current = /^\s*/.exec(line)![0]
      for (const [piece] of line.trimStart().matchAll(pieces)) {
        if (current.trim() !== "" && places(stripVTControlCharacters(current + piece)) > width) {
          lines.push(current)
          current = piece.trimStart()
        } else current += piece
      }
      return [...lines, current].join("\n")
    })
    .join("\n")
