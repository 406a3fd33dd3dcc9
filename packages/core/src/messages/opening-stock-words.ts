/** The words of an opening stock's lifecycle. */
import type { openingStockCommands } from "../parts/opening-stock/opening-stock-commands.ts"
import type { openingStockRules } from "../parts/opening-stock/opening-stock-rules.ts"
import {
  binsAreOpen,
  binsFitThePart,
  expiryIsTracked,
  lotsAreNamed,
  nothingExpiredIsPutAway,
  oneExpiryPerLot,
  oneSerialNumberPerPiece,
  partsAreInTheCatalogue,
  serialNumbersAreNew,
} from "./goods-words.ts"
import type { LifecycleWords } from "./rule-words.ts"

/**
 * @category messages
 * @since 0.1.0
 */
export const openingStockWords = {
  title: { en: "Opening stock", "zh-Hans": "期初库存" },
  rules: {
    "parts-are-in-the-catalogue": partsAreInTheCatalogue,
    "lots-are-named": lotsAreNamed,
    "one-serial-number-per-piece": oneSerialNumberPerPiece,
    "serial-numbers-are-new": serialNumbersAreNew,
    "expiry-is-tracked": expiryIsTracked,
    "one-expiry-per-lot": oneExpiryPerLot,
    "bins-are-open": binsAreOpen,
    "bins-fit-the-part": binsFitThePart,
    "nothing-expired-is-put-away": nothingExpiredIsPutAway,
    "books-are-opened-once": {
      title: { en: "The books of a bin are opened once", "zh-Hans": "同一库位的期初只入账一次" },
      failed: {
        en: "Line {line}: bin {bin} holds {part} already.",
        "zh-Hans": "第 {line} 行：库位 {bin} 已有 {part} 的账面库存。",
      },
      remedy: {
        en: "Leave the line out; what the books have wrong, a stocktake corrects.",
        "zh-Hans": "请删除该行；账面差异请通过盘点调整。",
      },
    },
  },
  duties: {},
  commands: { enter: { en: "Enter opening stock", "zh-Hans": "登记期初库存" } },
  statuses: {
    new: { en: "new", "zh-Hans": "新建" },
    entered: { en: "entered", "zh-Hans": "已入账" },
  },
  separations: {},
} satisfies LifecycleWords<
  keyof typeof openingStockRules,
  {
    duty: never
    command: keyof typeof openingStockCommands
    status: "new" | "entered"
    separation: never
  }
>
