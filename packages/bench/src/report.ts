/** The table that people read. */

import { isMet, median, type Ratio } from "./compare.ts"
import type { Measured } from "./measure.ts"

export const table = (bench: string, measured: Measured, ratios: readonly Ratio[]): string =>
  [
    bench,
    ...aligned(
      Object.entries(measured).map(([name, times]) => [
        name,
        duration(median(times)),
        `${speed(median(times))} a second`,
      ]),
    ),
    "",
    ...aligned(
      ratios.map((ratio) => [
        ratio.case,
        ratio.ratio.toPrecision(3),
        ratio.goal === undefined ? "" : `${ratio.better === "higher" ? "≥" : "≤"} ${ratio.goal}`,
        verdict(ratio),
      ]),
    ),
    "",
  ].join("\n")

const verdict = (ratio: Ratio): string => {
  const met = isMet(ratio)
  if (met === undefined) return "no goal"
  return met ? "met" : "NOT MET"
}

/** Rows with their first and last columns to the left, what is between to the right. */
const aligned = (rows: readonly (readonly string[])[]): readonly string[] => {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]!.length))) ?? []
  return rows.map((row) => {
    const last = row.length - 1
    const cells = row.map((cell, column) =>
      column === 0 || column === last ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
    )
    return `  ${cells.join("   ")}`.trimEnd()
  })
}

const duration = (nanoseconds: number): string => {
  if (nanoseconds < 1e3) return `${nanoseconds.toPrecision(3)} ns`
  if (nanoseconds < 1e6) return `${(nanoseconds / 1e3).toPrecision(3)} µs`
  if (nanoseconds < 1e9) return `${(nanoseconds / 1e6).toPrecision(3)} ms`
  return `${(nanoseconds / 1e9).toPrecision(3)} s`
}

const speed = (nanoseconds: number): string =>
  new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 3 }).format(1e9 / nanoseconds)
