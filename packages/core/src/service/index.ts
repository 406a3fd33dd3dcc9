/** Chapter 3: tickets and vehicles. */
export { service } from "./chapter.ts"
export { ticket } from "./ticket/ticket.ts"
export { vehicle } from "./vehicle/vehicle.ts"
