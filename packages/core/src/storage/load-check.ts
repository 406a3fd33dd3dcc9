/** The checks of what is asked of `load`. */
import { checkAccount } from "./account-check.ts"
import { checkColumn, checkScalar, declared, type Prepared } from "./kind-check.ts"
import type { LoadRequest, NeedRequest } from "./load.ts"
import { checkIds, checkWhole, checkWord, Malformed } from "./sound-values.ts"

export const checkLoad = (request: LoadRequest, columns: Prepared): void => {
  checkIds({ tenant: request.tenant, kind: request.kind, id: request.id })
  declared(request.kind, columns)
  if (request.key !== undefined) checkIds({ actor: request.key.actor, key: request.key.key })
  for (const need of request.needs) checkNeed(request.kind, need, columns)
}

const checkNeed = (kind: string, need: NeedRequest, columns: Prepared): void => {
  if ("stock" in need) {
    checkWhole(`questions of ${need.name}`, need.stock.length, 0, 100)
    for (const question of need.stock) checkAccount(question, question.place === undefined ? ["part"] : ["place"])
    return
  }
  declared(need.kind, columns)
  if ("ids" in need) {
    checkWhole(`ids of ${need.name}`, need.ids.length, 0, 500)
    for (const id of need.ids) checkIds({ [need.name]: id })
    return
  }
  const operands = "id" in need ? { id: need.id } : need.where
  for (const [name, operand] of Object.entries(operands)) {
    const type = "id" in need ? "text" : checkColumn(need.kind, name, columns)
    if ("among" in operand) {
      if (type !== "text") throw new Malformed(`several values for ${name}, which is ${type}`)
      checkWhole(`values of ${name}`, operand.among.length, 0, 500)
      for (const value of operand.among) checkWord(name, value)
    } else if ("column" in operand) {
      if (checkColumn(kind, operand.column, columns) !== type)
        throw new Malformed(`column ${operand.column} for ${name}, which is ${type}`)
    } else if ("id" in need) checkIds({ [need.name]: operand.value })
    else checkScalar(name, operand.value, type)
  }
  if (!("id" in need)) {
    if (Object.keys(need.where).length === 0) throw new Malformed(`need ${need.name} without a condition`)
    checkWhole("limit", need.limit, 1, 100)
  }
}
