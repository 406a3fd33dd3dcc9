/** The policy's figures for the journal: how far the time of a fact may lie from the time it is recorded. */
import * as Schema from "effect/Schema"
import { figure } from "./policy-parameter.ts"

export const journalPolicy = Schema.Struct({
  occurredAtPastElapsedHours: figure({
    unit: "elapsedHours",
    default: 72,
    minimum: 1,
    maximum: 720,
    clause: "1.1",
    kind: "own",
    source: "own: a fact of Friday evening can be recorded on Monday, and a longer delay is told apart",
    title: { en: "A fact is recorded at the latest after", "zh-Hans": "事实补录的最长时限" },
  }),
  occurredAtAheadElapsedMinutes: figure({
    unit: "elapsedMinutes",
    default: 5,
    minimum: 0,
    maximum: 60,
    clause: "1.1",
    kind: "own",
    source: "own: room for a device's clock that runs ahead, and no room for facts that have not happened",
    title: { en: "A fact may lie ahead of the clock by", "zh-Hans": "事实时间可超前时钟" },
  }),
})
