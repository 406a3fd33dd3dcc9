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
    "shelf-life-has-its-date": {
      title: { en: "What has a shelf life has its date", "zh-Hans": "有保质期的配件须有到期日" },
      failed: {
        en: "Line {line}: {part} keeps for a limited time, and nothing says until when.",
        "zh-Hans": "第 {line} 行：{part} 有保质期，但未写明到期日。",
      },
      remedy: {
        en: "Give the date of expiry from the package (expiresAt). What has none any more goes into quarantine and is not entered.",
        "zh-Hans": "请填写包装上的到期日（expiresAt）；无法确认的请隔离，不予入账。",
      },
    },
    "books-are-not-in-use": {
      title: { en: "An opening stock comes before everything else", "zh-Hans": "期初库存先于一切出入库" },
      failed: {
        en: "The books of {part} are in use already: they have it at {place:place}.",
        "zh-Hans": "{part} 的账册已在使用：{place:place} 已有记录。",
      },
      remedy: {
        en: "What was bought arrives against its order (receipt.arrive); what was found is counted and reviewed (stocktake.plan). The books of another system are taken over by the role import.",
        "zh-Hans":
          "采购到货请按订单收货（receipt.arrive）；发现的实物请盘点并复核（stocktake.plan）；接管其他系统账册由 import 角色办理。",
      },
    },
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
