/** What the units of one statement change of a balance before another of them does. */
import { accountKey } from "@fieldcare/core/ledger"
import type { accountRow } from "../stock.ts"

interface Before {
  readonly earlierQuantity: number
  readonly earlierReserved: number
  readonly earlierPostings: number
  readonly earlierAt: number
}

/** What a unit's row says of others: which must be written for it to be right, and whether others count on it. */
interface UnitRow {
  readonly after: ReadonlyArray<number>
  isCountedOn: boolean
}

const none: Before = { earlierQuantity: 0, earlierReserved: 0, earlierPostings: 0, earlierAt: 0 }

export class BalancesBefore {
  readonly #accounts = new Map<string, { readonly before: Before; readonly units: ReadonlySet<number> }>()
  readonly #units = new Map<number, UnitRow>()

  /** Whether several units change one balance. */
  areShared = false

  of(tenant: string, accounts: ReadonlyArray<ReturnType<typeof accountRow>>, u: number) {
    const keys = accounts.map((account) => `${tenant} ${accountKey(account)}`)
    const units = new Set<number>()
    for (const key of keys) for (const one of this.#accounts.get(key)?.units ?? []) units.add(one)
    const unitRow: UnitRow = { after: [...units], isCountedOn: false }
    if (units.size > 0) this.areShared = true
    for (const one of units) this.#units.get(one)!.isCountedOn = true
    this.#units.set(u, unitRow)
    const before = keys.map((key) => this.#accounts.get(key)?.before)
    accounts.forEach((sum, a) => {
      const { earlierQuantity, earlierReserved, earlierPostings, earlierAt } = before[a] ?? none
      const later: Before = {
        earlierQuantity: earlierQuantity + sum.quantity,
        earlierReserved: earlierReserved + sum.reserved,
        earlierPostings: earlierPostings + sum.postings,
        earlierAt: Math.max(earlierAt, sum.at),
      }
      this.#accounts.set(keys[a]!, { before: later, units: new Set([...units, u]) })
    })
    return { before, unitRow }
  }
}
