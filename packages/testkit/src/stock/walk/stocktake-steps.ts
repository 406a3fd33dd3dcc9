/** Steps on stocktakes: what is counted is mostly what lies there, now and then something else. */
import type { Balance } from "@fieldcare/core/ledger"
import { cast } from "./cast.ts"
import type { Row } from "./move.ts"
import type { Steps } from "./step.ts"
import type { WalkClient } from "./walk-client.ts"

const reason = "Because the walk says so"

interface Line {
  readonly line: number
  readonly part: string
  readonly place: string
  readonly tracking: "none" | "lot" | "serial"
  readonly counts: ReadonlyArray<{
    readonly by: string
    readonly seen: ReadonlyArray<{ item: string; counted: number; booked: number }>
  }>
}

const linesOf = (stocktake: Row): ReadonlyArray<Line> => stocktake["lines"]

const keeper = ({ chance }: WalkClient) => chance.one(cast.storekeepers)

/** One to three different accounts. */
const accounts = async (client: WalkClient) => {
  const { chance } = client
  const [parts, bins] = [await client.all("part"), await client.all("bin", "open", "blocked")]
  const lost = await client.all("partUnit", "lost")
  const some = Array.from({ length: chance.whole(1, 3) }, () => {
    const missed = chance.happens(0.6) ? parts.find(({ id }) => lost.some((one) => one["part"] === id)) : undefined
    const part = missed ?? chance.one(parts)
    const fitting = bins.filter(({ storageClasses }) => storageClasses.includes(part["storageClass"]))
    return { part: part.id, place: chance.happens(0.1) ? "quarantine" : `bin:${chance.one(fitting).id}` }
  })
  return some.filter((one, index) => some.findIndex((o) => o.part === one.part && o.place === one.place) === index)
}

/** What somebody counts on a line: in some counts one more or one less than is there. */
const counted = async (client: WalkClient, { line, part, place, tracking, counts }: Line): Promise<object> => {
  const { chance } = client
  const there = (await client.balances({ part, place })).filter(({ quantity }) => quantity > 0)
  const isOff = chance.happens(tracking === "serial" ? 0.4 : 0.25)
  if (tracking === "none") return { line, counted: Math.max(0, sum(there) + (isOff ? chance.one([-1, 1, 6]) : 0)) }
  if (tracking === "lot") {
    const lots = there.map(({ item, quantity }) => ({ lot: item, counted: quantity }))
    return { line, lots: isOff ? [...lots, { lot: `L-${client.number()}`, counted: chance.whole(1, 5) }] : lots }
  }
  const serials = there.map(({ item }) => item)
  // Whoever counts again mostly sees the same.
  const before = counts.at(-1)?.seen.filter((one) => one.counted > 0)
  if (before !== undefined && chance.happens(0.7)) return { line, serials: before.map(({ item }) => item) }
  const lost = (await client.all("partUnit", "lost")).find((one) => one["part"] === part)
  if (lost !== undefined && chance.happens(0.95)) return { line, serials: [...serials, lost["serial"]] }
  if (!isOff) return { line, serials }
  return { line, serials: chance.happens(0.5) ? serials.slice(1) : [...serials, await stranger(client, part)] }
}

const sum = (there: ReadonlyArray<Balance>): number => there.reduce((all, { quantity }) => all + quantity, 0)

/** A piece that should not be here: one that was lost, one of another bin, or one that nobody knows. */
const stranger = async (client: WalkClient, part: string): Promise<string> => {
  const status = client.chance.happens(0.6) ? "lost" : "inStock"
  const known = (await client.all("partUnit", status)).filter((one) => one["part"] === part)
  const unit = client.chance.happens(0.8) ? client.chance.some(known) : undefined
  return unit?.["serial"] ?? `sn-${client.number()}`
}

export const stocktakeSteps: Steps = {
  "stocktake.plan": async (client) => ({
    by: keeper(client),
    input: { title: `Count ${client.number()}`, lines: await accounts(client) },
  }),
  "stocktake.start": async (client) => {
    const stocktake = await client.some("stocktake", "planned")
    return stocktake && { by: keeper(client), id: stocktake.id, input: {} }
  },
  "stocktake.addLines": async (client) => {
    const stocktake = await client.some("stocktake", "counting")
    return stocktake && client.chance.happens(0.5)
      ? { by: keeper(client), id: stocktake.id, input: { lines: await accounts(client) } }
      : undefined
  },
  "stocktake.count": async (client) => {
    const stocktake = await client.some("stocktake", "counting")
    const open = stocktake === undefined ? [] : linesOf(stocktake).filter(({ counts }) => counts.length === 0)
    if (stocktake === undefined || open.length === 0) return undefined
    const counts: Array<object> = []
    for (const line of open) counts.push(await counted(client, line))
    return { by: client.chance.one([...cast.storekeepers, ...cast.buyers]), id: stocktake.id, input: { counts } }
  },
  "stocktake.recount": async (client) => {
    const stocktake = await client.some("stocktake", "counting", "counting", "counted", "reviewed")
    const due = stocktake === undefined ? [] : linesOf(stocktake).filter(differs)
    if (stocktake === undefined || due.length === 0) return undefined
    const counts: Array<object> = []
    for (const line of due) counts.push(await counted(client, line))
    const people = [...cast.storekeepers, ...cast.buyers].filter(({ id }) =>
      due.every((line) => line.counts.at(-1)!.by !== id),
    )
    return { by: client.chance.one(people), id: stocktake.id, input: { counts } }
  },
  "stocktake.finishCount": async (client) => {
    const counting = await client.all("stocktake", "counting")
    const isCounted = (one: Row) => linesOf(one).every(({ counts }) => counts.length > 0)
    const stocktake = client.chance.some(counting.filter((one) => isCounted(one) || client.chance.happens(0.05)))
    return stocktake && { by: keeper(client), id: stocktake.id, input: {} }
  },
  "stocktake.review": async (client) => {
    const stocktake = await client.some("stocktake", "counted")
    return stocktake && { by: client.chance.one([...cast.supervisors, ...cast.quality]), id: stocktake.id, input: {} }
  },
  "stocktake.accept": async (client) => {
    const stocktake = await client.some("stocktake", "counted", "reviewed")
    if (stocktake === undefined) return undefined
    const lines = linesOf(stocktake).map(({ line }) => line)
    return { by: client.chance.one(cast.supervisors), id: stocktake.id, input: { lines, reason } }
  },
  "stocktake.post": async (client) => {
    const stocktake = await client.some("stocktake", "reviewed")
    return stocktake && { by: keeper(client), id: stocktake.id, input: {} }
  },
  "stocktake.cancel": async (client) => {
    const stocktake = await client.some("stocktake", "planned", "counting", "counted", "reviewed")
    return stocktake && client.chance.happens(0.2)
      ? { by: keeper(client), id: stocktake.id, input: { reason } }
      : undefined
  },
}

const differs = ({ counts }: Line): boolean =>
  counts.length > 0 && counts.at(-1)!.seen.some((one) => one.counted !== one.booked)
