#!/usr/bin/env node
/** The program. */
import { run } from "./run.ts"
import { processTerminal } from "./terminal.ts"

// Whoever reads may stop reading: `fieldcare coverage | head`.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error
  process.exit()
})
process.exitCode = await run(process.argv.slice(2), processTerminal())
