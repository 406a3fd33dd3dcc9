/** From arguments to an exit code. */
import { readFileSync } from "node:fs"
import type { Declaration } from "./command.ts"
import { commands } from "./commands.ts"
import { failureOf } from "./failure.ts"
import { languageAskedIn, languageOf } from "./language.ts"
import { requireNode } from "./node-version.ts"
import { programOf } from "./program.ts"
import type { Terminal } from "./terminal.ts"
import { exitCodes, Interrupted } from "./usage.ts"

/** Runs one request. */
export const run = async (argv: ReadonlyArray<string>, terminal: Terminal): Promise<number> => {
  const language = languageAskedIn(argv) ?? languageOf(terminal.environment)
  let code: number = exitCodes.done
  const program = programOf({
    commands,
    language,
    terminal,
    version: version(),
    run: async (declaration: Declaration, request) => {
      requireNode(process.versions.node)
      const command = await declaration.load()
      const work = async () => command(request, terminal)
      code = await (declaration.settles === true ? work() : untilInterrupted(terminal.interrupted, work))
    },
  })
  try {
    await program.parseAsync(argv, { from: "user" })
    return code
  } catch (error) {
    const failure = failureOf(error, {
      language,
      debug: terminal.environment["FIELDCARE_DEBUG"] !== undefined,
      help: helpFor(argv),
    })
    if (failure.text !== "") terminal.error(`${failure.text}\n`)
    return failure.code
  }
}

/** The help of the command that was asked for, as far as its name was understood. */
const helpFor = (argv: ReadonlyArray<string>): string => {
  const begun = (count: number) => argv.slice(0, count).join(" ")
  const name = [begun(2), begun(1)].find((one) =>
    commands.some(({ name }) => name === one || name.startsWith(`${one} `)),
  )
  return name === undefined ? "fieldcare --help" : `fieldcare ${name} --help`
}

/** A command is not waited for any longer once the user wants to go; what it has open ends with the process. */
const untilInterrupted = async (interrupted: AbortSignal, work: () => Promise<number>): Promise<number> => {
  const { promise, reject } = Promise.withResolvers<never>()
  const refuse = () => reject(new Interrupted())
  interrupted.addEventListener("abort", refuse, { once: true })
  if (interrupted.aborted) refuse()
  try {
    return await Promise.race([work(), promise])
  } finally {
    interrupted.removeEventListener("abort", refuse)
  }
}

// One folder up from the source as from the build.
const version = (): string => {
  const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    readonly version: string
  }
  return manifest.version
}
