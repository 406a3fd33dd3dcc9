/** What a host's project is made with, as its files tell. */
import { existsSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { UsageError } from "../usage.ts"

export type PackageManager = "npm" | "pnpm" | "yarn" | "bun"
export type Driver = "postgres" | "mariadb" | "sqlite" | "pglite"

export interface HostProject {
  readonly folder: string
  readonly name: string
  readonly manager: PackageManager
  /** How its files end: the extension that makes them ES modules. */
  readonly extension: "ts" | "mts" | "js" | "mjs"
  /** Whether a TypeScript file may name another by its `.ts`. */
  readonly importsTs: boolean
  readonly driver: Driver
  readonly framework: string | undefined
  readonly runner: "vitest" | "node"
  readonly installed: ReadonlySet<string>
}

interface Manifest {
  readonly name?: string
  readonly type?: string
  readonly packageManager?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

const lockFiles: ReadonlyArray<readonly [string, PackageManager]> = [
  ["pnpm-lock.yaml", "pnpm"],
  ["yarn.lock", "yarn"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
  ["package-lock.json", "npm"],
]

const drivers: ReadonlyArray<readonly [string, Driver]> = [
  ["pg", "postgres"],
  ["postgres", "postgres"],
  ["mysql2", "mariadb"],
  ["mariadb", "mariadb"],
  ["@electric-sql/pglite", "pglite"],
]

const frameworks = ["@nestjs/core", "next", "fastify", "express", "hono", "koa"]

export const hostProjectIn = (folder: string, driver: Driver | undefined): HostProject => {
  const manifest = manifestIn(folder)
  const installed = new Set(Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }))
  const typed = existsSync(join(folder, "tsconfig.json")) || installed.has("typescript")
  const plain = typed ? "ts" : "js"
  return {
    folder,
    name: manifest.name ?? "service",
    manager: managerOf(folder, manifest),
    extension: manifest.type === "module" ? plain : `m${plain}`,
    importsTs: typed && allowsTs(join(folder, "tsconfig.json")),
    driver: driver ?? drivers.find(([name]) => installed.has(name))?.[1] ?? "sqlite",
    framework: frameworks.find((name) => installed.has(name)),
    runner: installed.has("vitest") ? "vitest" : "node",
    installed,
  }
}

const manifestIn = (folder: string): Manifest => {
  const path = join(folder, "package.json")
  if (!existsSync(path))
    throw new UsageError({
      en: `There is no package.json in ${folder}. Go to your project's folder, or make one: npm init -y`,
      "zh-Hans": `${folder} 中没有 package.json。请进入项目目录，或先创建：npm init -y`,
    })
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Manifest
  } catch (error) {
    const why = (error as Error).message
    throw new UsageError({ en: `${path} is no JSON: ${why}`, "zh-Hans": `${path} 不是 JSON：${why}` })
  }
}

/** By what the project says, or by the lock file here or, in a workspace, in a folder above. */
const managerOf = (folder: string, { packageManager }: Manifest): PackageManager => {
  const said = (["pnpm", "yarn", "bun", "npm"] as const).find((name) => packageManager?.startsWith(`${name}@`))
  if (said !== undefined) return said
  const found = lockFiles.find(([name]) => existsSync(join(folder, name)))
  const above = dirname(folder)
  return found?.[1] ?? (above === folder ? "npm" : managerOf(above, {}))
}

/** The file may hold comments, so it is not parsed. */
const allowsTs = (tsconfig: string): boolean =>
  existsSync(tsconfig) &&
  /"(?:allowImportingTsExtensions|rewriteRelativeImportExtensions)"\s*:\s*true/.test(readFileSync(tsconfig, "utf8"))
