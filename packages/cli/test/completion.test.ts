import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { commands } from "../src/commands.ts"
import { folder, ranIn } from "./folder.ts"

const scriptOf = async (shell: string, ...more: ReadonlyArray<string>) => {
  const { code, out } = await ranIn(await folder({}), ["completion", shell, ...more])
  expect(code).toBe(0)
  return out
}

const shell = (program: string, parameters: ReadonlyArray<string>): string => {
  const { status, stdout, stderr } = spawnSync(program, parameters, {
    encoding: "utf8",
    timeout: 10_000,
    stdio: ["ignore", "pipe", "pipe"],
  })
  expect([status, stderr]).toEqual([0, ""])
  return stdout
}

const missing = (program: string): boolean => spawnSync(program, ["--version"], { timeout: 10_000 }).status !== 0

describe("completion", () => {
  it("in bash offers commands, options and the values of options", async () => {
    const path = await folder({ "completion.bash": await scriptOf("bash") })
    const offered = (...words: ReadonlyArray<string>): ReadonlyArray<string> => {
      const line = ["fieldcare", ...words].map((word) => `'${word}'`).join(" ")
      const program = `source ${join(path, "completion.bash")}
        COMP_WORDS=(${line}); COMP_CWORD=${words.length}; COMP_LINE="fieldcare ${words.join(" ")}"; COMP_POINT=\${#COMP_LINE}
        set -- $(complete -p fieldcare | sed 's/.*-F \\([^ ]*\\).*/\\1/')
        "$1" fieldcare "\${COMP_WORDS[COMP_CWORD]}" "\${COMP_WORDS[COMP_CWORD-1]}"; printf '%s\\n' "\${COMPREPLY[@]}"`
      return shell("bash", ["--norc", "-c", program])
        .split("\n")
        .map((one) => one.trim())
        .filter((one) => one !== "")
    }
    expect(offered("")).toEqual(expect.arrayContaining([...new Set(commands.map(({ name }) => name.split(" ")[0]))]))
    expect(offered("mig")).toEqual(["migrate"])
    expect(offered("verify", "--wri")).toEqual(["--write-anchor"])
    expect(offered("coverage", "--language", "z")).toEqual(["zh-Hans"])
    expect(offered("completion", "f")).toEqual(["fish"])
  })

  it.skipIf(missing("fish"))("in fish offers commands and options with their words, in Chinese too", async () => {
    const path = await folder({ "completion.fish": await scriptOf("fish", "--language", "zh-Hans") })
    const offered = (line: string) =>
      shell("fish", ["-N", "-c", `source ${path}/completion.fish; complete -C "${line}"`])
    expect(offered("fieldcare mig")).toMatch(/^migrate\t创建缺少的表/)
    expect(offered("fieldcare verify --wri")).toMatch(/^--write-anchor\t/)
  })

  it.skipIf(missing("zsh"))("in zsh is a script that zsh takes", async () => {
    const path = await folder({ _fieldcare: await scriptOf("zsh") })
    expect(shell("zsh", ["-fn", join(path, "_fieldcare")])).toBe("")
    const sourced = `autoload -Uz compinit; compinit -D; source ${path}/_fieldcare; print $_comps[fieldcare]`
    expect(shell("zsh", ["-fc", sourced])).toBe("_fieldcare\n")
  })

  it("tells how it is asked for, and knows no other shell", async () => {
    expect(await scriptOf("bash")).toContain("fieldcare completion bash")
    expect((await ranIn(await folder({}), ["completion", "tcsh"])).code).toBe(2)
    expect(JSON.parse(await scriptOf("zsh", "--json")).script).toContain("#compdef fieldcare")
  })
})
