/** The outcome of a run as people read it, and whether the promise was kept. */
import type { Outcome } from "./supervisor.ts"

/** Whether nothing was lost, doubled, half or wrong, and whether that says anything. */
export const verdictOf = ({
  kills,
  acknowledged,
  lost,
  doubled,
  half,
  wrong,
}: Outcome): "kept" | "broken" | "vacuous" => {
  if (lost.length + doubled.length + half.length + wrong.length > 0) return "broken"
  return kills > 0 && acknowledged > 0 ? "kept" : "vacuous"
}

/** What programs read: figures only. */
export const figuresOf = (outcome: Outcome) => {
  const { storage, seed, kills, sent, acknowledged, unacknowledgedCommitted, records, entries, failed } = outcome
  const [lost, doubled, half, wrong] = [outcome.lost, outcome.doubled, outcome.half, outcome.wrong].map(
    (found) => found.length,
  )
  const seconds = Math.round(outcome.seconds * 10) / 10
  const verdict = verdictOf(outcome)
  return {
    storage,
    verdict,
    kills,
    acknowledged,
    lost,
    doubled,
    half,
    unacknowledgedCommitted,
    wrong,
    sent,
    records,
    entries,
    failed,
    seconds,
    seed,
  }
}

const shownMost = 10

/** A table, and below it the first findings of each sort. */
export const table = (outcome: Outcome): string => {
  const { failed, ...figures } = figuresOf(outcome)
  const again = Object.entries(failed).map(([reason, times]) => `${reason} ${times}`)
  const findings = (["lost", "doubled", "half", "wrong"] as const).flatMap((sort) =>
    outcome[sort].slice(0, shownMost).map((line) => `${sort}: ${line}`),
  )
  return [rows({ ...figures, "asked again": again.join(", ") }), ...findings].join("\n")
}

/** Each figure on a line, by its name in words. */
export const rows = (figures: Readonly<Record<string, unknown>>): string =>
  Object.entries(figures)
    .map(([name, value]) => [(words[name] ?? name).padEnd(widest), String(value)].join("  "))
    .join("\n")

const words: Readonly<Record<string, string>> = {
  acknowledged: "acknowledged commands",
  half: "half done",
  unacknowledgedCommitted: "done without an answer",
  wrong: "wrong answers",
  sent: "commands sent",
  entries: "journal entries",
  parkedAndReplayed: "parked and replayed",
  rolledBack: "rolled back",
  unknown: "never committed",
  outOfOrder: "out of order",
  notedWrongly: "not noted just once",
}
const widest = Math.max(...Object.values(words).map((word) => word.length))
