/** The words of rules that receipts, transfers and opening stocks share. */
import type { RuleWords } from "./rule-words.ts"

export const partsAreInTheCatalogue: RuleWords = {
  title: { en: "Every part is in the catalogue", "zh-Hans": "配件须已登记在目录中" },
  failed: { en: "The catalogue does not have {parts}.", "zh-Hans": "目录中没有 {parts}。" },
  remedy: {
    en: "Register the part (part.register), or correct its number.",
    "zh-Hans": "请登记该配件（part.register），或更正配件编号。",
  },
}

export const lotsAreNamed: RuleWords = {
  title: { en: "Lots are named where parts are tracked by lots", "zh-Hans": "按批次管理的配件须写明批次" },
  failed: {
    en: "For {parts} a lot is missing, or is named although the part has none.",
    "zh-Hans": "{parts} 缺少批次，或不按批次管理却填写了批次。",
  },
  remedy: { en: "Name the lot of every such line, and of no other.", "zh-Hans": "请仅为按批次管理的配件填写批次。" },
}

export const oneSerialNumberPerPiece: RuleWords = {
  title: { en: "Every piece has its own serial number", "zh-Hans": "每件配件须有各自的序列号" },
  failed: {
    en: "{part} needs {pieces} serial numbers and has {serials}; named twice: {twice}.",
    "zh-Hans": "{part} 需要 {pieces} 个序列号，实际 {serials} 个；重复：{twice}。",
  },
  remedy: {
    en: "Scan the number of each piece once; a part that is not tracked by them has none.",
    "zh-Hans": "请逐件扫描一次；不按序列号管理的配件不填写序列号。",
  },
}

export const serialNumbersAreNew: RuleWords = {
  title: { en: "No piece comes in twice", "zh-Hans": "同一单件不得重复入账" },
  failed: {
    en: "{serials} are there already: {statuses:partUnit}.",
    "zh-Hans": "{serials} 已在账上：{statuses:partUnit}。",
  },
  remedy: {
    en: "Scan again; a piece that was lost is found by a stocktake.",
    "zh-Hans": "请重新扫描；遗失后找回的单件请通过盘点入账。",
  },
}

export const expiryIsTracked: RuleWords = {
  title: { en: "A date of expiry needs a lot or a serial number", "zh-Hans": "有效期须对应批次或序列号" },
  failed: {
    en: "{parts} have a date of expiry, but their pieces are not told apart.",
    "zh-Hans": "{parts} 填写了有效期，但不按批次或序列号管理。",
  },
  remedy: { en: "Leave the date out.", "zh-Hans": "请不要填写有效期。" },
}

export const oneExpiryPerLot: RuleWords = {
  title: { en: "One lot has one date of expiry", "zh-Hans": "同一批次只有一个有效期" },
  failed: {
    en: "Lot {lot} is said to expire at {said}; known is {known}.",
    "zh-Hans": "批次 {lot} 填写的有效期为 {said}，已知有效期为 {known}。",
  },
  remedy: {
    en: "Read the package again; if the lot's date is wrong, correct it there.",
    "zh-Hans": "请重新核对包装；若已知日期有误，请更正该批次的有效期。",
  },
}

export const binsAreOpen: RuleWords = {
  title: { en: "Goods go into open bins", "zh-Hans": "货物只能放入可用库位" },
  failed: { en: "{bins} are unknown, blocked or retired.", "zh-Hans": "{bins} 不存在、已封锁或已停用。" },
  remedy: { en: "Name another bin, or unblock this one.", "zh-Hans": "请指定其他库位，或解除封锁。" },
}

export const binsFitThePart: RuleWords = {
  title: { en: "A part is stored as it must be", "zh-Hans": "配件须按要求的类别存放" },
  failed: {
    en: "{part} must be stored as {needs}; bin {bin} offers {offers}.",
    "zh-Hans": "{part} 须按 {needs} 存放，库位 {bin} 仅提供 {offers}。",
  },
  remedy: { en: "Name a bin that offers this storage class.", "zh-Hans": "请指定提供该存放类别的库位。" },
}

export const nothingExpiredIsPutAway: RuleWords = {
  title: { en: "Nothing that has expired is put away", "zh-Hans": "过期件不得上架" },
  failed: { en: "{part} {item} expired at {expired}.", "zh-Hans": "{part} {item} 已于 {expired} 过期。" },
  remedy: { en: "Set it apart in quarantine.", "zh-Hans": "请移至隔离区。" },
}

export const enoughInStock: RuleWords = {
  title: { en: "No more is taken than is there", "zh-Hans": "取出数量不得超过可用库存" },
  failed: {
    en: "At {place:place} there are {there} of {part} {item}, and {wanted} are wanted.",
    "zh-Hans": "{place:place} 的 {part} {item} 可用 {there}，需要 {wanted}。",
  },
  remedy: {
    en: "Take less, take it elsewhere, or count the place if the books are wrong.",
    "zh-Hans": "请减少数量、从别处取货；若账面有误，请盘点该位置。",
  },
}
