/** The reasons for which work on a case may wait, and how long each may stop the clock. */
import * as Schema from "effect/Schema"
import { choice, figure, named, notBelow, words } from "./policy-parameter.ts"

const source = "own: a pause is looked at again in time and never stops the clock for good"

/**
 * A reason for which a case waits.
 *
 * **Details**
 *
 * `category` says for whom or what it waits. After `remindAfterWorkingMinutes` somebody is reminded
 * to look at it; after `limitWorkingMinutes` the clock runs again although the reason still holds.
 *
 * @category policy
 * @since 0.1.0
 */
export type PauseReason = typeof PauseReason.Type
export const PauseReason = Schema.Struct({
  title: words({
    clause: "1.3.1",
    kind: "own",
    source,
    title: { en: "Name of the pause reason", "zh-Hans": "暂停原因名称" },
  }),
  category: choice(["waitingForCustomer", "waitingForParts"], {
    clause: "1.3.1",
    kind: "own",
    source: "own: the status categories that stop a clock",
    title: { en: "What a pause waits for", "zh-Hans": "暂停所等待的对象" },
  }),
  remindAfterWorkingMinutes: figure({
    unit: "workingMinutes",
    minimum: 1,
    maximum: 9_600,
    clause: "1.3.1",
    kind: "own",
    source,
    title: { en: "A pause is looked at again after", "zh-Hans": "暂停后提醒复核的时间" },
  }),
  limitWorkingMinutes: figure({
    unit: "workingMinutes",
    minimum: 1,
    maximum: 14_400,
    clause: "1.3.1",
    kind: "own",
    source,
    title: { en: "A pause stops the clock for at most", "zh-Hans": "暂停计时的上限" },
  }),
}).check(notBelow("limitWorkingMinutes", "remindAfterWorkingMinutes"))

/** The reasons there are from the start, by name; a company changes their figures or adds others. */
export const pauseReasons = named(PauseReason, {
  customerUnreachable: {
    title: { en: "Customer cannot be reached", "zh-Hans": "联系不上客户" },
    category: "waitingForCustomer",
    remindAfterWorkingMinutes: 240,
    limitWorkingMinutes: 1_440,
  },
  customerAskedToWait: {
    title: { en: "Customer asked to wait", "zh-Hans": "客户要求等待" },
    category: "waitingForCustomer",
    remindAfterWorkingMinutes: 2_400,
    limitWorkingMinutes: 9_600,
  },
  siteNotReady: {
    title: { en: "Site is not ready", "zh-Hans": "现场不具备条件" },
    category: "waitingForCustomer",
    remindAfterWorkingMinutes: 960,
    limitWorkingMinutes: 4_800,
  },
  partsOnOrder: {
    title: { en: "Parts are on order", "zh-Hans": "等待配件到货" },
    category: "waitingForParts",
    remindAfterWorkingMinutes: 960,
    limitWorkingMinutes: 4_800,
  },
})
