/** The words of what the clock notes of a duty. */
import type { NoticeStage } from "../time/duty.ts"
import type { Words } from "./words.ts"

/**
 * What the engine's own command is called in a journal.
 *
 * @category messages
 * @since 0.1.0
 */
export const noticeCommandWords: Words = { en: "Note a duty", "zh-Hans": "登记时限提示" }

/**
 * The stages of a duty that is noted.
 *
 * @category messages
 * @since 0.1.0
 */
export const noticeStageWords: Readonly<Record<NoticeStage, Words>> = {
  reminded: { en: "due before long", "zh-Hans": "即将到期" },
  overdue: { en: "late", "zh-Hans": "已逾期" },
  escalated: { en: "gone higher up", "zh-Hans": "已上报" },
}
