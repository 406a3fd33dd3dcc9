/** The words of a person's lifecycle. */
import type { personCommands } from "../team/person/person-commands.ts"
import type { personRules } from "../team/person/person-rules.ts"
import type { LifecycleWords } from "./rule-words.ts"

/**
 * @category messages
 * @since 0.1.0
 */
export const personWords = {
  title: { en: "Service staff", "zh-Hans": "服务人员" },
  rules: {
    "qualification-dates-ordered": {
      title: { en: "A qualification ends after it begins", "zh-Hans": "资质有效期起止合理" },
      failed: {
        en: "The qualification would end before it begins.",
        "zh-Hans": "资质有效期的截止时间不晚于起始时间。",
      },
      remedy: { en: "Give an end that lies after the beginning.", "zh-Hans": "请填写晚于起始时间的截止时间。" },
    },
    "qualification-new": {
      title: { en: "A qualification is entered once", "zh-Hans": "资质不重复登记" },
      failed: { en: "Qualification {qualification} is already on record.", "zh-Hans": "资质 {qualification} 已登记。" },
      remedy: {
        en: "Give the renewed qualification an id of its own.",
        "zh-Hans": "续期或重新取得的资质请使用新的编号。",
      },
    },
    "qualification-held": {
      title: { en: "Only a qualification that is held can be withdrawn", "zh-Hans": "仅可撤销持有的资质" },
      failed: {
        en: "The person does not hold qualification {qualification}, or it was withdrawn before.",
        "zh-Hans": "该人员未持有资质 {qualification}，或该资质此前已撤销。",
      },
      remedy: { en: "Choose one of the qualifications that are held.", "zh-Hans": "请选择现持有的资质。" },
    },
    "booking-window-ordered": {
      title: { en: "An appointment ends after it begins", "zh-Hans": "预约时段起止合理" },
      failed: { en: "The appointment would end before it begins.", "zh-Hans": "预约时段的结束时间不晚于开始时间。" },
      remedy: { en: "Give an end that lies after the beginning.", "zh-Hans": "请填写晚于开始时间的结束时间。" },
    },
    "qualification-in-date": {
      title: { en: "Only a qualified person is assigned", "zh-Hans": "派工人员须持有效资质" },
      failed: {
        en: "{person} holds no qualification for {service:service} on {product} that is valid throughout the appointment.",
        "zh-Hans": "{person} 没有在整个预约时段内有效的 {product} 产品 {service:service} 服务资质。",
      },
      remedy: {
        en: "Assign somebody who is qualified, or enter the qualification first.",
        "zh-Hans": "请改派具备资质的人员，或先登记其资质。",
      },
    },
    "person-free-in-window": {
      title: { en: "Nobody is booked twice at a time", "zh-Hans": "同一时段不重复派工" },
      failed: {
        en: "{person} is booked for {tickets} in that time.",
        "zh-Hans": "{person} 在该时段已安排服务单 {tickets}。",
      },
      remedy: { en: "Agree another time or assign somebody else.", "zh-Hans": "请另约时间或改派其他人员。" },
    },
    "day-load-within-limit": {
      title: { en: "A day's work stays within its limit", "zh-Hans": "单日工作量不超上限" },
      failed: {
        en: "{person} would be booked for {minutes} minutes on one day (UTC); {mostMinutes} are allowed.",
        "zh-Hans": "{person} 单日（UTC）排班将达 {minutes} 分钟，上限为 {mostMinutes} 分钟。",
      },
      remedy: { en: "Agree another day or assign somebody else.", "zh-Hans": "请改约其他日期或改派其他人员。" },
    },
    "visits-handed-over": {
      title: { en: "Visits are handed over before somebody leaves", "zh-Hans": "离职前须移交上门任务" },
      failed: { en: "{person} is still booked for {tickets}.", "zh-Hans": "{person} 仍有未移交的服务单 {tickets}。" },
      remedy: { en: "Assign somebody else to these visits first.", "zh-Hans": "请先将上述上门任务改派他人。" },
    },
  },
  duties: {},
  commands: {
    register: { en: "Enter person", "zh-Hans": "登记人员" },
    grantQualification: { en: "Grant qualification", "zh-Hans": "授予资质" },
    withdrawQualification: { en: "Withdraw qualification", "zh-Hans": "撤销资质" },
    disable: { en: "Stop assigning", "zh-Hans": "停止派工" },
    enable: { en: "Assign again", "zh-Hans": "恢复派工" },
    leave: { en: "Record departure", "zh-Hans": "办理离职" },
    book: { en: "Book for a visit", "zh-Hans": "安排上门" },
    release: { en: "Release from a visit", "zh-Hans": "取消上门安排" },
  },
  statuses: {
    new: { en: "new", "zh-Hans": "新建" },
    active: { en: "active", "zh-Hans": "在岗" },
    disabled: { en: "not assigned", "zh-Hans": "暂停派工" },
    left: { en: "left", "zh-Hans": "已离职" },
  },
  separations: {},
} satisfies LifecycleWords<
  keyof typeof personRules,
  {
    duty: never
    command: keyof typeof personCommands
    status: "new" | "active" | "disabled" | "left"
    separation: never
  }
>
