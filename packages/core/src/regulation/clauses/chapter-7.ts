/** Chapter 7 of the regulation, clause by clause: complaints. */
import type { Clause } from "../clause.ts"

export const chapter7 = [
  {
    id: "7.1.1",
    chapter: "7",
    title: { en: "Complaint channels", "zh-Hans": "投诉渠道" },
    summary: {
      en: "Complaints can be made by telephone, by e-mail and online.",
      "zh-Hans": "客户可通过电话、电子邮件和线上渠道投诉。",
    },
    realisedBy: ["record"],
  },
  {
    id: "7.1.2",
    chapter: "7",
    title: { en: "Prompt and complete acceptance", "zh-Hans": "及时完整受理" },
    summary: {
      en: "Complaints are accepted promptly; customer, matter and time are recorded in full.",
      "zh-Hans": "及时受理投诉，完整记录客户、投诉事项和时间。",
    },
    realisedBy: ["rule", "duty", "record"],
  },
  {
    id: "7.1.3",
    chapter: "7",
    title: { en: "Passing on", "zh-Hans": "投诉转办" },
    summary: {
      en: "The complaint is passed promptly to the department and the people concerned.",
      "zh-Hans": "将投诉及时转交相关部门和人员。",
    },
    realisedBy: ["duty"],
  },
  {
    id: "7.2.1",
    chapter: "7",
    title: { en: "Investigation", "zh-Hans": "投诉调查" },
    summary: {
      en: "The complaint is investigated at once.",
      "zh-Hans": "受理后立即调查核实。",
    },
    realisedBy: ["rule", "duty"],
  },
  {
    id: "7.2.2",
    chapter: "7",
    title: { en: "Measures with a responsible person", "zh-Hans": "处理措施与责任人" },
    summary: {
      en: "Measures are decided, each with a responsible department and person.",
      "zh-Hans": "确定处理措施，明确责任部门和责任人。",
    },
    realisedBy: ["rule"],
  },
  {
    id: "7.2.3",
    chapter: "7",
    title: { en: "Progress until satisfied", "zh-Hans": "反馈进展直至满意" },
    summary: {
      en: "The customer hears of the progress until satisfied with the result.",
      "zh-Hans": "向客户反馈处理进展，直到客户满意。",
    },
    realisedBy: ["rule", "duty"],
  },
  {
    id: "7.3.1",
    chapter: "7",
    title: { en: "Result tracked", "zh-Hans": "处理结果跟踪" },
    summary: {
      en: "The result is tracked and the customer is asked again.",
      "zh-Hans": "跟踪处理结果，并再次回访客户。",
    },
    inferred: true,
    realisedBy: ["duty"],
  },
  {
    id: "7.3.2",
    chapter: "7",
    title: { en: "Complaints analysed", "zh-Hans": "投诉汇总分析" },
    summary: {
      en: "Complaints are summed up and analysed, so that they do not recur.",
      "zh-Hans": "汇总分析投诉，防止同类问题再次发生。",
    },
    inferred: true,
    realisedBy: ["measure", "record"],
  },
] as const satisfies ReadonlyArray<Clause>
