// Storages that break a promise are found out, and the program says what it found.
import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import type { BreakName } from "../src/broken-storage.ts"
import { verdictOf } from "../src/report.ts"
import { chaos, type Outcome } from "../src/supervisor.ts"

const seed = Number(process.env["FIELDCARE_SEED"] ?? Date.now() % 1_000_000)

describe("a storage", () => {
  test.each([
    ["acknowledge-before-commit", "lost"],
    ["forget-keys", "half"],
    ["forget-messages", "half"],
  ] as const satisfies ReadonlyArray<readonly [BreakName, keyof Outcome]>)(
    "that is made to %s is found out",
    async (broken, found) => {
      const outcome = await chaos({ storage: "sqlite", seconds: 1, killsLeast: 3, secondsMost: 60, seed, broken })
      expect(verdictOf(outcome)).toBe("broken")
      expect(outcome[found]).not.toEqual([])
    },
    120_000,
  )
})

const asked = (...argv: ReadonlyArray<string>) => {
  const main = fileURLToPath(new URL("../src/main.ts", import.meta.url))
  return spawnSync(process.execPath, ["--conditions=@fieldcare/source", main, ...argv], { encoding: "utf8" })
}

describe("the program", () => {
  test("prints figures as JSON, and progress beside them", () => {
    const { status, stdout, stderr } = asked("--storage", "sqlite", "--seconds", "3", "--seed", "7", "--json")
    expect({ status, stderr }).toMatchObject({ status: 0 })
    expect(JSON.parse(stdout)).toMatchObject({
      storage: "sqlite",
      verdict: "kept",
      lost: 0,
      doubled: 0,
      half: 0,
      seed: 7,
    })
    expect(stderr).toContain("again with --seed 7")
  })

  test("lets the storm loose over sweepers and relays, and prints what it found as JSON", () => {
    const argv = ["--workers", "--storage", "sqlite", "--seconds", "2", "--duties", "40", "--seed", "7", "--json"]
    const { status, stdout, stderr } = asked(...argv)
    expect({ status, stderr }).toMatchObject({ status: 0 })
    const found = JSON.parse(stdout)
    expect(found).toMatchObject({
      storage: "sqlite",
      verdict: "kept",
      lost: 0,
      outOfOrder: 0,
      notedWrongly: 0,
      seed: 7,
    })
    expect(found.duties).toBeGreaterThanOrEqual(40)
    expect(found.messages).toBeGreaterThan(found.duties)
    expect(found.kills).toBeGreaterThanOrEqual(5)
  }, 120_000)

  test("says how it is asked, and ends with 2 when it is asked otherwise", () => {
    expect(asked("--help")).toMatchObject({ status: 0 })
    for (const argv of [
      [],
      ["--storage", "oracle"],
      ["--storage", "sqlite", "--seconds", "0"],
      ["--nonsense"],
      ["--workers", "--storage", "pglite"],
      ["--storage", "sqlite", "--duties", "3"],
    ])
      expect({ argv, status: asked(...argv).status }).toEqual({ argv, status: 2 })
  })

  test("ends with 3 and one line when the server is not there", () => {
    const { status, stderr } = asked("--storage", "postgres", "--postgres", "postgres://root@127.0.0.1:1/postgres")
    expect(status).toBe(3)
    expect(stderr).toContain("PostgreSQL is not there")
    expect(stderr).not.toContain("    at ")
  })
})
