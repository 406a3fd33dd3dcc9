/** The clock and the outbox at work: sweeper, relay, and the port for receivers of messages. */
export { type Backoff, pauseAfter } from "./backoff.ts"
export type { Running } from "./poller.ts"
export { relay, type Relay, type RelayCounts, type RelaySettings } from "./relay.ts"
export type { Problem, Tenants, WorkerSettings } from "./setting.ts"
export { delivered, type Delivery, messageIdOf, type Outcome, type Sink } from "./sink.ts"
export { type SweepCounts, sweeper, type Sweeper, type SweeperSettings } from "./sweeper.ts"
export {
  type Channel,
  type Letter,
  type Notification,
  type Recipient,
  type TemplateName,
} from "./notifications/notification.ts"
export type { Contacts, NotificationSettings, NotTold } from "./notifications/notification-settings.ts"
export { notificationSink } from "./notifications/notification-sink.ts"
export { letterOf, type Template, templates } from "./notifications/templates.ts"
