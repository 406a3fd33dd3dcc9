/**
 * The audit of the incidents with their duties, against parsing the same file alone: within one process, and as the
 * whole program against one that only parses.
 */

import { execFile } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { type Audit, auditMapping, openAudit } from "@fieldcare/core/audit"
import { calendar } from "@fieldcare/core/time"
import { defineBench } from "./bench.ts"
import { incidents, parseZip } from "./incidents.ts"
import { compiled } from "./ticket-walk.ts"

const root = join(import.meta.dirname, "../../..")
const mappingFile = join(root, "examples/audit-logs/servicenow.mapping.json")
const day = [["09:00", "17:00"]] as const
const week = { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day }

const started = async (operations: number, ...program: ReadonlyArray<string>): Promise<number> => {
  let characters = 0
  for (let i = 0; i < operations; i++) {
    const options = { cwd: root, maxBuffer: 1 << 26 }
    const argv = ["--conditions=@fieldcare/source", ...program]
    characters += (await promisify(execFile)(process.execPath, argv, options)).stdout.length
  }
  return characters
}

export const bench = defineBench(() => {
  if (incidents === undefined) return { absent: "the log of incidents is not there (FIELDCARE_DATA)" }
  const file = incidents
  const mapping = auditMapping(JSON.parse(readFileSync(mappingFile, "utf8")))
  const company = calendar({ id: "company", version: "1", zone: "UTC", week })
  return {
    contestants: {
      audit: async (operations) => {
        let events = 0
        for (let i = 0; i < operations; i++) {
          let audit: Audit | undefined
          await parseZip(file, (cells, line) => {
            if (audit === undefined) audit = openAudit({ compiled, mapping, header: cells, calendar: company })
            else audit.row(cells, line)
          })
          events += audit!.report().events
        }
        return events
      },
      parsing: async (operations) => {
        let characters = 0
        for (let i = 0; i < operations; i++) await parseZip(file, (cells) => (characters += cells[0]!.length))
        return characters
      },
      program: (operations) =>
        started(operations, "packages/cli/src/main.ts", "audit", file, "--mapping", mappingFile, "--json"),
      parser: (operations) => started(operations, join(import.meta.dirname, "parse-incidents.ts")),
    },
    comparisons: [
      { case: "auditing with duties, against parsing", of: "audit", against: "parsing", better: "higher", goal: 0.5 },
      { case: "the program from its sources, against a parser", of: "program", against: "parser", better: "lower" },
    ],
    rounds: 5,
  }
})
