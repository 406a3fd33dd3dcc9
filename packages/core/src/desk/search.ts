/** Searching: the question as a host asks it, and the page that it answers. */
import * as Effect from "effect/Effect"
import type { Lifecycle } from "../engine/lifecycle.ts"
import type { StorageError } from "../storage/errors.ts"
import { searchProblem } from "../storage/searched-words.ts"
import type { Hit, SearchRequest } from "../storage/page-requests.ts"
import { isIdentifier } from "../values/identifier.ts"
import { checkedOptions } from "./decode.ts"
import { InputInvalid } from "./errors.ts"
import type { Executor } from "./executor.ts"
import type { Search } from "./methods.ts"
import type { Page } from "./page.ts"
import { restoredAll } from "./restored-records.ts"

export const searchPage = (
  executor: Executor,
  tenant: string,
  kind: string,
  asked: Search,
): Effect.Effect<Page<object>, InputInvalid | StorageError> =>
  Effect.flatMap(checked(kind, asked), ({ text, limit, after }) => {
    const columns = searchedColumns(executor.ready(kind).compiled.lifecycle)
    return Effect.flatMap(
      executor.storage.search({ tenant, kind, text, columns, limit, ...(after === undefined ? {} : { after }) }),
      (hits) =>
        Effect.map(
          restoredAll(
            executor,
            tenant,
            kind,
            hits.map(({ stored }) => stored),
          ),
          (items) => ({ items, ...(hits.length === limit ? { next: cursorOf(hits.at(-1)!) } : {}) }),
        ),
    )
  })

const searchedColumns = ({ columns }: Lifecycle): ReadonlyArray<string> =>
  Object.entries<Lifecycle["columns"][string]>(columns).flatMap(([name, { searched }]) =>
    searched === true ? [name] : [],
  )

const fields = ["text", "after", "limit"] as const

const checked = (
  kind: string,
  asked: Search,
): Effect.Effect<Pick<SearchRequest, "text" | "limit" | "after">, InputInvalid> => {
  const command = `${kind}.search`
  return Effect.flatMap(checkedOptions(command, asked, fields), () => {
    const { text, limit = 20, after } = asked
    const refused = (path: string, problem: string) =>
      Effect.fail(new InputInvalid({ command, problems: [{ path, problem }] }))
    const problem = searchProblem(text)
    if (problem !== undefined) return refused("text", problem)
    if (!Number.isInteger(limit) || limit < 1 || limit > 100)
      return refused("limit", "Expected a whole number from 1 to 100")
    if (after === undefined) return Effect.succeed({ text, limit })
    const hit = hitOf(after)
    return hit === undefined
      ? refused("after", "Expected the `next` of a page of this search")
      : Effect.succeed({ text, limit, after: hit })
  })
}

const cursorOf = ({ exact, stored: { id } }: Hit): string => `${exact ? "=" : "~"}${id}`

const hitOf = (cursor: unknown): SearchRequest["after"] => {
  if (typeof cursor !== "string" || !/^[=~]/.test(cursor) || !isIdentifier(cursor.slice(1))) return undefined
  return { exact: cursor.startsWith("="), id: cursor.slice(1) }
}
