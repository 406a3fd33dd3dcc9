#!/usr/bin/env node
/** The program. */
import { run } from "./run.ts"
import { processTerminal } from "./terminal.ts"
import { exitCodes } from "./usage.ts"

// Whoever reads may stop reading: `fieldcare coverage | head`.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error
  process.exit()
})

const interruption = new AbortController()
const interrupt = (): void => {
  // Whoever asks twice does not want to wait.
  if (interruption.signal.aborted) process.exit(exitCodes.interrupted)
  interruption.abort()
}
process.on("SIGINT", interrupt)
process.on("SIGTERM", interrupt)

const code = await run(process.argv.slice(2), processTerminal(interruption.signal))
process.exitCode = code

// Connections are closed before the program ends, unless that takes too long.
const patienceMilliseconds = 3_000
if (interruption.signal.aborted) setTimeout(() => process.exit(code), patienceMilliseconds).unref()
