/** Starting: the whole process that imports @fieldcare/core as it is published, against a process that does nothing. */

import { execFile, execFileSync } from "node:child_process"
import { dirname, join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { promisify } from "node:util"
import { defineBench } from "./bench.ts"

const run = promisify(execFile)

export const bench = defineBench(() => {
  const core = dirname(fileURLToPath(import.meta.resolve("@fieldcare/core/package.json")))
  // What users load is the built package, so that is what is measured; `tsup` writes JavaScript only.
  execFileSync(process.execPath, [join(core, "node_modules/tsup/dist/cli-default.js")], { cwd: core })
  const entry = pathToFileURL(join(core, "dist/index.js")).href
  // Every lifecycle is made of schemas, so that nothing of ours starts before Effect's Schema has: the floor.
  const schema = pathToFileURL(join(core, "node_modules/effect/dist/Schema.js")).href
  return {
    contestants: {
      core: processes(`import ${JSON.stringify(entry)}`),
      schema: processes(`import ${JSON.stringify(schema)}`),
      empty: processes(""),
    },
    comparisons: [
      { case: "more milliseconds than Node alone, over 160", of: "core", than: "empty", millisecondsMoreMax: 160 },
      { case: "the process, against one with Effect's Schema alone", of: "core", against: "schema", better: "lower" },
    ],
    rounds: 15,
    turnMilliseconds: 1,
  }
})

const processes = (program: string) => async (operations: number) => {
  for (let i = 0; i < operations; i++) await run(process.execPath, ["--input-type=module", "--eval", program])
  return operations
}
