/** Steps at the end of parts: scrap, and what goes back to suppliers. */
import { available, type Balance, type PlaceSort } from "@fieldcare/core/ledger"
import { cast } from "./cast.ts"
import type { Row } from "./move.ts"
import type { Steps } from "./step.ts"
import type { WalkClient } from "./walk-client.ts"

const reason = "Because the walk says so"

const keeper = ({ chance }: WalkClient) => chance.one(cast.storekeepers)
const head = ({ chance }: WalkClient) => chance.one([...cast.supervisors, ...cast.quality])

/** One or two lines, now and then both from one account. */
const taken = async (client: WalkClient, ...sorts: ReadonlyArray<PlaceSort>): Promise<ReadonlyArray<object>> => {
  const lying = await client.lying(...sorts)
  const parts = new Map((await client.all("part")).map((part) => [part.id, part]))
  const some = Array.from({ length: client.chance.whole(1, 2) }, () => client.chance.some(lying))
  return some.flatMap((balance) => (balance === undefined ? [] : [lineOf(client, balance, parts.get(balance.part)!)]))
}

const lineOf = ({ chance }: WalkClient, balance: Balance, { tracking }: Row): object => {
  const { part, place, item } = balance
  const number = numberOf(tracking, item)
  return { part, place, ...number, quantity: chance.whole(1, Math.min(3, available(balance))), reason }
}

// Nobody knows the lot of what came back from a customer.
const numberOf = (tracking: "none" | "lot" | "serial", item: string): object => {
  if (tracking === "serial") return { serial: item }
  return tracking === "lot" && item !== "" ? { lot: item } : {}
}

/** The line of a replaced part that came back. */
const lineOfReturn = async (
  client: WalkClient,
  { part, item, place = "defective", quantity }: Row,
): Promise<object> => {
  const { tracking } = await client.get("part", part)
  return { part, place, quantity, reason, ...numberOf(tracking, item) }
}

export const endingSteps: Steps = {
  "scrap.report": async (client) => {
    const lines = await taken(client, "bin", "quarantine", "defective")
    return lines.length === 0
      ? undefined
      : { by: client.chance.one([keeper(client), ...cast.engineers]), input: { lines } }
  },
  "scrap.apply": async (client) => {
    const decided = await client.some("defectiveReturn", "toScrap")
    if (decided !== undefined && client.chance.happens(0.6)) {
      const input = { lines: [await lineOfReturn(client, decided)], defectiveReturn: decided.id }
      return { by: keeper(client), input }
    }
    const lines = await taken(client, "bin", "quarantine", "quarantine", "defective")
    return lines.length === 0
      ? undefined
      : { by: client.chance.one([keeper(client), cast.quality[0]]), input: { lines } }
  },
  "scrap.submit": async (client) => {
    const scrap = await client.some("scrap", "reported")
    const lines = await taken(client, "bin", "quarantine", "defective")
    return scrap && lines.length > 0 ? { by: keeper(client), id: scrap.id, input: { lines } } : undefined
  },
  "scrap.dismiss": async (client) => {
    const scrap = await client.some("scrap", "reported")
    return scrap && client.chance.happens(0.4)
      ? {
          by: cast.quality[0],
          id: scrap.id,
          input: { why: client.chance.one(["repaired", "usable", "mistaken"]), reason },
        }
      : undefined
  },
  "scrap.edit": async (client) => {
    const scrap = client.chance.happens(0.4) ? await client.some("scrap", "applied", "approved") : undefined
    const lines = await taken(client, "bin", "quarantine", "defective")
    return scrap && lines.length > 0 ? { by: keeper(client), id: scrap.id, input: { lines, reason } } : undefined
  },
  "scrap.approve": async (client) => {
    const scrap = await client.some("scrap", "applied")
    return (
      scrap && {
        by: client.chance.one([...cast.supervisors, ...cast.quality, ...cast.buyers]),
        id: scrap.id,
        input: {},
      }
    )
  },
  "scrap.reject": async (client) => {
    const scrap = await client.some("scrap", "applied")
    return scrap && client.chance.happens(0.2) ? { by: head(client), id: scrap.id, input: { reason } } : undefined
  },
  "scrap.withdraw": async (client) => {
    const scrap = await client.some("scrap", "applied", "approved")
    return scrap && client.chance.happens(0.2) ? { by: keeper(client), id: scrap.id, input: { reason } } : undefined
  },
  "scrap.takeIntoCustody": async (client) => {
    const scrap = await client.some("scrap", "approved")
    return scrap && { by: keeper(client), id: scrap.id, input: { keptAt: "Cage 2" } }
  },
  "scrap.destroy": async (client) => {
    const scrap = await client.some("scrap", "inCustody")
    return (
      scrap && { by: client.chance.one([keeper(client), head(client)]), id: scrap.id, input: { means: "Shredded" } }
    )
  },
  "scrap.witness": async (client) => {
    const scrap = await client.some("scrap", "destroyed")
    return (
      scrap && { by: client.chance.one([head(client), ...cast.clerks]), id: scrap.id, input: { statement: "I saw it" } }
    )
  },
  "scrap.dispute": async (client) => {
    const scrap = await client.some("scrap", "destroyed")
    return scrap && client.chance.happens(0.3) ? { by: head(client), id: scrap.id, input: { reason } } : undefined
  },

  "supplierReturn.propose": async (client) => {
    const supplier = await client.some("supplier", "approved")
    const decided = await client.some("defectiveReturn", "toSupplier")
    if (supplier !== undefined && decided !== undefined && client.chance.happens(0.6)) {
      const input = { supplier: supplier.id, lines: [await lineOfReturn(client, decided)], defectiveReturn: decided.id }
      return { by: client.chance.one(cast.buyers), input }
    }
    const reported = client.chance.happens(0.3) ? await client.some("scrap", "reported") : undefined
    if (supplier !== undefined && reported !== undefined) {
      const lines = await Promise.all(reported["lines"].map((line: Row) => lineOfReturn(client, line)))
      return { by: keeper(client), input: { supplier: supplier.id, lines, damageReports: [reported.id] } }
    }
    const lines = await taken(client, "quarantine", "defective")
    return supplier && lines.length > 0
      ? { by: client.chance.one([keeper(client), ...cast.buyers]), input: { supplier: supplier.id, lines } }
      : undefined
  },
  "supplierReturn.change": async (client) => {
    const one = client.chance.happens(0.4) ? await client.some("supplierReturn", "proposed", "approved") : undefined
    const lines = await taken(client, "quarantine", "defective")
    return one && lines.length > 0 ? { by: keeper(client), id: one.id, input: { lines, reason } } : undefined
  },
  "supplierReturn.approve": async (client) => {
    const one = await client.some("supplierReturn", "proposed")
    return one && { by: client.chance.one([...cast.supervisors, ...cast.buyers]), id: one.id, input: {} }
  },
  "supplierReturn.ship": async (client) => {
    const one = await client.some("supplierReturn", "approved")
    return one && { by: keeper(client), id: one.id, input: { carrier: "SF" } }
  },
  "supplierReturn.recordCredit": async (client) => {
    const one = await client.some("supplierReturn", "shipped")
    const amount = { amountMinor: 4_800, currency: "CNY" }
    return one && { by: cast.buyers[0], id: one.id, input: { reference: `C-${client.number()}`, amount } }
  },
  "supplierReturn.recordReplacement": async (client) => {
    const one = await client.some("supplierReturn", "shipped")
    return one && { by: keeper(client), id: one.id, input: { reference: `R-${client.number()}` } }
  },
  "supplierReturn.recordRefusal": async (client) => {
    const one = await client.some("supplierReturn", "shipped")
    return one && { by: cast.buyers[1], id: one.id, input: { reference: `N-${client.number()}` } }
  },
  "supplierReturn.close": async (client) => {
    const one = await client.some("supplierReturn", "answered")
    return one && { by: cast.buyers[0], id: one.id, input: {} }
  },
  "supplierReturn.cancel": async (client) => {
    const one = await client.some("supplierReturn", "proposed", "approved")
    return one && client.chance.happens(0.3) ? { by: keeper(client), id: one.id, input: { reason } } : undefined
  },
}
