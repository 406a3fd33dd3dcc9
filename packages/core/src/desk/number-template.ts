/** Numbers as a company writes them: a template with the year and the running number. */
import { yearOf } from "../time/civil-day.ts"
import type { Instant } from "../time/instant.ts"
import { timeZone } from "../time/time-zone.ts"

const token = /\{(year|yy|number)(?::(\d+))?\}/g

/** What is wrong with a template, in words; nothing where it is well. */
export const templateProblem = (template: string, restartsEachYear: boolean): string | undefined => {
  const tokens = [...template.matchAll(token)]
  const bare = template.replaceAll(token, "")
  if (template.length > 100) return "is longer than 100 characters"
  if (/[{}]/.test(bare)) return "has a part that stands for nothing; use {year}, {yy}, {number} or {number:5}"
  if (tokens.filter(([, name]) => name === "number").length !== 1) return "needs {number} exactly once"
  if (tokens.some(([, name, digits]) => digits !== undefined && (name !== "number" || Number(digits) > 12)))
    return "has digits where there can be none, or more than 12"
  if (restartsEachYear && !tokens.some(([, name]) => name !== "number"))
    return "begins anew each year, so it needs {year} or {yy}: else two years give one number"
  return undefined
}

/** A number written by a template. One that has more digits than the template says is written with all of them. */
export const numberBy = (
  template: string,
  { number, year }: { readonly number: number; readonly year: number },
): string =>
  template.replaceAll(token, (_, name: string, digits?: string) => {
    if (name === "year") return String(year)
    if (name === "yy") return String(year).slice(-2)
    return String(number).padStart(Number(digits ?? 1), "0")
  })

/** The year that it is in a zone. */
export const yearIn = (zone: string, at: Instant): number => {
  const year = yearOf(at)
  const offset =
    timeZone(zone)
      ?.stretchesOf(year)
      .find(({ from, to }) => at >= from && at < to)?.offset ?? 0
  return yearOf(Math.max(0, at + offset))
}
