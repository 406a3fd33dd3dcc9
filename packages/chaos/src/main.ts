// pnpm chaos [--workers] --storage NAME [--seconds N] [--json]: see usage.ts.
import { PlaceUnavailable } from "./place.ts"
import { figuresOf, rows, table, verdictOf } from "./report.ts"
import { storm, type StormOptions, stormVerdict } from "./storm.ts"
import { chaos } from "./supervisor.ts"
import { requestOf, usage, UsageError } from "./usage.ts"
import { WorkerCrashed } from "./worker-process.ts"

const run = async (): Promise<number> => {
  const request = requestOf(process.argv.slice(2), process.env)
  if ("help" in request) {
    console.log(usage)
    return 0
  }
  const progress = (line: string) => console.error(line)
  if ("storm" in request) return runStorm(request.storm, request.json, progress)
  const { json, ...options } = request
  progress(`${options.storage}, ${options.seconds} s; again with --seed ${options.seed}`)
  const outcome = await chaos({ ...options, progress })
  console.log(json ? JSON.stringify(figuresOf(outcome)) : table(outcome))
  return verdictOf(outcome) === "kept" ? 0 : 1
}

const runStorm = async (options: StormOptions, json: boolean, progress: (line: string) => void): Promise<number> => {
  const { storage, seconds, duties, seed } = options
  progress(`${storage}, ${seconds} s and ${duties} duties at least; again with --seed ${seed}`)
  const findings = await storm(options)
  const verdict = stormVerdict(findings)
  const figures = { storage, verdict, ...findings, seed }
  console.log(json ? JSON.stringify(figures) : rows(figures))
  return verdict === "kept" ? 0 : 1
}

try {
  process.exitCode = await run()
} catch (error) {
  if (error instanceof UsageError) {
    console.error(error.message)
    process.exitCode = 2
  } else {
    console.error(error instanceof PlaceUnavailable || error instanceof WorkerCrashed ? error.message : error)
    process.exitCode = 3
  }
}
