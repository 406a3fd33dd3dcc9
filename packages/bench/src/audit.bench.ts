/** The audit of an event log, against parsing the same file alone with the same parser in the same chunks. */

import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { gunzipSync } from "node:zlib"
import { type Audit, auditMapping, openAudit } from "@fieldcare/core/audit"
import Papa from "papaparse"
import { defineBench } from "./bench.ts"
import { compiled } from "./ticket-walk.ts"

const root = join(import.meta.dirname, "../../..")
const data = process.env["FIELDCARE_DATA"] ?? join(root, "../shared/data")
const chunkCharacters = 256 * 1024

export const bench = defineBench(() => {
  const mapping = auditMapping(
    JSON.parse(readFileSync(join(root, "examples/audit-logs/helpdesk.mapping.json"), "utf8")),
  )
  const log = helpdesk()
  return {
    contestants: {
      audit: (operations) => {
        let events = 0
        for (let i = 0; i < operations; i++) {
          let audit: Audit | undefined
          rows(log(), (cells, line) => {
            if (audit === undefined) audit = openAudit({ compiled, mapping, header: cells })
            else audit.row(cells, line)
          })
          events += audit!.report().events
        }
        return events
      },
      parsing: (operations) => {
        let characters = 0
        for (let i = 0; i < operations; i++) rows(log(), (cells) => (characters += cells[0]!.length))
        return characters
      },
    },
    comparisons: [
      { case: "auditing, against parsing alone", of: "audit", against: "parsing", better: "higher", goal: 0.5 },
    ],
    rounds: 11,
  }
})

const rows = (text: string, row: (cells: ReadonlyArray<string>, line: number) => void): void => {
  let line = 0
  const inChunks = {
    chunkSize: chunkCharacters,
    skipEmptyLines: true,
    chunk: ({ data }: Papa.ParseResult<ReadonlyArray<string>>) => {
      for (const cells of data) row(cells, ++line)
    },
  }
  Papa.parse<ReadonlyArray<string>>(text, inChunks)
}

/** Reads the real log where it is, unzipping included; otherwise gives one of the same size and columns. */
const helpdesk = (): (() => string) => {
  const file = join(data, "event-logs/helpdesk.csv.gz")
  if (existsSync(file)) return () => gunzipSync(readFileSync(file)).toString("utf8")
  console.error("The help desk log is not there (FIELDCARE_DATA): measured with a generated one.")
  const text = generated()
  return () => text
}

const generated = (): string => {
  const header =
    "case,concept:name,org:resource,time:timestamp,seriousness,customer,product,responsible_section,seriousness_2,service_level,service_type,support_section,workgroup"
  const activities = ["Assign seriousness", "Take in charge ticket", "Wait", "Resolve ticket", "Closed"]
  const lines = [header]
  for (let number = 1; number <= 4_300; number++)
    for (const [step, activity] of activities.entries()) {
      const at = new Date(Date.UTC(2012, 0, 1) + number * 3_600_000 + step * 86_400_000).toISOString()
      const rest = Array.from({ length: 9 }, (_, column) => `Value ${1 + ((number + column) % 4)}`)
      lines.push([`Case ${number}`, activity, `Value ${1 + (number % 20)}`, at, ...rest].join(","))
    }
  return lines.join("\n")
}
