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

// Connections are closed before the program ends; when that takes too long, or it is asked twice, it ends at once.
const patienceMilliseconds = 3_000
const interruption = new AbortController()
const interrupt = (): void => {
  if (interruption.signal.aborted) process.exit(exitCodes.interrupted)
  interruption.abort()
  setTimeout(() => process.exit(exitCodes.interrupted), patienceMilliseconds).unref()
}
process.on("SIGINT", interrupt)
process.on("SIGTERM", interrupt)

process.exitCode = await run(process.argv.slice(2), processTerminal(interruption.signal))
