/** A small chapter of the tests' own: deliveries that bring pieces in, and take them out to somebody. */
import {
  chapter,
  command,
  type CommandTypes,
  type EventTypes,
  fails,
  followUpOf,
  type Lifecycle,
  lifecycle,
  onlyFollows,
  ruleOf,
} from "@fieldcare/core/engine"
import type { Balance } from "@fieldcare/core/ledger"
import * as Schema from "effect/Schema"
import { type AnyStateMachine, setup } from "xstate"

const { Array: List, Int, String: Text, Struct, optionalKey: optional } = Schema

const pieceCommands = {
  enter: command({ input: Struct({ place: Text }), clause: "8.1", by: onlyFollows, creates: true }),
  leave: command({ input: Struct({ to: Text }), clause: "8.1", by: onlyFollows }),
}
const Piece = Struct({ id: Text, status: Text, place: Text })

export interface PieceShape {
  readonly kind: "piece"
  readonly record: typeof Piece.Type
  readonly commands: CommandTypes<typeof pieceCommands>
  readonly events: { readonly entered: { readonly place: string }; readonly left: { readonly to: string } }
  readonly facts: object
  readonly creates: "enter"
}

const piece: Lifecycle<PieceShape> = lifecycle<PieceShape>({
  kind: "piece",
  version: 1,
  record: Piece,
  blank: { id: "", status: "new", place: "" },
  columns: {},
  commands: pieceCommands,
  events: { entered: pieceCommands.enter.input, left: pieceCommands.leave.input },
  machine: setup({}).createMachine({
    initial: "new",
    states: {
      new: { meta: { category: "open" }, on: { enter: "here" } },
      here: { meta: { category: "open" }, on: { leave: "gone" } },
      gone: { meta: { category: "closed" }, type: "final" },
    },
  } as never) as unknown as AnyStateMachine,
  rules: {},
  duties: {},
  separations: {},
  followUps: [],
  decider: {
    enter: (_piece, data) => [{ type: "entered", data }],
    leave: (_piece, data) => [{ type: "left", data }],
  },
  evolver: { entered: (_piece, { place }) => ({ place }), left: (_piece, { to }) => ({ place: to }) },
  subject: () => undefined,
})

const deliveryCommands = {
  bring: command({
    input: Struct({ part: Text, pieces: List(Text), loose: optional(Int) }),
    clause: "8.1",
    by: ["storekeeper"],
    creates: true,
  }),
  hand: command({
    input: Struct({ to: Text, loose: optional(Int) }),
    clause: "8.1",
    by: ["storekeeper"],
    needs: {
      pieces: { kind: "piece", ids: ({ record }) => record.pieces },
      stock: { stock: ({ record }) => (record.part === "" ? [] : [{ part: record.part, place: "bin:A" }]) },
      receiver: { kind: "receiver", id: { input: "to" }, optional: true },
    },
  }),
}
const Delivery = Struct({ id: Text, status: Text, part: Text, pieces: List(Text), to: optional(Text) })
const deliveryEvents = {
  brought: deliveryCommands.bring.input,
  handed: deliveryCommands.hand.input,
}

export interface DeliveryShape {
  readonly kind: "delivery"
  readonly record: typeof Delivery.Type
  readonly commands: CommandTypes<typeof deliveryCommands>
  readonly events: EventTypes<typeof deliveryEvents>
  readonly facts: {
    readonly pieces?: ReadonlyArray<typeof Piece.Type>
    readonly stock?: ReadonlyArray<Balance>
    readonly receiver?: object | null | false
  }
  readonly creates: "bring"
}

const rule = ruleOf<DeliveryShape>()
const toPiece = followUpOf<DeliveryShape, PieceShape>("piece")

const delivery: Lifecycle<DeliveryShape> = lifecycle<DeliveryShape>({
  kind: "delivery",
  version: 1,
  record: Delivery,
  blank: { id: "", status: "new", part: "", pieces: [] },
  columns: {},
  commands: deliveryCommands,
  events: deliveryEvents,
  machine: setup({}).createMachine({
    initial: "new",
    states: {
      new: { meta: { category: "open" }, on: { bring: "here" } },
      here: { meta: { category: "open" }, on: { hand: {} } },
    },
  } as never) as unknown as AnyStateMachine,
  rules: {
    "enough-loose": rule({
      clause: "8.1",
      on: ["hand"],
      check: (_delivery, { loose = 0 }, { facts: { stock = [] } }) => {
        const there = stock.find(({ item }) => item === "")?.quantity ?? 0
        return there >= loose || fails({ there, loose })
      },
    }),
    "receivers-not-kept": rule({
      clause: "8.1",
      on: ["hand"],
      check: (_delivery, _input, { facts: { receiver } }) => receiver === false || fails({}),
    }),
  },
  duties: {},
  separations: {},
  followUps: [
    toPiece({
      on: "bring",
      creates: (_before, { pieces }) => pieces,
      command: "enter",
      input: (_before, _after, _context, { id }) => ({ place: `bin:A ${id}` }),
    }),
    toPiece({
      on: "hand",
      each: "pieces",
      command: "leave",
      input: (_before, { to = "" }, _context, { status }) => (status === "here" ? { to } : undefined),
    }),
  ],
  movements: {
    brought: ({ part, pieces, loose = 0 }) => [
      ...pieces.map((item) => ({ part, item, from: "supplier:s", to: "bin:A", quantity: 1, single: true as const })),
      ...(loose === 0 ? [] : [{ part, item: "", from: "supplier:s", to: "bin:A", quantity: loose }]),
    ],
    handed: ({ to, loose = 0 }, { part }) =>
      loose === 0 ? [] : [{ part, item: "", from: "bin:A", to: `custody:${to}`, quantity: loose }],
  },
  decider: {
    bring: (_delivery, data) => [{ type: "brought", data }],
    hand: (_delivery, data) => [{ type: "handed", data }],
  },
  evolver: { brought: (_delivery, { part, pieces }) => ({ part, pieces }), handed: (_delivery, { to }) => ({ to }) },
  subject: () => undefined,
})

const title = { en: "Test", "zh-Hans": "测试" }
const told = { title, failed: title, remedy: title }
const rules = { "enough-loose": told, "receivers-not-kept": told }
const words = { title, rules, duties: {}, commands: {}, statuses: {}, separations: {} }

/** Clauses of the chapter's own, so that it can cite them. */
const clauses = [{ id: "8.1", chapter: "8", title, summary: title, realisedBy: ["rule"] }] as never

export const deliveries = chapter({
  id: "deliveries",
  title,
  lifecycles: [piece, delivery],
  words: { piece: words, delivery: words },
  realises: [],
  clauses,
})
