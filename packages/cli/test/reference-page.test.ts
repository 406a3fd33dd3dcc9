import { readFileSync } from "node:fs"
import { basename } from "node:path"
import { describe, expect, it } from "vitest"
import { commands } from "../src/commands.ts"
import { folder, ranIn } from "./folder.ts"
import { pages } from "./reference-pages.ts"

describe("the reference of the command line", () => {
  it.each(pages.map(({ path, text }) => [basename(path), path, text]))(
    "%s is what would be generated now: otherwise run `pnpm docs:generate`",
    (_name, path, text) => {
      expect(readFileSync(path, "utf8")).toBe(text)
    },
  )

  it("has every command and option that its help has, in both languages", async () => {
    const path = await folder({})
    for (const { name, options } of commands) {
      for (const language of ["en", "zh-Hans"]) {
        const { code, out } = await ranIn(path, [...name.split(" "), "--help", "--language", language])
        expect([name, code]).toEqual([name, 0])
        for (const option of Object.keys(options)) expect(out).toContain(`--${option}`)
        for (const { text } of pages) for (const option of Object.keys(options)) expect(text).toContain(`--${option}`)
      }
    }
  })
})
