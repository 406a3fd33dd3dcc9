/** The checks that every adapter's verbs pass through: ids that are ids, no `undefined`, limits within bounds. */
import * as Effect from "effect/Effect"
import { isIdentifier } from "../values/identifier.ts"
import { RequestInvalid, StorageError } from "./errors.ts"
import type { Column, KindDeclaration } from "./record.ts"
import { searchProblem } from "./searched-words.ts"
import type {
  Claim,
  EntryReference,
  FindRequest,
  LoadRequest,
  NeedRequest,
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

class Malformed {
  readonly problem: string
  constructor(problem: string) {
    this.problem = problem
  }
}

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

const checkIds = (ids: Readonly<Record<string, unknown>>): void => {
  for (const [name, id] of Object.entries(ids)) {
    if (!isIdentifier(id)) throw new Malformed(`${name} ${shown(id)}, which is no id`)
  }
}

const checkWhole = (name: string, value: unknown, minimum: number, maximum: number): void => {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < minimum || value > maximum) {
    throw new Malformed(`${name} ${shown(value)}, which is not a whole number from ${minimum} to ${maximum}`)
  }
}

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
  declared(need.kind, columns)
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

const checkUnit = (unit: UnitOfWork, columns: Prepared): void => {
  checkIds({ tenant: unit.tenant })
  if (unit.writes.length === 0) throw new Malformed("a unit of work that writes nothing")
  const seen = new Set<string>()
  for (const { row, expectedVersion, duties } of unit.writes) {
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
    for (const { duty, key, due, actAt } of duties) {
      checkWord("duty", duty)
      checkWord("key of a duty", key)
      if (due !== null) checkWhole("due", due, 0, Number.MAX_SAFE_INTEGER)
      if (actAt !== null && actAt !== undefined) checkWhole("actAt", actAt, 0, Number.MAX_SAFE_INTEGER)
    }
    const open = new Set(duties.map(({ duty, key }) => JSON.stringify([duty, key])))
    if (open.size !== duties.length) throw new Malformed(`one duty twice on ${row.kind} ${row.id}`)
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

// What PostgreSQL refuses, or UTF-8 can not hold.
const unstorable = /\u0000|\p{Surrogate}/u

const checkText = (name: string, value: unknown): void => {
  if (typeof value !== "string") throw new Malformed(`${name} ${shown(value)}, which is no text`)
  checkDefined(name, value)
}

/** So many characters fit into an index of every database. */
const wordCharactersMax = 190

const checkWord = (name: string, value: unknown): void => {
  checkText(name, value)
  if ((value as string).length > wordCharactersMax)
    throw new Malformed(`${name} ${shown(value)}, which has more than ${wordCharactersMax} characters`)
}

const checkDefined = (name: string, value: unknown): void => {
  const fault = faultIn(value)
  if (fault !== undefined) throw new Malformed(`${fault.problem} in ${[name, ...fault.path].join(".")}`)
}

interface Fault {
  readonly problem: string
  readonly path: Array<string>
}

// Everything that is written passes here: only a fault has a path, sound values are walked without making any.
const faultIn = (value: unknown): Fault | undefined => {
  switch (typeof value) {
    case "string":
      return unstorable.test(value) ? { problem: "NUL or half of a surrogate pair", path: [] } : undefined
    case "number":
      return Number.isFinite(value) ? undefined : { problem: String(value), path: [] }
    case "boolean":
      return undefined
    case "object":
      if (value === null) return undefined
      return Array.isArray(value) ? faultInList(value) : faultInObject(value as Readonly<Record<string, unknown>>)
    default:
      return { problem: typeof value, path: [] }
  }
}

const faultInList = (list: ReadonlyArray<unknown>): Fault | undefined => {
  for (let index = 0; index < list.length; index++) {
    const fault = faultIn(list[index])
    if (fault !== undefined) return under(String(index), fault)
  }
  return undefined
}

const faultInObject = (object: Readonly<Record<string, unknown>>): Fault | undefined => {
  for (const key of Object.keys(object)) {
    const fault = faultIn(object[key])
    if (fault !== undefined) return under(key, fault)
  }
  return undefined
}

const under = (key: string, { problem, path }: Fault): Fault => ({ problem, path: [key, ...path] })

const shown = (value: unknown): string => {
  if (typeof value === "string") return JSON.stringify(value.slice(0, 40))
  return value !== null && typeof value === "object" ? "an object" : `${value as null | undefined | number | boolean}`
}
