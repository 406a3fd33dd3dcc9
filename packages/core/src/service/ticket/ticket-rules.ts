/** The rules of a ticket, in the order in which refusals tell them: by the course of the service. */
import type { Rule } from "../../engine/rule.ts"
import { acceptanceRules } from "./ticket-rules/acceptance.ts"
import { appointmentRules } from "./ticket-rules/appointment.ts"
import { closingRules } from "./ticket-rules/closing.ts"
import { intakeRules } from "./ticket-rules/intake.ts"
import { partsRules } from "./ticket-rules/parts.ts"
import { preparationRules } from "./ticket-rules/preparation.ts"
import { unitRules } from "./ticket-rules/unit.ts"
import { workRules } from "./ticket-rules/work.ts"
import type { TicketShape } from "./ticket-shape.ts"

/**
 * The rules of a ticket.
 *
 * @category ticket
 * @since 0.1.0
 */
export const ticketRules = {
  ...intakeRules,
  ...unitRules,
  ...appointmentRules,
  ...preparationRules,
  ...workRules,
  ...partsRules,
  ...acceptanceRules,
  ...closingRules,
} satisfies Readonly<Record<string, Rule<TicketShape>>>
