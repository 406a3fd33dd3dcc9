/** Law 12 with many movers at once. */
import * as Effect from "effect/Effect"
import { count, kinds, raced, retried, several } from "./callers.ts"
import { type ContractCase, race } from "./contract-case.ts"
import { conserved, move, moved, mover, moveSerial } from "./moving.ts"
import { holds, same } from "./same.ts"
import type { Stage } from "./stage.ts"

const racing = race(12)

const filled = (stage: Stage, quantity: number, place = "bin:A") =>
  moved(stage, `F-${place}`, [move("supplier", place, quantity)])

/** Over and over while the storage says that it may be tried again, but what is short is short. */
const movedAtLast = (stage: Stage, ...args: Parameters<typeof mover> extends [Stage, ...infer Rest] ? Rest : never) =>
  retried(() =>
    Effect.catchIf(
      mover(stage, ...args),
      (error) => error.reason._tag === "StockShort",
      () => Effect.succeed("short" as const),
    ),
  )

export const stockRaces: ReadonlyArray<ContractCase> = [
  ...(
    [
      [2, 1],
      [8, 3],
      [50, 20],
    ] as const
  ).map(([takers, pieces]) =>
    racing(
      `of ${takers} takers of the last ${pieces} ${pieces} succeed, the others are told it is short`,
      async (stage) => {
        await filled(stage, pieces)
        const answers = await raced(several(takers, (n) => mover(stage, `T-${n}`, [move("bin:A", "bin:B")])))
        same([count(answers, "ok"), count(answers, "StockShort")], [pieces, takers - pieces])
        same(await stage.stock(), { "P bin:B": pieces, "P supplier": -pieces })
        const refused = answers.flatMap((answer, n) => (answer === "ok" ? [] : [`T-${n}`]))
        for (const id of refused.slice(0, 5)) same([await stage.version(id), await stage.journal(id)], [0, []])
        await conserved(stage)
      },
    ),
  ),
  ...[2, 8, 50].map((howMany) =>
    racing(`${howMany} first receipts of a part at one place are all there, numbered without a gap`, async (stage) => {
      const answers = await raced(several(howMany, (n) => mover(stage, `T-${n}`, [move("supplier", "bin:A", n + 1)])))
      same(kinds(answers), ["ok"])
      same((await stage.stock({ place: "bin:A" }))["P bin:A"], (howMany * (howMany + 1)) / 2)
      await conserved(stage)
    }),
  ),
  ...[2, 8].map((howMany) =>
    racing(`of ${howMany} receipts of one serial number one succeeds`, async (stage) => {
      const answers = await raced(several(howMany, (n) => mover(stage, `T-${n}`, [moveSerial("supplier", "bin:A")])))
      same([count(answers, "ok"), count(answers, "StockShort")], [1, howMany - 1])
      same(await stage.stock({ place: "bin:A" }), { "P bin:A S-1": 1 })
      await conserved(stage)
    }),
  ),
  racing("of receipts of one serial number at many places one succeeds", async (stage) => {
    const answers = await raced(several(10, (n) => mover(stage, `T-${n}`, [moveSerial("supplier", `bin:${n}`)])))
    same([count(answers, "ok"), count(answers, "StockShort")], [1, 9])
    same(await stage.stock({ item: "S-1" }), { [`P bin:${answers.indexOf("ok")} S-1`]: 1, "P supplier S-1": -1 })
  }),
  racing("of movers of one serial number to many places one succeeds", async (stage) => {
    await moved(stage, "M-1", [moveSerial("supplier", "bin:A")])
    const answers = await raced(several(8, (n) => mover(stage, `T-${n}`, [moveSerial("bin:A", `custody:e${n}`)])))
    same([count(answers, "ok"), count(answers, "StockShort")], [1, 7])
    same(await stage.stock({ item: "S-1" }), { [`P custody:e${answers.indexOf("ok")} S-1`]: 1, "P supplier S-1": -1 })
  }),
  racing("eight callers that move crosswise between two places are never told to try again", async (stage) => {
    await filled(stage, 100, "bin:A")
    await filled(stage, 100, "bin:B")
    for (let round = 0; round < 10; round += 1) {
      const answers = await raced(
        several(8, (n) => {
          const [from, to] = n % 2 === 0 ? ["bin:A", "bin:B"] : ["bin:B", "bin:A"]
          return mover(stage, `T-${round}-${n}`, [move(from, to, n + 1)])
        }),
      )
      same(kinds(answers), ["ok"])
    }
    // Eight callers move 2 + 4 + 6 + 8 one way, and 1 + 3 + 5 + 7 the other.
    same(await stage.stock({ part: "P" }), { "P bin:A": 140, "P bin:B": 60, "P supplier": -200 })
    await conserved(stage)
  }),
  racing("callers that name parts in opposite orders do not block each other", async (stage) => {
    const parts = several(6, (n) => `part-${n}`)
    await moved(
      stage,
      "M-1",
      parts.map((part) => move("supplier", "bin:A", 100, { part })),
    )
    const lines = parts.map((part) => move("bin:A", "bin:B", 1, { part }))
    const answers = await raced(several(30, (n) => mover(stage, `T-${n}`, n % 2 === 0 ? lines : lines.toReversed())))
    same(kinds(answers), ["ok"])
    same(await stage.stock({ place: "bin:B" }), Object.fromEntries(parts.map((part) => [`${part} bin:B`, 30])))
    await conserved(stage, parts)
  }),
  racing("takers that may try again empty a place to the last piece", async (stage) => {
    await filled(stage, 30)
    const answers = await Promise.all(several(40, (n) => movedAtLast(stage, `T-${n}`, [move("bin:A", "bin:B")])))
    same(answers.filter((answer) => answer === "short").length, 10)
    same(await stage.stock({ place: "bin:A" }), {})
    await conserved(stage)
  }),
  racing("of twenty reservations of five pieces five are kept", async (stage) => {
    await filled(stage, 5)
    const reserving = (n: number) => mover(stage, `T-${n}`, [move("bin:A", "custody:e1", 1, { phase: "reserved" })])
    const answers = await raced(several(20, reserving))
    same([count(answers, "ok"), count(answers, "StockShort")], [5, 15])
    same(await stage.stock({ place: "bin:A" }), { "P bin:A": "5/5" })
    await conserved(stage)
  }),
  racing("takers and reservers of the last pieces get each of them once", async (stage) => {
    await filled(stage, 7)
    const answers = await raced(
      several(20, (n) => mover(stage, `T-${n}`, [move("bin:A", "bin:B", 1, n % 2 === 0 ? {} : { phase: "reserved" })])),
    )
    const taken = answers.filter((answer, n) => answer === "ok" && n % 2 === 0).length
    same([count(answers, "ok"), count(answers, "StockShort")], [7, 13])
    const left = taken === 7 ? {} : { "P bin:A": `${7 - taken}/${7 - taken}` }
    same(await stage.stock({ place: "bin:A" }), left)
    await conserved(stage)
  }),
  racing("what was reserved once is posted or released once", async (stage) => {
    await filled(stage, 3)
    await moved(stage, "R-1", [move("bin:A", "bin:B", 3, { phase: "reserved" })])
    const answers = await raced(
      several(8, (n) =>
        mover(stage, `T-${n}`, [move("bin:A", "bin:B", 3, { phase: n % 2 === 0 ? "posted" : "released" })]),
      ),
    )
    same([count(answers, "ok"), count(answers, "StockShort")], [1, 7])
    same(await stage.stock({ part: "P" }), {
      [answers.indexOf("ok") % 2 === 0 ? "P bin:B" : "P bin:A"]: 3,
      "P supplier": -3,
    })
    await conserved(stage)
  }),
  racing("a command that is sent eight times with one key moves once", async (stage) => {
    await filled(stage, 5)
    const answers = await raced(
      several(8, () => mover(stage, "T-1", [move("bin:A", "bin:B")], { key: stage.key("k", "anna", { id: "T-1" }) })),
    )
    same(count(answers, "ok"), 1)
    same(
      kinds(answers).filter((answer) => !["ok", "KeyTaken", "VersionConflict"].includes(answer)),
      [],
    )
    same(await stage.stock({ place: "bin:B" }), { "P bin:B": 1 })
    await conserved(stage)
  }),
  racing("of eight that write one record's next version one moves", async (stage) => {
    await filled(stage, 100)
    await stage.commit([stage.write("T-1")])
    const answers = await raced(several(8, (n) => mover(stage, "T-1", [move("bin:A", "bin:B", n + 1)], { version: 1 })))
    same([count(answers, "ok"), count(answers, "VersionConflict")], [1, 7])
    same(await stage.stock({ place: "bin:B" }), { "P bin:B": answers.indexOf("ok") + 1 })
    await conserved(stage)
  }),
  racing("receipts and takers at once leave what came less what went", async (stage) => {
    const answers = await raced(
      several(60, (n) => mover(stage, `T-${n}`, [n % 3 === 0 ? move("supplier", "bin:A", 2) : move("bin:A", "bin:B")])),
    )
    const taken = answers.filter((answer, n) => n % 3 !== 0 && answer === "ok").length
    same(kinds(answers.filter((_, n) => n % 3 === 0)), ["ok"])
    same(
      [Number((await stage.stock({ place: "bin:A" }))["P bin:A"] ?? 0), kinds([...answers, "ok", "StockShort"])],
      [40 - taken, ["StockShort", "ok"]],
    )
    await conserved(stage)
  }),
  racing("movements among many places by many callers are conserved, each posting numbered", async (stage) => {
    const places = several(5, (n) => `bin:${n}`)
    await moved(
      stage,
      "M-1",
      places.map((place) => move("supplier", place, 5)),
    )
    const answers = await raced(
      several(80, (n) =>
        mover(
          stage,
          `T-${n}`,
          [
            move(
              places[n % 5]!,
              places[(n * 3 + 1 + (n % 5)) % 5] === places[n % 5] ? "scrap" : places[(n * 3 + 1 + (n % 5)) % 5]!,
              1 + (n % 3),
            ),
          ],
          { at: 1000 - n },
        ),
      ),
    )
    same(kinds([...answers, "ok", "StockShort"]), ["StockShort", "ok"])
    await conserved(stage)
  }),
  racing("whoever reads meanwhile sees every piece at exactly one place", async (stage) => {
    await filled(stage, 10)
    const needs = [{ name: "n", stock: [{ part: "P" }] }]
    const movers = several(30, (n) =>
      mover(stage, `T-${n}`, [n % 2 === 0 ? move("bin:A", "bin:B") : move("bin:B", "bin:A")]),
    )
    const sums: Array<number> = []
    const sum = (balances: ReadonlyArray<{ readonly quantity: number }>) =>
      sums.push(balances.reduce((total, { quantity }) => total + quantity, 0))
    const readers = several(30, (n) =>
      Effect.promise(async () =>
        n % 2 === 0 ? sum((await stage.load("T-1", { needs })).stock["n"]!) : sum(await stage.balances({ part: "P" })),
      ),
    )
    await raced<unknown>(movers.flatMap((one, n) => [one, readers[n]!]))
    same([sums.length, kinds(sums.map(String))], [30, ["0"]])
    await conserved(stage)
  }),
  racing("tenants that move the same parts at once do not touch each other", async (stage) => {
    const tenants = several(4, (n) => stage.beside(`t${n}`))
    for (const [n, tenant] of tenants.entries()) await filled(tenant, n + 1)
    const answers = await raced(
      tenants.flatMap((tenant) => several(6, (n) => mover(tenant, `T-${n}`, [move("bin:A", "bin:B")]))),
    )
    for (const [n, tenant] of tenants.entries()) {
      same(count(answers.slice(n * 6, n * 6 + 6), "ok"), n + 1, `takers of tenant ${n}`)
      same(await tenant.stock({ place: "bin:B" }), { "P bin:B": n + 1 })
      await conserved(tenant)
    }
  }),
  racing("units of many movements at once are each posted whole or not at all", async (stage) => {
    const bins = several(20, (n) => `bin:${n}`)
    await moved(
      stage,
      "M-1",
      bins.map((bin) => move("supplier", bin, 3)),
    )
    const answers = await raced(
      several(8, (n) =>
        mover(
          stage,
          `T-${n}`,
          bins.map((bin) => move(bin, "scrap")),
        ),
      ),
    )
    same([count(answers, "ok"), count(answers, "StockShort")], [3, 5])
    same(await stage.stock(), { "P scrap": 60, "P supplier": -60 })
    holds(
      (await stage.postings({ place: "scrap" })).length === 3,
      "one posting of scrap for each",
      await stage.postings({ place: "scrap" }),
    )
    await conserved(stage)
  }),
]
