/** The checks that every adapter's verbs pass through: ids that are ids, no `undefined`, limits within bounds. */
import * as Effect from "effect/Effect"
import type { Claim } from "./claim.ts"
import { RequestInvalid, StorageError } from "./errors.ts"
import { checkKinds, columnsOf, declared, type Prepared } from "./kind-check.ts"
import { checkLoad } from "./load-check.ts"
import type { EntryReference, Settlement } from "./outbox.ts"
import { checkBalances, checkFind, checkPostings, checkSearch } from "./page-check.ts"
import type { KindDeclaration } from "./record.ts"
import { checkIds, checkText, checkWhole, Malformed, shown } from "./sound-values.ts"
import type { StoragePort } from "./storage.ts"
import { checkUnit } from "./unit-check.ts"

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
export const checkedStorage = <Handle>(adapter: StoragePort<Handle>): StoragePort<Handle> =>
  checkedPort(adapter, new Map())

const checkedPort = <Handle>(adapter: StoragePort<Handle>, columns: Prepared): StoragePort<Handle> => ({
  name: adapter.name,
  durability: adapter.durability,
  prepare: (kinds) =>
    guarded(
      "prepare",
      () => checkKinds(kinds),
      () =>
        Effect.tap(adapter.prepare(kinds), () =>
          Effect.sync(() => {
            for (const kind of kinds) columns.set(kind.kind, columnsOf(kind))
          }),
        ),
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
      () => checkSettlement(settlement),
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

const checkSettlement = ({ tenant, claim, sent, failed }: Settlement): void => {
  checkIds({ tenant, claim })
  sent.forEach(checkReference)
  for (const one of failed) {
    checkReference(one)
    if (one.again !== null) checkWhole("again", one.again, 0, Number.MAX_SAFE_INTEGER)
    if (one.problem !== undefined) checkText("problem", one.problem)
    if (one.counts !== undefined && typeof one.counts !== "boolean")
      throw new Malformed(`counts ${shown(one.counts)}, which is no boolean`)
  }
}
