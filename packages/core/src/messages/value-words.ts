/** Words for values that a message shows: a role, a place, a way of tracking; so that a refusal reads as a sentence. */
import { nameOf, type PlaceSort, sortOf } from "../ledger/place.ts"
import type { Tracking } from "../parts/part/part-record.ts"
import type { TransferReason } from "../parts/stock-transfer/stock-transfer-record.ts"
import type { ServiceKind } from "../team/service-kind.ts"
import { factWords } from "./fact-words.ts"
import { roleWords } from "./role-words.ts"
import type { Words } from "./words.ts"

type WordsFor<Value extends string> = Readonly<Record<Value, Words>>

const services: WordsFor<typeof ServiceKind.Type> = {
  installation: { en: "installation", "zh-Hans": "安装" },
  commissioning: { en: "commissioning", "zh-Hans": "调试" },
  repair: { en: "repair", "zh-Hans": "维修" },
  maintenance: { en: "maintenance", "zh-Hans": "保养" },
  consultation: { en: "consultation", "zh-Hans": "咨询" },
}

const trackings: WordsFor<typeof Tracking.Type> = {
  none: { en: "quantity alone", "zh-Hans": "仅按数量" },
  lot: { en: "lot", "zh-Hans": "批次" },
  serial: { en: "serial number", "zh-Hans": "序列号" },
}

const transferReasons: WordsFor<typeof TransferReason.Type> = {
  relocation: { en: "relocation", "zh-Hans": "移库" },
  damage: { en: "damage", "zh-Hans": "损坏" },
  expiry: { en: "expiry", "zh-Hans": "过期" },
  release: { en: "release", "zh-Hans": "放行" },
}

const tests: WordsFor<"none" | "failed"> = {
  none: { en: "not made", "zh-Hans": "未进行" },
  failed: { en: "failed", "zh-Hans": "未通过" },
}

const findings: WordsFor<"true" | "false"> = {
  true: { en: "with a finding", "zh-Hans": "已附结论" },
  false: { en: "without a finding", "zh-Hans": "未附结论" },
}

/** In English a place is written as it is asked for: `bin:A-01`. */
const placeSorts: Readonly<Record<PlaceSort, string>> = {
  supplier: "供应商",
  found: "盘盈或期初",
  inspection: "待检区",
  quarantine: "隔离区",
  bin: "库位",
  custody: "随身库存",
  installed: "客户处",
  defective: "旧件区",
  scrap: "报废区",
  destroyed: "已销毁",
  lost: "遗失",
}

const placeWords = (place: string): Words | undefined => {
  const sort = sortOf(place)
  const name = nameOf(place)
  if (!Object.hasOwn(placeSorts, sort)) return undefined
  return { en: place, "zh-Hans": name === undefined ? placeSorts[sort] : `${placeSorts[sort]} ${name}` }
}

const among =
  (words: Readonly<Record<string, Words>>) =>
  (value: string): Words | undefined =>
    Object.hasOwn(words, value) ? words[value] : undefined

/**
 * The vocabularies that a message can name behind a value: `{roles:role}`. Beside these, the kind of a lifecycle stands
 * for its statuses: `{status:supplier}`.
 */
export const vocabularies = {
  role: among(roleWords),
  place: placeWords,
  service: among(services),
  tracking: among(trackings),
  transferReason: among(transferReasons),
  test: among(tests),
  finding: among(findings),
  fact: among(factWords),
} as const satisfies Readonly<Record<string, (value: string) => Words | undefined>>
