/** The words of the ticket's rules of 3.4, 3.5 and 3.6: work, acceptance, closing. */
import type { RuleWords } from "../rule-words.ts"

export const workRuleWords = {
  "own-visit": {
    title: { en: "The visit is the appointed engineer's", "zh-Hans": "由预约的工程师上门" },
    failed: {
      en: "The visit was agreed for {engineer}, not for {person}.",
      "zh-Hans": "此次上门约定由 {engineer} 执行，而非 {person}。",
    },
    remedy: {
      en: "Change the appointment first (ticket.changeAppointment).",
      "zh-Hans": "请先变更预约（ticket.changeAppointment）。",
    },
  },
  "identity-shown": {
    title: { en: "Identification is shown on arrival", "zh-Hans": "到达时出示证件" },
    failed: { en: "No identification was shown.", "zh-Hans": "未出示工作证件。" },
    remedy: { en: "Show the identification to the customer.", "zh-Hans": "请向客户出示工作证件。" },
  },
  "at-agreed-place": {
    title: { en: "The engineer arrives at the agreed place", "zh-Hans": "到达约定地点" },
    failed: { en: "This is not the agreed place.", "zh-Hans": "当前地点不是约定地点。" },
    remedy: {
      en: "Go to the agreed place, or record why the visit fails (ticket.cannotComplete).",
      "zh-Hans": "请前往约定地点，或记录无法完成的原因（ticket.cannotComplete）。",
    },
  },
  "need-confirmed": {
    title: { en: "The need is confirmed again on site", "zh-Hans": "现场再次确认需求" },
    failed: { en: "The need was not confirmed with the customer on site.", "zh-Hans": "尚未在现场与客户确认需求。" },
    remedy: { en: "Confirm the need (ticket.confirmNeed).", "zh-Hans": "请确认需求（ticket.confirmNeed）。" },
  },
  "site-inspected": {
    title: { en: "Product or site is inspected before work", "zh-Hans": "作业前检查产品或现场" },
    failed: { en: "Neither the product nor the site was inspected.", "zh-Hans": "尚未检查产品或现场。" },
    remedy: {
      en: "Inspect and record the findings (ticket.inspectSite).",
      "zh-Hans": "请检查并记录结果（ticket.inspectSite）。",
    },
  },
  "standard-in-force": {
    title: { en: "Work follows the standard of the product", "zh-Hans": "按产品标准作业" },
    failed: {
      en: "No standard is in force for {service:service} of {product}.",
      "zh-Hans": "{product} 的 {service:service} 没有生效的服务标准。",
    },
    remedy: { en: "Put a service standard in force.", "zh-Hans": "请先发布相应的服务标准。" },
  },
  "step-of-standard": {
    title: { en: "The step belongs to the standard", "zh-Hans": "步骤属于服务标准" },
    failed: { en: "The standard has no step “{step}”.", "zh-Hans": "服务标准中没有步骤“{step}”。" },
    remedy: { en: "Give one of: {steps}.", "zh-Hans": "请选择以下步骤之一：{steps}。" },
  },
  "safety-steps-never-skipped": {
    title: { en: "Safety steps are never skipped", "zh-Hans": "安全步骤不得跳过" },
    failed: { en: "Safety steps were skipped: {steps}.", "zh-Hans": "跳过了安全步骤：{steps}。" },
    remedy: { en: "Do them and record it (ticket.completeStep).", "zh-Hans": "请执行并登记（ticket.completeStep）。" },
  },
  "skipped-step-has-reason": {
    title: { en: "A step that was not done has a reason", "zh-Hans": "未完成的步骤须注明原因" },
    failed: { en: "Step “{step}” was not done and no reason is given.", "zh-Hans": "步骤“{step}”未完成且未注明原因。" },
    remedy: { en: "Give the reason.", "zh-Hans": "请注明原因。" },
  },
  "steps-of-standard-done": {
    title: { en: "The steps of the standard are done", "zh-Hans": "服务标准的步骤已完成" },
    failed: { en: "Steps of the standard are open: {steps}.", "zh-Hans": "服务标准中尚有未完成的步骤：{steps}。" },
    remedy: {
      en: "Do them and record each (ticket.completeStep).",
      "zh-Hans": "请逐项完成并登记（ticket.completeStep）。",
    },
  },
  "consent-before-replacement": {
    title: { en: "The customer agrees before a part is replaced", "zh-Hans": "更换配件前须经客户同意" },
    failed: {
      en: "The customer has not agreed to “{name}” at {price} with {warrantyDays} days of warranty.",
      "zh-Hans": "客户尚未同意以 {price} 更换“{name}”（保修 {warrantyDays} 天）。",
    },
    remedy: {
      en: "Ask for consent first (ticket.recordConsent).",
      "zh-Hans": "请先征得客户同意（ticket.recordConsent）。",
    },
  },
  "part-was-issued": {
    title: { en: "A part is built in on the ticket that it was issued for", "zh-Hans": "配件只用于领用所对应的服务单" },
    failed: {
      en: "Of {part}, lot or serial number {item}, {quantity} are to be used; {engineer} holds {held} for this ticket on requisition {requisition}.",
      "zh-Hans":
        "需使用 {part}（批次或序列号 {item}）{quantity} 件；{engineer} 凭领用单 {requisition} 为本服务单持有 {held} 件。",
    },
    remedy: {
      en: "Requisition the part for this ticket (requisition.submit), and name the requisition that it was issued by, with the serial number (newSerial) or the lot where it has one.",
      "zh-Hans":
        "请为本服务单领用配件（requisition.submit），并写明领用单；有序列号（newSerial）或批次（lot）的须一并写明。",
    },
  },
  "test-passed-before-completion": {
    title: { en: "A repair is tested before it is complete", "zh-Hans": "完工前须通过功能测试" },
    failed: {
      en: "The functional test after the work: {test:test}.",
      "zh-Hans": "作业后的功能测试未通过或未进行（{test:test}）。",
    },
    remedy: {
      en: "Test until it passes, and record it (ticket.recordTest).",
      "zh-Hans": "请测试至通过并登记（ticket.recordTest）。",
    },
  },
  "use-explained": {
    title: { en: "Use and precautions are explained", "zh-Hans": "讲解使用方法和注意事项" },
    failed: { en: "Not explained to the customer: {missing}.", "zh-Hans": "尚未向客户讲解：{missing}。" },
    remedy: {
      en: "Explain use and precautions (ticket.explainUse).",
      "zh-Hans": "请讲解使用方法和注意事项（ticket.explainUse）。",
    },
  },
  "signature-binds-form": {
    title: { en: "The signature stands under the form as it is", "zh-Hans": "签字对应当前验收单" },
    failed: {
      en: "The customer signed another form than the one on record.",
      "zh-Hans": "客户签字的验收单与记录的不一致。",
    },
    remedy: { en: "Show the current form and let the customer sign it.", "zh-Hans": "请出示当前验收单并由客户签字。" },
  },
  "remark-waits": {
    title: { en: "The remark waits to be passed on", "zh-Hans": "意见尚待转达" },
    failed: {
      en: "Remark {remark} does not exist or is passed on already.",
      "zh-Hans": "第 {remark} 条意见不存在或已转达。",
    },
    remedy: { en: "Name one that waits: {waiting}.", "zh-Hans": "请选择待转达的意见：{waiting}。" },
  },
  "remarks-forwarded": {
    title: { en: "Every remark is passed on", "zh-Hans": "客户意见均已转达" },
    failed: { en: "Remarks not passed on: {remarks}.", "zh-Hans": "尚未转达的意见：{remarks}。" },
    remedy: {
      en: "Pass them to the department concerned (ticket.forwardRemark).",
      "zh-Hans": "请转达给相关部门（ticket.forwardRemark）。",
    },
  },
  "follow-up-made": {
    title: { en: "The customer was asked afterwards", "zh-Hans": "已回访客户" },
    failed: { en: "A follow-up is owed and was not made.", "zh-Hans": "该服务单应回访而未回访。" },
    remedy: {
      en: "Ask the customer and record the answers (ticket.recordFollowUp).",
      "zh-Hans": "请回访客户并登记（ticket.recordFollowUp）。",
    },
  },
  "no-open-problem": {
    title: { en: "No problem is open", "zh-Hans": "没有未解决的问题" },
    failed: { en: "Problems still open: {problems}.", "zh-Hans": "尚未解决的问题：{problems}。" },
    remedy: {
      en: "Solve them and record it (ticket.solveProblem).",
      "zh-Hans": "请解决并登记（ticket.solveProblem）。",
    },
  },
  "works-after-repair": {
    title: { en: "What was repaired works", "zh-Hans": "修复后功能正常" },
    failed: { en: "The last functional test failed.", "zh-Hans": "最近一次功能测试未通过。" },
    remedy: {
      en: "Repair it until the test passes (ticket.recordTest).",
      "zh-Hans": "请维修至测试通过（ticket.recordTest）。",
    },
  },
  "problem-open": {
    title: { en: "The problem is open", "zh-Hans": "问题尚未解决" },
    failed: {
      en: "Problem {problem} does not exist or is solved already.",
      "zh-Hans": "第 {problem} 个问题不存在或已解决。",
    },
    remedy: { en: "Name an open one: {problems}.", "zh-Hans": "请选择未解决的问题：{problems}。" },
  },
  "same-fault-within-window": {
    title: { en: "A case is reopened for the same fault in time", "zh-Hans": "同一故障在认定期内可重开" },
    failed: {
      en: "This is another fault, or more than {days} days have passed.",
      "zh-Hans": "故障不同，或已超过 {days} 天。",
    },
    remedy: { en: "Record a new case (ticket.receive).", "zh-Hans": "请新建服务单（ticket.receive）。" },
  },
} satisfies Readonly<Record<string, RuleWords>>
