/** What the roles of the built-in lifecycles are called. */
import type { roles } from "../trust/actor.ts"
import type { Words } from "./words.ts"

/**
 * The words of the built-in roles; a host's own role is told by its name.
 *
 * @category messages
 * @since 0.1.0
 */
export const roleWords: Readonly<Record<(typeof roles)[number], Words>> = {
  clerk: { en: "clerk", "zh-Hans": "客服" },
  specialist: { en: "specialist", "zh-Hans": "技术专家" },
  dispatcher: { en: "dispatcher", "zh-Hans": "调度员" },
  engineer: { en: "engineer", "zh-Hans": "工程师" },
  supervisor: { en: "supervisor", "zh-Hans": "主管" },
  quality: { en: "quality", "zh-Hans": "质量人员" },
  fleet: { en: "fleet", "zh-Hans": "车辆管理员" },
  personnel: { en: "personnel", "zh-Hans": "人事" },
  storekeeper: { en: "storekeeper", "zh-Hans": "库管员" },
  buyer: { en: "buyer", "zh-Hans": "采购员" },
  system: { en: "system", "zh-Hans": "系统" },
  import: { en: "import", "zh-Hans": "数据导入" },
}
