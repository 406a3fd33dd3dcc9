/** The checks that every adapter's verbs pass through: ids that are ids, no `undefined`, limits within bounds. */
import * as Effect from "effect/Effect"
import { type Movement, movementProblem } from "../ledger/movement.ts"
import { isPlace } from "../ledger/place.ts"
import { RequestInvalid, StorageError } from "./errors.ts"
import type { Column, KindDeclaration, StoredRow } from "./record.ts"
import { searchProblem } from "./searched-words.ts"
import { checkDefined, checkIds, checkText, checkWhole, checkWord, Malformed, shown } from "./sound-values.ts"
import type {
  BalancesRequest,
  Claim,
  EntryReference,
  FindRequest,
  LoadRequest,
  NeedRequest,
  OpenDuty,
  PostingsRequest,
  SearchRequest,
  StoragePort,
  UnitOfWork,
} from "./storage.ts"

/**
 * Puts the port's checks in front of an adapter, so that no adapter can forget them. Every adapter's
 * constructor ends with it.
 *
 * **Details**
 *
 * Refuses with `RequestInvalid`, before anything is sent: a tenant, kind, id or key that is no identifier, an
 * `undefined` anywhere in a value, a column that was not declared, a limit out of bounds, a record of a kind
 * that was not prepared, a unit whose rows name another tenant.
 *
 * @category storage
 * @since 0.1.0
 */
export const checkedStorage = <Handle>(adapter: StoragePort<Handle>): StoragePort<Handle> => {
  const columns = new Map<string, ReadonlyMap<string, Column["type"]>>()
  return checkedPort(adapter, columns)
}

/** The columns of every prepared kind, with their types. */
type Prepared = ReadonlyMap<string, ReadonlyMap<string, Column["type"]>>

const checkedPort = <Handle>(
  adapter: StoragePort<Handle>,
  columns: Map<string, ReadonlyMap<string, Column["type"]>>,
): StoragePort<Handle> => ({
  name: adapter.name,
  durability: adapter.durability,
  prepare: (kinds) =>
    guarded(
      "prepare",
      () => checkKinds(kinds),
      () => {
        return Effect.tap(adapter.prepare(kinds), () =>
          Effect.sync(() => {
            for (const { kind, columns: declared } of kinds) {
              columns.set(
                kind,
                new Map([
                  ["status", "text"],
                  ["category", "text"],
                  ...declared.map(({ name, type }) => [name, type] as const),
                ]),
              )
            }
          }),
        )
      },
    ),
  load: (request) =>
    guarded(
      "load",
      () => checkLoad(request, columns),
      () => adapter.load(request),
    ),
  commit: (unit) =>
    guarded(
      "commit",
      () => checkUnit(unit, columns),
      () => adapter.commit(unit),
    ),
  find: (request) =>
    guarded(
      "find",
      () => checkFind(request, columns),
      () => adapter.find(request),
    ),
  search: (request) =>
    guarded(
      "search",
      () => checkSearch(request, columns),
      () => adapter.search(request),
    ),
  balances: (request) =>
    guarded(
      "balances",
      () => checkBalances(request),
      () => adapter.balances(request),
    ),
  postings: (request) =>
    guarded(
      "postings",
      () => checkPostings(request),
      () => adapter.postings(request),
    ),
  personal: (request) =>
    guarded(
      "personal",
      () => {
        checkIds({ tenant: request.tenant, kind: request.kind })
        request.ids.forEach((id) => checkIds({ id }))
      },
      () => adapter.personal(request),
    ),
  journal: (request) =>
    guarded(
      "journal",
      () => {
        checkIds({ tenant: request.tenant, kind: request.kind, id: request.id })
        checkWhole("after", request.after, 0, Number.MAX_SAFE_INTEGER)
        checkWhole("limit", request.limit, 1, 1000)
      },
      () => adapter.journal(request),
    ),
  due: (request) =>
    guarded(
      "due",
      () => {
        checkIds({ tenant: request.tenant })
        checkWhole("by", request.by, 0, Number.MAX_SAFE_INTEGER)
        checkWhole("limit", request.limit, 1, 500)
      },
      () => adapter.due(request),
    ),
  heads: (request) =>
    guarded(
      "heads",
      () => {
        checkIds({ tenant: request.tenant, kind: request.kind })
        declared(request.kind, columns)
        if (request.after !== undefined) checkIds({ after: request.after })
        checkWhole("limit", request.limit, 1, 1000)
      },
      () => adapter.heads(request),
    ),
  claimDuties: (request) =>
    guarded(
      "claimDuties",
      () => checkClaim(request),
      () => adapter.claimDuties(request),
    ),
  claimMessages: (request) =>
    guarded(
      "claimMessages",
      () => checkClaim(request),
      () => adapter.claimMessages(request),
    ),
  settleMessages: (settlement) =>
    guarded(
      "settleMessages",
      () => {
        checkIds({ tenant: settlement.tenant, claim: settlement.claim })
        settlement.sent.forEach(checkReference)
        for (const failed of settlement.failed) {
          checkReference(failed)
          if (failed.again !== null) checkWhole("again", failed.again, 0, Number.MAX_SAFE_INTEGER)
          if (failed.problem !== undefined) checkText("problem", failed.problem)
          if (failed.counts !== undefined && typeof failed.counts !== "boolean")
            throw new Malformed(`counts ${shown(failed.counts)}, which is no boolean`)
        }
      },
      () => adapter.settleMessages(settlement),
    ),
  parkedMessages: (request) =>
    guarded(
      "parkedMessages",
      () => {
        checkIds({ tenant: request.tenant })
        if (request.after !== undefined) checkReference(request.after)
        checkWhole("limit", request.limit, 1, 500)
      },
      () => adapter.parkedMessages(request),
    ),
  replayMessages: (request) =>
    guarded(
      "replayMessages",
      () => {
        checkIds({ tenant: request.tenant })
        request.messages.forEach(checkReference)
      },
      () => adapter.replayMessages(request),
    ),
  erase: (request) =>
    guarded(
      "erase",
      () => checkIds({ tenant: request.tenant, subject: request.subject }),
      () => adapter.erase(request),
    ),
  transaction: (use) => adapter.transaction((handle, inside) => use(handle, checkedPort(inside, columns))),
  within: (handle) => checkedPort(adapter.within(handle), columns),
})

/**
 * Puts the same checks in front of a verb that is given kinds, for adapters with verbs beside those of the port.
 *
 * @category storage
 * @since 0.1.0
 */
export const checkedKinds = <A>(
  operation: string,
  kinds: ReadonlyArray<KindDeclaration>,
  verb: () => Effect.Effect<A, StorageError>,
): Effect.Effect<A, StorageError> => guarded(operation, () => checkKinds(kinds), verb)

const guarded = <A>(
  operation: string,
  check: () => void,
  verb: () => Effect.Effect<A, StorageError>,
): Effect.Effect<A, StorageError> =>
  Effect.suspend(() => {
    try {
      check()
    } catch (error) {
      if (!(error instanceof Malformed)) throw error
      return Effect.fail(new StorageError({ reason: new RequestInvalid({ operation, problem: error.problem }) }))
    }
    return verb()
  })

const checkClaim = (request: Claim): void => {
  checkIds({ tenant: request.tenant, claim: request.claim })
  checkWhole("now", request.now, 0, Number.MAX_SAFE_INTEGER)
  checkWhole("until", request.until, request.now + 1, Number.MAX_SAFE_INTEGER)
  checkWhole("limit", request.limit, 1, 500)
}

const checkReference = ({ kind, id, sequence }: EntryReference): void => {
  checkIds({ kind, id })
  checkWhole("sequence", sequence, 1, Number.MAX_SAFE_INTEGER)
}

const columnName = /^[a-z][A-Za-z0-9]{0,47}$/
const ownColumns = new Set(["tenant", "id", "version", "status", "category", "head", "record", "trail"])

const columnTypes: ReadonlySet<string> = new Set<Column["type"]>(["text", "integer", "instant", "boolean"])

const checkKinds = (kinds: ReadonlyArray<KindDeclaration>): void => {
  for (const { kind, columns } of kinds) {
    if (typeof kind !== "string" || !columnName.test(kind))
      throw new Malformed(`kind ${shown(kind)}: expected up to 48 letters and digits`)
    const seen = new Set<string>()
    for (const { name, type } of columns) {
      if (typeof name !== "string" || !columnName.test(name))
        throw new Malformed(`column ${shown(name)} of ${kind}: expected up to 48 letters and digits`)
      if (ownColumns.has(name))
        throw new Malformed(`column ${name} of ${kind}, a name that the engine keeps for itself`)
      if (!columnTypes.has(type)) throw new Malformed(`column ${name} of ${kind} of the type ${shown(type)}`)
      if (seen.has(name)) throw new Malformed(`column ${name} of ${kind} twice`)
      seen.add(name)
    }
  }
}

const declared = (kind: string, columns: Prepared): ReadonlyMap<string, Column["type"]> => {
  const names = columns.get(kind)
  if (names === undefined) throw new Malformed(`kind ${shown(kind)}, which was not prepared`)
  return names
}

const checkColumn = (kind: string, name: string, columns: Prepared): Column["type"] => {
  const type = declared(kind, columns).get(name)
  if (type === undefined) throw new Malformed(`column ${shown(name)}, which ${kind} does not declare`)
  return type
}

const checkScalar = (name: string, value: unknown, type: Column["type"]): void => {
  const fits =
    type === "text"
      ? typeof value === "string"
      : type === "boolean"
        ? typeof value === "boolean"
        : Number.isSafeInteger(value)
  if (!fits) throw new Malformed(`${name} ${shown(value)}, which is no ${type}`)
  checkDefined(name, value)
}

const checkLoad = (request: LoadRequest, columns: Prepared): void => {
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
    if ("column" in operand) {
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

const checkFind = (request: FindRequest, columns: Prepared): void => {
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

const checkSearch = (request: SearchRequest, columns: Prepared): void => {
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

/** Names of an account: all that are given are sound, and those that are demanded are given. */
const checkAccount = (
  account: { readonly part?: unknown; readonly place?: unknown; readonly item?: unknown },
  demanded: ReadonlyArray<"part" | "place" | "item">,
): void => {
  const given = (name: "part" | "place" | "item") => account[name] !== undefined || demanded.includes(name)
  if (given("part")) checkIds({ part: account.part })
  if (given("place") && !isPlace(account.place)) throw new Malformed(`place ${shown(account.place)}, which is no place`)
  if (given("item")) checkWord("item", account.item)
}

const checkBalances = (request: BalancesRequest): void => {
  checkIds({ tenant: request.tenant })
  checkAccount(request, [])
  if (request.at !== undefined) checkWhole("at", request.at, 0, Number.MAX_SAFE_INTEGER)
  if (request.after !== undefined) checkAccount(request.after, ["part", "place", "item"])
  checkWhole("limit", request.limit, 1, 500)
}

const checkPostings = (request: PostingsRequest): void => {
  checkIds({ tenant: request.tenant })
  checkAccount(request, ["part"])
  if (request.after !== undefined) {
    checkAccount({ ...request.after, part: request.part }, ["part", "place", "item"])
    checkWhole("at", request.after.at, 0, Number.MAX_SAFE_INTEGER)
    checkWhole("number", request.after.number, 1, Number.MAX_SAFE_INTEGER)
  }
  checkWhole("limit", request.limit, 1, 500)
}

const checkMovement = (movement: Movement): void => {
  checkAccount({ part: movement.part, place: movement.from, item: movement.item }, ["part", "place", "item"])
  const problem = movementProblem(movement)
  if (problem !== undefined) throw new Malformed(`a movement of ${movement.part} ${problem}`)
}

const checkOpenDuties = ({ kind, id }: StoredRow, duties: ReadonlyArray<OpenDuty>): void => {
  for (const { duty, key, due, actAt } of duties) {
    checkWord("duty", duty)
    checkWord("key of a duty", key)
    if (due !== null) checkWhole("due", due, 0, Number.MAX_SAFE_INTEGER)
    if (actAt !== null && actAt !== undefined) checkWhole("actAt", actAt, 0, Number.MAX_SAFE_INTEGER)
  }
  const named = new Set(duties.map(({ duty, key }) => JSON.stringify([duty, key])))
  if (named.size !== duties.length) throw new Malformed(`one duty twice on ${kind} ${id}`)
}

const checkUnit = (unit: UnitOfWork, columns: Prepared): void => {
  checkIds({ tenant: unit.tenant })
  if (unit.writes.length === 0) throw new Malformed("a unit of work that writes nothing")
  const seen = new Set<string>()
  for (const { row, expectedVersion, duties, dutiesBefore } of unit.writes) {
    checkIds({ tenant: row.tenant, kind: row.kind, id: row.id })
    if (row.tenant !== unit.tenant) throw new Malformed(`a row of tenant ${row.tenant} in a unit of ${unit.tenant}`)
    const names = declared(row.kind, columns)
    if (seen.has(`${row.kind} ${row.id}`)) throw new Malformed(`${row.kind} ${row.id} twice in one unit`)
    seen.add(`${row.kind} ${row.id}`)
    checkWhole("expectedVersion", expectedVersion, 0, Number.MAX_SAFE_INTEGER)
    checkWhole("version", row.version, expectedVersion + 1, Number.MAX_SAFE_INTEGER)
    for (const [name, value] of Object.entries(row.columns)) {
      const type = names.get(name)
      if (type === undefined || name === "status" || name === "category")
        throw new Malformed(`column ${name}, which ${row.kind} does not declare`)
      if (value !== null) checkScalar(name, value, type)
    }
    checkWord("status", row.status)
    checkWord("category", row.category)
    checkWord("head", row.head)
    checkDefined("record", row.record)
    checkDefined("trail", row.trail)
    checkOpenDuties(row, duties)
    if (dutiesBefore !== undefined) checkOpenDuties(row, dutiesBefore)
  }
  for (const relied of unit.reliedOn) {
    checkIds({ kind: relied.kind, id: relied.id })
    declared(relied.kind, columns)
    checkWhole("version relied on", relied.version, 1, Number.MAX_SAFE_INTEGER)
  }
  for (const entry of unit.entries) {
    checkIds({ tenant: entry.tenant, kind: entry.kind, id: entry.id })
    if (entry.tenant !== unit.tenant)
      throw new Malformed(`an entry of tenant ${entry.tenant} in a unit of ${unit.tenant}`)
    checkWhole("sequence", entry.sequence, 1, Number.MAX_SAFE_INTEGER)
    checkDefined("entry", entry)
    entry.movements?.forEach(checkMovement)
  }
  const entries = new Set(unit.entries.map(({ kind, id, sequence }) => `${kind} ${id} ${sequence}`))
  for (const { kind, id, sequence } of unit.messages) {
    if (!entries.delete(`${kind} ${id} ${sequence}`))
      throw new Malformed(`a message of ${shown(kind)} ${shown(id)} ${shown(sequence)}, no entry of the unit or twice`)
  }
  for (const text of unit.personal) {
    checkIds({ reference: text.reference, subject: text.subject, kind: text.kind, id: text.id })
    checkText("personal text", text.text)
  }
  if (unit.key !== undefined) {
    checkIds({ actor: unit.key.actor, key: unit.key.key })
    const { digest, kind, id, version } = unit.key.remembered
    checkWord("digest", digest)
    checkIds({ kind, id })
    checkWhole("version remembered", version, 1, Number.MAX_SAFE_INTEGER)
  }
}
