/** Rules on what is taken from the shelf: it fits the line, is stored where it may be issued from, is fit, and is there. */
import { fails, ruleOf, unknown } from "../../../engine/rule.ts"
import { accountKey, available, type Balance } from "../../../ledger/movement.ts"
import { nameOf, placeOf, sortOf } from "../../../ledger/place.ts"
import { hasExpired } from "../../expiry.ts"
import { type Picked, picksOf, pieces, reservedOf } from "../requisition-needs.ts"
import { type Requisition, shortOf } from "../requisition-record.ts"
import type { RequisitionFacts, RequisitionShape } from "../requisition-shape.ts"
import { piecesMax } from "./asking.ts"

const rule = ruleOf<RequisitionShape>()

type Commands = RequisitionShape["commands"]
type Input = Commands["reserve"] | Commands["fill"] | Commands["handOver"]

const asked = (record: Requisition, input: Input): ReadonlyArray<Picked> =>
  "reservations" in input ? pieces(record, input.reservations) : picksOf({ input, record })

const total = (picks: ReadonlyArray<{ readonly quantity: number }>): number =>
  picks.reduce((sum, { quantity }) => sum + quantity, 0)

/** Of what is taken, the sum for each account, however many lines take from it. */
const byAccount = (picks: ReadonlyArray<Picked>): ReadonlyArray<Picked> => {
  const sums = new Map<string, Picked>()
  for (const pick of picks) {
    const key = accountKey(pick)
    sums.set(key, { ...pick, quantity: pick.quantity + (sums.get(key)?.quantity ?? 0) })
  }
  return [...sums.values()]
}

const fitsTracking = ({ tracking, item, quantity }: Picked): boolean =>
  tracking === "none" ? item === "" : item !== "" && (tracking === "lot" || quantity === 1)

const isFit = ({ part, tracking, item, place }: Picked, { lots, units }: RequisitionFacts, at: number): boolean => {
  if (tracking === "none") return true
  if (tracking === "lot") {
    const lot = lots?.find((one) => one.part === part && one.item === item)
    return lot !== undefined && lot.status === "open" && !hasExpired(lot, at)
  }
  const unit = units?.find((one) => one.part === part && one.item === item)
  return unit !== undefined && unit.status === "inStock" && unit.place === place && !hasExpired(unit, at)
}

const spelt = ({ part, item, place }: Picked): string => `${part}${item === "" ? "" : ` ${item}`} (${place})`

export const shelfRules = {
  "picks-fit-the-lines": rule({
    clause: "5.3.1",
    on: ["reserve", "fill", "handOver"],
    mend: "change",
    check: (record, input) => {
      const handsOver = !("reservations" in input) && record.status === "reserved"
      const named: ReadonlyArray<{ readonly line: number; readonly item?: string }> =
        "reservations" in input ? input.reservations : (input.picks ?? [])
      const picks = asked(record, input)
      const strange = named.filter(({ line }) => record.lines.every((one) => one.line !== line))
      const misfits = picks.filter((pick) => !fitsTracking(pick)).map(({ line }) => line)
      const uneven = record.lines
        .filter((line) => {
          const picked = total(picks.filter((pick) => pick.line === line.line))
          return handsOver ? picked !== line.quantity : picked > shortOf(line)
        })
        .map(({ line }) => line)
      const lines = [...new Set([...strange.map(({ line }) => line), ...misfits, ...uneven])]
      return lines.length === 0 || fails({ lines })
    },
  }),
  "no-serial-number-twice": rule({
    clause: "5.3.2",
    on: ["reserve", "fill", "handOver"],
    check: (record, input) => {
      const kept = record.status === "reserved" ? [] : reservedOf(record)
      const single = [...kept, ...asked(record, input)].filter(({ tracking }) => tracking === "serial")
      const names = single.map(({ part, item }) => `${part} ${item}`)
      const serials = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))]
      return serials.length === 0 || fails({ serials })
    },
  }),
  "few-enough-places": rule({
    clause: "5.3.2",
    on: ["reserve", "handOver"],
    check: (record, input) => {
      const kept = record.status === "reserved" ? [] : reservedOf(record)
      const places = kept.length + asked(record, input).length
      return places <= piecesMax || fails({ places, most: piecesMax })
    },
  }),
  "something-to-reserve": rule({
    clause: "5.3.1",
    on: ["reserve"],
    check: ({ status }, { picks }) => status !== "waiting" || picks.length > 0 || fails(),
  }),
  "from-an-open-bin": rule({
    clause: "5.2.2",
    on: ["reserve", "handOver"],
    check: (record, input, { facts: { bins } }) => {
      if (bins === undefined) return unknown("bins")
      const open = new Set(bins.flatMap(({ id, status }) => (status === "open" ? [placeOf("bin", id)] : [])))
      const places = asked(record, input).map(({ place }) => place)
      const closed = [
        ...new Set(places.filter((place) => sortOf(place) !== "bin" || !open.has(placeOf("bin", nameOf(place))))),
      ]
      return closed.length === 0 || fails({ places: closed })
    },
  }),
  "fit-to-be-issued": rule({
    clause: "5.2.3",
    on: ["reserve", "handOver"],
    check: (record, input, { facts, occurredAt, now }) => {
      const picks = asked(record, input)
      if (facts.lots === undefined && picks.some(({ tracking }) => tracking === "lot")) return unknown("lots")
      if (facts.units === undefined && picks.some(({ tracking }) => tracking === "serial")) return unknown("units")
      const unfit = picks.filter((pick) => !isFit(pick, facts, Math.max(now, occurredAt)))
      return unfit.length === 0 || fails({ pieces: unfit.map(spelt) })
    },
  }),
  "enough-in-stock": rule({
    clause: "5.1.1",
    on: ["reserve", "handOver"],
    check: (record, input, { facts: { stock } }) => {
      if (stock === undefined) return unknown("stock")
      // What is handed over may be what was reserved for it.
      const own = record.status === "reserved" ? byAccount(reservedOf(record)) : []
      const short = byAccount(asked(record, input)).filter((pick) => {
        const kept = own.find((one) => accountKey(one) === accountKey(pick))?.quantity ?? 0
        return leftOf(stock, pick) + kept < pick.quantity
      })
      return (
        short.length === 0 || fails({ pieces: short.map(spelt), available: short.map((pick) => leftOf(stock, pick)) })
      )
    },
  }),
}

const leftOf = (stock: ReadonlyArray<Balance>, pick: Picked): number => {
  const balance = stock.find((one) => accountKey(one) === accountKey(pick))
  return balance === undefined ? 0 : available(balance)
}
