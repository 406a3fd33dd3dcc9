/** A folder for one test, with small logs in it. */
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { onTestFinished } from "vitest"
import { run } from "../src/run.ts"
import type { Terminal } from "../src/terminal.ts"

export const folder = async (files: Readonly<Record<string, string | Uint8Array>>): Promise<string> => {
  const path = await mkdtemp(join(tmpdir(), "fieldcare-cli-"))
  onTestFinished(() => rm(path, { recursive: true }))
  for (const [name, content] of Object.entries(files)) await writeFile(join(path, name), content)
  return path
}

/** A terminal that keeps what is written to it. */
export const recorded = (
  path: string,
  { interactive = false, ...more }: Partial<Terminal> = {},
): Terminal & { readonly written: { out: string; error: string } } => {
  const written = { out: "", error: "" }
  return {
    written,
    interactive,
    colour: false,
    columns: 120,
    environment: {},
    interrupted: new AbortController().signal,
    path: (given) => resolve(path, given),
    ...more,
    out: (text) => (written.out += text),
    error: (text) => (written.error += text),
  }
}

/** Runs the program in a folder. */
export const ranIn = async (path: string, argv: ReadonlyArray<string>, more: Partial<Terminal> = {}) => {
  const terminal = recorded(path, more)
  const code = await run(argv, terminal)
  return { code, ...terminal.written }
}
