/** The words of the lifecycle of a defective return. */
import type { defectiveReturnCommands } from "../parts/defective-return/defective-return-commands.ts"
import type { defectiveReturnDuties } from "../parts/defective-return/defective-return-duties.ts"
import type { defectiveReturnRules } from "../parts/defective-return/defective-return-rules.ts"
import type { defectiveReturnSeparations } from "../parts/defective-return/defective-return.ts"
import type { LifecycleWords } from "./rule-words.ts"

/**
 * @category messages
 * @since 0.1.0
 */
export const defectiveReturnWords = {
  title: { en: "Defective return", "zh-Hans": "旧件返还" },
  rules: {
    "returned-part-in-catalogue": {
      title: { en: "The returned part is in the catalogue", "zh-Hans": "返还的配件在目录中" },
      failed: { en: "The catalogue has no part {part}.", "zh-Hans": "目录中没有配件 {part}。" },
      remedy: { en: "Register the part (part.register).", "zh-Hans": "请登记配件（part.register）。" },
    },
    "returned-serial-is-told": {
      title: { en: "The serial number of the returned piece is told", "zh-Hans": "登记返还件的序列号" },
      failed: {
        en: "Pieces of {part} come back one by one, each with its serial number.",
        "zh-Hans": "配件 {part} 须逐件返还并登记序列号。",
      },
      remedy: { en: "Read the serial number from the piece.", "zh-Hans": "请登记该件上的序列号。" },
    },
    "all-that-was-expected": {
      title: { en: "All that was replaced comes back", "zh-Hans": "旧件须全数返还" },
      failed: {
        en: "{came} came back, {expected} were expected.",
        "zh-Hans": "返还 {came} 件，应返还 {expected} 件。",
      },
      remedy: {
        en: "Count again. What is short a supervisor reports as missing first (reportMissing), then what came is received; for what is too much expect a return of its own (expect).",
        "zh-Hans":
          "请重新清点。短缺时先由主管登记缺失（reportMissing），再接收已到部分；多出部分请另建返还单（expect）。",
      },
    },
    "returned-piece-was-in-use": {
      title: { en: "The returned piece was in use", "zh-Hans": "返还件曾在使用" },
      failed: {
        en: "On the books {serial} is not at a customer's: its status is {status:partUnit}.",
        "zh-Hans": "账上 {serial} 不在客户处，状态为 {status:partUnit}。",
      },
      remedy: {
        en: "Read the serial number again. A new piece that was not used is handed back on its requisition (requisition.handBack).",
        "zh-Hans": "请重新核对序列号。未使用的新件请按领用单退库（requisition.handBack）。",
      },
    },
    "replacement-did-not-come-back": {
      title: { en: "The old piece comes back, not the new one", "zh-Hans": "返还的是旧件而非新件" },
      failed: { en: "{serial} is the piece that was built in.", "zh-Hans": "{serial} 是新装上的配件。" },
      remedy: { en: "Name the serial number of the replaced piece.", "zh-Hans": "请填写被更换旧件的序列号。" },
    },
    "inspected-by-another": {
      title: { en: "Whoever repaired it does not inspect it", "zh-Hans": "维修人员不得自检" },
      failed: { en: "{person} did the repair.", "zh-Hans": "{person} 执行了维修。" },
      remedy: { en: "Let somebody else inspect it.", "zh-Hans": "请由其他人员检验。" },
    },
    "repaired-part-has-its-lot": {
      title: { en: "What goes back on the shelf has its lot", "zh-Hans": "回库件须有批号" },
      failed: {
        en: "Part {part} is tracked by lot, and nobody knows the lot of this one.",
        "zh-Hans": "配件 {part} 按批次管理，而此件批号不明。",
      },
      remedy: {
        en: "Decide otherwise: scrap it, or send it back to the supplier.",
        "zh-Hans": "请改判：报废或退回供应商。",
      },
    },
    "repaired-goes-into-a-fitting-bin": {
      title: { en: "Repaired parts go into a bin that suits them", "zh-Hans": "修复件放入合适的库位" },
      failed: {
        en: "Bin {bin} is not open, or does not offer {storageClass}.",
        "zh-Hans": "库位 {bin} 不可用或不符合 {storageClass}。",
      },
      remedy: { en: "Name an open bin of the right storage class.", "zh-Hans": "请选择符合储存条件的可用库位。" },
    },
  },
  duties: {
    "defective-part-returned": { en: "The replaced part comes back", "zh-Hans": "旧件返还" },
    "put-up-for-scrap": { en: "The part is put up for scrap", "zh-Hans": "提出报废申请" },
  },
  commands: {
    expect: { en: "Expect a replaced part", "zh-Hans": "登记待返还旧件" },
    receive: { en: "Receive the replaced part", "zh-Hans": "接收旧件" },
    reportMissing: { en: "Report as missing", "zh-Hans": "登记旧件缺失" },
    decide: { en: "Decide what becomes of it", "zh-Hans": "决定处置方式" },
    inspectRepair: { en: "Inspect the repair", "zh-Hans": "检验维修结果" },
    markScrapped: { en: "Note the scrap application", "zh-Hans": "登记报废申请" },
    markSentBack: { en: "Note the return to the supplier", "zh-Hans": "登记退回供应商" },
  },
  statuses: {
    new: { en: "new", "zh-Hans": "新建" },
    expected: { en: "expected", "zh-Hans": "待返还" },
    missing: { en: "missing", "zh-Hans": "缺失" },
    received: { en: "received", "zh-Hans": "已接收" },
    toScrap: { en: "to be scrapped", "zh-Hans": "待报废" },
    toSupplier: { en: "to go back to the supplier", "zh-Hans": "待退供应商" },
    toRepair: { en: "to be repaired", "zh-Hans": "待维修" },
    repaired: { en: "repaired, back in stock", "zh-Hans": "已修复入库" },
    scrapped: { en: "put up for scrap", "zh-Hans": "已申请报废" },
    sentBack: { en: "sent back to the supplier", "zh-Hans": "已退供应商" },
  },
  separations: {
    "received-by-another": {
      title: { en: "Who took a part in does not pass it", "zh-Hans": "接收人不得检验放行" },
      failed: {
        en: "{person} brought the part in ({did}) and can not pass it for the shelf too.",
        "zh-Hans": "{person} 登记或接收了该件（{did}），不能再检验放行。",
      },
      remedy: { en: "Let somebody else of quality inspect it.", "zh-Hans": "请由其他质检人员检验。" },
    },
  },
} satisfies LifecycleWords<
  keyof typeof defectiveReturnRules,
  {
    duty: keyof typeof defectiveReturnDuties
    command: keyof typeof defectiveReturnCommands
    status:
      | "new"
      | "expected"
      | "missing"
      | "received"
      | "toScrap"
      | "toSupplier"
      | "toRepair"
      | "repaired"
      | "scrapped"
      | "sentBack"
    separation: keyof typeof defectiveReturnSeparations
  }
>
