/** What somebody may have meant. */
import type { Words } from "@fieldcare/core"

interface Candidate {
  readonly id: string
  readonly title: Words
}

const shownMax = 5

/** Those whose title has the words that were asked for, and then those whose numbers begin most alike. */
export const nearestTo = <C extends Candidate>(asked: string, candidates: ReadonlyArray<C>): ReadonlyArray<C> => {
  const words = asked.toLowerCase()
  const byTitle = candidates.filter(
    ({ title }) => words.length > 1 && (title.en.toLowerCase().includes(words) || title["zh-Hans"].includes(words)),
  )
  const byNumber = candidates.toSorted((one, other) => distance(asked, one.id) - distance(asked, other.id))
  return [...new Set([...byTitle, ...byNumber])].slice(0, shownMax)
}

/** Numbers compare part by part: the first difference counts most. */
const distance = (asked: string, id: string): number => {
  const [left, right] = [asked, id].map((number) => number.split(".").map((part) => Number.parseInt(part, 10)))
  let sum = 0
  for (let place = 0; place < 4; place++) {
    const [a = 0, b = 0] = [left![place], right![place]]
    const apart = Number.isNaN(a) ? 99 : Math.min(Math.abs(a - b), 99)
    sum = sum * 100 + apart
  }
  return sum
}
