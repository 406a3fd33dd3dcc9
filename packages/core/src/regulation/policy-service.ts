/** The policy's figures for chapter 3, the service process, from the first call to the follow-up. */
import * as Schema from "effect/Schema"
import type { Words } from "../messages/words.ts"
import { pauseReasons } from "./policy-pause.ts"
import { choice, figure, notBelow } from "./policy-parameter.ts"

/** The time limits of one priority; `minutes` are working minutes. */
const priority = (
  name: Words,
  defaults: { readonly firstResponse: number; readonly resolution: number; readonly arrivalHours: number },
) =>
  Schema.Struct({
    firstResponseWorkingMinutes: figure({
      unit: "workingMinutes",
      default: defaults.firstResponse,
      minimum: 1,
      maximum: 4_800,
      clause: "1.3.1",
      kind: "practice",
      source: "Frappe Helpdesk, default service level agreement: first response",
      title: { en: `First response, ${name.en}`, "zh-Hans": `首次响应时限（${name["zh-Hans"]}）` },
    }),
    resolutionWorkingMinutes: figure({
      unit: "workingMinutes",
      default: defaults.resolution,
      minimum: 1,
      maximum: 14_400,
      clause: "1.3.1",
      kind: "practice",
      source: "Frappe Helpdesk, default service level agreement: resolution",
      title: { en: `Resolution, ${name.en}`, "zh-Hans": `解决时限（${name["zh-Hans"]}）` },
    }),
    arrivalElapsedHours: figure({
      unit: "elapsedHours",
      default: defaults.arrivalHours,
      minimum: 1,
      maximum: 720,
      clause: "1.3.1",
      kind: "practice",
      source: "OCA field-service, default latest start by priority",
      title: {
        en: `Arrival on site after intake, ${name.en}`,
        "zh-Hans": `受理后到达现场的最晚时限（${name["zh-Hans"]}）`,
      },
    }),
  }).check(notBelow("resolutionWorkingMinutes", "firstResponseWorkingMinutes"))

const priorities = Schema.Struct({
  urgent: priority({ en: "urgent", "zh-Hans": "紧急" }, { firstResponse: 30, resolution: 120, arrivalHours: 8 }),
  high: priority({ en: "high", "zh-Hans": "高" }, { firstResponse: 60, resolution: 240, arrivalHours: 24 }),
  medium: priority({ en: "medium", "zh-Hans": "中" }, { firstResponse: 480, resolution: 1_440, arrivalHours: 48 }),
  low: priority({ en: "low", "zh-Hans": "低" }, { firstResponse: 1_440, resolution: 4_320, arrivalHours: 72 }),
})

const contact = Schema.Struct({
  answerWorkingMinutes: figure({
    unit: "workingMinutes",
    default: 2,
    minimum: 1,
    maximum: 60,
    clause: "3.1.1",
    kind: "own",
    source: "own: who calls or writes is answered while still at the telephone or the screen",
    title: { en: "Answer on the hotline and online", "zh-Hans": "热线与线上渠道应答时限" },
  }),
  specialistReplyWorkingMinutes: figure({
    unit: "workingMinutes",
    default: 240,
    minimum: 1,
    maximum: 2_400,
    clause: "3.1.3",
    kind: "own",
    source: "own: half a working day of 8 hours",
    title: { en: "Reply of a specialist is promised within", "zh-Hans": "技术人员承诺答复时限" },
  }),
})

const appointment = Schema.Struct({
  confirmationWorkingMinutes: figure({
    unit: "workingMinutes",
    default: 30,
    minimum: 1,
    maximum: 960,
    clause: "3.2.3",
    kind: "own",
    source: "own: the customer holds the confirmation soon after the visit was agreed",
    title: { en: "Appointment is confirmed within", "zh-Hans": "预约确认时限" },
  }),
  reminderBeforeElapsedHours: figure({
    unit: "elapsedHours",
    default: 24,
    minimum: 1,
    maximum: 168,
    clause: "3.2.3",
    kind: "own",
    source: "own: a day is left to prepare the site or to ask for another time",
    title: { en: "Customer is reminded before the visit", "zh-Hans": "上门前提醒提前量" },
  }),
  arrivalGraceElapsedMinutes: figure({
    unit: "elapsedMinutes",
    default: 15,
    minimum: 0,
    maximum: 120,
    clause: "3.4.1",
    kind: "own",
    source: "own: inside the agreed window, with room for traffic",
    title: { en: "Grace after the agreed window", "zh-Hans": "约定时段后的到达宽限" },
  }),
})

const dailyLoad = Schema.Struct({
  usualMinutes: figure({
    unit: "minutes",
    default: 480,
    minimum: 60,
    maximum: 720,
    clause: "2.1.1",
    kind: "practice",
    source: "OCA field-service route: a day of 8 hours",
    title: { en: "A person's usual load of a day", "zh-Hans": "单人日常工作量" },
  }),
  mostMinutes: figure({
    unit: "minutes",
    default: 600,
    minimum: 60,
    maximum: 720,
    clause: "2.1.1",
    kind: "practice",
    source: "OCA field-service route: at most 10 hours a day",
    title: { en: "A person's greatest load of a day", "zh-Hans": "单人单日工作量上限" },
  }),
}).check(notBelow("mostMinutes", "usualMinutes"))

const vehicle = Schema.Struct({
  checkEveryDays: figure({
    unit: "days",
    default: 7,
    minimum: 1,
    maximum: 31,
    clause: "3.3.2",
    kind: "own",
    source: "own: each week",
    title: { en: "Vehicle is checked every", "zh-Hans": "车辆检查周期" },
  }),
  maintenanceEveryKilometres: figure({
    unit: "kilometres",
    default: 10_000,
    minimum: 1_000,
    maximum: 30_000,
    clause: "3.3.2",
    kind: "own",
    source: "own: whichever comes first, distance or months",
    title: { en: "Vehicle is maintained every (distance)", "zh-Hans": "车辆保养里程" },
  }),
  maintenanceEveryMonths: figure({
    unit: "months",
    default: 6,
    minimum: 1,
    maximum: 24,
    clause: "3.3.2",
    kind: "own",
    source: "own: whichever comes first, distance or months",
    title: { en: "Vehicle is maintained every (time)", "zh-Hans": "车辆保养周期" },
  }),
})

const acceptance = Schema.Struct({
  invitationWorkingMinutes: figure({
    unit: "workingMinutes",
    default: 120,
    minimum: 1,
    maximum: 2_400,
    clause: "3.5.1",
    kind: "own",
    source: "own: as a rule on the same working day, while the engineer can still be on site",
    title: { en: "Customer is invited to accept within", "zh-Hans": "完工后邀请验收时限" },
  }),
  remarkForwardedWorkingMinutes: figure({
    unit: "workingMinutes",
    default: 480,
    minimum: 1,
    maximum: 2_400,
    clause: "3.5.3",
    kind: "own",
    source: "own: one working day of 8 hours",
    title: { en: "Customer's remark is passed on within", "zh-Hans": "客户意见转达时限" },
  }),
})

const followUp = Schema.Struct({
  dueDays: figure({
    unit: "days",
    default: 3,
    minimum: 1,
    maximum: 30,
    clause: "3.6.1",
    kind: "own",
    source: "own: the customer has used the product and still remembers the visit",
    title: { en: "Follow-up after completion within", "zh-Hans": "完工后回访时限" },
  }),
  paidSamplePercent: figure({
    unit: "percent",
    default: 100,
    minimum: 50,
    maximum: 100,
    clause: "3.6.1",
    kind: "own",
    source: "own: who paid is always asked",
    title: { en: "Share of paid work followed up", "zh-Hans": "收费服务回访比例" },
  }),
  otherSamplePercent: figure({
    unit: "percent",
    default: 30,
    minimum: 5,
    maximum: 100,
    clause: "3.6.1",
    kind: "own",
    source: "own: a sample that shows a trend at a bearable effort",
    title: { en: "Share of other work followed up", "zh-Hans": "其他服务回访比例" },
  }),
  regularEveryMonths: figure({
    unit: "months",
    default: 12,
    minimum: 1,
    maximum: 36,
    clause: "3.6.1",
    kind: "own",
    source: "own: once a year, besides the follow-up of each service",
    title: { en: "Each customer is followed up every", "zh-Hans": "客户定期回访周期" },
  }),
})

const warranty = Schema.Struct({
  runsFrom: choice(["sold", "delivered", "installed"], {
    default: "sold",
    clause: "3.4.4",
    kind: "own",
    source: "own: the date of the invoice, which both sides hold",
    title: { en: "The warranty of a unit runs from", "zh-Hans": "设备保修起算日" },
  }),
})

const maintenance = Schema.Struct({
  leadDays: figure({
    unit: "days",
    default: 14,
    minimum: 1,
    maximum: 90,
    clause: "3.2.1",
    kind: "own",
    source: "own: two weeks to agree the visit with the customer and to have the parts ready",
    title: { en: "A planned visit becomes a ticket ahead of its day by", "zh-Hans": "计划性上门提前建单天数" },
  }),
  graceDays: figure({
    unit: "days",
    default: 7,
    minimum: 0,
    maximum: 60,
    clause: "3.4.1",
    kind: "own",
    source: "own: within a week of the day that the plan names, as it suits the customer",
    title: { en: "A planned visit is made at the latest after its day by", "zh-Hans": "计划性上门宽限天数" },
  }),
  readingEveryDays: figure({
    unit: "days",
    default: 90,
    minimum: 7,
    maximum: 366,
    clause: "3.4.2",
    kind: "own",
    source: "own: a quarter; between two readings the use is estimated",
    title: { en: "The counter of a unit under a plan by use is read every", "zh-Hans": "按用量保养设备的抄表周期" },
  }),
})

export const servicePolicy = Schema.Struct({
  priorities,
  contact,
  appointment,
  dailyLoad,
  vehicle,
  warranty,
  maintenance,
  progressReportWorkingMinutes: figure({
    unit: "workingMinutes",
    default: 960,
    minimum: 60,
    maximum: 4_800,
    clause: "3.4.5",
    kind: "own",
    source: "own: every second working day of 8 hours",
    title: { en: "Progress on a long job is reported every", "zh-Hans": "长期作业进度通报周期" },
  }),
  acceptance,
  followUp,
  sameFaultDays: figure({
    unit: "days",
    default: 30,
    minimum: 7,
    maximum: 365,
    clause: "3.6.2",
    kind: "own",
    source: "own: as long as repaired goods have to work under the Three Guarantees, without claiming to apply them",
    title: { en: "The same fault counts as not solved within", "zh-Hans": "同一故障复发认定期" },
  }),
  pauseReasons,
})
