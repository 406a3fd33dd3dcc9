// What a user would install: every public package is packed as a release
// would pack it, and the archive is read by publint and attw.

import { execFileSync } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { publint } from "publint"
import { formatMessage } from "publint/utils"

type Manifest = {
  readonly name: string
  readonly private?: boolean
  readonly exports: Readonly<Record<string, unknown>>
}

const check = async (folder: string, archives: string): Promise<readonly string[]> => {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest
  if (manifest.private === true) return []
  const archive = join(archives, `${manifest.name.replace("@", "").replace("/", "-")}.tgz`)
  const notPacked = run("pnpm", ["pack", "--out", archive], folder)
  if (notPacked !== undefined) throw new Error(notPacked)

  const packed = execFileSync("tar", ["-tzf", archive], { encoding: "utf8" }).split("\n")
  const missing = ["README.md", "LICENSE"].filter((file) => !packed.includes(`package/${file}`))

  const data = readFileSync(archive)
  const tarball = data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength)
  const { messages, pkg } = await publint({ pack: { tarball }, strict: true })
  const problems = [
    ...missing.map((file) => `${file} is not packed`),
    ...messages.map((message) => formatMessage(message, pkg) ?? message.code),
  ]

  // A program without entries has no types for attw to look at.
  if (Object.keys(manifest.exports).some((entry) => entry !== "./package.json")) {
    const found = run(
      "attw",
      [archive, "--profile", "esm-only", "--no-definitely-typed", "--format", "ascii", "--no-emoji"],
      ".",
    )
    if (found !== undefined) problems.push(found)
  }
  console.log(`${problems.length === 0 ? "good" : "BAD "} ${manifest.name}`)
  return problems.map((problem) => `${manifest.name}: ${problem}`)
}

/** Runs a program; answers what it printed when it failed. */
const run = (program: string, parameters: readonly string[], folder: string): string | undefined => {
  try {
    execFileSync(program, parameters, { cwd: folder, encoding: "utf8", stdio: "pipe" })
    return undefined
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout?: string; readonly stderr?: string }
    return `${program} failed\n${stdout ?? ""}${stderr ?? ""}`
  }
}

const archives = mkdtempSync(join(tmpdir(), "fieldcare-packed-"))
try {
  const problems: string[] = []
  for (const name of readdirSync("packages")) problems.push(...(await check(join("packages", name), archives)))
  for (const problem of problems) console.error(problem)
  if (problems.length > 0) process.exitCode = 1
} finally {
  rmSync(archives, { recursive: true, force: true })
}
