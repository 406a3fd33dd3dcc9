/** What became true of a maintenance plan. Each event carries all that is needed to rebuild the record. */
import * as Schema from "effect/Schema"
import type { EventTypes } from "../../engine/shape.ts"
import { Identifier } from "../../values/identifier.ts"
import { Count, InstantMs } from "../../values/number.ts"
import { Text } from "../../values/text.ts"
import { maintenancePlanCommands as commands } from "./maintenance-plan-commands.ts"
import { MaintenancePlan, VisitSchedule } from "./maintenance-plan-record.ts"

const { optionalKey: optional, Struct } = Schema

const { fields } = MaintenancePlan
/** Where the event changes what comes next. */
const schedule = optional(VisitSchedule)
/** What use counts from. */
const total = optional(Count)

/**
 * The events of a maintenance plan. `schedule` stands where they change what comes next, as the calendar and the
 * readings had it at the time.
 *
 * @category maintenance plan
 * @since 0.1.0
 */
export const maintenancePlanEvents = {
  started: Struct({
    unit: fields.unit,
    task: fields.task,
    priority: fields.priority,
    paid: fields.paid,
    rhythm: fields.rhythm,
    countsFrom: fields.countsFrom,
    catchUp: fields.catchUp,
    leadDays: fields.leadDays,
    readings: fields.readings,
    schedule: VisitSchedule,
  }),
  visitOpened: Struct({ occasion: Text, until: InstantMs, ticket: Identifier, passedOver: Count, schedule }),
  visitPassedOver: Struct({ occasion: Text, ticket: Identifier, schedule }),
  visitDone: Struct({ ...commands.recordVisit.input.fields, total, schedule }),
  visitLost: Struct({ ...commands.loseVisit.input.fields, schedule }),
  visitSkipped: Struct({ ...commands.skipVisit.input.fields, schedule }),
  readingTaken: Struct({ ...commands.takeReading.input.fields, schedule }),
  rhythmChanged: Struct({
    rhythm: fields.rhythm,
    leadDays: fields.leadDays,
    readings: fields.readings,
    reason: Text,
    schedule,
  }),
  paused: Struct({ ...commands.pause.input.fields, schedule }),
  resumed: Struct({ schedule }),
  ended: Struct({ ...commands.end.input.fields, schedule }),
}

/**
 * The data of a maintenance plan's events.
 *
 * @category maintenance plan
 * @since 0.1.0
 */
export type MaintenancePlanEvents = EventTypes<typeof maintenancePlanEvents>
