/** The words of an installed unit's lifecycle. */
import type { installedUnitCommands } from "../service/installed-unit/installed-unit-commands.ts"
import type { installedUnitRules } from "../service/installed-unit/installed-unit-rules.ts"
import type { LifecycleWords } from "./rule-words.ts"

/**
 * @category messages
 * @since 0.1.0
 */
export const installedUnitWords = {
  title: { en: "Installed unit", "zh-Hans": "在装设备" },
  rules: {
    "serial-registered-once": {
      title: { en: "A serial number is registered once", "zh-Hans": "同一序列号只登记一次" },
      failed: {
        en: "{model} with the serial number {serial} is registered already, as {unit}.",
        "zh-Hans": "型号 {model}、序列号 {serial} 的设备已登记为 {unit}。",
      },
      remedy: {
        en: "Go on with {unit}; where it was retired, return it to use.",
        "zh-Hans": "请继续使用 {unit}；若已停用，请重新启用。",
      },
    },
    "dates-in-order": {
      title: { en: "Sold, delivered, installed, in this order", "zh-Hans": "销售、交付、安装日期须依次先后" },
      failed: {
        en: "{date} is {at}, before {notBefore}.",
        "zh-Hans": "{date} 为 {at}，早于 {notBefore}。",
      },
      remedy: { en: "Correct the dates.", "zh-Hans": "请更正日期。" },
    },
    "dates-have-come": {
      title: { en: "What is recorded has happened", "zh-Hans": "所登记的日期已经到来" },
      failed: { en: "{at} lies in the future.", "zh-Hans": "{at} 尚未到来。" },
      remedy: { en: "Record it when it has happened.", "zh-Hans": "请在发生后登记。" },
    },
    "moved-somewhere": {
      title: { en: "A move names a customer or a site", "zh-Hans": "迁移须写明客户或地点" },
      failed: { en: "Neither a customer nor a site is named.", "zh-Hans": "既未写明客户，也未写明地点。" },
      remedy: { en: "Name the new customer, the new site, or both.", "zh-Hans": "请填写新客户、新地点或两者。" },
    },
    "counter-back-has-a-reason": {
      title: { en: "A counter runs back only for a reason", "zh-Hans": "计数器读数变小须说明原因" },
      failed: {
        en: "The counter of {meter} reads {value}, but it read {last} before.",
        "zh-Hans": "{meter} 计数器读数为 {value}，低于上次的 {last}。",
      },
      remedy: {
        en: "Read it again; where it was replaced or set back, give the reason.",
        "zh-Hans": "请重新核对读数；若已更换或清零，请说明原因。",
      },
    },
    "replacement-in-use": {
      title: { en: "The replacement is a unit in use", "zh-Hans": "替换设备须为在用设备" },
      failed: { en: "{replacedBy} is no other unit in use.", "zh-Hans": "{replacedBy} 不是另一台在用设备。" },
      remedy: { en: "Register the replacement first.", "zh-Hans": "请先登记替换设备。" },
    },
  },
  duties: {},
  commands: {
    register: { en: "Register unit", "zh-Hans": "登记设备" },
    deliver: { en: "Record delivery", "zh-Hans": "登记交付" },
    install: { en: "Record installation", "zh-Hans": "登记安装" },
    move: { en: "Move to another site or customer", "zh-Hans": "变更地点或客户" },
    recordUse: { en: "Record counter reading", "zh-Hans": "登记用量读数" },
    takeUnderPlan: { en: "Take under a maintenance plan", "zh-Hans": "纳入保养计划" },
    retire: { en: "Retire unit", "zh-Hans": "停用设备" },
    returnToUse: { en: "Return to use", "zh-Hans": "重新启用" },
  },
  statuses: {
    new: { en: "new", "zh-Hans": "新建" },
    registered: { en: "registered", "zh-Hans": "已登记" },
    delivered: { en: "delivered", "zh-Hans": "已交付" },
    installed: { en: "installed", "zh-Hans": "已安装" },
    retired: { en: "retired", "zh-Hans": "已停用" },
  },
  separations: {},
} satisfies LifecycleWords<
  keyof typeof installedUnitRules,
  {
    duty: never
    command: keyof typeof installedUnitCommands
    status: "new" | "registered" | "delivered" | "installed" | "retired"
    separation: never
  }
>
