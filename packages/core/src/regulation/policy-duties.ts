/** The policy's figures for the clock: when somebody is reminded of a duty, and when its lateness goes higher up. */
import * as Schema from "effect/Schema"
import { figure } from "./policy-parameter.ts"

export const dutiesPolicy = Schema.Struct({
  remindAfterUsedPercent: figure({
    unit: "percent",
    default: 75,
    minimum: 1,
    maximum: 99,
    clause: "4.2.1",
    kind: "own",
    source: "own: a quarter of the time is left to act in",
    title: { en: "Reminder of a duty when so much of its time is used", "zh-Hans": "时限用去多少后提醒" },
  }),
  remindBeforeElapsedMinutes: figure({
    unit: "elapsedMinutes",
    default: 60,
    minimum: 1,
    maximum: 10_080,
    clause: "4.2.1",
    kind: "own",
    source: "own: for a fixed time, an hour before; earlier would be forgotten again",
    title: { en: "Reminder before a fixed time, at the earliest", "zh-Hans": "固定时间前提醒的最早提前量" },
  }),
  escalateAfterWorkingMinutes: figure({
    unit: "workingMinutes",
    default: 240,
    minimum: 1,
    maximum: 4_800,
    clause: "4.2.2",
    kind: "own",
    source: "own: half a working day of 8 hours to make good for it, before it goes higher up",
    title: { en: "A late duty goes higher up after", "zh-Hans": "逾期后上报时限" },
  }),
  deskActsWithinElapsedMinutes: figure({
    unit: "elapsedMinutes",
    default: 15,
    minimum: 1,
    maximum: 1_440,
    clause: "4.2.1",
    kind: "own",
    source:
      "own: a sweeper looks every few seconds; a quarter of an hour bears a restart, and a sweeper that is off shows",
    title: {
      en: "What the desk does by itself is in time when done within, after the deadline",
      "zh-Hans": "系统自行履行的义务，到期后多久内完成仍算按时",
    },
  }),
})
