/** The words of a stock transfer's lifecycle. */
import type { stockTransferCommands } from "../parts/stock-transfer/stock-transfer-commands.ts"
import type { stockTransferRules } from "../parts/stock-transfer/stock-transfer-rules.ts"
import {
  binsAreOpen,
  binsFitThePart,
  enoughInStock,
  lotsAreNamed,
  nothingExpiredIsPutAway,
  oneSerialNumberPerPiece,
  partsAreInTheCatalogue,
} from "./goods-words.ts"
import type { LifecycleWords } from "./rule-words.ts"

/**
 * @category messages
 * @since 0.1.0
 */
export const stockTransferWords = {
  title: { en: "Stock transfer", "zh-Hans": "移库单" },
  rules: {
    "moved-as-the-reason-allows": {
      title: { en: "The reason says from where and to where", "zh-Hans": "移库去向须与原因相符" },
      failed: {
        en: "Line {line}: for {reason:transferReason} nothing goes from {from:place} to {to:place}.",
        "zh-Hans": "第 {line} 行：原因为 {reason:transferReason} 时不得从 {from:place} 移至 {to:place}。",
      },
      remedy: {
        en: "Relocate from bin to bin; take damaged or expired goods into quarantine; release from there into a bin.",
        "zh-Hans": "请在库位之间移库；损坏或过期件移入隔离区；放行时由隔离区移入库位。",
      },
    },
    "released-by-quality-with-a-finding": {
      title: { en: "Quality releases from quarantine, with a finding", "zh-Hans": "隔离件须由质量人员附结论放行" },
      failed: {
        en: "Only quality releases goods, and says what was found; here {roles:role} asked, {finding:finding}.",
        "zh-Hans": "放行须由质量人员提出并附检验结论；当前角色为 {roles:role}，{finding:finding}。",
      },
      remedy: {
        en: "Have somebody of quality look at it and say what was found.",
        "zh-Hans": "请由质量人员检查并填写结论。",
      },
    },
    "parts-are-in-the-catalogue": partsAreInTheCatalogue,
    "lots-are-named": lotsAreNamed,
    "one-serial-number-per-piece": oneSerialNumberPerPiece,
    "bins-are-open": binsAreOpen,
    "bins-fit-the-part": binsFitThePart,
    "nothing-expired-is-put-away": nothingExpiredIsPutAway,
    "pieces-are-where-they-are-taken-from": {
      title: { en: "A piece is taken from where it is", "zh-Hans": "单件须从其所在位置取出" },
      failed: {
        en: "{serial} is at {place:place}, not at {from:place}.",
        "zh-Hans": "{serial} 位于 {place:place}，不在 {from:place}。",
      },
      remedy: { en: "Name the place where the piece is.", "zh-Hans": "请填写该单件所在的位置。" },
    },
    "enough-in-stock": enoughInStock,
  },
  duties: {},
  commands: { transfer: { en: "Transfer", "zh-Hans": "移库" } },
  statuses: {
    new: { en: "new", "zh-Hans": "新建" },
    transferred: { en: "transferred", "zh-Hans": "已移库" },
  },
  separations: {},
} satisfies LifecycleWords<
  keyof typeof stockTransferRules,
  {
    duty: never
    command: keyof typeof stockTransferCommands
    status: "new" | "transferred"
    separation: never
  }
>
