/** The words of a standard's lifecycle. */
import type { standardCommands } from "../quality/standard/standard-commands.ts"
import type { standardRules } from "../quality/standard/standard-rules.ts"
import type { standardSeparations } from "../quality/standard/standard.ts"
import type { LifecycleWords } from "./rule-words.ts"

/**
 * @category messages
 * @since 0.1.0
 */
export const standardWords = {
  title: { en: "Service standard", "zh-Hans": "服务标准" },
  rules: {
    "step-ids-unique": {
      title: { en: "Each step has an id of its own", "zh-Hans": "步骤编号不重复" },
      failed: { en: "More than one step is called {steps}.", "zh-Hans": "步骤编号 {steps} 重复。" },
      remedy: { en: "Give each step another id.", "zh-Hans": "请为各步骤填写不同的编号。" },
    },
    "every-step-checkable": {
      title: { en: "Each step can be checked", "zh-Hans": "每个步骤均可检查" },
      failed: {
        en: "The standard has {count} steps; no check is given for: {steps}.",
        "zh-Hans": "该标准共 {count} 个步骤，以下步骤缺少检查要求：{steps}。",
      },
      remedy: {
        en: "Give at least one step, and for each how one sees that it was done.",
        "zh-Hans": "请至少填写一个步骤，并为每个步骤写明检查要求。",
      },
    },
    "edition-follows": {
      title: { en: "An edition follows the one in force", "zh-Hans": "新版本须接续现行版本" },
      failed: {
        en: "Edition {edition} does not follow {supersedes} (status {previousStatus:standard}, edition {previousEdition}).",
        "zh-Hans": "第 {edition} 版不能接续 {supersedes}（状态 {previousStatus:standard}，第 {previousEdition} 版）。",
      },
      remedy: {
        en: "Name a lower edition that is in force for the same service and product.",
        "zh-Hans": "请指定同一服务、同一产品现行有效且版本号较低的标准。",
      },
    },
    "one-standard-in-force": {
      title: { en: "One standard is in force for a service and product", "zh-Hans": "同一服务和产品仅一份标准生效" },
      failed: {
        en: "{standards} is in force for {service:service} on {product}.",
        "zh-Hans": "{product} 产品的 {service:service} 服务已有现行标准 {standards}。",
      },
      remedy: {
        en: "Let this edition supersede it, or withdraw it first.",
        "zh-Hans": "请将本版本设为取代该标准，或先废止该标准。",
      },
    },
  },
  duties: {},
  commands: {
    draft: { en: "Draft standard", "zh-Hans": "起草标准" },
    edit: { en: "Edit", "zh-Hans": "修改" },
    submit: { en: "Submit for approval", "zh-Hans": "提交审批" },
    approve: { en: "Approve", "zh-Hans": "批准" },
    withdraw: { en: "Withdraw", "zh-Hans": "废止" },
    supersede: { en: "Supersede", "zh-Hans": "取代" },
  },
  statuses: {
    new: { en: "new", "zh-Hans": "新建" },
    draft: { en: "draft", "zh-Hans": "草稿" },
    submitted: { en: "submitted", "zh-Hans": "待审批" },
    inForce: { en: "in force", "zh-Hans": "现行" },
    superseded: { en: "superseded", "zh-Hans": "已被取代" },
    withdrawn: { en: "withdrawn", "zh-Hans": "已废止" },
  },
  separations: {
    "author-not-approver": {
      title: { en: "Nobody approves a standard of their own", "zh-Hans": "编制人不得审批" },
      failed: {
        en: "{person} had a hand in this standard ({did}) and can not approve it.",
        "zh-Hans": "{person} 参与过该标准的编制（{did}），不能审批。",
      },
      remedy: {
        en: "Let somebody approve who neither drafted, edited nor submitted it.",
        "zh-Hans": "请由未参与起草、修改和提交的人员审批。",
      },
    },
  },
} satisfies LifecycleWords<
  keyof typeof standardRules,
  {
    duty: never
    command: keyof typeof standardCommands
    status: "new" | "draft" | "submitted" | "inForce" | "superseded" | "withdrawn"
    separation: keyof typeof standardSeparations
  }
>
