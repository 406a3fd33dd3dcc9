/** The words of a requisition's rules on what is taken from the shelf. */
import type { shelfRules } from "../../parts/requisition/requisition-rules/shelf.ts"
import type { RuleWords } from "../rule-words.ts"

export const requisitionShelfWords = {
  "picks-fit-the-lines": {
    title: { en: "What is taken is what was asked for", "zh-Hans": "拣货与领用单一致" },
    failed: {
      en: "The picks do not fit these lines: {lines}.",
      "zh-Hans": "拣货与以下行不符：{lines}。",
    },
    remedy: {
      en: "Take of each line no more than is short, and when handing over exactly its quantity; name the lot or serial number where the part has one, one piece for each serial number. For another quantity change the requisition (requisition.change).",
      "zh-Hans":
        "每行拣货不得超过缺数，发放时须与数量一致；有批号或序列号的须写明，每个序列号一件。数量有变请修改领用单（requisition.change）。",
    },
  },
  "no-serial-number-twice": {
    title: { en: "Each piece is taken once", "zh-Hans": "同一件不重复拣取" },
    failed: { en: "Named twice: {serials}.", "zh-Hans": "重复的序列号：{serials}。" },
    remedy: { en: "Name another piece.", "zh-Hans": "请选择另一件。" },
  },
  "few-enough-places": {
    title: { en: "A requisition takes from few enough places", "zh-Hans": "单张领用单的库位与批次有限" },
    failed: {
      en: "It would take from {places} places, lots and serial numbers; {most} at the most.",
      "zh-Hans": "涉及 {places} 个库位、批号和序列号，最多 {most} 个。",
    },
    remedy: { en: "Ask for the parts on several requisitions.", "zh-Hans": "请拆分为多张领用单。" },
  },
  "something-to-reserve": {
    title: { en: "Something is reserved", "zh-Hans": "须有可预留的配件" },
    failed: { en: "Nothing is named, and the requisition waits already.", "zh-Hans": "未选择配件，且领用单已在待料。" },
    remedy: { en: "Name what is there now.", "zh-Hans": "请选择现有的配件。" },
  },
  "from-an-open-bin": {
    title: { en: "Parts are issued from open storage bins", "zh-Hans": "只从可用库位发料" },
    failed: {
      en: "Nothing is issued from {places:place}: no storage bin, or blocked.",
      "zh-Hans": "不得从 {places:place} 发料：不是库位或已封锁。",
    },
    remedy: {
      en: "Take what was inspected and put away into an open bin.",
      "zh-Hans": "请领用已检验并上架到可用库位的配件。",
    },
  },
  "fit-to-be-issued": {
    title: { en: "What is issued has passed and has not expired", "zh-Hans": "发放的配件须检验合格且未过期" },
    failed: {
      en: "Not fit to be issued, or not there: {pieces}.",
      "zh-Hans": "不可发放或不在该处：{pieces}。",
    },
    remedy: { en: "Take another lot or piece.", "zh-Hans": "请选择其他批次或其他件。" },
  },
  "enough-in-stock": {
    title: { en: "There is enough that nobody else has reserved", "zh-Hans": "可用库存充足" },
    failed: {
      en: "Not enough of {pieces}; available: {available}.",
      "zh-Hans": "{pieces} 库存不足；可用：{available}。",
    },
    remedy: {
      en: "Reserve what is there; the requisition waits for the rest.",
      "zh-Hans": "请先预留现有数量，其余待料。",
    },
  },
} satisfies Readonly<Record<keyof typeof shelfRules, RuleWords>>
