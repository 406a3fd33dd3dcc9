import { execFileSync } from "node:child_process"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"

const root = join(import.meta.dirname, "../../..")

interface Manifest {
  readonly name: string
  readonly private?: boolean
}

const published = readdirSync(join(root, "packages")).flatMap((folder) => {
  const path = join(root, "packages", folder)
  const { name, ...manifest } = JSON.parse(readFileSync(join(path, "package.json"), "utf8")) as Manifest
  return manifest.private === true ? [] : [{ name, path }]
})

const blocks = (markdown: string, language: string): ReadonlyArray<string> =>
  [...markdown.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(([, block]) => block!)

describe.each(published)("the README of $name", ({ name, path }) => {
  const markdown = readFileSync(join(path, "README.md"), "utf8")

  test("has an example that prints what stands below it, in the package's own folder", () => {
    const printed = execFileSync(
      process.execPath,
      ["--conditions=@fieldcare/source", "--input-type=module-typescript", "--eval", blocks(markdown, "ts").join("\n")],
      { cwd: path, encoding: "utf8" },
    )
    expect(printed).not.toBe("")
    expect(printed).toBe(blocks(markdown, "text").join(""))
  })

  test("says what it is, how it is installed, its licence, and something in Chinese", () => {
    expect(markdown.startsWith(`# ${name}\n`)).toBe(true)
    expect(blocks(markdown, "sh")[0]).toMatch(new RegExp(`^npm install (--save-dev )?${name}\\b`))
    expect(markdown).toMatch(/\n## 中文\n\n[^\n]*\p{Script=Han}/u)
    expect(markdown).toMatch(/\n## Licence\n\nMIT\n$/)
  })

  test("links to nothing that is not there for a reader at the registry", () => {
    const targets = [...markdown.matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => target!)
    expect(targets.filter((target) => !/^(https:|#)/.test(target))).toEqual([])
  })

  test("names pages of the repository that there are", () => {
    const named = [...markdown.matchAll(/`(docs\/[\w./-]+)`/g)].map(([, page]) => page!)
    for (const page of named) expect(() => readdirSync(join(root, page))).not.toThrow(/ENOENT/)
  })
})
