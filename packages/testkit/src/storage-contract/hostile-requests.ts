/** Law 8 for everything but ids: what is malformed is refused before anything is sent. */
import type { StorageError, UnitOfWork } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import { raced, reasonOf, several } from "./callers.ts"
import { type ContractCase, law, race } from "./contract-case.ts"
import { holds, same } from "./same.ts"
import { kind, otherKind, type Stage } from "./stage.ts"

const typed = law(8)
const racing = race(8)

const outOfBounds = (limitMax: number): ReadonlyArray<unknown> => [
  0,
  -1,
  limitMax + 1,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  "1",
  null,
  undefined,
  true,
  [1],
]

/** No instant, whatever may be left out. */
const noInstants: ReadonlyArray<unknown> = [-1, 1.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1, "1", undefined, {}]

const refused = async (verb: Effect.Effect<unknown, StorageError>, what: string) =>
  same(await reasonOf(verb), "RequestInvalid", what)

const shown = (value: unknown) => (typeof value === "string" ? JSON.stringify(value) : String(value))

const commitOf = (stage: Stage, unit: Partial<UnitOfWork>) =>
  stage.storage.commit({ ...stage.unit([stage.write("T-1")]), ...unit })

const wrongValues: Readonly<Record<string, ReadonlyArray<unknown>>> = {
  serial: [0, 1, true, {}, "\u0000", "\ud800"],
  count: ["1", 1.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1, true, {}, 1n],
  openedAt: ["2026-01-01", 0.5, Number.NaN, false, {}],
  urgent: [0, 1, "true", "", {}],
}

/** What stands for no JSON at all, or for something else once it is read again. */
const noJson: Readonly<Record<string, unknown>> = {
  undefined,
  "undefined in an object": { deep: [{ field: undefined }] },
  "undefined in a list": [1, undefined],
  NaN: { n: Number.NaN },
  Infinity: [Number.NEGATIVE_INFINITY],
  NUL: "a\u0000b",
  "half of a surrogate pair": ["\ud800"],
  "the other half": { a: "\udc00x" },
  "a function": { f: () => 1 },
  "a large integer of its own type": [1n],
  "a symbol": { s: Symbol("s") },
}

const shapes: Readonly<Record<string, (stage: Stage) => Partial<UnitOfWork>>> = {
  "writes nothing": () => ({ writes: [] }),
  "writes one record twice": (stage) => ({ writes: [stage.write("T-1"), stage.write("T-1", 1)] }),
  "expects a version below zero": (stage) => ({ writes: [stage.write("T-1", -1)] }),
  "expects half a version": (stage) => ({ writes: [stage.write("T-1", 0.5)] }),
  "stays at its version": (stage) => ({ writes: [stage.write("T-1", 1, { version: 1 })] }),
  "goes back": (stage) => ({ writes: [stage.write("T-1", 3, { version: 2 })] }),
  "has a version that is a text": (stage) => ({ writes: [stage.write("T-1", 0, { version: "1" as never })] }),
  "has one duty twice": (stage) => {
    const duties = [1, 2].map((due) => ({ duty: "d", key: "", due }))
    return { writes: [stage.write("T-1", 0, {}, duties)] }
  },
  "has a kind that was not prepared": (stage) => ({ writes: [stage.write("T-1", 0, { kind: "neverPrepared" })] }),
  "relies on version 0": () => ({ reliedOn: [{ kind, id: "T-2", version: 0 }] }),
  "relies on a kind that was not prepared": () => ({ reliedOn: [{ kind: "neverPrepared", id: "T-2", version: 1 }] }),
  "has an entry before the first": (stage) => ({ entries: [stage.entry("T-1", 0)] }),
  "has a message without its entry": () => ({ messages: [{ kind, id: "T-1", sequence: 1 }] }),
  "has one message twice": (stage) => ({
    entries: [stage.entry("T-1", 1)],
    messages: [1, 1].map((sequence) => ({ kind, id: "T-1", sequence })),
  }),
  "has a message of another sequence": (stage) => ({
    entries: [stage.entry("T-1", 1)],
    messages: [{ kind, id: "T-1", sequence: 2 }],
  }),
}

export const hostileRequests: ReadonlyArray<ContractCase> = [
  typed("limits out of bounds are refused by every verb that has one", async (stage) => {
    const { storage, tenant } = stage
    const where = { status: { value: "open" } }
    for (const bad of outOfBounds(100)) {
      const limit = bad as number
      await refused(storage.load({ tenant, kind, id: "T-1", needs: [{ name: "n", kind, where, limit }] }), shown(bad))
    }
    for (const bad of outOfBounds(500)) {
      const limit = bad as number
      await refused(storage.find({ tenant, kind, where: {}, order: "ascending", limit }), `find ${shown(bad)}`)
      await refused(storage.due({ tenant, by: 1, limit }), `due ${shown(bad)}`)
      await refused(storage.claimDuties(stage.claim("a", { limit })), `duties ${shown(bad)}`)
      await refused(storage.claimMessages({ ...stage.claim("a"), limit }), `messages ${shown(bad)}`)
    }
    for (const bad of outOfBounds(1000)) {
      const limit = bad as number
      await refused(storage.journal({ tenant, kind, id: "T-1", after: 0, limit }), `journal ${shown(bad)}`)
      await refused(storage.heads({ tenant, kind, limit }), `heads ${shown(bad)}`)
    }
  }),
  typed("what is no instant and no sequence is refused", async (stage) => {
    const { storage, tenant } = stage
    const reference = { kind, id: "T-1", sequence: 1 }
    for (const bad of noInstants) {
      const at = bad as number
      await refused(storage.due({ tenant, by: at, limit: 1 }), `due by ${shown(bad)}`)
      await refused(storage.journal({ tenant, kind, id: "T-1", after: at, limit: 1 }), `after ${shown(bad)}`)
      await refused(storage.claimMessages({ ...stage.claim("a"), now: at }), `now ${shown(bad)}`)
      await refused(storage.claimMessages({ ...stage.claim("a"), until: at }), `until ${shown(bad)}`)
      await refused(storage.claimDuties({ ...stage.claim("a"), now: at }), `duties now ${shown(bad)}`)
      const failed = [{ ...reference, again: at }]
      await refused(storage.settleMessages({ tenant, claim: "a", sent: [], failed }), `again ${shown(bad)}`)
      const sent = [{ ...reference, sequence: at }]
      await refused(storage.settleMessages({ tenant, claim: "a", sent, failed: [] }), `sequence ${shown(bad)}`)
    }
    await refused(storage.claimMessages({ ...stage.claim("a"), until: 1000 }), "until now")
  }),
  typed("a duty whose due is no instant, or whose name is no text, is refused", async (stage) => {
    for (const bad of [...noInstants, Number.POSITIVE_INFINITY]) {
      const duties = [{ duty: "d", key: "", due: bad as number }]
      await refused(commitOf(stage, { writes: [stage.write("T-1", 0, {}, duties)] }), `due ${shown(bad)}`)
      const known = { ...stage.write("T-1", 1), dutiesBefore: duties }
      await refused(commitOf(stage, { writes: [known] }), `due before ${shown(bad)}`)
      if (bad === undefined) continue
      const acted = [{ duty: "d", key: "", due: 1, actAt: bad as number }]
      await refused(commitOf(stage, { writes: [stage.write("T-1", 0, {}, acted)] }), `actAt ${shown(bad)}`)
    }
    for (const bad of [null, undefined, 0, "\u0000", {}]) {
      const named = [{ duty: bad as string, key: "", due: 1 }]
      const keyed = [{ duty: "d", key: bad as string, due: 1 }]
      for (const duties of [named, keyed])
        await refused(commitOf(stage, { writes: [stage.write("T-1", 0, {}, duties)] }), `duty ${shown(bad)}`)
    }
    same(await stage.find(), [])
  }),
  ...Object.entries(wrongValues).map(([column, values]) =>
    typed(`wrong values for the column ${column} are refused, written, looked for and needed`, async (stage) => {
      const { storage, tenant } = stage
      for (const bad of [undefined, ...values]) {
        const value = bad as string
        await refused(
          commitOf(stage, { writes: [stage.write("T-1", 0, { columns: { [column]: value } })] }),
          shown(bad),
        )
        const asked = { tenant, kind, order: "ascending", limit: 1 } as const
        await refused(storage.find({ ...asked, where: { [column]: value } }), `find ${shown(bad)}`)
        await refused(storage.find({ ...asked, where: { [column]: [value] } }), `find one of ${shown(bad)}`)
        const needs = [{ name: "n", kind, where: { [column]: { value } }, limit: 1 }]
        await refused(storage.load({ tenant, kind, id: "T-1", needs }), `need ${shown(bad)}`)
      }
      await refused(
        storage.find({ tenant, kind, order: "ascending", limit: 1, where: { [column]: null as never } }),
        "find null",
      )
      same(await stage.find(), [])
    }),
  ),
  typed("columns that nobody declared are refused, those of every object too", async (stage) => {
    const { storage, tenant } = stage
    for (const name of [
      "nobody",
      "constructor",
      "toString",
      "__proto__",
      "id",
      "version",
      "record",
      "SERIAL",
      "serial ",
    ]) {
      const columns = JSON.parse(JSON.stringify({ x: "s" }).replace('"x"', JSON.stringify(name))) as Record<
        string,
        string
      >
      await refused(commitOf(stage, { writes: [stage.write("T-1", 0, { columns })] }), `write ${name}`)
      await refused(storage.find({ tenant, kind, where: columns, order: "ascending", limit: 1 }), `find ${name}`)
      const where = { status: { column: name } }
      await refused(storage.load({ tenant, kind, id: "T-1", needs: [{ name: "n", kind, where, limit: 1 }] }), name)
    }
    await refused(commitOf(stage, { writes: [stage.write("T-1", 0, { columns: { status: "x" } })] }), "write status")
    same(await stage.find(), [])
  }),
  typed("a column of another type is no operand", async (stage) => {
    const needs = [{ name: "n", kind: otherKind, where: { serial: { column: "count" } }, limit: 1 }]
    await refused(stage.storage.load({ tenant: stage.tenant, kind, id: "T-1", needs }), "count for serial")
    const byId = [{ name: "n", kind: otherKind, id: { column: "urgent" } }]
    await refused(stage.storage.load({ tenant: stage.tenant, kind, id: "T-1", needs: byId }), "urgent for an id")
  }),
  typed("a need without a condition is refused, and a list of 1,001 values", async (stage) => {
    const { storage, tenant } = stage
    const needs = [{ name: "all", kind, where: {}, limit: 1 }]
    await refused(storage.load({ tenant, kind, id: "T-1", needs }), "no condition")
    const where = { serial: several(1001, (n) => `s-${n}`) }
    await refused(storage.find({ tenant, kind, where, order: "ascending", limit: 1 }), "1,001 values")
  }),
  typed("kinds that were not prepared are refused, and an order that is none", async (stage) => {
    const { storage, tenant } = stage
    for (const unknown of ["neverPrepared", "constructor", "contractticket"]) {
      await refused(storage.load({ tenant, kind: unknown, id: "T-1", needs: [] }), `load ${unknown}`)
      await refused(storage.find({ tenant, kind: unknown, where: {}, order: "ascending", limit: 1 }), `find ${unknown}`)
      await refused(storage.heads({ tenant, kind: unknown, limit: 1 }), `heads ${unknown}`)
      const needs = [{ name: "n", kind: unknown, id: { value: "T-1" } }]
      await refused(storage.load({ tenant, kind, id: "T-1", needs }), `need ${unknown}`)
    }
    for (const order of ["", "asc", "descending; drop", undefined, null] as ReadonlyArray<unknown>) {
      await refused(storage.find({ tenant, kind, where: {}, order: order as "ascending", limit: 1 }), shown(order))
    }
  }),
  ...Object.entries(noJson).map(([name, value]) =>
    typed(`${name} is refused wherever a value is written`, async (stage) => {
      const places: ReadonlyArray<Partial<UnitOfWork>> = [
        { writes: [stage.write("T-1", 0, { record: value })] },
        { writes: [stage.write("T-1", 0, { trail: { stays: [], duties: [], acts: [value] } as never })] },
        { entries: [stage.entry("T-1", 1, { events: [{ type: "e", data: value }] })] },
        { entries: [stage.entry("T-1", 1, { from: value as string, events: value as never })] },
        { personal: [{ ...stage.text("r", "T-1"), text: value as string }] },
        { key: stage.key("k", "anna", { digest: value as string }) },
        { writes: [stage.write("T-1", 0, { status: value as string })] },
        { writes: [stage.write("T-1", 0, { head: value as string })] },
      ]
      for (const [n, unit] of places.entries()) await refused(commitOf(stage, unit), `place ${n}`)
      same([await stage.find(), await stage.remembered("k")], [[], undefined])
    }),
  ),
  typed("words of more than 190 characters are refused", async (stage) => {
    const word = "x".repeat(191)
    for (const field of ["status", "category", "head"])
      await refused(commitOf(stage, { writes: [stage.write("T-1", 0, { [field]: word })] }), field)
    for (const duty of [
      { duty: word, key: "" },
      { duty: "d", key: word },
    ])
      await refused(commitOf(stage, { writes: [stage.write("T-1", 0, {}, [{ ...duty, due: 1 }])] }), "duty")
    await refused(commitOf(stage, { key: stage.key("k", "anna", { digest: word }) }), "digest")
    same(await stage.find(), [])
  }),
  typed("status, category, head, texts and digest that are no text are refused", async (stage) => {
    for (const bad of [null, 0, false, [], {}] as ReadonlyArray<unknown>) {
      const text = bad as string
      for (const field of ["status", "category", "head"])
        await refused(commitOf(stage, { writes: [stage.write("T-1", 0, { [field]: text })] }), `${field} ${shown(bad)}`)
      await refused(commitOf(stage, { personal: [stage.text("r", "T-1", text)] }), `text ${shown(bad)}`)
      for (const field of ["digest", "kind", "id"])
        await refused(commitOf(stage, { key: stage.key("k", "anna", { [field]: text }) }), `${field} ${shown(bad)}`)
    }
    for (const version of [0, -1, 1.5, "1", null] as ReadonlyArray<unknown>)
      await refused(commitOf(stage, { key: stage.key("k", "anna", { version: version as number }) }), shown(version))
    same(await stage.find(), [])
  }),
  ...Object.entries(shapes).map(([name, shape]) =>
    typed(`a unit that ${name} is refused`, async (stage) => {
      await refused(commitOf(stage, shape(stage)), name)
      same([await stage.find(), await stage.journal("T-1")], [[], []])
    }),
  ),
  typed("kinds and columns whose names are none, or whose types are none, can not be prepared", async (stage) => {
    const column = (name: unknown, type: unknown = "text") => ({
      name: name as string,
      type: type as "text",
      indexed: false,
    })
    for (const bad of [
      "",
      "Upper",
      "with blank",
      "a-b",
      "x".repeat(49),
      "drop;",
      null,
      7,
      undefined,
    ] as ReadonlyArray<unknown>) {
      await refused(stage.storage.prepare([{ kind: bad as string, columns: [] }]), `kind ${shown(bad)}`)
      await refused(stage.storage.prepare([{ kind: "refusedKind", columns: [column(bad)] }]), `column ${shown(bad)}`)
    }
    for (const own of ["tenant", "id", "version", "status", "category", "head", "record", "trail"])
      await refused(stage.storage.prepare([{ kind: "refusedKind", columns: [column(own)] }]), `column ${own}`)
    await refused(stage.storage.prepare([{ kind: "refusedKind", columns: [column("a"), column("a")] }]), "twice")
    for (const type of ["number", "", null, 7, "text; drop"])
      await refused(stage.storage.prepare([{ kind: "refusedKind", columns: [column("a", type)] }]), shown(type))
    await refused(
      stage.storage.find({ tenant: stage.tenant, kind: "refusedKind", where: {}, order: "ascending", limit: 1 }),
      "still unknown",
    )
  }),
  typed("a storage says its name and what its commits outlive", async ({ storage }) => {
    holds(storage.name.length > 0, "a name", storage.name)
    holds(["power", "process", "none"].includes(storage.durability), "a durability", storage.durability)
    await Effect.runPromise(
      storage.transaction((_, inside) =>
        Effect.sync(() => same([inside.name, inside.durability], [storage.name, storage.durability])),
      ),
    )
  }),
  typed("every failure says in words what happened, and whether to try again", async (stage) => {
    await stage.commit([stage.write("T-1")], { key: stage.key("k"), personal: [stage.text("r", "T-1")] })
    const failures: ReadonlyArray<readonly [Partial<UnitOfWork>, boolean]> = [
      [{}, true],
      [{ key: stage.key("k") }, true],
      [{ writes: [stage.write("T-2")], personal: [stage.text("r", "T-2")] }, false],
      [{ writes: [] }, false],
    ]
    for (const [unit, retryable] of failures) {
      const error = await Effect.runPromise(Effect.flip(commitOf(stage, unit)))
      same([error._tag, error.isRetryable, error.reason.isRetryable], ["StorageError", retryable, retryable])
      holds(error.message.length > 20 && error.message === error.reason.message, "a message", error.message)
    }
  }),
  racing("kinds prepared by several at once are there for all of them", async (stage) => {
    const columns = [{ name: "first", type: "text", indexed: true }] as const
    const kinds = several(3, (n) => ({ kind: `contractAtOnce${n}`, columns }))
    const answers = await raced(
      several(6, (n) => stage.storage.prepare([...kinds.slice(n % 3), ...kinds.slice(0, n % 3)])),
    )
    same(
      answers,
      Array.from(answers, () => "ok"),
    )
    for (const { kind: of } of kinds) await stage.commit([stage.write("T-1", 0, { kind: of, columns: { first: "1" } })])
    for (const { kind: of } of kinds) same(await stage.find({ kind: of, where: { first: "1" } }), ["T-1"])
  }),
  racing("malformed requests among good ones change nothing for those", async (stage) => {
    const good = several(10, (n) => commitOf(stage, { writes: [stage.write(`T-${n}`)] }))
    const bad = several(10, (n) => commitOf(stage, { writes: [stage.write(`B-${n}`, 0, { record: undefined })] }))
    const answers = await raced(several(20, (n) => (n % 2 === 0 ? good : bad)[n >> 1]!))
    same(
      answers,
      several(20, (n) => (n % 2 === 0 ? "ok" : "RequestInvalid")),
    )
    same((await stage.find()).length, 10)
  }),
]
