import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { type Example, examplesIn } from "./docs/examples.ts"

const root = join(import.meta.dirname, "../../..")

// Examples that cannot run by themselves, each with the reason. There should be none.
const notRun: Readonly<Record<string, string>> = {
  "packages/testkit/src/stock/stock-contract.ts 1":
    "It declares tests, which only a test runner takes; the tests of the storages make the same call.",
  "packages/testkit/src/storage-contract/storage-contract.ts 1":
    "It declares tests, which only a test runner takes; the tests of the storages make the same call.",
}

const examples = examplesIn(root)
const run = examples.filter(({ name }) => !(name in notRun))

/** Runs the examples of one package in one process; answers what went wrong with each, `null` for nothing. */
const outcomes = (folder: string, examples: ReadonlyArray<Example>): Readonly<Record<string, string | null>> => {
  const directory = mkdtempSync(join(tmpdir(), "fieldcare-examples-"))
  const program = [
    'import { deepStrictEqual } from "node:assert"',
    'import { writeSync } from "node:fs"',
    "const outcomes: Record<string, string | null> = {}",
    "const check = (seen: unknown, expected: unknown) => deepStrictEqual(seen, expected)",
    // Where an example names a directory, it is one of its own.
    `process.chdir(${JSON.stringify(directory)})`,
    ...examples.map(
      ({ name, program }) =>
        `try {\n${program}\noutcomes[${JSON.stringify(name)}] = null\n} catch (error) { outcomes[${JSON.stringify(name)}] = String(error) }`,
    ),
    "writeSync(1, JSON.stringify(outcomes))",
    "process.exit()",
  ].join("\n")
  const options = ["--conditions=@fieldcare/source", "--input-type=module-typescript", "--eval", program]
  try {
    return JSON.parse(execFileSync(process.execPath, options, { cwd: folder, encoding: "utf8" })) as never
  } finally {
    rmSync(directory, { recursive: true })
  }
}

describe.each(Object.entries(Object.groupBy(run, (example) => example.package)))(
  "the examples of %s",
  (folder, own) => {
    const found = outcomes(folder, own!)
    test.each(own!)("$name", ({ name }) => {
      expect(found[name]).toBeNull()
    })
  },
)

test("every @example is found, and what is not run is there", () => {
  expect(examples.length).toBeGreaterThan(20)
  expect(Object.keys(notRun).filter((name) => !examples.some((example) => example.name === name))).toEqual([])
})
