/** The policy's figures for chapter 5, parts: who approves, by when what is done, how much a count may be off. */
import * as Schema from "effect/Schema"
import type { Words } from "../messages/words.ts"
import type { ClauseId } from "./clauses.ts"
import { choice, figure } from "./policy-parameter.ts"

interface Limit {
  readonly default: number
  readonly maximum: number
  readonly minimum?: number
  readonly clause: ClauseId
  readonly source: string
  readonly title: Words
}

const within = (unit: "workingMinutes" | "days" | "months") => (about: Limit) =>
  figure({ minimum: 1, kind: "own", ...about, unit })

const workingMinutes = within("workingMinutes")
const days = within("days")
const months = within("months")

/** How many people approve, and from how many departments they must come at the least. */
const approval = (
  clause: ClauseId,
  what: Words,
  { approvers, departments }: { readonly approvers: number; readonly departments: number },
) =>
  Schema.Struct({
    fewestPeople: figure({
      unit: "people",
      default: approvers,
      minimum: 1,
      maximum: 5,
      clause,
      kind: "own",
      source: "own: clauses 5.3 and 5.4 ask for approval by the person responsible, or by the department concerned",
      title: { en: `${what.en}: approvals needed`, "zh-Hans": `${what["zh-Hans"]}：所需审批人数` },
    }),
    fewestDepartments: figure({
      unit: "departments",
      default: departments,
      minimum: 0,
      maximum: 5,
      clause,
      kind: "own",
      source: "own: 0 where the department does not matter",
      title: { en: `${what.en}: from so many departments`, "zh-Hans": `${what["zh-Hans"]}：审批部门数` },
    }),
  })

export const partsPolicy = Schema.Struct({
  approvals: Schema.Struct({
    supplier: approval("5.2.1", { en: "Supplier", "zh-Hans": "供应商" }, { approvers: 1, departments: 0 }),
    purchaseOrder: approval("5.1.1", { en: "Purchase order", "zh-Hans": "采购订单" }, { approvers: 1, departments: 0 }),
    largePurchaseOrder: Schema.Struct({
      aboveMinorUnits: figure({
        unit: "minorUnits",
        default: 5_000_000,
        minimum: 0,
        maximum: 2_000_000_000,
        clause: "5.1.1",
        kind: "own",
        source: "own: 50,000.00 of the currency that the order is in; an order with a line without a price is above",
        title: { en: "A purchase order is large above", "zh-Hans": "大额采购订单起点" },
      }),
      fewestPeople: figure({
        unit: "people",
        default: 2,
        minimum: 1,
        maximum: 5,
        clause: "5.1.1",
        kind: "own",
        source: "own: a second pair of eyes on what costs much",
        title: { en: "Large purchase order: approvals needed", "zh-Hans": "大额采购订单：所需审批人数" },
      }),
      countedTogetherDays: days({
        default: 7,
        maximum: 90,
        clause: "5.1.1",
        source: "own: one purchase in several orders is one purchase; a week covers what is split to stay below",
        title: { en: "Orders to one supplier count together within", "zh-Hans": "同一供应商订单合并计算期限" },
      }),
    }),
    requisition: approval("5.3.1", { en: "Requisition", "zh-Hans": "领用单" }, { approvers: 1, departments: 0 }),
    scrap: approval("5.4.2", { en: "Scrap application", "zh-Hans": "报废申请" }, { approvers: 2, departments: 2 }),
  }),
  supplierReviewEveryMonths: months({
    default: 12,
    maximum: 36,
    clause: "5.2.1",
    source: "own: each supplier is looked at once a year",
    title: { en: "Suppliers are reviewed every", "zh-Hans": "供应商复评周期" },
  }),
  purchaseProposalDays: days({
    default: 14,
    maximum: 90,
    clause: "5.1.3",
    source: "own: after two weeks usage and stock are others than those that it was worked out from",
    title: { en: "A purchase proposal is decided within", "zh-Hans": "采购建议处理时限" },
  }),
  overDeliveryPercent: figure({
    unit: "percent",
    default: 0,
    minimum: 0,
    maximum: 20,
    clause: "5.1.1",
    kind: "own",
    source: "own: no more is taken in than was ordered, unless a company allows it",
    title: { en: "Delivered beyond the order at most", "zh-Hans": "超订单到货上限" },
  }),
  inspectionWorkingMinutes: workingMinutes({
    default: 480,
    maximum: 4_800,
    clause: "5.2.2",
    source: "own: one working day of 8 hours",
    title: { en: "Arrivals are inspected within", "zh-Hans": "到货检验时限" },
  }),
  putAwayWorkingMinutes: workingMinutes({
    default: 480,
    maximum: 4_800,
    clause: "5.2.3",
    source: "own: one working day of 8 hours after the inspection",
    title: { en: "What passed is put away within", "zh-Hans": "合格件上架时限" },
  }),
  expiryWarningDays: days({
    default: 30,
    maximum: 365,
    clause: "5.2.3",
    source: "own: time is left to use up, return or replace what is about to expire",
    title: { en: "Expiry is looked at ahead", "zh-Hans": "效期预警提前量" },
  }),
  requisitionApprovalWorkingMinutes: workingMinutes({
    default: 240,
    maximum: 2_400,
    clause: "5.3.1",
    source: "own: half a working day",
    title: { en: "A requisition is approved or refused within", "zh-Hans": "领用审批时限" },
  }),
  shortagesFilledBy: choice(["age", "priority"], {
    default: "age",
    clause: "5.3.1",
    kind: "own",
    source: "own: who asked first is served first, unless a company lets the more urgent ticket go before",
    title: { en: "Shortages are filled in the order of", "zh-Hans": "缺件补足顺序依据" },
  }),
  pickUpWorkingMinutes: workingMinutes({
    default: 1_440,
    maximum: 9_600,
    clause: "5.3.1",
    source: "own: 3 working days of 8 hours, then what was reserved is free for others",
    title: { en: "Reserved parts are picked up within", "zh-Hans": "预留配件领取时限" },
  }),
  receiptConfirmationWorkingMinutes: workingMinutes({
    default: 60,
    maximum: 2_400,
    clause: "5.3.1",
    source: "own: an hour; the engineer stands at the counter",
    title: { en: "Who receives parts confirms it within", "zh-Hans": "领取确认时限" },
  }),
  returnUnusedWorkingMinutes: workingMinutes({
    default: 1_440,
    maximum: 9_600,
    clause: "5.3.3",
    source: "own: 3 working days of 8 hours",
    title: { en: "Unused issued parts are returned within", "zh-Hans": "未用配件退库时限" },
  }),
  defectiveReturnWorkingMinutes: workingMinutes({
    default: 2_400,
    maximum: 9_600,
    clause: "5.3.3",
    source: "own: 5 working days of 8 hours after the replacement",
    title: { en: "Replaced parts come back within", "zh-Hans": "旧件返还时限" },
  }),
  scrapApplicationWorkingMinutes: workingMinutes({
    default: 2_400,
    maximum: 9_600,
    clause: "5.4.1",
    source: "own: 5 working days of 8 hours",
    title: { en: "Damaged parts are put up for scrap within", "zh-Hans": "损坏件报废申请时限" },
  }),
  scrapApprovalWorkingMinutes: workingMinutes({
    default: 1_440,
    maximum: 9_600,
    clause: "5.4.2",
    source: "own: 3 working days of 8 hours",
    title: { en: "A scrap application is decided within", "zh-Hans": "报废审批时限" },
  }),
  supplierAnswerDays: days({
    default: 30,
    maximum: 180,
    clause: "5.2.1",
    source: "own: a month for credit or replacement",
    title: { en: "The supplier answers a return within", "zh-Hans": "供应商退货答复时限" },
  }),
  stocktake: Schema.Struct({
    recountDifferencePercent: figure({
      unit: "percent",
      default: 2,
      minimum: 0,
      maximum: 20,
      clause: "5.1.2",
      kind: "own",
      source: "own, form after OpenBoxes: what differs by more, and any serial number, is counted again",
      title: { en: "Counted again when it differs by more than", "zh-Hans": "差异复盘阈值" },
    }),
    countWorkingMinutes: workingMinutes({
      default: 1_440,
      maximum: 9_600,
      clause: "5.1.2",
      source: "own: 3 working days of 8 hours",
      title: { en: "A stocktake is counted within", "zh-Hans": "盘点完成时限" },
    }),
    reviewWorkingMinutes: workingMinutes({
      default: 960,
      maximum: 9_600,
      clause: "5.1.2",
      source: "own: 2 working days of 8 hours",
      title: { en: "A counted stocktake is reviewed within", "zh-Hans": "盘点复核时限" },
    }),
  }),
})
