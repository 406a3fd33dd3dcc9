/** The event log of a system that never heard of the regulation, generated: always the same, faults included. */

/** The mapping of the generated log: what its activities mean in the words of a ticket. */
export const generatedMapping = {
  name: "generated service log",
  kind: "ticket",
  columns: { case: "case", activity: "activity", time: "time", actor: "person" },
  grouped: true,
  activities: {
    "Call taken": {
      command: "receive",
      input: { channel: "hotline", service: "consultation", priority: "medium", customer: { id: "unknown" } },
    },
    "Looked at": { command: "takeInCharge", input: {} },
    "Answer given": { command: "answer", input: { atOnce: false } },
    "Customer calls again": { command: "reportUnsolved", input: { reason: "unknown" } },
    "Customer asked": { command: "recordFollowUp", input: { score: { column: "score", number: true } } },
    Closed: { command: "close", input: {} },
  },
  judges: ["taken-in-charge-before-answer", "unsolved-reported-before-answering-again"],
} as const

const people = ["an", "bai", "chen"]

/** The log as CSV: 200 cases, of which some were answered by nobody in charge, twice, or after closing. */
export const generatedLog = (): string => {
  const lines = ["case,activity,time,person,score"]
  for (let number = 1; number <= 200; number++) {
    const person = people[number % people.length]!
    const other = people[(number + 1) % people.length]!
    let at = Date.UTC(2026, 2, 2) + number * 3_600_000
    const row = (activity: string, by: string, score = "") => {
      lines.push(`C-${number},${activity},${new Date(at).toISOString()},${by},${score}`)
      at += 25 * 60_000
    }
    row("Call taken", other)
    if (number % 9 !== 0) row("Looked at", person)
    row("Answer given", person)
    if (number % 11 === 0) row("Customer calls again", other)
    if (number % 11 === 0 || number % 17 === 0) row("Answer given", person)
    if (number % 3 === 0) row("Customer asked", other, String(3 + (number % 3)))
    row("Closed", other)
    if (number % 40 === 0) row("Answer given", person)
    if (number % 50 === 0) row("Lunch break", person)
  }
  return `${lines.join("\n")}\n`
}
