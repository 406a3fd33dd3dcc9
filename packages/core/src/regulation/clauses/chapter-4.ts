/** Chapter 4 of the regulation, clause by clause: quality control. */
import type { Clause } from "../clause.ts"

export const chapter4 = [
  {
    id: "4.1.1",
    chapter: "4",
    title: { en: "Service standards", "zh-Hans": "服务标准" },
    summary: {
      en: "Standards exist for the process, the quality and the attitude of service.",
      "zh-Hans": "对服务流程、服务质量和服务态度制定标准。",
    },
    realisedBy: ["record"],
  },
  {
    id: "4.1.2",
    chapter: "4",
    title: { en: "Standards that can be carried out", "zh-Hans": "标准可执行" },
    summary: {
      en: "Each standard is specific, so that it can be carried out and checked.",
      "zh-Hans": "标准具体明确，能够执行、能够检查。",
    },
    realisedBy: ["rule"],
  },
  {
    id: "4.2.1",
    chapter: "4",
    title: { en: "Monitoring", "zh-Hans": "过程监督" },
    summary: {
      en: "The process is monitored as it runs: by checks on site, by video and by customer feedback.",
      "zh-Hans": "通过现场检查、视频和客户反馈等方式监督服务过程。",
    },
    realisedBy: ["measure", "record", "plan"],
  },
  {
    id: "4.2.2",
    chapter: "4",
    title: { en: "Correction and coaching", "zh-Hans": "纠正与辅导" },
    summary: {
      en: "What monitoring finds is corrected at once, and the people concerned are coached.",
      "zh-Hans": "对监督中发现的问题立即纠正，并对相关人员进行辅导。",
    },
    realisedBy: ["duty", "record"],
  },
  {
    id: "4.3.1",
    chapter: "4",
    title: { en: "Regular evaluation", "zh-Hans": "定期评估" },
    summary: {
      en: "Satisfaction, complaint rate and timeliness are evaluated regularly.",
      "zh-Hans": "定期评估客户满意度、投诉率和服务及时性。",
    },
    realisedBy: ["duty", "measure"],
  },
  {
    id: "4.3.2",
    chapter: "4",
    title: { en: "Causes and targeted measures", "zh-Hans": "原因分析与针对性措施" },
    summary: {
      en: "Causes of weak results are analysed, and measures aimed at them are taken.",
      "zh-Hans": "分析评估结果不佳的原因，采取有针对性的措施。",
    },
    realisedBy: ["rule", "measure"],
  },
  {
    id: "4.4.1",
    chapter: "4",
    title: { en: "Responsibility for improvement", "zh-Hans": "改进责任" },
    summary: {
      en: "Each improvement has a responsible department and a responsible person.",
      "zh-Hans": "每项改进措施都明确责任部门和责任人。",
    },
    realisedBy: ["rule"],
  },
  {
    id: "4.4.2",
    chapter: "4",
    title: { en: "Effect of improvement", "zh-Hans": "改进效果" },
    summary: {
      en: "The effect of an improvement is tracked and evaluated, and the measure adjusted where needed.",
      "zh-Hans": "跟踪评估改进效果，必要时调整措施。",
    },
    realisedBy: ["rule", "duty"],
  },
] as const satisfies ReadonlyArray<Clause>
