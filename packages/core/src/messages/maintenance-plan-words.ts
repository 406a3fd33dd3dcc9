/** The words of a maintenance plan's lifecycle. */
import type { maintenancePlanCommands } from "../service/maintenance-plan/maintenance-plan-commands.ts"
import type { maintenancePlanDuties } from "../service/maintenance-plan/maintenance-plan-duties.ts"
import type { maintenancePlanRules } from "../service/maintenance-plan/maintenance-plan-rules.ts"
import type { LifecycleWords } from "./rule-words.ts"

/**
 * @category messages
 * @since 0.1.0
 */
export const maintenancePlanWords = {
  title: { en: "Maintenance plan", "zh-Hans": "保养计划" },
  rules: {
    "unit-in-use": {
      title: { en: "The unit is in use", "zh-Hans": "设备处于在用状态" },
      failed: { en: "{unit} is no unit in use.", "zh-Hans": "{unit} 不是在用设备。" },
      remedy: { en: "Register the unit, or return it to use.", "zh-Hans": "请登记该设备，或重新启用。" },
    },
    "rhythm-given": {
      title: { en: "Visits come by time or by use", "zh-Hans": "须按时间或用量确定上门周期" },
      failed: { en: "Neither time nor use is given.", "zh-Hans": "未给出时间或用量周期。" },
      remedy: {
        en: "Say every how much time or use a visit comes.",
        "zh-Hans": "请填写每隔多少时间或用量上门一次。",
      },
    },
    "lead-shorter-than-rhythm": {
      title: { en: "A visit is opened after the one before it", "zh-Hans": "提前建单时间短于周期" },
      failed: {
        en: "A lead of {leadDays} days is not shorter than the {days} days between two visits.",
        "zh-Hans": "提前 {leadDays} 天建单，不短于两次上门之间的 {days} 天。",
      },
      remedy: { en: "Give a lead under {days} days.", "zh-Hans": "请将提前天数设为少于 {days} 天。" },
    },
    "plan-ends-after-it-began": {
      title: { en: "The plan ends after it began", "zh-Hans": "计划结束时间晚于开始时间" },
      failed: { en: "The end, {endsAt}, is not in the future.", "zh-Hans": "结束时间 {endsAt} 不在将来。" },
      remedy: { en: "Leave the end open, or give a later one.", "zh-Hans": "请不填结束时间，或填写更晚的时间。" },
    },
    "visit-is-next": {
      title: { en: "The visit is the one that comes next", "zh-Hans": "所填上门即下一次上门" },
      failed: { en: "Next comes {next}, not {occasion}.", "zh-Hans": "下一次上门为 {next}，而非 {occasion}。" },
      remedy: {
        en: "Name the next visit, {next}. One that is a ticket already is cancelled there.",
        "zh-Hans": "请填写下一次上门 {next}；已建单的上门请在服务单上取消。",
      },
    },
    "visit-is-due": {
      title: { en: "The visit's lead time has begun", "zh-Hans": "已到提前建单时间" },
      failed: { en: "The visit becomes a ticket from {openAt} on.", "zh-Hans": "该次上门自 {openAt} 起建单。" },
      remedy: { en: "Wait until then, or change the lead.", "zh-Hans": "请等到该时间，或修改提前天数。" },
    },
    "visit-is-open": {
      title: { en: "The visit has a ticket that is under way", "zh-Hans": "该次上门的服务单正在办理" },
      failed: { en: "Open are {open}, not {occasion}.", "zh-Hans": "在办的上门为 {open}，不含 {occasion}。" },
      remedy: { en: "Name one that is open.", "zh-Hans": "请填写在办的上门。" },
    },
    "use-counts-up": {
      title: { en: "Use only grows", "zh-Hans": "累计用量只增不减" },
      failed: {
        en: "The use of {total} is less than {last} before.",
        "zh-Hans": "累计用量 {total} 低于上次的 {last}。",
      },
      remedy: { en: "Record the counter's reading on the unit.", "zh-Hans": "请在设备上登记计数器读数。" },
    },
  },
  duties: {
    "planned-visit": { en: "Open the planned visit", "zh-Hans": "为计划性上门建单" },
    "visit-in-time": { en: "Make the planned visit", "zh-Hans": "按计划上门保养" },
    "counter-read": { en: "Read the counter", "zh-Hans": "抄读计数器" },
  },
  commands: {
    start: { en: "Start plan", "zh-Hans": "启动计划" },
    openVisit: { en: "Open visit", "zh-Hans": "建立上门服务单" },
    recordVisit: { en: "Record visit as made", "zh-Hans": "登记已上门" },
    loseVisit: { en: "Record visit as fallen away", "zh-Hans": "登记上门未成行" },
    skipVisit: { en: "Skip visit", "zh-Hans": "跳过本次上门" },
    takeReading: { en: "Take reading", "zh-Hans": "采用读数" },
    changeRhythm: { en: "Change rhythm", "zh-Hans": "变更周期" },
    pause: { en: "Pause", "zh-Hans": "暂停" },
    resume: { en: "Resume", "zh-Hans": "恢复" },
    end: { en: "End plan", "zh-Hans": "结束计划" },
  },
  statuses: {
    new: { en: "new", "zh-Hans": "新建" },
    running: { en: "running", "zh-Hans": "执行中" },
    paused: { en: "paused", "zh-Hans": "已暂停" },
    ended: { en: "ended", "zh-Hans": "已结束" },
  },
  separations: {},
} satisfies LifecycleWords<
  keyof typeof maintenancePlanRules,
  {
    duty: keyof typeof maintenancePlanDuties
    command: keyof typeof maintenancePlanCommands
    status: "new" | "running" | "paused" | "ended"
    separation: never
  }
>
