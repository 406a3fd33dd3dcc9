/** Finding and reading a project's configuration. */
import { existsSync } from "node:fs"
import { dirname, join } from "node:path"
import { pathToFileURL } from "node:url"
import type { FieldcareConfig } from "./config.ts"
import type { Terminal } from "./terminal.ts"
import { UsageError } from "./usage.ts"

export interface Project {
  /** The configuration's file; there is none in a project that has nothing to say. */
  readonly file: string | undefined
  readonly config: FieldcareConfig
}

export const configNames = [
  "fieldcare.config.ts",
  "fieldcare.config.mts",
  "fieldcare.config.js",
  "fieldcare.config.mjs",
]

/** Reads the configuration that is named, or the nearest upwards from where the command was given. */
export const projectAt = async (terminal: Terminal, named: string | undefined): Promise<Project> => {
  const file = named === undefined ? nearest(terminal.path(".")) : terminal.path(named)
  if (file === undefined) return { file, config: {} }
  if (!existsSync(file))
    throw new UsageError({ en: `There is no configuration ${named}.`, "zh-Hans": `配置文件 ${named} 不存在。` })
  const exported = await imported(file)
  if (typeof exported !== "object" || exported === null)
    throw new UsageError({
      en: `${file} has no default export. Write: export default defineConfig({ … })`,
      "zh-Hans": `${file} 没有默认导出。请写：export default defineConfig({ … })`,
    })
  const unknown = Object.keys(exported).filter((name) => !known.has(name))
  if (unknown.length > 0)
    throw new UsageError({
      en: `${file} has settings that are none: ${unknown.join(", ")}. There are: ${[...known].join(", ")}.`,
      "zh-Hans": `${file} 中有未知的设置：${unknown.join("、")}。可用的有：${[...known].join("、")}。`,
    })
  return { file, config: exported }
}

const nearest = (folder: string): string | undefined => {
  const found = configNames.map((name) => join(folder, name)).find((path) => existsSync(path))
  if (found !== undefined) return found
  const above = dirname(folder)
  return above === folder ? undefined : nearest(above)
}

const imported = async (file: string): Promise<FieldcareConfig | undefined> => {
  try {
    return ((await import(pathToFileURL(file).href)) as { readonly default?: FieldcareConfig }).default
  } catch (error) {
    // What a configuration finds wrong with a policy or a calendar says itself what to mend.
    if (typeof error === "object" && error !== null && "_tag" in error) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw new UsageError({ en: `${file} cannot be read: ${why}`, "zh-Hans": `无法读取 ${file}：${why}` })
  }
}

const known: ReadonlySet<string> = new Set<keyof FieldcareConfig>([
  "database",
  "storage",
  "tablePrefix",
  "schema",
  "rowLevelSecurity",
  "pooler",
  "namedStatements",
  "durability",
  "chapters",
  "calendar",
  "siteCalendar",
  "policy",
  "outbox",
  "numbering",
  "contacts",
  "sinks",
  "tenants",
  "roles",
  "people",
])
