/** Signatures of the Standard Webhooks specification: HMAC-SHA256 over id, time and body. */
import { createHmac } from "node:crypto"

/** What is signed. */
interface Signed {
  readonly id: string
  /** Whole seconds since 1970. */
  readonly timestamp: number
  readonly body: string
}

/** A secret as the specification writes it; throws a `RangeError` that does not repeat it. */
export const secretBytes = (secret: string): Buffer => {
  const text = secret.startsWith("whsec_") ? secret.slice("whsec_".length) : ""
  const bytes = Buffer.from(text, "base64")
  if (bytes.toString("base64").replace(/=+$/, "") !== text.replace(/=+$/, "") || bytes.length < 24 || bytes.length > 64)
    throw new RangeError("a webhook's secret is `whsec_` and 24 to 64 bytes in base64")
  return bytes
}

/** The headers that a receiver checks; one signature for each secret, so that secrets can be changed in between. */
export const signatureHeaders = (
  secrets: ReadonlyArray<Buffer>,
  { id, timestamp, body }: Signed,
): Readonly<Record<string, string>> => ({
  "webhook-id": id,
  "webhook-timestamp": String(timestamp),
  "webhook-signature": secrets
    .map((secret) => `v1,${createHmac("sha256", secret).update(`${id}.${timestamp}.${body}`).digest("base64")}`)
    .join(" "),
})
