/** The words of approvals, the same for everything that is approved. */
import type { ApprovalRule } from "../trust/approval-rules.ts"
import type { RuleWords } from "./rule-words.ts"

/**
 * The words of the rules and of the separation that `approvals` makes. A lifecycle spreads both into its own words.
 *
 * @category messages
 * @since 0.1.0
 */
export const approvalWords = {
  rules: {
    "approves-what-is-there": {
      title: { en: "Approved is what is there", "zh-Hans": "审批内容与现有内容一致" },
      failed: {
        en: "It was changed after the approver looked at it, or after approval was asked for.",
        "zh-Hans": "内容在审批人查阅后或提交审批后已被修改。",
      },
      remedy: {
        en: "Look at it again and approve what is there now, or ask for approval anew.",
        "zh-Hans": "请重新查阅后按现有内容审批，或重新提交审批。",
      },
    },
    "approver-approves-once": {
      title: { en: "Each person approves once", "zh-Hans": "同一人只计一次审批" },
      failed: {
        en: "{before} has approved already; {person} counts as the same person.",
        "zh-Hans": "{before} 已审批；{person} 视为同一人。",
      },
      remedy: { en: "Let another person approve.", "zh-Hans": "请由其他人员审批。" },
    },
    "approver-not-concerned": {
      title: { en: "Nobody approves what concerns themselves", "zh-Hans": "当事人不得审批" },
      failed: {
        en: "This request is made for {person}, who can not approve it.",
        "zh-Hans": "该申请系为 {person} 提出，其本人不能审批。",
      },
      remedy: { en: "Let somebody approve whom it does not concern.", "zh-Hans": "请由与该事项无关的人员审批。" },
    },
    "approver-in-service": {
      title: { en: "Approvers are in service", "zh-Hans": "审批人须在岗" },
      failed: {
        en: "{person} is not in service (status {status:person}).",
        "zh-Hans": "{person} 不在岗（状态 {status:person}）。",
      },
      remedy: { en: "Let a person approve who is in service.", "zh-Hans": "请由在岗人员审批。" },
    },
    "approvers-from-enough-departments": {
      title: { en: "Approvers come from enough departments", "zh-Hans": "审批人来自规定数量的部门" },
      failed: {
        en: "{departments} departments must approve; with one more from {department} it would still be only {before}.",
        "zh-Hans": "须由 {departments} 个部门审批；再加 {department} 部门的审批，仍只有 {before}。",
      },
      remedy: { en: "Let somebody from another department approve.", "zh-Hans": "请由其他部门的人员审批。" },
    },
    "approvers-hold-the-roles": {
      title: { en: "Approvers hold the roles that are asked for", "zh-Hans": "审批人须具备规定角色" },
      failed: { en: "Nobody would have approved as {roles:role}.", "zh-Hans": "缺少角色 {roles:role} 的审批。" },
      remedy: { en: "Let somebody with that role approve.", "zh-Hans": "请由具备该角色的人员审批。" },
    },
  } satisfies Readonly<Record<ApprovalRule, RuleWords>>,
  separations: {
    "requester-not-approver": {
      title: { en: "Nobody approves a request of their own", "zh-Hans": "申请人不得审批" },
      failed: {
        en: "{person} had a hand in this request ({did}) and can not approve it.",
        "zh-Hans": "{person} 参与过该申请（{did}），不能审批。",
      },
      remedy: {
        en: "Let somebody approve who neither asked for it nor changed it.",
        "zh-Hans": "请由未参与申请和修改的人员审批。",
      },
    },
  } satisfies Readonly<Record<"requester-not-approver", RuleWords>>,
}

/**
 * The words of the rule that `approvalHolds` makes.
 *
 * @category messages
 * @since 0.1.0
 */
export const approvalHoldsWords: RuleWords = {
  title: { en: "It was approved as it is", "zh-Hans": "现有内容已获批准" },
  failed: {
    en: "{given} of {people} approvals were given, or it was changed since.",
    "zh-Hans": "已获 {given}/{people} 项审批，或审批后内容已被修改。",
  },
  remedy: { en: "Have it approved as it is now.", "zh-Hans": "请按现有内容重新审批。" },
}
