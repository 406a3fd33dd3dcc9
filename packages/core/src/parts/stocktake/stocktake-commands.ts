/** What people ask for on a stocktake: the input of each command, its clause, who may give it. */
import * as Schema from "effect/Schema"
import { command, type CommandTypes, type Creating } from "../../engine/command.ts"
import { nameOf, PlaceName, sortOf } from "../../ledger/place.ts"
import { Identifier } from "../../values/identifier.ts"
import { Count } from "../../values/number.ts"
import { LongText, Text } from "../../values/text.ts"
import { LotNumber, Serial } from "../serial.ts"
import { waitingNeeds } from "../waiting-list/waiting-list.ts"
import { accountQuestions, linesWithFinds, lotIdsSeen, postingQuestions, unitIdsInDoubt } from "./stocktake-needs.ts"
import { linesMax, piecesMax } from "./stocktake-limits.ts"
import { StockClass, type Stocktake } from "./stocktake-record.ts"

const { Array: List, isMaxLength, isMinLength, optionalKey: optional, Struct } = Schema

const store = ["storekeeper", "supervisor"] as const
const counters = ["storekeeper", "clerk", "engineer", "buyer", "quality", "supervisor"] as const
const heads = ["supervisor", "quality", "storekeeper"] as const

const Line = Struct({ part: Identifier, place: PlaceName })
const Lines = List(Line).check(isMinLength(1), isMaxLength(linesMax))
const LineNumbers = List(Count).check(isMinLength(1), isMaxLength(linesMax))

/**
 * What somebody has seen of a line: `counted` for a part that is tracked by neither lot nor serial number, `serials`
 * for one that is tracked by serial number, `lots` for one that is tracked by lot. Always what is there, never a
 * difference.
 */
const Seen = Struct({
  line: Count,
  counted: optional(Count),
  serials: optional(List(Serial).check(isMaxLength(piecesMax))),
  lots: optional(List(Struct({ lot: LotNumber, counted: Count })).check(isMaxLength(100))),
})
const Counting = Struct({ counts: List(Seen).check(isMinLength(1), isMaxLength(linesMax)) })

const catalogued = {
  catalogue: { kind: "part", ids: ({ input }) => linesOf(input).map(({ part }) => part) },
  bins: {
    kind: "bin",
    ids: ({ input }) => binsOf(linesOf(input)),
  },
} as const satisfies Needs
const others = { others: { kind: "stocktake", where: { category: { value: "open" } }, limit: 100 } } as const
const booked = { stock: { stock: ({ input, record }) => accountQuestions(record, input) } } as const satisfies Needs

/**
 * The commands of a stocktake.
 *
 * **Details**
 *
 * `count` and `recount` say what is there; several lines may come in one command. What the books say is looked up at
 * that moment and kept with the count. `accept` says of lines whose stock moved after their count that the count holds
 * all the same. With `programme`, the posting meets an occasion of a programme, where it is still the one that is owed.
 *
 * @category stocktake
 * @since 0.1.0
 */
export const stocktakeCommands = {
  plan: command({
    input: Struct({
      title: Text,
      abc: optional(StockClass),
      programme: optional(Struct({ id: Identifier, occasion: Text })),
      lines: Lines,
    }),
    clause: "5.1.2",
    by: store,
    creates: true,
    needs: catalogued,
  }),
  start: command({ input: Struct({}), clause: "5.1.2", by: store, needs: others }),
  addLines: command({
    input: Struct({ lines: Lines }),
    clause: "5.1.2",
    by: store,
    needs: { ...catalogued, ...others },
  }),
  count: command({ input: Counting, clause: "5.1.2", by: counters, needs: booked }),
  recount: command({ input: Counting, clause: "5.1.2", by: counters, needs: booked }),
  finishCount: command({ input: Struct({}), clause: "5.1.2", by: counters }),
  review: command({ input: Struct({ note: optional(LongText) }), clause: "5.1.2", by: heads }),
  accept: command({
    input: Struct({ lines: LineNumbers, reason: Text }),
    clause: "5.1.2",
    by: heads,
    needs: booked,
  }),
  post: command({
    input: Struct({}),
    clause: "5.1.2",
    by: store,
    needs: {
      stock: { stock: ({ record }) => postingQuestions(record as Stocktake) },
      units: { kind: "partUnit", ids: ({ record }) => unitIdsInDoubt(record as Stocktake) },
      lots: { kind: "lot", ids: ({ record }) => lotIdsSeen(record as Stocktake) },
      catalogue: { kind: "part", ids: ({ record }) => linesWithFinds(record as Stocktake).map(({ part }) => part) },
      bins: {
        kind: "bin",
        ids: ({ record }) => binsOf(linesWithFinds(record as Stocktake)),
      },
      ...waitingNeeds,
      programme: { kind: "programme", id: { column: "programme" }, optional: true },
    },
  }),
  cancel: command({ input: Struct({ reason: Text }), clause: "5.1.2", by: store }),
}

const binsOf = (lines: ReadonlyArray<{ readonly place: string }>) =>
  lines.flatMap(({ place }) => (sortOf(place) === "bin" ? (nameOf(place) ?? []) : []))

type Needs = NonNullable<Parameters<typeof command>[0]["needs"]>

const linesOf = ({ lines }: { readonly lines?: typeof Lines.Type }) => lines ?? []

/**
 * The inputs of a stocktake's commands.
 *
 * @category stocktake
 * @since 0.1.0
 */
export type StocktakeCommands = CommandTypes<typeof stocktakeCommands>

/**
 * The commands that make a stocktake.
 *
 * @category stocktake
 * @since 0.1.0
 */
export type StocktakeCreating = Creating<typeof stocktakeCommands>
