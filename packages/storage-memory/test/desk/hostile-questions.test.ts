import * as fc from "fast-check"
import { beforeAll, describe, expect, test } from "vitest"
import { actor, everything, failure, intake, openScene, type Scene } from "./scene.ts"

const typed = ["InputInvalid", "NotFound", "StorageError"]

describe("a hostile question is answered with a typed error, and nothing changes", () => {
  let scene: Scene
  let before: string
  beforeAll(async () => {
    scene = await openScene()
    await scene.clerk.ticket.receive(intake, { id: "T-1" })
    before = await everything(scene.storage)
  })

  const refused = async (ask: () => unknown) => {
    const answer = ask()
    expect(answer).toBeInstanceOf(Promise)
    const error = await failure(answer as Promise<unknown>)
    expect(typed).toContain(error._tag)
  }

  test.each<[string, unknown]>([
    ["no object", null],
    ["a text", "status"],
    ["a list", []],
    ["a limit of nothing", { limit: 0 }],
    ["a limit too high", { limit: 501 }],
    ["a limit that is no number", { limit: "50" }],
    ["a limit between", { limit: 1.5 }],
    ["a cursor that is no id", { after: "' or 1=1" }],
    ["a cursor that is a number", { after: 7 }],
    ["an order of its own", { order: "id; drop table ticket" }],
    ["an unknown column", { where: { tenant: "other" } }],
    ["a column of the prototype", { where: { constructor: "x" } }],
    ["a column that is an own __proto__", { where: JSON.parse('{"__proto__":"x"}') as unknown }],
    ["a value that is an object", { where: { status: { like: "%" } } }],
    ["a value that is undefined", { where: { status: undefined } }],
    ["a value that is null", { where: { status: null } }],
    ["a value that is no finite number", { where: { receivedAt: Number.NaN } }],
    ["a list in a list", { where: { status: [["received"]] } }],
    ["conditions that are no object", { where: "status" }],
    ["a field of power", { tenant: "other" }],
  ])("a listing with %s", async (_what, listing) => {
    await refused(() => scene.clerk.ticket.find(listing as never))
  })

  test("a question about anything", async () => {
    const { get, journal, verify, options, duties, timeline, explain } = scene.clerk.ticket
    await fc.assert(
      fc.asyncProperty(
        fc.anything(),
        fc.constantFrom<(id: never) => unknown>(get, journal, verify, options, duties),
        async (id, ask) => {
          await refused(() => ask(id as never))
        },
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (anything) => {
        await refused(() => timeline("T-1", anything as never))
        await refused(() => explain("T-1", anything as never, {}))
      }),
    )
    for (const name of ["__proto__", "constructor", "toString", "get", "find"]) {
      await refused(() => timeline("T-1", name))
      await refused(() => explain("T-1", name as never, {}))
    }
  })

  test("an erasure or a look at what is due", async () => {
    const quality = actor("dpo", "quality")
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (anything) => {
        await refused(() => scene.desk.erase(quality, { not: anything } as never))
        await refused(() => scene.desk.due(quality, { not: anything } as never))
        await refused(() => scene.desk.due(quality, 0, { not: anything } as never))
      }),
    )
    for (const by of [Number.NaN, "now", null, undefined, 1n]) await refused(() => scene.desk.due(quality, by as never))
    for (const limit of [0, 501, 1.5, Number.NaN, "5", null])
      await refused(() => scene.desk.due(quality, 0, limit as never))
  })

  test("and the storage is as it was", async () => {
    expect(await everything(scene.storage)).toBe(before)
  })
})

describe("many commands at once", () => {
  test("on one record are all done: no conflict reaches the caller", async () => {
    const { clerk } = await openScene()
    await clerk.ticket.receive(intake, { id: "T-1" })
    await Promise.all(Array.from({ length: 20 }, (_, index) => clerk.ticket.note("T-1", { text: `note ${index}` })))
    expect((await clerk.ticket.get("T-1")).notes).toHaveLength(20)
  })
})
