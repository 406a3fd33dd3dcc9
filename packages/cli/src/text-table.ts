/** Tables and lines for a terminal. */
import { stripVTControlCharacters } from "node:util"

/** A column: how it is headed, and whether its cells are numbers, which stand to the right. */
export interface TextColumn {
  readonly head: string
  readonly number?: true
}

/** A table with aligned columns; Chinese characters take two places. */
export const textTable = (columns: ReadonlyArray<TextColumn>, rows: ReadonlyArray<ReadonlyArray<string>>): string => {
  const widths = columns.map(({ head }, index) =>
    Math.max(places(head), ...rows.map((row) => places(row[index] ?? ""))),
  )
  const line = (cells: ReadonlyArray<string>): string =>
    columns
      .map(({ number }, index) => {
        const cell = cells[index] ?? ""
        const blank = " ".repeat(widths[index]! - places(cell))
        return number === true ? blank + cell : cell + blank
      })
      .join("  ")
      .trimEnd()
  return [line(columns.map(({ head }) => head)), ...rows.map(line)].join("\n")
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
