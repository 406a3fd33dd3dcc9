/** Steps on what comes in: deliveries, opening stock, and what is moved between bins. */
import { cast } from "./cast.ts"
import type { Row } from "./move.ts"
import type { Steps } from "./step.ts"
import type { WalkClient } from "./walk-client.ts"
import { day, hour } from "./walk-place.ts"

const reason = "Because the walk says so"

interface OrderLine {
  readonly line: number
  readonly part: string
  readonly quantity: number
  readonly received: number
  readonly cancelled: number
}

const openOf = ({ quantity, received, cancelled }: OrderLine): number => quantity - received - cancelled

interface Line {
  readonly line: number
  readonly part: string
  readonly quantity: number
  readonly pieces: ReadonlyArray<{ readonly serial: string; readonly state: string }>
  readonly inspection?: object
  readonly passed: number
  readonly putAway: number
  readonly setApart: number
  readonly lost?: number
}

const keeper = ({ chance }: WalkClient) => chance.one(cast.storekeepers)

/** At most so many serial numbers stand on one line. */
const serialsMax = 20

/** A serial number as people write it. */
const serial = (client: WalkClient): string => {
  const number = client.number()
  return client.chance.one([`SN-${number}`, `sn-${number}`, ` SN-${number} `, `ＳＮ-${number}`])
}

/** Goods of a part: with a lot, or a serial number for each piece, where the part is tracked by them. */
export const goods = (client: WalkClient, part: Row, quantity: number, again: ReadonlyArray<string> = []): object => {
  switch (part["tracking"]) {
    case "lot":
      return { part: part.id, quantity, lot: `L-${client.chance.whole(1, 6)}` }
    case "serial":
      return {
        part: part.id,
        quantity,
        serials: Array.from({ length: quantity }, (_, index) => again[index] ?? serial(client)),
      }
    default:
      return { part: part.id, quantity }
  }
}

/** Pieces that were announced by their numbers, and those that went back to their supplier and may come again. */
const awaited = async (client: WalkClient, part: string): Promise<ReadonlyArray<string>> =>
  (await client.all("partUnit", "ordered", "returned"))
    .filter((one) => one["part"] === part)
    .map((one) => one["serial"])

/** Lots of one number have one date. Some spoil within hours. */
const expiry = (client: WalkClient, part: Row): object => {
  if (part["tracking"] === "none" || client.chance.happens(0.6)) return {}
  return { expiresAt: client.place.now() + client.chance.one([3 * hour, 20 * day, 400 * day]) }
}

const waiting = ({ inspection, passed, putAway, setApart, lost = 0 }: Line): number =>
  inspection === undefined ? 0 : passed - putAway - setApart - lost

/** A line of an open delivery on which something passed and still stands there, and some of it. */
const passed = async (client: WalkClient) => {
  const receipts = await client.all("receipt", "arrived", "inspected")
  const found = receipts.flatMap((receipt) =>
    (receipt["lines"] as ReadonlyArray<Line>).filter((line) => waiting(line) > 0).map((line) => ({ receipt, line })),
  )
  const one = client.chance.some(found)
  if (one === undefined) return undefined
  const { receipt, line } = one
  const quantity = client.chance.happens(0.6) ? waiting(line) : client.chance.whole(1, waiting(line))
  const serials = line.pieces.filter(({ state }) => state === "passed").map((piece) => piece.serial)
  return { receipt, line, amount: serials.length > 0 ? { serials: serials.slice(0, quantity) } : { quantity } }
}

const readings = [{ characteristic: "voltage", value: "220", minimum: "210", maximum: "230", unit: "V" }]
const bad = [{ characteristic: "voltage", value: "190", minimum: "210", maximum: "230", unit: "V" }]

export const arrivalSteps: Steps = {
  "partUnit.order": async (client) => {
    const order = await client.some("purchaseOrder", "sent", "partlyReceived")
    const parts = (await client.all("part")).filter((one) => one["tracking"] === "serial")
    const tracked = new Set(parts.map(({ id }) => id))
    const lines = ((order?.["lines"] ?? []) as ReadonlyArray<OrderLine>).filter(({ part }) => tracked.has(part))
    const line = client.chance.some(lines)
    if (order === undefined || line === undefined) return undefined
    return { by: keeper(client), input: { part: line.part, serial: serial(client), order: order.id } }
  },
  "receipt.arrive": async (client) => {
    const order = await client.some("purchaseOrder", "sent", "partlyReceived")
    if (order === undefined) return undefined
    const open = (order["lines"] as ReadonlyArray<OrderLine>).filter((one) => openOf(one) > 0)
    const lines: Array<object> = []
    for (const ordered of open.slice(0, 3)) {
      const { line: orderLine, part: id } = ordered
      const part = await client.get("part", id)
      const left = Math.min(openOf(ordered), part["tracking"] === "serial" ? serialsMax : ordered.quantity)
      const comes = client.chance.happens(0.6) ? left : client.chance.whole(1, left)
      lines.push({
        orderLine,
        ...goods(client, part, comes, lines.length === 0 ? await awaited(client, id) : []),
        ...expiry(client, part),
      })
    }
    const input = { order: order.id, supplier: order["supplier"], deliveryNote: `D-${client.number()}`, lines }
    return lines.length === 0 ? undefined : { by: keeper(client), input }
  },
  "receipt.inspect": async (client) => {
    const receipt = await client.some("receipt", "arrived")
    const lines = (receipt?.["lines"] ?? []) as ReadonlyArray<Line>
    const line = client.chance.some(lines.filter(({ inspection }) => inspection === undefined))
    if (receipt === undefined || line === undefined) return undefined
    const serials = line.pieces.map((piece) => piece.serial)
    const failing = client.chance.happens(0.3) ? client.chance.whole(1, line.quantity) : 0
    const sample = (from: number, to: number, read: object) =>
      to === from
        ? []
        : [{ ...(serials.length > 0 ? { serials: serials.slice(from, to) } : { quantity: to - from }), readings: read }]
    const samples = [...sample(0, failing, bad), ...sample(failing, line.quantity, readings)]
    const by = client.chance.one([...cast.storekeepers, ...cast.quality])
    return { by, id: receipt.id, input: { line: line.line, samples } }
  },
  "receipt.putAway": async (client) => {
    const found = await passed(client)
    if (found === undefined) return undefined
    const { receipt, line, amount } = found
    const bin = await client.binFor(line.part)
    const input = { line: line.line, part: line.part, placements: [{ bin, ...amount }] }
    return bin === undefined ? undefined : { by: keeper(client), id: receipt.id, input }
  },
  "receipt.setApart": async (client) => {
    const found = client.chance.happens(0.3) ? await passed(client) : undefined
    if (found === undefined) return undefined
    const { receipt, line, amount } = found
    return { by: keeper(client), id: receipt.id, input: { line: line.line, ...amount, reason } }
  },
  "receipt.recordLoss": async (client) => {
    const found = client.chance.happens(0.2) ? await passed(client) : undefined
    if (found === undefined) return undefined
    const { receipt, line, amount } = found
    return { by: client.chance.one(cast.supervisors), id: receipt.id, input: { line: line.line, ...amount, reason } }
  },

  "openingStock.enter": async (client) => {
    const part = client.chance.one(await client.all("part", "active"))
    const bin = await client.binFor(part.id)
    const line = { ...goods(client, part, client.chance.whole(1, 5)), ...expiry(client, part), bin }
    return bin === undefined ? undefined : { by: keeper(client), input: { lines: [line] } }
  },
  "stockTransfer.transfer": async (client) => {
    const reasonOf = client.chance.one(["relocation", "relocation", "damage", "expiry", "release"] as const)
    const lines: Array<object> = []
    const lying = await client.lying(...sources[reasonOf])
    for (let count = client.chance.whole(1, 2); count > 0 && lying.length > 0; count--) {
      const { part, place: from, item, quantity, reserved } = client.chance.one(lying)
      const { tracking } = await client.get("part", part)
      const to = reasonOf === "relocation" || reasonOf === "release" ? await client.binFor(part) : "quarantine"
      const number = { none: {}, lot: { lot: item }, serial: { serials: [item] } }[tracking as "none"]
      if (to === undefined || to === from || (tracking === "lot" && item === "")) continue
      const place = to === "quarantine" ? to : `bin:${to}`
      const free = quantity - reserved
      const some = client.chance.happens(0.3) ? free : client.chance.whole(1, Math.min(3, free))
      lines.push({ part, from, to: place, quantity: some, ...number })
    }
    const finding = reasonOf === "release" ? { finding: "In order" } : {}
    const by = reasonOf === "release" ? client.chance.one(cast.quality) : keeper(client)
    return lines.length === 0 ? undefined : { by, input: { reason: reasonOf, lines, ...finding } }
  },
}

/** From where each reason takes. */
const sources = {
  relocation: ["bin"],
  damage: ["bin", "defective"],
  expiry: ["bin"],
  release: ["quarantine", "defective"],
} as const
