/** The words of a vehicle's lifecycle. */
import type { vehicleCommands } from "../service/vehicle/vehicle-commands.ts"
import type { vehicleDuties } from "../service/vehicle/vehicle-duties.ts"
import type { vehicleRules } from "../service/vehicle/vehicle-rules.ts"
import type { LifecycleWords } from "./rule-words.ts"

/**
 * @category messages
 * @since 0.1.0
 */
export const vehicleWords = {
  title: { en: "Service vehicle", "zh-Hans": "服务车辆" },
  rules: {
    "odometer-never-back": {
      title: { en: "The odometer never runs back", "zh-Hans": "里程读数不得倒退" },
      failed: {
        en: "The odometer reads {readKm} km, but it read {lastKm} km before.",
        "zh-Hans": "里程读数为 {readKm} 公里，低于上次的 {lastKm} 公里。",
      },
      remedy: { en: "Read the odometer again.", "zh-Hans": "请重新核对里程表读数。" },
    },
  },
  duties: {
    "vehicle-check-due": { en: "Check the vehicle", "zh-Hans": "车辆检查" },
    "vehicle-maintenance-due": { en: "Maintain the vehicle", "zh-Hans": "车辆保养" },
  },
  commands: {
    register: { en: "Enter vehicle", "zh-Hans": "登记车辆" },
    recordCheck: { en: "Record check", "zh-Hans": "登记车辆检查" },
    recordMaintenance: { en: "Record maintenance", "zh-Hans": "登记车辆保养" },
    retire: { en: "Take out of use", "zh-Hans": "停用车辆" },
  },
  statuses: {
    new: { en: "new", "zh-Hans": "新建" },
    inService: { en: "in service", "zh-Hans": "在用" },
    offRoad: { en: "off the road", "zh-Hans": "停驶" },
    retired: { en: "retired", "zh-Hans": "已停用" },
  },
  separations: {},
} satisfies LifecycleWords<
  keyof typeof vehicleRules,
  {
    duty: keyof typeof vehicleDuties
    command: keyof typeof vehicleCommands
    status: "new" | "inService" | "offRoad" | "retired"
    separation: never
  }
>
