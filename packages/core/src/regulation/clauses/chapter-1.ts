/** Chapter 1 of the regulation, clause by clause: general. */
import type { Clause } from "../clause.ts"

export const chapter1 = [
  {
    id: "1.1",
    chapter: "1",
    title: { en: "One written standard", "zh-Hans": "统一的服务规范" },
    summary: {
      en: "Service work follows one written standard, so that its quality and the customer's satisfaction rise.",
      "zh-Hans": "服务工作按一套书面规范执行，以提升服务质量和客户满意度。",
    },
    realisedBy: ["record"],
  },
  {
    id: "1.2",
    chapter: "1",
    title: { en: "Scope", "zh-Hans": "适用范围" },
    summary: {
      en: "Covers installation, commissioning, repair and maintenance, and the work that goes with them.",
      "zh-Hans": "涵盖安装、调试、维修、保养以及与之相关的各项工作。",
    },
    realisedBy: ["record"],
  },
  {
    id: "1.3.1",
    chapter: "1",
    title: { en: "Customer first", "zh-Hans": "以客户为先" },
    summary: {
      en: "The customer comes first: service is timely and efficient.",
      "zh-Hans": "把客户放在首位，服务及时、高效。",
    },
    realisedBy: ["duty", "measure"],
  },
  {
    id: "1.3.2",
    chapter: "1",
    title: { en: "Quality first", "zh-Hans": "质量为本" },
    summary: {
      en: "Work is done by the standard that holds for the product.",
      "zh-Hans": "按产品对应的标准作业，确保服务质量。",
    },
    realisedBy: ["rule"],
  },
  {
    id: "1.3.3",
    chapter: "1",
    title: { en: "Teamwork", "zh-Hans": "团队协作" },
    summary: {
      en: "People of the service team work together and hand a case over to each other in an orderly way.",
      "zh-Hans": "服务团队成员相互配合，工作交接清楚有序。",
    },
    realisedBy: ["record"],
  },
  {
    id: "1.3.4",
    chapter: "1",
    title: { en: "Continuous improvement", "zh-Hans": "持续改进" },
    summary: {
      en: "Experience and feedback are turned into improvements.",
      "zh-Hans": "总结经验、吸收反馈，不断改进服务。",
    },
    realisedBy: ["record"],
  },
] as const satisfies ReadonlyArray<Clause>
