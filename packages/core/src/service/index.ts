/** Chapter 3: tickets and vehicles. */
export { service } from "./chapter.ts"
export { ticket, type TicketShape } from "./ticket/ticket.ts"
export { vehicle } from "./vehicle/vehicle.ts"
