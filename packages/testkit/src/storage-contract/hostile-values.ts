/** Law 8 for single values: what is no instant, no text, no JSON or of another type than its column is refused. */
import type { UnitOfWork } from "@fieldcare/core/storage"
import { type ContractCase, law } from "./contract-case.ts"
import { commitOf, refused, shown } from "./refused.ts"
import { same } from "./same.ts"
import { kind } from "./stage.ts"

const typed = law(8)

/** No instant, whatever may be left out. */
const noInstants: ReadonlyArray<unknown> = [-1, 1.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1, "1", undefined, {}]

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

export const hostileValues: ReadonlyArray<ContractCase> = [
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
]
