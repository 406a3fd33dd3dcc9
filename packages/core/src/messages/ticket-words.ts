/** The words of the ticket. */
import type { TicketCommands } from "../service/ticket/ticket-commands.ts"
import type { ticketDuties } from "../service/ticket/ticket-duties.ts"
import type { ticketRules } from "../service/ticket/ticket-rules.ts"
import type { TicketStatus } from "../service/ticket/ticket-machine.ts"
import type { ticketSeparations } from "../service/ticket/ticket.ts"
import type { LifecycleWords } from "./rule-words.ts"
import { intakeRuleWords } from "./ticket-words/intake-rules.ts"
import { ticketCommandWords, ticketDutyWords, ticketStatusWords } from "./ticket-words/names.ts"
import { unitRuleWords } from "./ticket-words/unit-rules.ts"
import { workRuleWords } from "./ticket-words/work-rules.ts"

/**
 * Titles and messages of the ticket, in each language.
 *
 * @category messages
 * @since 0.1.0
 */
export const ticketWords = {
  title: { en: "Service ticket", "zh-Hans": "服务单" },
  rules: { ...intakeRuleWords, ...unitRuleWords, ...workRuleWords },
  duties: ticketDutyWords,
  commands: ticketCommandWords,
  statuses: ticketStatusWords,
  separations: {
    "performer-not-follow-up": {
      title: { en: "Whoever did the work does not ask how it was", "zh-Hans": "作业人员不得自行回访" },
      failed: {
        en: "{person} did the work on this ticket ({did}).",
        "zh-Hans": "{person} 执行了该服务单的作业（{did}）。",
      },
      remedy: { en: "Let somebody else ask the customer.", "zh-Hans": "请由其他人员回访客户。" },
    },
  },
} satisfies LifecycleWords<
  keyof typeof ticketRules,
  {
    duty: keyof typeof ticketDuties
    command: keyof TicketCommands
    status: TicketStatus
    separation: keyof typeof ticketSeparations
  }
>
