import { regulation } from "@fieldcare/core"
import type { Chapter } from "@fieldcare/core/engine"
import { parts } from "@fieldcare/core/parts"
import type { StoragePort } from "@fieldcare/core/storage"
import { type StockWalk, walkSteps, walkStock } from "@fieldcare/testkit"
import { expect, test } from "vitest"
import { memoryStorage } from "../../src/index.ts"
import { watched } from "./watched-stock.ts"

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

test("what the desk alone gives, when its hour has come, is given before anybody walks", async () => {
  const storages = [memoryStorage()]
  const { journalled } = await walkStock({
    storages,
    chapters: regulation(),
    tenant: "acme",
    seed: 1,
    clients: 1,
    steps: 0,
  })
  const alone = declared.filter(({ by }) => by.length > 0 && by.every((role) => role === "system"))
  expect(alone.length).toBeGreaterThan(3)
  expect(alone.map(({ name }) => name).filter((name) => journalled[name] === undefined)).toEqual([])
})

test("whatever eight clients do at once on memory, stock adds up", { timeout: 90_000 * multiplier }, async () => {
  const done: Array<StockWalk> = []
  const journalled = new Set<string>()
  const missing = () => declared.map(({ name }) => name).filter((name) => !journalled.has(name))
  // Chance may keep a command away for a while: then some more walks are taken until it was given.
  for (let seed = first; done.length < walks || (missing().length > 0 && done.length < 6 * walks); seed++) {
    const { storage, seen, watch } = watched(memoryStorage() as StoragePort)
    const walk = await walkStock({
      storages: [storage],
      chapters: regulation(),
      tenant: "acme",
      seed,
      clients: 8,
      steps: 1_500,
    })
    const again = `Again: FIELDCARE_SEED=${seed} pnpm test stock-walk`
    const { faults, strange, unsound } = walk
    expect({ again, faults, strange, unsound, seen }).toEqual({ again, faults: [], strange: [], unsound: [], seen: [] })
    expect(watch.commits).toBeGreaterThan(100)
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
