// The written project, with the packages as they would be released: type-checked, tested and run.
import { execFile, execFileSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join, resolve } from "node:path"
import { promisify } from "node:util"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { areBuilt } from "./built-packages.ts"

const root = resolve(import.meta.dirname, "../../..")
const ours = ["core", "storage-kysely", "storage-memory", "attachments", "worker", "testkit", "fieldcare", "cli"]
const scene = mkdtempSync(join(tmpdir(), "fieldcare-init-"))

const pnpm = (folder: string, ...parameters: ReadonlyArray<string>): void => {
  execFileSync("pnpm", parameters, { cwd: folder, stdio: "pipe" })
}

beforeAll(() => {
  const folders = ours.map((name) => join(root, "packages", name))
  if (!areBuilt(folders)) pnpm(root, "-r", ...ours.map((name) => `--filter=./packages/${name}`), "run", "build")
  for (const name of ours) pnpm(join(root, "packages", name), "pack", "--out", join(scene, `${name}.tgz`))
})

afterAll(() => {
  rmSync(scene, { recursive: true, force: true })
})

const nameOf = (name: string): string => (name === "fieldcare" ? name : `@fieldcare/${name}`)

/** Ours out of the archives, what they need as links to what is installed here. */
const install = (project: string): void => {
  const place = (name: string): string => {
    const path = join(project, "node_modules", name)
    mkdirSync(dirname(path), { recursive: true })
    return path
  }
  for (const name of ours) {
    const path = place(nameOf(name))
    mkdirSync(path)
    execFileSync("tar", ["-xzf", join(scene, `${name}.tgz`), "--strip-components=1", "-C", path])
  }
  const link = (from: string, name: string): void => {
    symlinkSync(realpathSync(join(root, from, "node_modules", name)), place(name))
  }
  for (const name of ["commander", "effect", "kysely", "papaparse", "pg", "mysql2", "@types/pg", "@types/node"])
    link("packages/cli", name)
  for (const name of ["@noble/hashes", "xstate"]) link("packages/core", name)
  link("packages/testkit", "fast-check")
  link(".", "vitest")
}

const ran = async (project: string, program: string, ...parameters: ReadonlyArray<string>) => {
  const { FIELDCARE_DATABASE_URL: _, NODE_OPTIONS: __, ...environment } = process.env
  const settings = { cwd: project, env: { ...environment, LC_ALL: "C" } }
  return promisify(execFile)(process.execPath, [program, ...parameters], settings).catch(
    (error: { readonly code: number; readonly stdout: string; readonly stderr: string }) => error,
  )
}

const tsc = join(root, "node_modules/typescript-7/bin/tsc")
const fieldcare = "node_modules/@fieldcare/cli/dist/main.js"
const strict = {
  target: "es2024",
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  types: ["node"],
  noEmit: true,
}

interface Case {
  readonly manifest: object
  readonly options?: object
  readonly test: ReadonlyArray<string>
}

const vitest = ["node_modules/vitest/vitest.mjs", "run"]

const cases: Readonly<Record<string, Case>> = {
  "TypeScript, nodenext, node:test": {
    manifest: { type: "module" },
    options: { module: "nodenext", skipLibCheck: true },
    test: ["--test", "test/fieldcare.test.ts"],
  },
  "TypeScript with .ts imports, for a bundler, vitest, PostgreSQL": {
    manifest: { type: "module", dependencies: { pg: "8" }, devDependencies: { vitest: "5" } },
    options: { module: "preserve", moduleResolution: "bundler", allowImportingTsExtensions: true, skipLibCheck: true },
    test: vitest,
  },
  "TypeScript in a CommonJS project, MariaDB": {
    manifest: { dependencies: { mysql2: "3" } },
    options: { module: "nodenext", skipLibCheck: true },
    test: ["--test", "test/fieldcare.test.mts"],
  },
  "JavaScript, ES modules": { manifest: { type: "module" }, test: ["--test", "test/fieldcare.test.js"] },
  "JavaScript, CommonJS": { manifest: {}, test: ["--test", "test/fieldcare.test.mjs"] },
}

describe.each(Object.entries(cases))("a project in %s", (name, { manifest, options, test }) => {
  const project = join(scene, name.replaceAll(/\W+/g, "-"))

  it("is written, type-checked, and its first test passes", async () => {
    mkdirSync(project)
    writeFileSync(join(project, "package.json"), JSON.stringify({ name: "erp", ...manifest }))
    if (options !== undefined)
      writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions: { ...strict, ...options } }))
    install(project)
    expect(await ran(project, fieldcare, "init")).toMatchObject({ stdout: expect.stringContaining("Written:") })
    const checked = options === undefined ? { stdout: "" } : await ran(project, tsc, "-p", ".")
    expect(checked).toMatchObject({ stdout: "" })
    const tested = await ran(project, ...(test as [string]))
    expect(tested, `${tested.stdout}${tested.stderr}`).not.toHaveProperty("code")
  })

  it("is known to the command line: policy, calendar, roles", async () => {
    const { stdout } = await ran(project, fieldcare, "doctor", "--json", "--database", "memory:")
    const { findings, checked } = JSON.parse(stdout) as {
      readonly findings: ReadonlyArray<{ readonly id: string }>
      readonly checked: ReadonlyArray<string>
    }
    expect(checked).toEqual(expect.arrayContaining(["node", "packages", "policy", "calendar", "roles"]))
    // Nobody has entered the holidays yet.
    expect(findings.map(({ id }) => id)).toEqual(["calendar.no-end", "memory.durability"])
  })
})

describe("a project on SQLite", () => {
  it("is migrated, runs, and verifies", async () => {
    const project = join(scene, "JavaScript-ES-modules")
    expect(await ran(project, fieldcare, "migrate")).toMatchObject({
      stderr: "",
      stdout: expect.stringContaining("✓ Kind ticket: make the table fieldcare_ticket"),
    })
    writeFileSync(
      join(project, "run.js"),
      `import { desk, storage } from "./src/fieldcare.js"
       const customer = { id: "c-1", name: "Wang Fang", telephone: "+86 21 5555 0101" }
       await desk.as({ id: "lin", tenant: "acme", roles: ["clerk"] }).ticket.receive({ channel: "hotline",
         service: "repair", priority: "high", description: "Does not cool", customer, product: { model: "K-20" } })
       await storage.close()`,
    )
    expect(await ran(project, "run.js")).not.toHaveProperty("code")
    expect((await ran(project, fieldcare, "verify")).stdout).toBe("acme: 1 records, 1 journal entries, 0 faults\n")
    expect(readFileSync(join(project, "README.md"), "utf8")).toContain("npx fieldcare migrate")
  })
})
