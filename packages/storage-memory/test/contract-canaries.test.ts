// A contract that a broken storage passes is no contract: each storage here breaks one law, and must be found out.
import type { StoragePort } from "@fieldcare/core/storage"
import { runStorageContract, storageContract } from "@fieldcare/testkit"
import { describe, expect, test } from "vitest"
import { memoryStorage } from "../src/index.ts"
import type { Canary } from "./canaries/canary.ts"
import { claimingCanaries } from "./canaries/claiming.ts"
import { outbox } from "./canaries/naive-outbox.ts"
import { readingCanaries } from "./canaries/reading.ts"
import { stockCanaries } from "./canaries/stocking.ts"
import { writingCanaries } from "./canaries/writing.ts"

const opening = (broken: Canary[2]) => async () => {
  const storage = memoryStorage() as StoragePort
  return { ...storage, ...broken(storage) }
}

/** The first case of a law that a storage fails. */
const foundOutBy = async (broken: Canary[2], law: number): Promise<string | undefined> => {
  for (const one of storageContract.filter((each) => each.law === law)) {
    const failed = await one.run(opening(broken)).then(
      () => false,
      () => true,
    )
    if (failed) return one.name
  }
  return undefined
}

describe("the storage contract", () => {
  test.each([...writingCanaries, ...readingCanaries, ...claimingCanaries, ...stockCanaries])(
    "finds out a storage %s",
    async (_, law, broken) => {
      expect(await foundOutBy(broken, law)).toBeTypeOf("string")
    },
  )

  test("finds nothing in an outbox of another make that keeps the law of claims", async () => {
    const messages = storageContract.filter(({ law, name }) => law === 10 && /messages?|workers|settle/.test(name))
    expect(messages.length).toBeGreaterThan(20)
    for (const one of messages) await one.run(opening(outbox({})))
  })

  test("has at least 450 cases, 150 of them concurrent or failing, each with a name of its own", () => {
    expect(storageContract.length).toBeGreaterThanOrEqual(450)
    expect(storageContract.filter((one) => one.concurrent === true).length).toBeGreaterThanOrEqual(150)
    expect(new Set(storageContract.map((one) => one.name)).size).toBe(storageContract.length)
    for (let law = 1; law <= 12; law += 1) {
      expect(
        storageContract.filter((one) => one.law === law && one.concurrent === true).length,
        `law ${law}`,
      ).toBeGreaterThan(0)
    }
  })

  test("has at least 70 cases of the law of stock, 30 of them concurrent or failing", () => {
    const stock = storageContract.filter((one) => one.law === 12)
    expect(stock.length).toBeGreaterThanOrEqual(70)
    expect(stock.filter((one) => one.concurrent === true).length).toBeGreaterThanOrEqual(30)
  })

  test("runs a known gap as an expected failure, and says when it is closed", async () => {
    const gap = storageContract[0]!.name
    const registered = new Map<string, () => Promise<void>>()
    const runner = {
      describe: (_: string, body: () => void) => body(),
      test: (name: string, body: () => Promise<void>) => registered.set(name, body),
    }
    runStorageContract("memory", async () => memoryStorage() as StoragePort, runner, { knownGaps: [gap] })
    await expect(registered.get(`law 1: known gap: ${gap}`)!()).rejects.toThrow("no gap any more")
    expect(() =>
      runStorageContract("memory", async () => memoryStorage() as StoragePort, runner, { knownGaps: ["?"] }),
    ).toThrow("no case")
  })
})
