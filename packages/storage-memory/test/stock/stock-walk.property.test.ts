import { regulation } from "@fieldcare/core"
import type { Chapter } from "@fieldcare/core/engine"
import { parts } from "@fieldcare/core/parts"
import { type StockWalk, walkSteps, walkStock } from "@fieldcare/testkit"
import { expect, test } from "vitest"
import { memoryStorage } from "../../src/index.ts"

const multiplier = Number(process.env["FIELDCARE_RUNS"] ?? 1)
const first = Number(process.env["FIELDCARE_SEED"] ?? Date.now() % 1_000_000)
const walks = Math.max(1, Math.ceil(6 * multiplier))

const declared = parts.lifecycles.flatMap(({ kind, commands }) =>
  Object.entries(commands).map(([name, { by }]) => ({ name: `${kind}.${name}`, by: by as ReadonlyArray<string> })),
)

const following = new Set(
  (regulation() as ReadonlyArray<Chapter>).flatMap(({ lifecycles }) =>
    lifecycles.flatMap(({ followUps }) => followUps.map(({ kind, command }) => `${kind}.${command}`)),
  ),
)

test("there is a step for every command on parts that people give", () => {
  const people = declared
    .filter(({ name, by }) => by.some((role) => role !== "system") && !following.has(name))
    .map(({ name }) => name)
  expect(people.filter((name) => walkSteps[name] === undefined)).toEqual([])
  const names = new Set([...declared.map(({ name }) => name), "ticket.recordConsent", "ticket.replacePart"])
  expect(Object.keys(walkSteps).filter((name) => !names.has(name))).toEqual([])
})

test("whatever eight clients do at once on memory, stock adds up", { timeout: 90_000 * multiplier }, async () => {
  const done: Array<StockWalk> = []
  const journalled = new Set<string>()
  // What the desk alone gives, when a duty has come due, hangs on hours that a walk may not come to.
  const people = declared.filter(({ by }) => by.length === 0 || by.some((role) => role !== "system"))
  const missing = () => people.map(({ name }) => name).filter((name) => !journalled.has(name))
  // Chance may keep a command away for a while: then some more walks are taken until it was given.
  for (let seed = first; done.length < walks || (missing().length > 0 && done.length < 3 * walks); seed++) {
    const storages = [memoryStorage()]
    const walk = await walkStock({ storages, chapters: regulation(), tenant: "acme", seed, clients: 8, steps: 1_500 })
    const again = `Again: FIELDCARE_SEED=${seed} pnpm test stock-walk`
    const { faults, strange, unsound } = walk
    expect({ again, faults, strange, unsound }).toEqual({ again, faults: [], strange: [], unsound: [] })
    for (const name of Object.keys(walk.journalled)) journalled.add(name)
    done.push(walk)
  }
  // A walk that got nowhere would prove nothing.
  expect(missing()).toEqual([])
  const answers = done.flatMap((walk) => Object.values(walk.answers))
  const accepted = answers.reduce((sum, one) => sum + one.accepted, 0)
  const refused = answers.reduce((sum, one) => sum + one.refused + one.overtaken, 0)
  expect(accepted / (accepted + refused)).toBeGreaterThan(0.5)
  expect(done.reduce((sum, { races }) => sum + races, 0)).toBeGreaterThan(50 * walks)
})
