// The fault contract on a memory that can be broken: it holds there, and finds out who goes wrong under a fault.
import { type FaultName, runStorageFaultContract, storageFaultContract } from "@fieldcare/testkit"
import { describe, expect, test } from "vitest"
import { breakableMemory, type Wrong } from "./breakable-memory.ts"

const lines: Array<string> = []
runStorageFaultContract("breakable memory", breakableMemory(), { describe, test }, (line) => lines.push(line))

const foundOut = async (fault: FaultName, wrong: Wrong): Promise<boolean> => {
  for (const one of storageFaultContract.filter((each) => each.fault === fault)) {
    const failed = await one.run(breakableMemory(wrong)).then(
      () => false,
      () => true,
    )
    if (failed) return true
  }
  return false
}

const canaries: ReadonlyArray<readonly [string, FaultName, Wrong]> = [
  ["trusts that a write was done", "breakBeforeCommit", { trusting: true }],
  ["writes again what it was not told of", "breakAfterCommit", { repeating: true }],
  ["waits for ever", "halfOpen", { patient: true }],
  ["does not heal", "breakBeforeCommit", { sulking: true }],
  ["throws what the driver throws", "breakBeforeCommit", { untranslated: true }],
  ["keeps half of what there was no room for", "diskFull", { halfHearted: true }],
  ["keeps half of what it was not allowed to write", "readOnly", { halfHearted: true }],
]

describe("the fault contract", () => {
  test.each(canaries)("finds out a storage that %s", async (_, fault, wrong) => {
    expect(await foundOut(fault, wrong)).toBe(true)
  })

  test("says of every fault how many cases it has, or why there are none", () => {
    const without = { ...breakableMemory(), diskFull: "Memory has no disk.", halfOpen: "Memory has no socket." }
    const said: Array<string> = []
    const registered: Array<string> = []
    const runner = {
      describe: (_: string, body: () => void) => body(),
      test: (name: string) => registered.push(name),
    }
    runStorageFaultContract("memory", without, runner, (line) => said.push(line))
    expect(said).toContain("memory: diskFull: not tested. Memory has no disk.")
    expect([said.length, lines.length]).toEqual([8, 8])
    expect(registered.some((name) => /diskFull|halfOpen/.test(name))).toBe(false)
    expect(lines).toContain("breakable memory: breakAfterCommit: 5 cases")
  })

  test("is refused where nothing would be tested", () => {
    const reason = "There is nothing to break."
    const names = ["breakBeforeCommit", "breakAfterCommit", "breakAfterTransaction", "endConnections"] as const
    const none = { ...breakableMemory(), ...Object.fromEntries(names.map((name) => [name, reason])) }
    const lacks = { halfOpen: reason, exhaustPool: reason, readOnly: reason, diskFull: reason }
    expect(() => runStorageFaultContract("memory", { ...none, ...lacks }, { describe, test }, () => {})).toThrow(
      "nothing",
    )
  })

  test("has at least twenty cases, each with a name of its own under its fault", () => {
    expect(storageFaultContract.length).toBeGreaterThanOrEqual(20)
    expect(new Set(storageFaultContract.map(({ fault, name }) => `${fault} ${name}`)).size).toBe(
      storageFaultContract.length,
    )
  })
})
