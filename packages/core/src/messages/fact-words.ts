/** What the facts are called that a rule may find unknown. */
import type { Words } from "./words.ts"

export const factWords = {
  approver: { en: "the approver's record", "zh-Hans": "审批人档案" },
  bins: { en: "the storage bin", "zh-Hans": "库位" },
  catalogue: { en: "the part's entry in the catalogue", "zh-Hans": "配件目录" },
  deliveries: { en: "what was delivered", "zh-Hans": "到货记录" },
  "end of service": { en: "the end of service", "zh-Hans": "停用日期" },
  engineer: { en: "the engineer's record", "zh-Hans": "工程师档案" },
  form: { en: "the acceptance form", "zh-Hans": "验收单" },
  inForce: { en: "which standard is in force", "zh-Hans": "现行服务标准" },
  lots: { en: "the lot", "zh-Hans": "批次" },
  order: { en: "the purchase order", "zh-Hans": "采购订单" },
  others: { en: "what else there is of the kind", "zh-Hans": "其他同类单据" },
  previous: { en: "the edition before", "zh-Hans": "上一版本" },
  product: { en: "the product", "zh-Hans": "产品" },
  replacement: { en: "the replacement", "zh-Hans": "替代件" },
  requisition: { en: "the requisition", "zh-Hans": "领用单" },
  standards: { en: "the standard of this work", "zh-Hans": "本次作业的服务标准" },
  stock: { en: "what is in stock", "zh-Hans": "库存" },
  supplier: { en: "the supplier", "zh-Hans": "供应商" },
  test: { en: "the result of the test", "zh-Hans": "测试结果" },
  ticket: { en: "the ticket", "zh-Hans": "服务单" },
  unit: { en: "the unit", "zh-Hans": "设备" },
  units: { en: "the single piece", "zh-Hans": "单件" },
  vehicle: { en: "the vehicle", "zh-Hans": "车辆" },
  visit: { en: "the visit", "zh-Hans": "上门预约" },
} as const satisfies Readonly<Record<string, Words>>
