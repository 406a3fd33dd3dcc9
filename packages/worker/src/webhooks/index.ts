/** Signed webhooks as a sink of the relay. */
export { type CloudEvent, cloudEventOf } from "./cloud-event.ts"
export { webhookSink, type WebhookSettings } from "./webhook-sink.ts"
