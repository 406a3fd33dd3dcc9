/** A transaction over a memory storage: a snapshot to work on, and what is to become of it. */
import { StatementFailed, StorageError, TransactionAborted, TransactionPoisoned } from "@fieldcare/core/storage"
import * as HashMap from "effect/HashMap"
import { lookUp, type State, tenantOf, type TenantState } from "./state.ts"

/** Where the newest committed state is kept. */
export interface Root {
  state: State
}

/**
 * The handle of a transaction. It is opaque: pass it to `within`.
 *
 * @category storage
 * @since 0.1.0
 */
export class MemoryTransaction {
  /** Tenants that were looked at, as they were when the transaction began. */
  readonly #seen = new Map<string, TenantState>()
  readonly #root: Root
  readonly #snapshot: State
  #working: State
  #ended = false
  #failure: StorageError | undefined

  constructor(root: Root) {
    this.#root = root
    this.#snapshot = root.state
    this.#working = root.state
  }

  read(tenant: string): TenantState {
    this.#seen.set(tenant, tenantOf(this.#snapshot, tenant))
    return tenantOf(this.#working, tenant)
  }

  write(tenant: string, state: TenantState): void {
    this.#working = HashMap.set(this.#working, tenant, state)
  }

  /** Why a verb can not run any more, or `undefined` when it can. */
  refusal(operation: string): StorageError | undefined {
    if (this.#ended) {
      const cause = new Error("the transaction has ended")
      return new StorageError({ reason: new StatementFailed({ operation, code: "TransactionEnded", cause }) })
    }
    if (this.#failure === undefined) return undefined
    return new StorageError({ reason: new TransactionPoisoned({ operation, cause: this.#failure }) })
  }

  poison(failure: StorageError): void {
    this.#failure ??= failure
  }

  /** A point to return to; calling the answer undoes what came after it. */
  savepoint(): () => void {
    const working = this.#working
    return () => {
      this.#working = working
    }
  }

  /** Ends the transaction; fails when a tenant it looked at has changed meanwhile. */
  commit(): StorageError | undefined {
    const refused = this.refusal("transaction")
    this.#ended = true
    if (refused !== undefined) return refused
    let next = this.#root.state
    for (const [tenant, seen] of this.#seen) {
      if (tenantOf(next, tenant) !== seen) {
        const cause = new Error(`tenant ${tenant} changed while the transaction ran`)
        return new StorageError({ reason: new TransactionAborted({ code: "SnapshotChanged", cause }) })
      }
      const working = lookUp(this.#working, tenant)
      if (working !== undefined) next = HashMap.set(next, tenant, working)
    }
    this.#root.state = next
    return undefined
  }

  rollback(): void {
    this.#ended = true
  }
}
