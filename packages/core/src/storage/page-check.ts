/** The checks of what is asked of the verbs that answer pages. */
import { checkAccount } from "./account-check.ts"
import { checkColumn, checkScalar, declared, type Prepared } from "./kind-check.ts"
import type { BalancesRequest, FindRequest, PostingsRequest, SearchRequest } from "./page-requests.ts"
import { searchProblem } from "./searched-words.ts"
import { checkIds, checkWhole, Malformed, shown } from "./sound-values.ts"

export const checkFind = (request: FindRequest, columns: Prepared): void => {
  checkIds({ tenant: request.tenant, kind: request.kind })
  declared(request.kind, columns)
  if (request.after !== undefined) checkIds({ after: request.after })
  checkWhole("limit", request.limit, 1, 500)
  if (request.order !== "ascending" && request.order !== "descending")
    throw new Malformed(`the order ${shown(request.order)}`)
  for (const [name, value] of Object.entries(request.where)) {
    const type = checkColumn(request.kind, name, columns)
    if (Array.isArray(value)) {
      if (value.length > 1000)
        throw new Malformed(`${value.length} values for ${name}; at most 1000 are looked for at once`)
      value.forEach((one) => checkScalar(name, one, type))
    } else checkScalar(name, value, type)
  }
}

export const checkSearch = (request: SearchRequest, columns: Prepared): void => {
  checkIds({ tenant: request.tenant, kind: request.kind })
  declared(request.kind, columns)
  const problem = searchProblem(request.text)
  if (problem !== undefined) throw new Malformed(`the text ${shown(request.text)}: ${problem}`)
  for (const name of request.columns) {
    if (checkColumn(request.kind, name, columns) !== "text") throw new Malformed(`column ${name}, which is no text`)
  }
  checkWhole("limit", request.limit, 1, 100)
  if (request.after === undefined) return
  checkIds({ after: request.after.id })
  if (typeof request.after.exact !== "boolean")
    throw new Malformed("a page behind a hit that is not told to be exact or not")
}

export const checkBalances = (request: BalancesRequest): void => {
  checkIds({ tenant: request.tenant })
  checkAccount(request, [])
  if (request.at !== undefined) checkWhole("at", request.at, 0, Number.MAX_SAFE_INTEGER)
  if (request.after !== undefined) checkAccount(request.after, ["part", "place", "item"])
  checkWhole("limit", request.limit, 1, 500)
}

export const checkPostings = (request: PostingsRequest): void => {
  checkIds({ tenant: request.tenant })
  checkAccount(request, ["part"])
  if (request.after !== undefined) {
    checkAccount({ ...request.after, part: request.part }, ["part", "place", "item"])
    checkWhole("at", request.after.at, 0, Number.MAX_SAFE_INTEGER)
    checkWhole("number", request.after.number, 1, Number.MAX_SAFE_INTEGER)
  }
  checkWhole("limit", request.limit, 1, 500)
}
