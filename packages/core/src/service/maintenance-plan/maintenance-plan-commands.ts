/** What is asked for on a maintenance plan: the input of each command, its clause, who may give it. */
import * as Schema from "effect/Schema"
import { command, type CommandTypes, type Creating } from "../../engine/command.ts"
import { Identifier } from "../../values/identifier.ts"
import { Count, InstantMs } from "../../values/number.ts"
import { LongText, Text } from "../../values/text.ts"
import { TicketPriority } from "../ticket/ticket-stages.ts"
import { CatchUp, CountsFrom, VisitRhythm } from "./maintenance-plan-record.ts"

const { Boolean: Truth, optionalKey: optional, Struct } = Schema

const planners = ["dispatcher", "supervisor"] as const
const office = ["clerk", "system", ...planners] as const

const ofPlan = { unit: { kind: "installedUnit", id: { column: "unit" } } } as const

/**
 * The commands of a maintenance plan.
 *
 * **Details**
 *
 * `openVisit` is the desk's own, when a visit comes within its lead time; a planner may give it as well. `recordVisit`
 * and `loseVisit` follow what becomes of the ticket, `takeReading` a reading of the unit's counter. A visit is named
 * by its day, `2026-03-31`.
 *
 * @category maintenance plan
 * @since 0.1.0
 */
export const maintenancePlanCommands = {
  start: command({
    input: Struct({
      unit: Identifier,
      task: LongText,
      rhythm: VisitRhythm,
      priority: optional(TicketPriority),
      paid: optional(Truth),
      countsFrom: optional(CountsFrom),
      catchUp: optional(CatchUp),
      leadDays: optional(Count),
      endsAt: optional(InstantMs),
    }),
    clause: "1.2",
    by: [...office],
    creates: true,
    needs: { unit: { kind: "installedUnit", id: { input: "unit" } } },
  }),
  openVisit: command({
    input: Struct({ occasion: Text }),
    clause: "3.2.1",
    by: ["system", ...planners],
    needs: ofPlan,
  }),
  recordVisit: command({ input: Struct({ occasion: Text, ticket: Identifier }), clause: "3.4.3", by: planners }),
  loseVisit: command({ input: Struct({ occasion: Text, reason: Text }), clause: "3.4.3", by: planners }),
  skipVisit: command({ input: Struct({ occasion: Text, reason: Text }), clause: "1.3.1", by: planners }),
  takeReading: command({ input: Struct({ total: Count }), clause: "3.4.2", by: office }),
  changeRhythm: command({
    input: Struct({ rhythm: VisitRhythm, leadDays: optional(Count), reason: Text }),
    clause: "1.2",
    by: planners,
    needs: ofPlan,
  }),
  pause: command({ input: Struct({ reason: Text }), clause: "1.3.1", by: planners }),
  resume: command({ input: Struct({}), clause: "1.3.1", by: planners }),
  end: command({ input: Struct({ reason: Text }), clause: "1.3.1", by: planners }),
}

/**
 * The inputs of a maintenance plan's commands.
 *
 * @category maintenance plan
 * @since 0.1.0
 */
export type MaintenancePlanCommands = CommandTypes<typeof maintenancePlanCommands>

/**
 * The commands that make a maintenance plan.
 *
 * @category maintenance plan
 * @since 0.1.0
 */
export type MaintenancePlanCreating = Creating<typeof maintenancePlanCommands>
