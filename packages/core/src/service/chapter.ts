/** Chapter 3 of the regulation: the service process, from the first call to asking again. */
import { chapter } from "../engine/chapter.ts"
import { ticketWords } from "../messages/ticket-words.ts"
import { vehicleWords } from "../messages/vehicle-words.ts"
import { ticket } from "./ticket/ticket.ts"
import { vehicle } from "./vehicle/vehicle.ts"

/**
 * Chapter 3 as a value: tickets, and the vehicles that take people to them.
 *
 * @category chapters
 * @since 0.1.0
 */
export const service = chapter({
  id: "service",
  title: { en: "Service process", "zh-Hans": "服务流程" },
  lifecycles: [ticket, vehicle],
  words: { ticket: ticketWords, vehicle: vehicleWords },
  realises: [
    { clause: "1.1", by: "record", id: "journal.decidedUnder" },
    { clause: "1.2", by: "record", id: "ticket.request.service" },
    { clause: "1.3.3", by: "record", id: "ticket.handedOver" },
    { clause: "3.1.1", by: "record", id: "ticket.request.channel" },
    { clause: "3.1.2", by: "record", id: "ticket.received" },
    { clause: "3.3.2", by: "record", id: "vehicle.checks" },
    { clause: "3.3.3", by: "record", id: "ticket.servicePlanAttached" },
    { clause: "3.4.2", by: "record", id: "ticket.siteInspected" },
    { clause: "3.4.5", by: "record", id: "ticket.progressReported" },
    { clause: "3.5.3", by: "record", id: "ticket.accepted" },
    { clause: "3.6.1", by: "record", id: "ticket.followedUp" },
  ],
})
