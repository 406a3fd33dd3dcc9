import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, it } from "vitest"
import { commands } from "../src/commands.ts"

const folder = join(import.meta.dirname, "../src/doctor")
const named = readdirSync(folder).flatMap((file) => [
  ...readFileSync(join(folder, file), "utf8").matchAll(/fieldcare ([a-z]+)((?: --[a-z-]+)*)/g),
])

it("every command and option that the doctor's remedies name is there", () => {
  expect(named.map(([line]) => line)).toContain("fieldcare relay --replay-all")
  for (const [line, name, given = ""] of named) {
    const declared = commands.find((command) => command.name === name)
    expect([line, declared?.name]).toEqual([line, name])
    for (const option of given.split(" --").slice(1)) expect(Object.keys(declared!.options)).toContain(option)
  }
})
