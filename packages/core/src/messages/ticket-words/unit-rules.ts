/** The words of the ticket's rules on the installed unit and on planned visits. */
import type { RuleWords } from "../rule-words.ts"

export const unitRuleWords = {
  "unit-agrees": {
    title: { en: "The ticket is for the unit that it names", "zh-Hans": "服务单与所填设备一致" },
    failed: {
      en: "{unit} is {model} with the serial number {serial}, or is no unit in use.",
      "zh-Hans": "{unit} 的型号为 {model}、序列号为 {serial}，或不是在用设备。",
    },
    remedy: {
      en: "Correct model and serial number, or name another unit.",
      "zh-Hans": "请更正型号和序列号，或改填其他设备。",
    },
  },
  "planned-by-its-plan": {
    title: { en: "A planned visit is opened by its plan", "zh-Hans": "计划性上门由其计划建单" },
    failed: {
      en: "The ticket says that it was planned, and no plan opens it.",
      "zh-Hans": "服务单标明为计划性上门，但并非由计划建立。",
    },
    remedy: {
      en: "Open the visit on its plan (maintenancePlan.openVisit), or name the channel by which the customer came.",
      "zh-Hans": "请在保养计划上建单（maintenancePlan.openVisit），或填写客户的联系渠道。",
    },
  },
} satisfies Readonly<Record<string, RuleWords>>
