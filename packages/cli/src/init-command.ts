/** `fieldcare init`: a starting point in a host's own project. */
import { existsSync, readFileSync } from "node:fs"
import { mkdir, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import type { Request } from "./command.ts"
import type { initOptions } from "./commands/init-options.ts"
import { filesFor } from "./init/files.ts"
import { hostProjectIn } from "./init/host-project.ts"
import { frameworkHint, nextCommands, readmeWith } from "./init/next-steps.ts"
import type { Terminal } from "./terminal.ts"
import { exitCodes, UsageError } from "./usage.ts"

export const initCommand = async (
  { options, json, language }: Request<typeof initOptions>,
  terminal: Terminal,
): Promise<number> => {
  const host = hostProjectIn(terminal.path("."), options.driver)
  const english = language === "en"
  const files = filesFor(host, language, new Date().getFullYear())
  const there = [...files.keys()].filter((path) => existsSync(join(host.folder, path)))
  if (there.length > 0 && !options.force)
    throw new UsageError({
      en: `There already: ${there.join(", ")}. Nothing was written; --force overwrites them.`,
      "zh-Hans": `已存在：${there.join("、")}。未写入任何内容；--force 会覆盖它们。`,
    })
  const readme = join(host.folder, "README.md")
  const all = new Map([
    ...files,
    ["README.md", readmeWith(existsSync(readme) ? readFileSync(readme, "utf8") : undefined, host, language)],
  ])
  const list = [...all.keys()]
  const { manager, driver, framework, runner } = host
  if (!options["dry-run"] && (await agreed(list, options.yes || json, english, terminal)))
    for (const [path, text] of all) {
      await mkdir(dirname(join(host.folder, path)), { recursive: true })
      await writeFile(join(host.folder, path), text)
    }
  else if (!options["dry-run"]) return exitCodes.done
  const next = nextCommands(host)
  if (json) {
    const told = { written: !options["dry-run"], files: list, manager, driver, framework, runner, next }
    terminal.out(`${JSON.stringify(told, undefined, 2)}\n`)
    return exitCodes.done
  }
  const hint = frameworkHint(host, language)
  const head = options["dry-run"] ? (english ? "Would be written:" : "将写入：") : english ? "Written:" : "已写入："
  const steps = english ? "Next:" : "接下来："
  terminal.out(
    `${[head, ...list.map((path) => `  ${path}`), "", steps, ...next.map((line) => `  ${line}`), ...(hint === undefined ? [] : ["", hint])].join("\n")}\n`,
  )
  return exitCodes.done
}

/** Only somebody who sits at a terminal is asked. */
const agreed = async (
  files: ReadonlyArray<string>,
  yes: boolean,
  english: boolean,
  { ask }: Terminal,
): Promise<boolean> => {
  if (yes || ask === undefined) return true
  const answer = await ask(english ? `Write ${files.join(", ")}? [Y/n] ` : `写入 ${files.join("、")}？[Y/n] `)
  return !/^n/i.test(answer.trim())
}
