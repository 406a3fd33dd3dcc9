/** A small log of tickets, and a mapping for it. */
import { type Audit, auditMapping, openAudit } from "../../src/audit/index.ts"
import { compile } from "../../src/engine/compile.ts"
import { ticket } from "../../src/service/ticket/ticket.ts"

export const header = ["case", "what", "when", "who", "fixed"]

const received = { channel: "hotline", service: "repair", priority: "low", customer: { id: "C-1" } }

export const mapping = {
  name: "small",
  kind: "ticket",
  columns: { case: "case", activity: "what", time: "when", actor: "who" },
  begins: { command: "receive", input: received },
  activities: {
    open: { command: "receive", input: received },
    take: { command: "takeInCharge" },
    wait: { command: "waitForCustomer", input: { reason: "r" } },
    solve: { command: "answer", input: { atOnce: false } },
    test: [
      { when: { fixed: "skip" }, ignore: true },
      { command: "recordTest", input: { passed: { column: "fixed", equals: "yes" } }, status: "accepted" },
    ],
    back: { command: "reopen", input: { sameFault: true, reason: "r" }, status: "visit.working" },
    shut: { command: "close" },
    cough: { ignore: true },
  },
  judges: ["taken-in-charge-before-answer", "unsolved-reported-before-answering-again", "works-after-repair"],
}

export const compiled = compile(ticket)

export const audited = (rows: ReadonlyArray<string>, changes: object = {}): Audit => {
  const audit = openAudit({
    compiled,
    mapping: auditMapping(JSON.parse(JSON.stringify({ ...mapping, ...changes }))),
    header,
  })
  rows.forEach((row, index) => audit.row(cells(row, index), index + 2))
  return audit
}

/** "T-1 take" or "T-1 test yes"; the time counts up with the rows. */
export const cells = (row: string, index: number): ReadonlyArray<string> => {
  const [id = "", what = "", fixed = ""] = row.split(" ")
  return [
    id,
    what,
    `2026-03-02T${String(Math.floor(index / 60) % 24).padStart(2, "0")}:${String(index % 60).padStart(2, "0")}Z`,
    "ann",
    fixed,
  ]
}

export const breaches = (audit: Audit): Record<string, number> =>
  Object.fromEntries(
    audit
      .report()
      .findings.flatMap(({ id, clause, breached }) => (breached === 0 ? [] : [[`${id} ${clause}`, breached]])),
  )
