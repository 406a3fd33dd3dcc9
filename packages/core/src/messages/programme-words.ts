/** The words of a programme's lifecycle. */
import type { programmeCommands } from "../programme/programme-commands.ts"
import type { programmeDuties } from "../programme/programme-duties.ts"
import type { programmeRules } from "../programme/programme-rules.ts"
import type { LifecycleWords } from "./rule-words.ts"

/**
 * @category messages
 * @since 0.1.0
 */
export const programmeWords = {
  title: { en: "Programme", "zh-Hans": "定期工作计划" },
  rules: {
    "often-enough": {
      title: { en: "It comes as often as the policy asks", "zh-Hans": "周期不得长于政策规定" },
      failed: {
        en: "Clause {ofClause} is to be met at least every {months} months by the company's policy; this comes every {every} {unit}.",
        "zh-Hans": "按公司政策，条款 {ofClause} 至少每 {months} 个月执行一次；该计划的周期为 {every} {unit}。",
      },
      remedy: {
        en: "Choose a rhythm of at most {months} months, or change the policy.",
        "zh-Hans": "请选择不超过 {months} 个月的周期，或修改政策。",
      },
    },
    "ends-after-it-began": {
      title: { en: "It ends after it began", "zh-Hans": "结束时间晚于开始时间" },
      failed: { en: "The end, {endsAt}, is not in the future.", "zh-Hans": "结束时间 {endsAt} 不在将来。" },
      remedy: { en: "Leave the end open, or give a later one.", "zh-Hans": "请不填结束时间，或填写更晚的时间。" },
    },
    "occasion-is-next": {
      title: { en: "The occasion is the one that is owed", "zh-Hans": "所填场次即当前应办场次" },
      failed: { en: "Owed is {next}, not {occasion}.", "zh-Hans": "当前应办场次为 {next}，而非 {occasion}。" },
      remedy: { en: "Name the occasion that is owed: {next}.", "zh-Hans": "请填写当前应办场次：{next}。" },
    },
    "occasion-has-begun": {
      title: { en: "The occasion's time has begun", "zh-Hans": "该场次的期间已开始" },
      failed: {
        en: "The time of this occasion begins at {opensAt}, when the one before is over.",
        "zh-Hans": "该场次的期间自 {opensAt}（上一场次结束时）开始。",
      },
      remedy: { en: "Hold it from then on.", "zh-Hans": "请在此之后办理。" },
    },
    "skipped-by-another": {
      title: { en: "The owner does not excuse the owner", "zh-Hans": "负责人不得自行免除" },
      failed: { en: "{owner} owns this programme.", "zh-Hans": "{owner} 是该计划的负责人。" },
      remedy: { en: "Let somebody else decide to skip it.", "zh-Hans": "请由其他人员决定是否跳过。" },
    },
  },
  duties: {
    "training-held": { en: "Hold the training", "zh-Hans": "开展培训" },
    "career-conversation-held": { en: "Hold the career conversations", "zh-Hans": "进行职业发展面谈" },
    "team-activity-held": { en: "Hold the team activity", "zh-Hans": "组织团队活动" },
    "customer-follow-up-held": { en: "Follow up customers", "zh-Hans": "定期回访客户" },
    "evaluation-held": { en: "Evaluate service quality", "zh-Hans": "评估服务质量" },
    "stocktake-a-held": { en: "Count the A parts", "zh-Hans": "盘点 A 类配件" },
    "stocktake-b-held": { en: "Count the B parts", "zh-Hans": "盘点 B 类配件" },
    "stocktake-c-held": { en: "Count the C parts", "zh-Hans": "盘点 C 类配件" },
    "destruction-held": { en: "Destroy scrapped parts", "zh-Hans": "销毁报废件" },
    "settlement-held": { en: "Settle fees with finance", "zh-Hans": "与财务结算费用" },
  },
  commands: {
    establish: { en: "Establish programme", "zh-Hans": "建立计划" },
    hold: { en: "Record as held", "zh-Hans": "登记已办理" },
    skip: { en: "Skip occasion", "zh-Hans": "跳过本场次" },
    appointOwner: { en: "Appoint owner", "zh-Hans": "指定负责人" },
    changeRhythm: { en: "Change rhythm", "zh-Hans": "变更周期" },
    pause: { en: "Pause", "zh-Hans": "暂停" },
    resume: { en: "Resume", "zh-Hans": "恢复" },
    end: { en: "End programme", "zh-Hans": "结束计划" },
  },
  statuses: {
    new: { en: "new", "zh-Hans": "新建" },
    running: { en: "running", "zh-Hans": "执行中" },
    paused: { en: "paused", "zh-Hans": "已暂停" },
    ended: { en: "ended", "zh-Hans": "已结束" },
  },
  separations: {},
} satisfies LifecycleWords<
  keyof typeof programmeRules,
  {
    duty: keyof typeof programmeDuties
    command: keyof typeof programmeCommands
    status: "new" | "running" | "paused" | "ended"
    separation: never
  }
>
