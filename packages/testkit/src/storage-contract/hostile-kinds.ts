/** Law 8 for kinds and columns: what nobody declared is refused, and what can not be declared. */
import { raced, several } from "./callers.ts"
import { type ContractCase, law, race } from "./contract-case.ts"
import { commitOf, refused, shown } from "./refused.ts"
import { same } from "./same.ts"
import { kind, otherKind } from "./stage.ts"

const typed = law(8)
const racing = race(8)

export const hostileKinds: ReadonlyArray<ContractCase> = [
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
]
