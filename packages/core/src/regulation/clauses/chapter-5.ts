/** Chapter 5 of the regulation, clause by clause: parts. */
import type { Clause } from "../clause.ts"

export const chapter5 = [
  {
    id: "5.1.1",
    chapter: "5",
    title: { en: "Control of purchase and stock", "zh-Hans": "采购与库存管控" },
    summary: {
      en: "Purchase, stock-in, storage and stock-out are controlled.",
      "zh-Hans": "对配件的采购、入库、保管和出库进行管控。",
    },
    realisedBy: ["rule", "record"],
  },
  {
    id: "5.1.2",
    chapter: "5",
    title: { en: "Regular stocktake", "zh-Hans": "定期盘点" },
    summary: {
      en: "Stock is counted regularly, so that book and shelf agree.",
      "zh-Hans": "定期盘点库存，做到账实相符。",
    },
    realisedBy: ["duty", "measure", "record"],
  },
  {
    id: "5.1.3",
    chapter: "5",
    title: { en: "Purchase plan", "zh-Hans": "采购计划" },
    summary: {
      en: "Purchases are planned from how often parts are used and how many are in stock.",
      "zh-Hans": "根据配件使用频率和库存情况制定采购计划。",
    },
    realisedBy: ["plan"],
  },
  {
    id: "5.2.1",
    chapter: "5",
    title: { en: "Approved purchase channels", "zh-Hans": "合格采购渠道" },
    summary: {
      en: "Parts are bought through approved channels only.",
      "zh-Hans": "只通过经批准的渠道采购配件。",
    },
    realisedBy: ["rule", "record"],
  },
  {
    id: "5.2.2",
    chapter: "5",
    title: { en: "Inspection before stock-in", "zh-Hans": "入库检验" },
    summary: {
      en: "Parts enter stock only after they were inspected and passed.",
      "zh-Hans": "配件经检验合格后方可入库。",
    },
    realisedBy: ["rule"],
  },
  {
    id: "5.2.3",
    chapter: "5",
    title: { en: "Proper storage", "zh-Hans": "妥善储存" },
    summary: {
      en: "Parts are stored as they require, so that none is damaged or decays.",
      "zh-Hans": "按配件要求储存，防止损坏和变质。",
    },
    realisedBy: ["rule", "duty"],
  },
  {
    id: "5.3.1",
    chapter: "5",
    title: { en: "Requisition and approval", "zh-Hans": "领用与审批" },
    summary: {
      en: "Parts are drawn by a requisition form that the person responsible approves before they are picked up.",
      "zh-Hans": "领用配件须填写领用单，经负责人审批后领取。",
    },
    realisedBy: ["rule", "record"],
  },
  {
    id: "5.3.2",
    chapter: "5",
    title: { en: "Register of issues", "zh-Hans": "发放登记" },
    summary: {
      en: "Name, model, quantity, time and customer of each issue are registered.",
      "zh-Hans": "登记每次发放配件的名称、型号、数量、时间和对应客户。",
    },
    realisedBy: ["record"],
  },
  {
    id: "5.3.3",
    chapter: "5",
    title: { en: "Custody of issued parts", "zh-Hans": "领用配件保管" },
    summary: {
      en: "Issued parts are kept safe and are never diverted or lent.",
      "zh-Hans": "领用的配件妥善保管，不得挪用或外借。",
    },
    realisedBy: ["rule", "duty"],
  },
  {
    id: "5.4.1",
    chapter: "5",
    title: { en: "Prompt scrapping", "zh-Hans": "及时报废" },
    summary: {
      en: "Parts that are damaged or unusable are put up for scrap promptly.",
      "zh-Hans": "损坏或无法使用的配件及时报废。",
    },
    realisedBy: ["duty"],
  },
  {
    id: "5.4.2",
    chapter: "5",
    title: { en: "Scrap application", "zh-Hans": "报废审批" },
    summary: {
      en: "Scrapping is applied for and approved by the department concerned.",
      "zh-Hans": "报废须提出申请，经相关部门审批。",
    },
    realisedBy: ["rule", "record"],
  },
  {
    id: "5.4.3",
    chapter: "5",
    title: { en: "Custody and destruction of scrap", "zh-Hans": "报废件保管与销毁" },
    summary: {
      en: "Scrapped parts are kept in custody and destroyed regularly; none leaks out.",
      "zh-Hans": "报废配件集中保管、定期销毁，防止外流。",
    },
    realisedBy: ["rule", "duty", "record"],
  },
] as const satisfies ReadonlyArray<Clause>
