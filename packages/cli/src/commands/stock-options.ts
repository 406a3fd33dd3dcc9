/** The options of the commands of the stock ledger. */
import type { OptionDeclarations } from "../command.ts"
import { databaseOptions } from "./database-options.ts"
import { entryOption } from "./entry-option.ts"
import { progressOption } from "./progress-option.ts"

const ofTenant = {
  ...databaseOptions,
  tenant: {
    type: "text",
    placeholder: "id",
    summary: {
      en: "the tenant whose stock it is; without it that of the configuration, where it has one",
      "zh-Hans": "库存所属的租户；默认为配置中唯一的租户",
    },
  },
} as const satisfies OptionDeclarations

const place = {
  type: "text",
  placeholder: "place",
  summary: {
    en: "only this place: bin:A-01, inspection, quarantine, custody:<person>",
    "zh-Hans": "仅此位置：bin:A-01、inspection、quarantine、custody:<人员>",
  },
} as const
const item = {
  type: "text",
  placeholder: "number",
  summary: { en: "only this lot or serial number", "zh-Hans": "仅此批次或序列号" },
} as const

const ofImport = {
  entry: entryOption,
  "dry-run": {
    type: "flag",
    summary: { en: "list every problem by its row, and write nothing", "zh-Hans": "按行列出所有问题，不写入" },
  },
  progress: progressOption,
} as const satisfies OptionDeclarations

export const stockImportOptions = {
  ...ofTenant,
  source: {
    type: "text",
    placeholder: "text",
    summary: { en: "where the stock was counted or taken over from", "zh-Hans": "库存的来源，如盘点或原系统" },
  },
  ...ofImport,
} as const satisfies OptionDeclarations

export const catalogueImportOptions = { ...ofTenant, ...ofImport } as const satisfies OptionDeclarations

export const stockBalancesOptions = {
  ...ofTenant,
  place,
  item,
  at: {
    type: "text",
    placeholder: "time",
    summary: {
      en: "what was there at this instant, as 2026-03-31T16:00:00Z; without it now",
      "zh-Hans": "该时刻的余额，如 2026-03-31T16:00:00Z；默认为现在",
    },
  },
} as const satisfies OptionDeclarations

export const stockHistoryOptions = { ...ofTenant, place, item } as const satisfies OptionDeclarations
