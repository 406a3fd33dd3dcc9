/** Steps on requisitions, on the tickets that parts are issued for, and on what comes back from them. */
import { available } from "@fieldcare/core/ledger"
import { cast } from "./cast.ts"
import type { Row } from "./move.ts"
import type { Steps } from "./step.ts"
import type { WalkClient } from "./walk-client.ts"
import { offerOf, ticketId } from "./walk-company.ts"

const reason = "Because the walk says so"

interface Holding {
  readonly place: string
  readonly item: string
  readonly quantity: number
}

interface Line {
  readonly line: number
  readonly part: string
  readonly quantity: number
  readonly reserved: ReadonlyArray<Holding>
  readonly issued: ReadonlyArray<Holding>
}

const total = (some: ReadonlyArray<{ readonly quantity: number }>): number =>
  some.reduce((sum, { quantity }) => sum + quantity, 0)

/** One to three lines, often of a few parts only, so that requisitions cross. */
const wanted = async (client: WalkClient) => {
  const { chance } = client
  const parts = await client.all("part", "active")
  return Array.from({ length: chance.whole(1, 3) }, () => ({
    part: chance.one(parts).id,
    quantity: chance.happens(0.8) ? chance.whole(1, 3) : chance.whole(3, 12),
  }))
}

const keeper = ({ chance }: WalkClient) => chance.one(cast.storekeepers)
// One of them asks for things himself.
const head = ({ chance }: WalkClient) => chance.one([...cast.supervisors, cast.storekeepers[2]])
const engineerOf = ({ engineer }: Row) => cast.engineers.find(({ id }) => id === engineer) ?? cast.engineers[0]!

/** Pieces that are still with the engineer, and nothing reported of them. */
const held = (requisition: Row): ReadonlyArray<{ line: number; part: string; item: string; quantity: number }> =>
  (requisition["lines"] as ReadonlyArray<Line>).flatMap(({ line, part, issued }) =>
    [...new Set(issued.map(({ item }) => item))].flatMap((item) => {
      const mine = (one: { readonly line: number; readonly item: string }) => one.line === line && one.item === item
      const gone = total([...requisition["settled"], ...requisition["pending"]].filter(mine))
      const quantity = total(issued.filter((one) => one.item === item)) - gone
      return quantity > 0 ? [{ line, part, item, quantity }] : []
    }),
  )

const asItem = ({
  line,
  item,
  quantity,
}: {
  readonly line: number
  readonly item: string
  readonly quantity: number
}) => ({
  line,
  ...(item === "" ? {} : { item }),
  quantity,
})

/** Some of what an engineer holds. */
const someHeld = async (client: WalkClient) => {
  const found = await client.all("requisition", "issued")
  const requisition = client.chance.some(found.filter((one) => held(one).length > 0))
  if (requisition === undefined) return undefined
  const piece = client.chance.one(held(requisition))
  return { requisition, piece: { ...piece, quantity: client.chance.whole(1, piece.quantity) } }
}

const pendingAs = async (client: WalkClient, as: "returned" | "lost"): Promise<Row | undefined> => {
  const found = await client.all("requisition", "issued")
  return client.chance.some(found.filter((one) => one["pending"].some((word: Row) => word["as"] === as)))
}

export const requisitionSteps: Steps = {
  "requisition.submit": async (client) => {
    const engineer = client.chance.one(cast.engineers)
    const by = client.chance.one([engineer, ...cast.clerks, ...cast.storekeepers])
    return { by, input: { ticket: ticketId(engineer.id), engineer: engineer.id, lines: await wanted(client) } }
  },
  "requisition.change": async (client) => {
    const requisition = await client.some("requisition", "submitted", "approved", "waiting", "reserved")
    if (requisition === undefined || client.chance.happens(0.5)) return undefined
    return { by: engineerOf(requisition), id: requisition.id, input: { lines: await wanted(client), reason } }
  },
  "requisition.approve": async (client) => {
    const requisition = await client.some("requisition", "submitted")
    return requisition && { by: head(client), id: requisition.id, input: {} }
  },
  "requisition.reject": async (client) => {
    const requisition = await client.some("requisition", "submitted")
    return requisition && client.chance.happens(0.3)
      ? { by: head(client), id: requisition.id, input: { reason } }
      : undefined
  },
  "requisition.cancel": async (client) => {
    const requisition = await client.some("requisition", "submitted", "approved", "waiting", "reserved")
    return requisition && client.chance.happens(0.3)
      ? { by: cast.clerks[0], id: requisition.id, input: { reason } }
      : undefined
  },
  "requisition.reserve": async (client) => {
    const requisition = await client.some("requisition", "approved", "waiting")
    if (requisition === undefined) return undefined
    const picks: Array<object> = []
    const shelf = new Map<string, number>()
    for (const { line, part, quantity, reserved } of requisition["lines"] as ReadonlyArray<Line>) {
      let short = quantity - total(reserved)
      for (const balance of await client.balances({ part })) {
        const key = `${part} ${balance.place} ${balance.item}`
        const left = shelf.get(key) ?? available(balance)
        const taken = Math.min(short, left)
        if (taken < 1 || !balance.place.startsWith("bin:")) continue
        short -= taken
        shelf.set(key, left - taken)
        picks.push({ place: balance.place, ...asItem({ line, item: balance.item, quantity: taken }) })
      }
    }
    return { by: keeper(client), id: requisition.id, input: { picks } }
  },
  "requisition.releaseReservation": async (client) => {
    const requisition = await client.some("requisition", "reserved", "waiting")
    return requisition && client.chance.happens(0.3)
      ? { by: keeper(client), id: requisition.id, input: { reason } }
      : undefined
  },
  "requisition.handOver": async (client) => {
    const requisition = await client.some("requisition", "reserved")
    return requisition && { by: keeper(client), id: requisition.id, input: {} }
  },
  "requisition.withdrawHandOver": async (client) => {
    const requisition = await client.some("requisition", "handedOver")
    return requisition && client.chance.happens(0.3)
      ? { by: keeper(client), id: requisition.id, input: { reason } }
      : undefined
  },
  "requisition.confirmReceipt": async (client) => {
    const requisition = await client.some("requisition", "handedOver")
    return requisition && { by: engineerOf(requisition), id: requisition.id, input: {} }
  },
  "requisition.handBack": async (client) => {
    const found = await someHeld(client)
    return (
      found && { by: engineerOf(found.requisition), id: found.requisition.id, input: { items: [asItem(found.piece)] } }
    )
  },
  "requisition.withdrawHandBack": async (client) => {
    const requisition = await pendingAs(client, "returned")
    return requisition && { by: engineerOf(requisition), id: requisition.id, input: { reason } }
  },
  "requisition.takeBack": async (client) => {
    const requisition = await pendingAs(client, "returned")
    if (requisition === undefined) return undefined
    const { line, item, quantity } = client.chance.one(
      requisition["pending"] as ReadonlyArray<Holding & { line: number }>,
    )
    const { part } = requisition["lines"].find((one: Line) => one.line === line)
    const bin = await client.binFor(part)
    return bin === undefined
      ? undefined
      : { by: keeper(client), id: requisition.id, input: { items: [{ ...asItem({ line, item, quantity }), bin }] } }
  },
  "requisition.reportLost": async (client) => {
    const found = client.chance.happens(0.3) ? await someHeld(client) : undefined
    return (
      found && {
        by: engineerOf(found.requisition),
        id: found.requisition.id,
        input: { items: [asItem({ ...found.piece, quantity: 1 })], reason },
      }
    )
  },
  "requisition.withdrawLoss": async (client) => {
    const requisition = await pendingAs(client, "lost")
    return requisition && { by: engineerOf(requisition), id: requisition.id, input: { reason } }
  },
  "requisition.confirmLoss": async (client) => {
    const requisition = await pendingAs(client, "lost")
    return requisition && { by: client.chance.one([keeper(client), head(client)]), id: requisition.id, input: {} }
  },
  "requisition.close": async (client) => {
    const requisition = await client.some("requisition", "issued")
    return requisition && { by: keeper(client), id: requisition.id, input: {} }
  },

  "ticket.recordConsent": async (client) => {
    const engineer = client.chance.one(cast.engineers)
    const part = client.chance.one(await client.all("part"))
    const input = { offer: offerOf(part.id), agreed: true, means: "signature" }
    return { by: engineer, id: ticketId(engineer.id), input }
  },
  "ticket.replacePart": async (client) => {
    const found = await someHeld(client)
    if (found === undefined) return undefined
    const { requisition, piece } = found
    const engineer = engineerOf(requisition)
    const id = ticketId(engineer.id)
    const { tracking } = await client.get("part", piece.part)
    const { work } = await client.get("ticket", id)
    const offer = offerOf(piece.part)
    const isAgreed = work.consents.some((one: Row) => one["offer"].part === piece.part && !one["used"])
    if (!isAgreed) {
      const consent = { offer, agreed: true, means: "signature" }
      await client.give("ticket.recordConsent", { by: engineer, id, input: consent }).catch(() => undefined)
    }
    const old = await client.some("partUnit", "installed")
    const faulty = old !== undefined && client.chance.happens(0.5) ? old["serial"] : `OLD-${client.number()}`
    const item = { none: {}, lot: { lot: piece.item }, serial: { newSerial: piece.item } }[tracking as "none"]
    const faultySerial = tracking === "serial" || client.chance.happens(0.3) ? { faultySerial: faulty } : {}
    const used = { requisition: requisition.id, line: piece.line, quantity: tracking === "serial" ? 1 : piece.quantity }
    return { by: engineer, id, input: { ...offer, ...item, ...faultySerial, ...used } }
  },

  "defectiveReturn.receive": async (client) => {
    const expected = await client.some("defectiveReturn", "expected", "missing")
    return expected && { by: keeper(client), id: expected.id, input: { condition: "Burnt" } }
  },
  "defectiveReturn.reportMissing": async (client) => {
    const expected = await client.some("defectiveReturn", "expected")
    return expected && client.chance.happens(0.3) ? { by: head(client), id: expected.id, input: { reason } } : undefined
  },
  "defectiveReturn.decide": async (client) => {
    const received = await client.some("defectiveReturn", "received", "toScrap", "toSupplier", "toRepair")
    const as = client.chance.one(["scrap", "supplierReturn", "repair"])
    return received && { by: cast.quality[0], id: received.id, input: { as, reason } }
  },
  "defectiveReturn.inspectRepair": async (client) => {
    const one = await client.some("defectiveReturn", "toRepair")
    if (one === undefined) return undefined
    const bin = await client.binFor(one["part"])
    const passed = client.chance.happens(0.7) && bin !== undefined
    const input = { repairedBy: "erik", passed, finding: "Looked at", ...(passed ? { bin } : {}) }
    return { by: client.chance.one(cast.quality), id: one.id, input }
  },
}
