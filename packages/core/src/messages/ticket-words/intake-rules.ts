/** The words of the ticket's rules of 3.1, 3.2 and 3.3: intake, appointment, preparation. */
import type { RuleWords } from "../rule-words.ts"

export const intakeRuleWords = {
  "intake-complete": {
    title: { en: "The intake is complete", "zh-Hans": "受理信息完整" },
    failed: { en: "The intake lacks: {missing}.", "zh-Hans": "受理信息缺少：{missing}。" },
    remedy: { en: "Ask the customer and record what is missing.", "zh-Hans": "请向客户询问并补全缺少的信息。" },
  },
  "taken-in-charge-before-answer": {
    title: { en: "Somebody took the case in charge before it is answered", "zh-Hans": "答复前须有人负责" },
    failed: { en: "Nobody has taken this case in charge.", "zh-Hans": "该服务单尚无人负责。" },
    remedy: {
      en: "Take it in charge first (ticket.takeInCharge), or answer it at once during the first contact.",
      "zh-Hans": "请先接手该服务单（ticket.takeInCharge），或在首次联系时当场答复。",
    },
  },
  "reply-promised": {
    title: { en: "The customer is told when to expect the reply", "zh-Hans": "告知客户预计答复时间" },
    failed: { en: "The promised time of the reply has passed already.", "zh-Hans": "承诺的答复时间已过。" },
    remedy: { en: "Promise the reply for a time to come.", "zh-Hans": "请承诺一个将来的答复时间。" },
  },
  "unsolved-reported-before-answering-again": {
    title: { en: "A case is answered again only when it was not solved", "zh-Hans": "问题未解决才可再次答复" },
    failed: {
      en: "Answer {answer} stands; nobody has reported that it did not solve the problem.",
      "zh-Hans": "第 {answer} 次答复仍然有效，没有人反映问题未解决。",
    },
    remedy: {
      en: "Record first that the problem is not solved (ticket.reportUnsolved).",
      "zh-Hans": "请先记录问题未解决（ticket.reportUnsolved）。",
    },
  },
  "consultation-ends-by-telephone": {
    title: { en: "A consultation ends on the telephone", "zh-Hans": "咨询通过电话完成" },
    failed: { en: "A consultation has no visit.", "zh-Hans": "咨询服务不安排上门。" },
    remedy: {
      en: "Change the kind of service first (ticket.changeService).",
      "zh-Hans": "请先变更服务类型（ticket.changeService）。",
    },
  },
  "handed-to-another": {
    title: { en: "A hand-over goes to another person", "zh-Hans": "须交接给他人" },
    failed: { en: "{person} is in charge already.", "zh-Hans": "{person} 已经是负责人。" },
    remedy: { en: "Name the person who takes over.", "zh-Hans": "请指定接手的人员。" },
  },
  "customer-pause-reason-known": {
    title: { en: "Waiting for the customer has a reason of the policy", "zh-Hans": "等待客户须有政策规定的原因" },
    failed: {
      en: "“{reason}” is no reason to wait for the customer.",
      "zh-Hans": "“{reason}”不是等待客户的有效原因。",
    },
    remedy: { en: "Give one of: {known}.", "zh-Hans": "请选择以下原因之一：{known}。" },
  },
  "parts-pause-reason-known": {
    title: { en: "Waiting for parts has a reason of the policy", "zh-Hans": "等待配件须有政策规定的原因" },
    failed: { en: "“{reason}” is no reason to wait for parts.", "zh-Hans": "“{reason}”不是等待配件的有效原因。" },
    remedy: { en: "Give one of: {known}.", "zh-Hans": "请选择以下原因之一：{known}。" },
  },
  "window-and-address-agreed": {
    title: { en: "Time and place are agreed with the customer", "zh-Hans": "与客户约定时间和地点" },
    failed: {
      en: "Not agreed with the customer or not known: {missing}.",
      "zh-Hans": "尚未与客户约定或不明确：{missing}。",
    },
    remedy: { en: "Agree time and address with the customer.", "zh-Hans": "请与客户约定时间和地址。" },
  },
  "window-in-future": {
    title: { en: "The agreed window lies ahead", "zh-Hans": "约定时段须在将来" },
    failed: { en: "The window has passed or ends before it begins.", "zh-Hans": "该时段已过，或结束早于开始。" },
    remedy: { en: "Agree a window that is still to come.", "zh-Hans": "请约定一个将来的时段。" },
  },
  "offered-windows-in-future": {
    title: { en: "The offered windows lie ahead", "zh-Hans": "可选时段须在将来" },
    failed: {
      en: "Of the offered windows, these have passed or end before they begin: {windows}.",
      "zh-Hans": "以下序号的可选时段已过，或结束早于开始：{windows}。",
    },
    remedy: { en: "Offer windows that are still to come.", "zh-Hans": "请提供将来的时段。" },
  },
  "told-what-is-agreed": {
    title: { en: "The customer is told the appointment that is agreed", "zh-Hans": "告知客户的须是现行预约" },
    failed: {
      en: "The customer was told another time than the one that is agreed by now.",
      "zh-Hans": "告知客户的时段与现行预约不一致。",
    },
    remedy: { en: "Tell the customer the new time.", "zh-Hans": "请将新的时段告知客户。" },
  },
  "no-show-after-window-began": {
    title: { en: "Nobody is absent before the agreed time", "zh-Hans": "约定时间前不算爽约" },
    failed: { en: "The agreed window has not begun.", "zh-Hans": "约定时段尚未开始。" },
    remedy: {
      en: "Wait for the window, or cancel the appointment (ticket.cancelAppointment).",
      "zh-Hans": "请等到约定时段，或取消预约（ticket.cancelAppointment）。",
    },
  },
  "product-and-site-confirmed": {
    title: { en: "Product model and site conditions are confirmed", "zh-Hans": "确认产品型号与现场条件" },
    failed: {
      en: "Product and site are not confirmed as ready for the visit.",
      "zh-Hans": "产品型号与现场条件尚未确认具备上门条件。",
    },
    remedy: {
      en: "Confirm them with the customer (ticket.confirmSite).",
      "zh-Hans": "请与客户确认（ticket.confirmSite）。",
    },
  },
  "engineer-qualified": {
    title: { en: "Only a qualified person is assigned", "zh-Hans": "只指派具备资质的人员" },
    failed: {
      en: "{person} holds no valid qualification for {service:service} of {product}.",
      "zh-Hans": "{person} 不具备 {product} 的 {service:service} 有效资质。",
    },
    remedy: { en: "Assign somebody who is qualified.", "zh-Hans": "请指派具备资质的人员。" },
  },
  "kit-ready": {
    title: { en: "Tools, materials and parts are ready", "zh-Hans": "工具、材料和配件已备齐" },
    failed: {
      en: "The kit is not recorded as ready. Missing: {notReady}.",
      "zh-Hans": "上门物品尚未登记备齐。未备：{notReady}。",
    },
    remedy: {
      en: "Make the kit ready and record it (ticket.prepareKit).",
      "zh-Hans": "请备齐并登记（ticket.prepareKit）。",
    },
  },
  "vehicle-checked": {
    title: { en: "The vehicle is checked and maintained", "zh-Hans": "车辆已检查保养" },
    failed: { en: "Vehicle {vehicle} is not ready: {reasons}.", "zh-Hans": "车辆 {vehicle} 不可出车：{reasons}。" },
    remedy: {
      en: "Have the vehicle checked, or assign another (ticket.assignVehicle).",
      "zh-Hans": "请检查保养车辆，或改派其他车辆（ticket.assignVehicle）。",
    },
  },
  "plan-made": {
    title: { en: "A service plan is made beforehand", "zh-Hans": "事先制定服务方案" },
    failed: { en: "The visit has no service plan.", "zh-Hans": "此次上门尚无服务方案。" },
    remedy: {
      en: "Study the job and attach a plan (ticket.attachServicePlan).",
      "zh-Hans": "请了解任务并附上服务方案（ticket.attachServicePlan）。",
    },
  },
} satisfies Readonly<Record<string, RuleWords>>
