import { roles } from "@fieldcare/core/trust"
import { InputInvalid, NotFound, Refused, regulation, Text } from "@fieldcare/core"
import { type CommandDefinition, compile, type Lifecycle } from "@fieldcare/core/engine"
import { installedUnitId } from "@fieldcare/core/service"
import { hostileInput, validInput } from "@fieldcare/testkit"
import * as Schema from "effect/Schema"
import * as fc from "fast-check"
import { memoryStorage } from "../../src/index.ts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import {
  accepted,
  actor,
  agreed,
  everything,
  failure,
  hour,
  intake,
  openScene,
  type Scene,
  start,
  working,
} from "./scene.ts"

const lifecycles = regulation().flatMap((chapter): ReadonlyArray<Lifecycle> => chapter.lifecycles)
const declared = lifecycles.flatMap(({ kind, commands }) =>
  Object.entries(commands).map(([command, definition]) => ({
    name: `${kind}.${command}`,
    kind,
    command,
    creates: definition.creates === true,
    input: definition.input,
  })),
)

/** What every lifecycle has beside its own commands: a case taken over with its whole content. */
const adoptions = lifecycles.map((lifecycle) => {
  const { initial, statuses } = compile(lifecycle).table
  const {
    id: _,
    status: __,
    number: ___,
    ...content
  } = (lifecycle.record as unknown as Schema.Struct<Schema.Struct.Fields>).fields
  const names = [...statuses.keys()].filter((name) => name !== initial)
  const told = Schema.Struct({ source: Text, status: Schema.Literals(names), record: Schema.Struct(content) })
  const input = told as unknown as CommandDefinition["input"]
  return { name: `${lifecycle.kind}.adopt`, kind: lifecycle.kind, command: "adopt", creates: true, input }
})

const commands = [...declared, ...adoptions]

// 50,000 payloads in all, spread evenly.
const runs = Math.ceil((500 * fc.readConfigureGlobal().numRuns!) / commands.length)

const tickets = ["T-received", "T-agreed", "T-working", "T-accepted", "T-missing"]
const idsOf: Readonly<Record<string, ReadonlyArray<string>>> = {
  ticket: tickets,
  person: ["eve", "emil", "T-missing"],
  vehicle: ["van-3", "T-missing"],
  standard: ["std-1", "T-missing"],
  programme: ["prg-1", "T-missing"],
  installedUnit: [installedUnitId("Compressor", "A-1"), "T-missing"],
  maintenancePlan: ["plan-1", "T-missing"],
  part: ["seal", "pump", "T-missing"],
  bin: ["A-01", "T-missing"],
  supplier: ["hu", "T-missing"],
  requisition: ["R-1", "T-missing"],
  purchaseOrder: ["P-1", "T-missing"],
}

/** A catalogue, a bin with pumps, an order and a requisition. */
const stocked = async ({ desk }: Scene) => {
  const store = desk.as(actor("kim", "storekeeper"))
  const buyer = desk.as(actor("bea", "buyer"))
  const about = { model: "K-series", unit: "piece", storageClass: "dry" }
  await store.part.register({ ...about, name: "Seal", tracking: "none" }, { id: "seal" })
  await store.part.register({ ...about, name: "Pump", tracking: "serial" }, { id: "pump" })
  await store.bin.register({ warehouse: "main", storageClasses: ["dry"] }, { id: "A-01" })
  await store.openingStock.enter({ lines: [{ part: "pump", bin: "A-01", quantity: 1, serials: ["A-1"] }] })
  await buyer.supplier.apply({ name: "Hu Parts", supplies: "pumps", evidence: "Contract of 2026" }, { id: "hu" })
}
const namesOf = (kind: string): ReadonlyArray<string> => idsOf[kind] ?? ["T-missing"]
const pools = {
  texts: [
    ...tickets,
    "eve",
    "van-3",
    "std-1",
    "prg-1",
    "isolate",
    "plan-1",
    "pump",
    "A-01",
    "hu",
    idsOf["installedUnit"]![0]!,
  ],
  numbers: [start, start + hour],
}

type Method = (...parameters: ReadonlyArray<unknown>) => Promise<unknown>

describe("a hostile input", () => {
  let scene: Scene
  let doors: Readonly<Record<string, Readonly<Record<string, Method>>>>
  let before: string
  let commits: number
  let payloads = 0
  const tags = new Map<string, number>()
  const prototype = Object.getOwnPropertyNames(Object.prototype).toSorted()

  beforeAll(async () => {
    scene = await openScene(memoryStorage(), true)
    await stocked(scene)
    await working(scene, "T-working")
    scene.clock.now = start
    await scene.clerk.ticket.receive(intake, { id: "T-received" })
    await agreed(scene, "T-agreed", "emil")
    doors = scene.desk.as(actor("eve", ...roles)) as never
    before = await everything(scene.storage, ["acme", "other"], regulation())
    commits = scene.calls["commit"]!
  })

  const given = async (kind: string, command: string, parameters: ReadonlyArray<unknown>) => {
    payloads++
    const error = await failure(doors[kind]![command]!(...parameters))
    tags.set(error._tag, (tags.get(error._tag) ?? 0) + 1)
    return error
  }

  const isTyped = (error: unknown) =>
    error instanceof InputInvalid || error instanceof Refused || error instanceof NotFound

  test.each(commands)(
    "to $name is answered with a typed error, and nothing changes",
    async ({ kind, command, creates, input }) => {
      await fc.assert(
        fc.asyncProperty(hostileInput(input, pools), fc.constantFrom(...namesOf(kind)), async (payload, id) => {
          const error = await given(kind, command, creates ? [payload(), { id: "T-new" }] : [id, payload()])
          expect(error).toBeInstanceOf(InputInvalid)
          expect(error.message.length).toBeLessThan(100_000)
          expect(scene.calls["commit"]).toBe(commits)
        }),
        { numRuns: runs },
      )
      expect(await everything(scene.storage, ["acme", "other"], regulation())).toBe(before)
      expect(Object.getOwnPropertyNames(Object.prototype).toSorted()).toEqual(prototype)
    },
  )

  const hostileIds = fc.oneof(
    fc.constantFrom("__proto__", "constructor", "toString", "null", "", "T-1 ", "T\u00001", "x".repeat(129)),
    fc.anything(),
  )

  test("as an id is answered with a typed error", async () => {
    await fc.assert(
      fc.asyncProperty(
        hostileIds,
        fc.constantFrom(...commands.filter(({ creates }) => !creates)),
        async (id, { kind, command, input }) => {
          const [valid] = fc.sample(validInput(input, pools), { numRuns: 1, seed: 1 })
          expect(isTyped(await given(kind, command, [id, valid]))).toBe(true)
        },
      ),
    )
  })

  const hostileOptions = fc.oneof(
    fc.constantFrom<unknown>(null, 0, "", "key", [], true, Symbol("options"), () => "key"),
    fc.record({
      key: fc.constantFrom<unknown>(null, 0, "", " ", "__proto__", {}, [], Number.NaN, "x".repeat(129), 1n),
    }),
    fc.record({
      occurredAt: fc.constantFrom<unknown>(
        null,
        Number.NaN,
        -0,
        0,
        -1,
        0.5,
        Number.POSITIVE_INFINITY,
        "2026",
        2 ** 53,
        1n,
        new Date(0),
      ),
    }),
    fc.record({ tenant: fc.constant("other") }),
    fc.record({ idempotencyKey: fc.constant("k-1") }),
    fc.constantFrom<unknown>(new Date(0), JSON.parse('{"__proto__":{"key":"k"}}')),
  )

  test("as options is answered with a typed error", async () => {
    await fc.assert(
      fc.asyncProperty(hostileOptions, fc.boolean(), async (options, creating) => {
        const error = creating
          ? await given("ticket", "receive", [intake, options])
          : await given("ticket", "note", ["T-received", { text: "x" }, options])
        expect(error).toBeInstanceOf(InputInvalid)
        expect(scene.calls["commit"]).toBe(commits)
      }),
    )
  })

  test("that is sensible in itself, given at random, is accepted or refused by name", async () => {
    const other = await openScene(memoryStorage(), true)
    await stocked(other)
    await accepted(other, "T-accepted")
    const open = other.desk.as(actor("eve", ...roles)) as never as typeof doors
    const inputs = new Map(commands.map(({ name, input }) => [name, validInput(input, pools)]))
    const drawn = fc.constantFrom(...commands).chain((one) => inputs.get(one.name)!.map((input) => ({ ...one, input })))
    await fc.assert(
      fc.asyncProperty(drawn, fc.nat(), async ({ kind, command, creates, input }, which) => {
        const id = namesOf(kind)[which % namesOf(kind).length]
        const outcome = await Promise.allSettled([
          creates ? open[kind]![command]!(input) : open[kind]![command]!(id, input),
        ])
        expect(outcome[0].status === "fulfilled" || isTyped(outcome[0].reason)).toBe(true)
      }),
      { numRuns: 10 * fc.readConfigureGlobal().numRuns! },
    )
    const held = await everything(other.storage, ["acme"], regulation())
    expect(held).not.toContain("undefined")
  })

  afterAll(() => {
    const most = [...tags].map(([tag, count]) => `${tag} ${count}`).join(", ")
    if (payloads < 500 * fc.readConfigureGlobal().numRuns!)
      throw new Error(`only ${payloads} payloads were given: ${most}`)
  })
})
