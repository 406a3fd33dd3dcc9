/** Law 6, apart: no tenant ever sees or changes what is another's. */
import * as Effect from "effect/Effect"
import { kinds, raced, reasonOf, several } from "./callers.ts"
import { type ContractCase, law, race } from "./contract-case.ts"
import { same } from "./same.ts"
import { kind, named, Stage } from "./stage.ts"

const apart = law(6)
const racing = race(6)

const duty = [{ duty: "d", key: "", due: 1 }]

/** Something in every place under one id. */
const filled = (stage: Stage) =>
  stage.commit([stage.write("T-1", 0, { columns: { serial: "s" } }, duty)], {
    entries: [stage.entry("T-1", 1)],
    messages: [{ kind, id: "T-1", sequence: 1 }],
    personal: [stage.text("r", "T-1")],
    key: stage.key("k"),
  })

const nothingToSee = async (other: Stage) => {
  const needs = [
    { name: "it", kind, id: { value: "T-1" } },
    { name: "all", kind, where: { status: { value: "open" } }, limit: 5 },
  ]
  const loaded = await other.load("T-1", { needs, key: { actor: "anna", key: "k" } })
  same(loaded, { record: undefined, facts: { it: [], all: [] }, stock: {}, remembered: undefined, personal: new Map() })
  same([await other.find(), await other.find({ where: { serial: "s" } })], [[], []], "found")
  same([await other.journal("T-1"), await other.due(9), await other.heads()], [[], [], []], "listed")
  same([await other.duties("theirs"), await other.messages("theirs")], [[], []], "claimed")
  same(await other.personal(["T-1"]), new Map(), "texts")
  same([await other.search("words"), await other.search("T-1")], [[], []], "searched")
}

const alike: ReadonlyArray<readonly [string, (tenant: string) => string]> = [
  ["whose name differs in case", (tenant: string) => tenant.toUpperCase()],
  ["whose name begins alike", (tenant: string) => `${tenant}1`],
  ["whose name is the beginning of it", (tenant: string) => tenant.slice(0, -1)],
  ["whose name has a dot at its end", (tenant: string) => `${tenant}.`],
  ["whose name is as long as can be", (tenant: string) => tenant.padEnd(128, "x")],
]

export const apartCases: ReadonlyArray<ContractCase> = [
  apart("another tenant's record is not there, in no verb", async (stage) => {
    await filled(stage)
    await nothingToSee(stage.beside())
    same([(await stage.duties("a")).length, (await stage.messages("a")).length], [1, 1], "still to be claimed")
  }),
  ...alike.map(([what, name]) =>
    apart(`a tenant ${what} is another tenant`, async ({ storage, tenant }) => {
      const stage = new Stage(storage, `${tenant}-Ab`)
      await filled(stage)
      const other = new Stage(storage, name(stage.tenant))
      await nothingToSee(other)
      await filled(other)
      same((await other.load("T-1")).record?.tenant, other.tenant)
    }),
  ),
  apart("another tenant's record is not changed", async (stage) => {
    const other = stage.beside()
    await stage.commit([stage.write("T-1")])
    same(await reasonOf(other.storage.commit(other.unit([other.write("T-1", 1)]))), "VersionConflict")
    await other.commit([other.write("T-1", 0, { record: "theirs" })])
    await other.commit([other.write("T-1", 1, { record: "theirs" })])
    same((await stage.load("T-1")).record?.record, { version: 1 })
  }),
  apart("another tenant's duties are not replaced, and claims of theirs not ended", async (stage) => {
    const other = stage.beside()
    for (const one of [stage, other]) await one.commit([one.write("T-1", 0, {}, duty)])
    same((await stage.duties("a")).length, 1)
    await other.commit([other.write("T-1", 1, {}, duty)])
    same([(await stage.due(9)).length, await stage.duties("b"), (await other.duties("b")).length], [1, [], 1])
  }),
  apart("another tenant's texts are not erased", async (stage) => {
    await filled(stage)
    same(await stage.beside().erase("person-1"), 0)
    same((await stage.load("T-1")).personal.size, 1)
  }),
  apart("one reference of two tenants is two texts", async (stage) => {
    const other = stage.beside()
    await filled(stage)
    await other.commit([other.write("T-1")], { personal: [other.text("r", "T-1", "theirs")] })
    same(
      [(await stage.load("T-1")).personal.get("r"), (await other.load("T-1")).personal.get("r")],
      ["words", "theirs"],
    )
    same([await other.erase("person-1"), (await stage.load("T-1")).personal.size], [1, 1])
  }),
  apart("another tenant's messages are not settled, also not under the name of their claim", async (stage) => {
    const other = stage.beside()
    for (const one of [stage, other]) await one.tell("T-1")
    same([(await stage.messages("a")).length, (await other.messages("a")).length], [1, 1])
    const sent = [{ kind, id: "T-1", sequence: 1 }]
    same([await other.settle("a", { sent }), await stage.settle("a", { sent })], [1, 1])
  }),
  apart("a unit whose row or entry names another tenant is refused", async (stage) => {
    const tenant = `${stage.tenant}-b`
    const row = stage.unit([stage.write("T-1", 0, { tenant })])
    const entry = stage.unit([stage.write("T-1")], { entries: [stage.entry("T-1", 1, { tenant })] })
    for (const unit of [row, entry]) same(await reasonOf(stage.storage.commit(unit)), "RequestInvalid")
    same([await stage.find(), await stage.beside().find()], [[], []])
  }),
  apart("a record relied on is looked for in the own tenant only", async (stage) => {
    const other = stage.beside()
    await other.commit([other.write("T-2")])
    const unit = stage.unit([stage.write("T-1")], { reliedOn: [{ kind, id: "T-2", version: 1 }] })
    same(await reasonOf(stage.storage.commit(unit)), "VersionConflict")
  }),
  apart("a need looks in the own tenant only, also through a column", async (stage) => {
    const other = stage.beside()
    await other.commit([other.write("T-2", 0, { columns: { serial: "s" } })])
    await stage.commit([stage.write("T-1", 0, { columns: { partId: "T-2", serial: "s" } })])
    const needs = [
      { name: "it", kind, id: { column: "partId" } },
      { name: "alike", kind, where: { serial: { column: "serial" } }, limit: 9 },
    ]
    const { facts } = await stage.load("T-1", { needs })
    same([facts["it"], facts["alike"]!.map(({ id }) => id)], [[], ["T-1"]])
  }),
  racing(
    "eight tenants at once with the same ids, keys, references and messages do not hinder each other",
    async (stage) => {
      const tenants = several(8, (n) => stage.beside(`t${n}`))
      const units = tenants.map((one, n) =>
        one.told("T-1", 1, {
          writes: [one.write("T-1", 0, { record: n }, duty)],
          personal: [one.text("r", "T-1", `text ${n}`)],
          key: one.key("k", "anna", { digest: `digest ${n}` }),
          textsWanted: true,
        }),
      )
      const answers = await Promise.all(units.map((unit) => Effect.runPromise(stage.storage.commit(unit))))
      same(
        answers.map((texts) => texts.get("r")),
        several(8, (n) => `text ${n}`),
      )
      for (const [n, one] of tenants.entries()) {
        same([(await one.load("T-1")).record?.record, (await one.remembered("k"))?.digest], [n, `digest ${n}`])
        same([named(await one.messages("a")), (await one.duties("a")).length], [["T-1/1"], 1])
      }
    },
  ),
  racing("what one tenant writes at once is no conflict for another", async (stage) => {
    const tenants = several(4, (n) => stage.beside(`t${n}`))
    await Promise.all(tenants.map((one) => one.commit([one.write("T-1")])))
    const writers = tenants.flatMap((one) => several(5, () => one.storage.commit(one.unit([one.write("T-1", 1)]))))
    const answers = await raced(writers)
    same([answers.filter((answer) => answer === "ok").length, kinds(answers)], [4, ["VersionConflict", "ok"]])
  }),
]
