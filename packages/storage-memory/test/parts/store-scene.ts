/** A store with two bins on a storage in memory, and a document by which the tests move stock as others would. */
import { openDesk, Refused, regulation } from "@fieldcare/core"
import { chapter, command, followUpOf, lifecycle, type EventTypes } from "@fieldcare/core/engine"
import type { Movement } from "@fieldcare/core/ledger"
import { partUnitId, type PartUnitShape } from "@fieldcare/core/parts"
import type { StoragePort } from "@fieldcare/core/storage"
import { calendar } from "@fieldcare/core/time"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { setup } from "xstate"
import { memoryStorage, type MemoryTransaction } from "../../src/index.ts"

const { Array: List, optionalKey: optional, String, Struct } = Schema

const input = Struct({
  movements: List(
    Struct({
      part: String,
      item: String,
      from: String,
      to: String,
      quantity: Schema.Number,
      single: optional(Schema.Literal(true)),
      phase: optional(Schema.Literals(["reserved", "posted", "released"])),
    }),
  ),
})
const commands = { move: command({ input, clause: "5.1.1", by: ["storekeeper"], creates: true }) }
const events = { moved: input }

interface MoveShape {
  readonly kind: "move"
  readonly record: { readonly id: string; readonly status: string; readonly movements: ReadonlyArray<Movement> }
  readonly commands: { readonly move: typeof input.Type }
  readonly events: EventTypes<typeof events>
  readonly facts: object
  readonly creates: "move"
}

const unit = followUpOf<MoveShape, PartUnitShape>("partUnit")
const blank = { id: "", status: "new", movements: [] }

// Pieces that come from a supplier become known with it, as by a receipt.
const arrivals = ({ movements }: MoveShape["record"]) =>
  movements.filter(({ single, from }) => single === true && from.startsWith("supplier"))

// What is installed will come back, as by the replacement of a part.
const installations = ({ movements }: MoveShape["record"]) => movements.filter(({ to }) => to === "installed:T-1")

const move = lifecycle<MoveShape>({
  kind: "move",
  version: 1,
  record: Struct({ id: String, status: String, movements: input.fields.movements }) as never,
  blank,
  columns: {},
  commands,
  events,
  machine: setup({}).createMachine({
    id: "move",
    context: blank,
    initial: "new",
    states: {
      new: { meta: { category: "open" }, on: { move: "moved" } },
      moved: { meta: { category: "closed" }, type: "final" },
    },
  }),
  rules: {},
  duties: {},
  separations: {},
  movements: { moved: ({ movements }) => movements },
  followUps: [
    unit({
      on: "move",
      creates: (_before, after) => arrivals(after).map(({ part, item }) => partUnitId(part, item)),
      command: "enter",
      input: (_before, after, _context, { id }) => {
        const { part, item, to } = arrivals(after).find((one) => partUnitId(one.part, one.item) === id)!
        return { part, serial: item, place: to }
      },
    }),
    {
      on: "move",
      creates: (_before, after) => installations(after).map((_, nth) => `${after.id}-${nth + 1}`),
      kind: "defectiveReturn",
      command: "expect",
      input: (_before, after, _context, { id }) => {
        const { part, quantity } = installations(after)[Number((id as string).split("-").at(-1)) - 1]!
        return { ticket: "T-1", engineer: "eve", part, quantity }
      },
    },
  ],
  decider: { move: (_move, data) => [{ type: "moved", data }] },
  evolver: { moved: (_move, data) => data },
  subject: () => undefined,
})

const moves = chapter({
  id: "moves",
  title: { en: "Moves", "zh-Hans": "移动" },
  lifecycles: [move],
  words: {
    move: {
      title: { en: "Move", "zh-Hans": "移动" },
      rules: {},
      duties: {},
      commands: { move: { en: "Move", "zh-Hans": "移动" } },
      statuses: { new: { en: "new", "zh-Hans": "新建" }, moved: { en: "moved", "zh-Hans": "已移动" } },
      separations: {},
    },
  },
  realises: [],
})

const hours = [["09:00", "18:00"]] as const
const company = calendar({
  id: "company",
  version: "1",
  zone: "Asia/Shanghai",
  week: { monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours },
})

/** Wednesday, 4 March 2026, 10:00 in Shanghai. */
export const start = Date.UTC(2026, 2, 4, 2)

const person = (id: string, department: string, ...roles: ReadonlyArray<string>) => ({
  id,
  tenant: "acme",
  roles,
  department,
})

/** Makes the next commits of a kind wait for one another, so that all of them were decided on the same state. */
const meeting = <Handle>(storage: StoragePort<Handle>) => {
  let waiting:
    | { readonly kind: string; count: number; readonly release: () => void; readonly met: Promise<void> }
    | undefined
  const meet = (kind: string, count: number) => {
    let release = () => {}
    const met = new Promise<void>((resolve) => {
      release = resolve
    })
    waiting = { kind, count, release, met }
  }
  const commit: StoragePort<Handle>["commit"] = (unit) =>
    Effect.suspend(() => {
      const here = waiting
      if (here === undefined || here.kind !== unit.writes[0]?.row.kind) return storage.commit(unit)
      if (--here.count === 0) {
        waiting = undefined
        here.release()
      }
      return Effect.flatMap(
        Effect.promise(() => here.met),
        () => storage.commit(unit),
      )
    })
  return { storage: { ...storage, commit }, meet }
}

/** Opens the desk of the store: `F-10` is not tracked, `L-20` by lot, `K-20` by serial number. */
export const openStore = async () => {
  const { storage, meet } = meeting<MemoryTransaction>(memoryStorage())
  const clock = { now: start }
  const desk = await openDesk({
    storage,
    chapters: [...regulation(), moves],
    calendar: company,
    clock: () => clock.now,
  })
  const as = (actor: ReturnType<typeof person>) => desk.as(actor)
  const anna = as(person("anna", "store", "storekeeper", "supervisor"))
  for (const [id, tracking] of [
    ["F-10", "none"],
    ["L-20", "lot"],
    ["K-20", "serial"],
  ] as const)
    await anna.part.register({ name: id, model: "K", unit: "piece", tracking, storageClass: "dry" }, { id })
  for (const id of ["A", "B"]) await anna.bin.register({ warehouse: "W", storageClasses: ["dry"] }, { id })
  const moved = (...movements: ReadonlyArray<Movement>) => anna.move.move({ movements })
  /** A part that was replaced on a ticket and has come back: the id of its return. */
  const cameBack = async (part: string, quantity: number) => {
    const { id } = await moved({ part, item: "", from: "supplier:S", to: "installed:T-1", quantity })
    await anna.defectiveReturn.receive(`${id}-1`, {})
    return `${id}-1`
  }
  const onHand = async (part: string, place: string, item = "") => {
    const { items } = await desk.stock(person("anna", "store", "storekeeper")).balances({ part, place, item })
    return items[0]?.quantity ?? 0
  }
  return {
    desk,
    storage,
    meet,
    clock,
    moved,
    cameBack,
    onHand,
    anna,
    bo: as(person("bo", "store", "storekeeper", "clerk")),
    carl: as(person("carl", "store", "storekeeper", "supervisor", "quality")),
    rita: as(person("rita", "service", "supervisor", "quality", "clerk")),
    fang: as(person("fang", "finance", "buyer", "supervisor")),
  }
}

export type Store = Awaited<ReturnType<typeof openStore>>

/** Which rules a refused command names. */
export const rulesOf = async (promise: Promise<unknown>): Promise<ReadonlyArray<string>> => {
  const answer = await promise.then(
    () => [] as ReadonlyArray<string>,
    (error: unknown) => {
      if (!(error instanceof Refused)) throw error
      return error.violations.map(({ rule }) => rule)
    },
  )
  return answer
}
