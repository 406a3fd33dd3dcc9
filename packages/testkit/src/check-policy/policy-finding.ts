/** What a check of a policy finds. */
import { fill, type Words } from "@fieldcare/core"

/**
 * One thing that is wrong with a policy, or cannot work under it.
 *
 * **Details**
 *
 * - `value`: a figure outside its bounds, a field that does not exist, figures that contradict each other
 * - `order`: figures that are each allowed, but do not go together
 * - `versions`: two versions of one name or from one instant on, or a time in which none is in force
 * - `calendar`: no working time, or not enough for a limit of the policy
 * - `duty`: a duty that no generated history met in time
 * - `ending`: a status from which no generated history came to an end
 *
 * `path` leads through the policy (`service.followUp.dueDays`), after the version where there are several; it names
 * the duty or the status where no one figure is to blame.
 *
 * @category checks
 * @since 0.1.0
 */
export interface PolicyFinding {
  readonly finding: "value" | "order" | "versions" | "calendar" | "duty" | "ending"
  readonly path: string
  readonly clause?: string
  readonly what: Words
  readonly mend: Words
}

const words = {
  order: {
    what: { en: "{path} is {seen}, but {other} is {bound}.", "zh-Hans": "{path} 为 {seen}，而 {other} 为 {bound}。" },
    mend: { en: "Give at most {bound}.", "zh-Hans": "请填写不大于 {bound} 的值。" },
  },
  noReason: {
    what: { en: "No pause reason waits as {seen}.", "zh-Hans": "没有类别为 {seen} 的暂停原因。" },
    mend: { en: "Add one; without it nobody can let a case wait so.", "zh-Hans": "请添加；否则单据无法按此类别等待。" },
  },
  versionTwice: {
    what: { en: "Two versions are called {path}.", "zh-Hans": "有两个版本名为 {path}。" },
    mend: {
      en: "Name each version anew; running duties find theirs by the name.",
      "zh-Hans": "请为每个版本另行命名；进行中的义务按名称查找版本。",
    },
  },
  sameStart: {
    what: { en: "{path} starts at the same instant as {other}.", "zh-Hans": "{path} 与 {other} 同时生效。" },
    mend: { en: "Let each version start at an instant of its own.", "zh-Hans": "请为每个版本设定不同的生效时刻。" },
  },
  gap: {
    what: { en: "No version is in force before {seen}.", "zh-Hans": "在 {seen} 之前没有生效的版本。" },
    mend: {
      en: "Put the default policy or the company's former one before it.",
      "zh-Hans": "请在其前加入默认政策或公司原有政策。",
    },
  },
  noWork: {
    what: { en: "The calendar has no working time after {seen}.", "zh-Hans": "日历在 {seen} 之后没有工作时间。" },
    mend: { en: "Give it working hours on some weekday.", "zh-Hans": "请为工作日设置工作时间。" },
  },
  tooSlow: {
    what: {
      en: "{path} is {seen} working minutes; on this calendar they take more than a year.",
      "zh-Hans": "{path} 为 {seen} 工作分钟；按此日历需一年以上。",
    },
    mend: {
      en: "Shorten it, or give the calendar more working time.",
      "zh-Hans": "请缩短时限，或增加日历的工作时间。",
    },
  },
  duty: {
    what: {
      en: "The duty {path} was met late in each of {seen} histories.",
      "zh-Hans": "时限义务 {path} 在 {seen} 次演练中均逾期。",
    },
    mend: { en: "Give it more time.", "zh-Hans": "请放宽时限。" },
  },
  ending: {
    what: { en: "No case came to an end from {path}.", "zh-Hans": "处于 {path} 的单据均未能结束。" },
    mend: { en: "Loosen the figures that its rules look at.", "zh-Hans": "请放宽相关规则所依据的数值。" },
  },
} as const

/** A finding with its words filled from what was seen. */
export const policyFinding = (
  finding: PolicyFinding["finding"],
  path: string,
  told: keyof typeof words,
  { clause, ...seen }: Readonly<Record<string, string | number>> = {},
): PolicyFinding => {
  const { what, mend } = words[told]
  const filled = (text: Words): Words => ({
    en: fill(text.en, { path, ...seen }),
    "zh-Hans": fill(text["zh-Hans"], { path, ...seen }),
  })
  return {
    finding,
    path,
    ...(clause === undefined ? {} : { clause: String(clause) }),
    what: filled(what),
    mend: filled(mend),
  }
}
