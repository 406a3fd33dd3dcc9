/** Law 12: movements and questions that are malformed are refused before anything is sent. */
import type { Movement } from "@fieldcare/core/ledger"
import type * as Effect from "effect/Effect"
import { reasonOf } from "./callers.ts"
import { type ContractCase, law } from "./contract-case.ts"
import { move, moved, mover } from "./moving.ts"
import { same } from "./same.ts"
import type { Stage } from "./stage.ts"

const stock = law(12)

const noParts: ReadonlyArray<unknown> = ["", " ", "a b", "\u0000", "x".repeat(129), 1, null, undefined, {}]
const noPlaces: ReadonlyArray<unknown> = [
  "",
  "bin:",
  "shelf:A",
  "bin: A",
  "Bin:A",
  "bin:\u0000",
  `bin:${"x".repeat(129)}`,
  1,
  null,
  undefined,
  {},
  "toString",
]
const noItems: ReadonlyArray<unknown> = ["\u0000", "\ud800", "x".repeat(191), 1, null, undefined, {}]
const noQuantities: ReadonlyArray<unknown> = [
  0,
  -1,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.MAX_SAFE_INTEGER + 1,
  "1",
  null,
  undefined,
]

const shown = (value: unknown) => (typeof value === "string" ? JSON.stringify(value.slice(0, 20)) : String(value))

const refusesEach = (name: string, field: keyof Movement, values: ReadonlyArray<unknown>) =>
  stock(`a movement ${name} is refused, and nothing is posted`, async (stage) => {
    for (const value of values) {
      const movement = { ...move("supplier", "bin:A"), [field]: value } as Movement
      same(await reasonOf(mover(stage, "M-1", [move("supplier", "bin:A"), movement])), "RequestInvalid", shown(value))
    }
    same([await stage.version("M-1"), await stage.stock(), await stage.postings()], [0, {}, []])
  })

const refuses = async (stage: Stage, verb: "balances" | "postings", request: object, what: string) => {
  const asked = { tenant: stage.tenant, part: "P", limit: 10, ...request } as never
  const answer: Effect.Effect<unknown, unknown> = stage.storage[verb](asked)
  same(await reasonOf(answer), "RequestInvalid", what)
}

export const stockRequests: ReadonlyArray<ContractCase> = [
  refusesEach("of a part that is no id", "part", noParts),
  refusesEach("from a place that is none", "from", noPlaces),
  refusesEach("to a place that is none", "to", noPlaces),
  refusesEach("of an item that is no name", "item", noItems),
  refusesEach("of a quantity that is no positive whole number", "quantity", noQuantities),
  stock("a movement to its own place, of two single pieces, or reserved outside is refused", async (stage) => {
    for (const movement of [
      move("bin:A", "bin:A"),
      move("supplier", "bin:A", 2, { item: "S-1", single: true }),
      move("supplier", "bin:A", 1, { phase: "reserved" }),
      move("found", "bin:A", 1, { phase: "posted" }),
    ])
      same(await reasonOf(mover(stage, "M-1", [movement])), "RequestInvalid", JSON.stringify(movement))
    same(await stage.stock(), {})
  }),
  stock("questions for balances that are malformed are refused", async (stage) => {
    for (const part of noParts.filter((one) => one !== undefined))
      await refuses(stage, "balances", { part }, `part ${shown(part)}`)
    for (const place of noPlaces.filter((one) => one !== undefined))
      await refuses(stage, "balances", { place }, `place ${shown(place)}`)
    for (const item of noItems.filter((one) => one !== undefined))
      await refuses(stage, "balances", { item }, `item ${shown(item)}`)
    for (const at of [-1, 1.5, Number.NaN, "1", null, {}]) await refuses(stage, "balances", { at }, `at ${shown(at)}`)
    for (const limit of [0, 501, 1.5, "1", undefined])
      await refuses(stage, "balances", { limit }, `limit ${shown(limit)}`)
    for (const after of [
      {},
      { part: "P", place: "bin:A" },
      { part: "P", place: "x", item: "" },
      { part: 1, place: "bin:A", item: "" },
    ])
      await refuses(stage, "balances", { after }, `after ${JSON.stringify(after)}`)
  }),
  stock("questions for postings that are malformed are refused", async (stage) => {
    for (const part of noParts) await refuses(stage, "postings", { part }, `part ${shown(part)}`)
    for (const limit of [0, 501, 1.5, "1", undefined])
      await refuses(stage, "postings", { limit }, `limit ${shown(limit)}`)
    const after = { at: 1, place: "bin:A", item: "", number: 1 }
    for (const wrong of [{ at: -1 }, { at: "1" }, { place: "x" }, { item: 1 }, { number: 0 }, { number: 1.5 }])
      await refuses(stage, "postings", { after: { ...after, ...wrong } }, `after ${JSON.stringify(wrong)}`)
  }),
  stock("needs of stock and of named records that are malformed are refused", async (stage) => {
    const load = (need: object) =>
      reasonOf(
        stage.storage.load({
          tenant: stage.tenant,
          kind: "contractTicket",
          id: "T-1",
          needs: [{ name: "n", ...need } as never],
        }),
      )
    for (const part of noParts) same(await load({ stock: [{ part }] }), "RequestInvalid", `part ${shown(part)}`)
    same(await load({ stock: Array.from({ length: 101 }, () => ({ part: "P" })) }), "RequestInvalid", "101 questions")
    same(
      await load({ kind: "contractTicket", ids: Array.from({ length: 501 }, (_, n) => `T-${n}`) }),
      "RequestInvalid",
      "501 ids",
    )
    same(await load({ kind: "contractTicket", ids: ["T-1", "a b"] }), "RequestInvalid", "no id")
    same(await load({ kind: "unheardOf", ids: ["T-1"] }), "RequestInvalid", "no kind")
  }),
  stock("parts and places with every character of an id are kept as they are", async (stage) => {
    const [part, place] = ["A.b_c-1:2", `quarantine:A_b.C-9:z${"x".repeat(118)}`]
    await moved(stage, "M-1", [move("supplier:A_b.C-9", place, 2, { part })])
    same(await stage.stock({ part, place }), { [`${part} ${place}`]: 2 })
    same(
      (await stage.postings({ part, place })).map((one) => one.place),
      [place],
    )
  }),
]
