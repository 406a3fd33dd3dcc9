/** Searching one tenant's records: every text is looked through. */
import { type Hit, type SearchRequest, searchedWords } from "@fieldcare/core/storage"
import { ascending, stored } from "./queries.ts"
import { lookUp, recordKey, recordsOf, type TenantState } from "./state.ts"

export const searched = (state: TenantState, request: SearchRequest): ReadonlyArray<Hit> => {
  const whole = folded(request.text.trim())
  const words = searchedWords(request.text).map(folded)
  const hits: Array<Hit> = []
  for (const row of ascending(recordsOf(state, request.kind)).toReversed()) {
    const own = [row.id, ...request.columns.map((name) => row.columns[name])].flatMap((value) =>
      typeof value === "string" ? [folded(value)] : [],
    )
    const personal = (lookUp(state.texts, recordKey(row)) ?? []).flatMap(({ text }) =>
      text.startsWith("data:") ? [] : [folded(text)],
    )
    const texts = [...own, ...personal]
    if (words.every((word) => texts.some((text) => text.includes(word))))
      hits.push({ stored: stored(row), exact: own.includes(whole) })
  }
  return [...hits.filter(({ exact }) => exact), ...hits.filter(({ exact }) => !exact)]
    .filter((hit) => isBehind(hit, request.after))
    .slice(0, request.limit)
}

const isBehind = ({ exact, stored: { id } }: Hit, after: SearchRequest["after"]): boolean =>
  after === undefined || (exact === after.exact ? id < after.id : after.exact)

const folded = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
