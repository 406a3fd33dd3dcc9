/** Node and the packages that a project has installed. */
import { existsSync, readFileSync, realpathSync } from "node:fs"
import { dirname, join } from "node:path"
import { atLeast, nodeNeeded, nodeTooOld } from "../node-version.ts"
import type { Check, Finding } from "./finding.ts"

/** Below it, two ways of injecting SQL through JSON paths are open. */
const kyselyNeeded = "0.28.17"

export const nodeVersion: Check = {
  id: "node",
  run: async ({ nodeVersion: found }) =>
    atLeast(found, nodeNeeded)
      ? []
      : [
          {
            id: "node.version",
            severity: "error",
            what: nodeTooOld(found),
            where: process.execPath,
            mend: { en: `Install Node ${nodeNeeded} or later.`, "zh-Hans": `请安装 Node ${nodeNeeded} 或更高版本。` },
          },
        ],
}

export const packages: Check = {
  id: "packages",
  run: async ({ folder }) => [...kysely(folder), ...copies(folder, "effect"), ...copies(folder, "@fieldcare/core")],
}

interface Installed {
  readonly folder: string
  readonly version: string
}

/** As Node finds it: in `node_modules` here or in a folder above. */
const packageAt = (folder: string, name: string): Installed | undefined => {
  const manifest = join(folder, "node_modules", name, "package.json")
  if (existsSync(manifest)) {
    const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { readonly version: string }
    return { folder: dirname(realpathSync(manifest)), version }
  }
  const above = dirname(folder)
  return above === folder ? undefined : packageAt(above, name)
}

const kysely = (folder: string): ReadonlyArray<Finding> => {
  const storage = packageAt(folder, "@fieldcare/storage-kysely")
  const found = [folder, storage?.folder].flatMap((from) =>
    from === undefined ? [] : (packageAt(from, "kysely") ?? []),
  )
  return [...new Map(found.map((one) => [one.folder, one])).values()]
    .filter(({ version }) => !atLeast(version, kyselyNeeded))
    .map(({ folder: where, version }) => ({
      id: "packages.kysely",
      severity: "error",
      what: {
        en: `kysely ${version} has known security holes (injection through JSON paths).`,
        "zh-Hans": `kysely ${version} 存在已知安全漏洞（通过 JSON 路径注入）。`,
      },
      where,
      mend: { en: `Install kysely ${kyselyNeeded} or later.`, "zh-Hans": `请安装 kysely ${kyselyNeeded} 或更高版本。` },
    }))
}

/** Services, calendars and errors of one copy are strangers to another. */
const copies = (folder: string, name: string): ReadonlyArray<Finding> => {
  const users = [
    "fieldcare",
    "@fieldcare/core",
    "@fieldcare/storage-kysely",
    "@fieldcare/storage-memory",
    "@fieldcare/cli",
  ]
  const from = [folder, ...users.flatMap((user) => packageAt(folder, user)?.folder ?? [])]
  const found = new Map(
    from.flatMap((one) => {
      const installed = packageAt(one, name)
      return installed === undefined ? [] : [[installed.folder, installed.version] as const]
    }),
  )
  if (found.size < 2) return []
  const shown = [...found].map(([where, version]) => `${version} (${where})`).join(", ")
  return [
    {
      id: `packages.${name === "effect" ? "effect" : "core"}-twice`,
      severity: "error",
      what: {
        en: `${name} is installed ${found.size} times; what one copy makes the other does not know.`,
        "zh-Hans": `${name} 被安装了 ${found.size} 份；一份创建的对象另一份无法识别。`,
      },
      where: shown,
      mend: {
        en: `Let all packages use one version: npm dedupe, or an override of ${name}.`,
        "zh-Hans": `让所有软件包使用同一版本：npm dedupe，或为 ${name} 设置 override。`,
      },
    },
  ]
}
