import { existsSync } from "node:fs"
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { folder, ranIn } from "./folder.ts"

const project = async (manifest: object, files: Readonly<Record<string, string>> = {}) =>
  folder({ "package.json": JSON.stringify({ name: "erp", ...manifest }), ...files })

const found = async (manifest: object, files: Readonly<Record<string, string>> = {}) => {
  const { out } = await ranIn(await project(manifest, files), ["init", "--dry-run", "--json"])
  return JSON.parse(out) as Readonly<Record<string, unknown>> & { readonly next: ReadonlyArray<string> }
}

describe("fieldcare init", () => {
  it("sees package manager, language, driver, framework and test runner", async () => {
    expect(
      await found(
        { type: "module", dependencies: { pg: "8", fastify: "5" }, devDependencies: { typescript: "6", vitest: "5" } },
        { "pnpm-lock.yaml": "" },
      ),
    ).toMatchObject({ manager: "pnpm", driver: "postgres", framework: "fastify", runner: "vitest", written: false })
    expect(await found({ packageManager: "yarn@4.1.0", dependencies: { mysql2: "3" } })).toMatchObject({
      manager: "yarn",
      driver: "mariadb",
      runner: "node",
    })
    expect(await found({}, { "package-lock.json": "" })).toMatchObject({ manager: "npm", driver: "sqlite" })
  })

  it.each([
    [{ type: "module" }, {}, "fieldcare.config.js"],
    [{}, {}, "fieldcare.config.mjs"],
    [{ type: "module" }, { "tsconfig.json": "{}" }, "fieldcare.config.ts"],
    [{}, { "tsconfig.json": "{}" }, "fieldcare.config.mts"],
  ])("writes files that %o takes for ES modules", async (manifest, files, name) => {
    expect((await found(manifest, files))["files"]).toContain(name)
  })

  it("says what to install, and no more than is missing", async () => {
    const { next } = await found({ dependencies: { fieldcare: "1", pg: "8" }, devDependencies: { typescript: "6" } })
    expect(next.slice(0, 2)).toEqual([
      "npm install --save-dev @fieldcare/cli @fieldcare/testkit @types/node @types/pg",
      expect.stringContaining("export FIELDCARE_DATABASE_URL=postgres://"),
    ])
  })

  it("writes nothing with --dry-run, nothing over a file that is there, and everything with --force", async () => {
    const path = await project({ type: "module" })
    const before = await readdir(path)
    await ranIn(path, ["init", "--dry-run"])
    expect(await readdir(path)).toEqual(before)
    await mkdir(join(path, "src"))
    await writeFile(join(path, "src/fieldcare.js"), "mine")
    const refused = await ranIn(path, ["init"])
    expect(refused).toMatchObject({ code: 2, out: "" })
    expect(refused.error).toContain("src/fieldcare.js")
    expect(existsSync(join(path, "fieldcare.config.js"))).toBe(false)
    expect((await ranIn(path, ["init", "--force"])).code).toBe(0)
    expect(await readFile(join(path, "src/fieldcare.js"), "utf8")).toContain("openDesk")
  })

  it("asks where somebody sits at the terminal, and takes no for an answer", async () => {
    const path = await project({})
    const asked: Array<string> = []
    const ask = (answer: string) => async (question: string) => {
      asked.push(question)
      return answer
    }
    await ranIn(path, ["init"], { ask: ask("n") })
    expect(existsSync(join(path, "src"))).toBe(false)
    await ranIn(path, ["init", "--yes"], { ask: ask("n") })
    expect(existsSync(join(path, "src"))).toBe(true)
    expect(asked).toEqual([expect.stringContaining("fieldcare.config.mjs")])
  })

  it("adds a section to a README, and keeps the rest of it", async () => {
    const path = await project(
      { type: "module", dependencies: { express: "5" } },
      { "README.md": "# Our ERP\n\nOurs.\n" },
    )
    await ranIn(path, ["init"])
    const once = await readFile(join(path, "README.md"), "utf8")
    expect(once).toMatch(/^# Our ERP\n\nOurs\.\n\n<!-- fieldcare init -->/)
    expect(once).toContain("req.app.locals.desk")
    await ranIn(path, ["init", "--force"])
    expect(await readFile(join(path, "README.md"), "utf8")).toBe(once)
  })

  it("speaks Chinese in the files as well", async () => {
    const path = await project({ type: "module" })
    await ranIn(path, ["init", "--language", "zh-Hans"])
    expect(await readFile(join(path, "src/fieldcare-policy.js"), "utf8")).toContain("首次响应")
    expect(await readFile(join(path, "README.md"), "utf8")).toContain("## 售后服务")
  })

  it("needs a project", async () => {
    const { code, error } = await ranIn(await folder({}), ["init"])
    expect([code, error.includes("npm init -y")]).toEqual([2, true])
  })
})
