/** Signed webhooks as a sink of the relay. */
export { webhookSink, type WebhookSettings } from "@fieldcare/worker/webhooks"
