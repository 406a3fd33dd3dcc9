/** The audit of the generated log, with the command line that a user has. */
import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { generatedLog, generatedMapping } from "./generated-log.ts"

/** Writes the log and its mapping to a temporary folder, audits them, and prints what the audit prints. */
export const auditStory = (print: (line: string) => void): void => {
  print("\n\u001b[1mThe log of another system, audited against the same clauses\u001b[0m")
  const folder = mkdtempSync(join(tmpdir(), "fieldcare-demo-"))
  try {
    writeFileSync(join(folder, "log.csv"), generatedLog())
    writeFileSync(join(folder, "mapping.json"), JSON.stringify(generatedMapping, undefined, 2))
    const cli = fileURLToPath(new URL("../../../packages/cli/src/main.ts", import.meta.url))
    const run = spawnSync(
      process.execPath,
      ["--conditions=@fieldcare/source", cli, "audit", "log.csv", "--mapping", "mapping.json"],
      {
        cwd: folder,
        encoding: "utf8",
      },
    )
    print(run.stdout)
    if (run.status !== 0) throw new Error(`the audit ended with ${run.status}: ${run.stderr}`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
