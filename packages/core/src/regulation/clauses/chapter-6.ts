/** Chapter 6 of the regulation, clause by clause: fees. */
import type { Clause } from "../clause.ts"

export const chapter6 = [
  {
    id: "6.1.1",
    chapter: "6",
    title: { en: "Fee standards", "zh-Hans": "收费标准" },
    summary: {
      en: "Fees for installation, repair and parts follow standards set by product, service and market.",
      "zh-Hans": "根据产品、服务内容和市场情况，制定安装、维修和配件的收费标准。",
    },
    realisedBy: ["record"],
  },
  {
    id: "6.1.2",
    chapter: "6",
    title: { en: "Clear and open standards", "zh-Hans": "收费公开透明" },
    summary: {
      en: "Fee standards are clear and open: the customer sees what is charged and why.",
      "zh-Hans": "收费标准清楚公开，让客户明白收了什么费、为什么收。",
    },
    realisedBy: ["record"],
  },
  {
    id: "6.2.1",
    chapter: "6",
    title: { en: "Charging by the standard", "zh-Hans": "按标准收费" },
    summary: {
      en: "After the service the fee is charged by the standard.",
      "zh-Hans": "服务完成后按标准收取费用。",
    },
    realisedBy: ["rule"],
  },
  {
    id: "6.2.2",
    chapter: "6",
    title: { en: "Invoice or receipt", "zh-Hans": "开具票据" },
    summary: {
      en: "The customer receives a proper invoice or receipt with the service and its details.",
      "zh-Hans": "向客户开具正规发票或收据，列明服务内容和明细。",
    },
    realisedBy: ["duty", "record"],
  },
  {
    id: "6.2.3",
    chapter: "6",
    title: { en: "Questions and objections", "zh-Hans": "费用疑问与异议" },
    summary: {
      en: "Questions about a fee are explained; objections go to the department concerned.",
      "zh-Hans": "对客户的费用疑问作出解释，异议转交相关部门处理。",
    },
    realisedBy: ["duty", "record"],
  },
  {
    id: "6.3.1",
    chapter: "6",
    title: { en: "Settlement", "zh-Hans": "费用结算" },
    summary: {
      en: "Fees are settled with finance regularly, and the accounts are clear and exact.",
      "zh-Hans": "定期与财务结算，做到账目清楚、准确。",
    },
    realisedBy: ["rule", "duty", "record"],
  },
  {
    id: "6.3.2",
    chapter: "6",
    title: { en: "Analysis of settlements", "zh-Hans": "结算分析" },
    summary: {
      en: "Settlements are analysed, and problems that they show are fixed.",
      "zh-Hans": "分析结算情况，发现问题及时解决。",
    },
    realisedBy: ["measure", "record"],
  },
] as const satisfies ReadonlyArray<Clause>
