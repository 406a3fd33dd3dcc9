/** Signed webhooks: each message as a CloudEvent, posted to one address. */
import { checkedFigures, textOf } from "../setting.ts"
import { delivered, type Delivery, type Outcome, type Sink } from "../sink.ts"
import { cloudEventOf } from "./cloud-event.ts"
import { secretBytes, signatureHeaders } from "./signature.ts"

/**
 * Where messages are posted to, and how.
 *
 * @category webhooks
 * @since 0.1.0
 */
export interface WebhookSettings {
  /** An https address; http only to this machine, or with `plainHttp`. */
  readonly url: string
  /** One or several secrets, `whsec_…`; each signs, so that a receiver can change over from one to the next. */
  readonly secrets: ReadonlyArray<string>
  /** Which messages go there; without it all. */
  readonly wants?: (delivery: Delivery) => boolean
  readonly plainHttp?: boolean
  /** Begins the `source` of every event, for example `https://erp.acme.example`. */
  readonly source?: string
  /** Begins the `type` of every event; `fieldcare` without it. */
  readonly typePrefix?: string
  /** More of an answer is not read; 64 KiB without it. */
  readonly responseBytesMax?: number
  readonly clock?: () => number
}

/**
 * A sink that posts to a webhook.
 *
 * **Details**
 *
 * Accepted is what is answered with a status from 200 to 299. Redirects are not followed. 410 parks the message; 429
 * and 503, like a receiver that can not be reached, mean that nobody is there; everything else is tried again.
 * `Retry-After` is heeded.
 *
 * **Gotchas**
 *
 * The address comes from the host's own settings. Where users may enter one, the host must see to it that it leads to
 * no machine of its own network: the sink posts to wherever it is told.
 *
 * @category webhooks
 * @since 0.1.0
 */
export const webhookSink = (settings: WebhookSettings): Sink => {
  const { secrets, wants = () => true, responseBytesMax = 65_536, clock = Date.now } = settings
  checkedFigures({ responseBytesMax })
  if (secrets.length === 0) throw new RangeError("a webhook without a secret could come from anybody")
  const keys = secrets.map(secretBytes)
  const url = checkedAddress(settings)
  return {
    name: `webhook ${url.host}`,
    deliver: async (delivery, signal) => {
      if (!wants(delivery)) return delivered
      const body = JSON.stringify(cloudEventOf(delivery, settings))
      const timestamp = Math.floor(clock() / 1000)
      const signature = signatureHeaders(keys, { id: delivery.messageId, timestamp, body })
      const headers = { "content-type": "application/cloudevents+json; charset=utf-8", ...signature }
      try {
        const response = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal })
        const text = await beginning(response, responseBytesMax)
        return outcomeOf(response, text, clock())
      } catch (error) {
        const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
        return { type: isAbsent(cause) ? "unavailable" : "later", problem: textOf(cause) }
      }
    },
  }
}

const checkedAddress = ({ url, plainHttp = false }: WebhookSettings): URL => {
  const address = URL.canParse(url) ? new URL(url) : undefined
  const isOwn = address !== undefined && ["localhost", "127.0.0.1", "[::1]"].includes(address.hostname)
  if (address?.protocol === "https:" || (address?.protocol === "http:" && (plainHttp || isOwn))) {
    if (address.username === "" && address.password === "") return address
    throw new RangeError("a webhook's address holds no user and password; it is signed")
  }
  throw new RangeError(`expected an https address for a webhook, or plainHttp: true; not ${JSON.stringify(url)}`)
}

/** The first bytes of an answer; whoever sends more is cut off. */
const beginning = async (response: Response, bytesMax: number): Promise<string> => {
  const reader = response.body?.getReader()
  if (reader === undefined) return ""
  const parts: Array<Uint8Array> = []
  for (let left = bytesMax; left > 0;) {
    const { done, value } = await reader.read()
    if (done) break
    parts.push(value.subarray(0, left))
    left -= value.length
  }
  await reader.cancel().catch(() => {})
  return Buffer.concat(parts).toString("utf8")
}

const outcomeOf = ({ status, headers }: Response, text: string, now: number): Outcome => {
  if (status >= 200 && status < 300) return delivered
  const problem = `answered ${status}${text.trim() === "" ? "" : `: ${text.trim().slice(0, 200)}`}`
  if (status === 410) return { type: "refused", problem }
  if (status >= 300 && status < 400) return { type: "later", problem: `answered ${status}; redirects are not followed` }
  const absent = status === 429 || status === 503
  return { type: absent ? "unavailable" : "later", problem, ...retryAfter(headers.get("retry-after"), now) }
}

// Seconds, or a date.
const retryAfter = (header: string | null, now: number): { readonly afterMs?: number } => {
  if (header === null) return {}
  const ms = /^\d{1,9}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now
  return ms > 0 ? { afterMs: ms } : {}
}

// Nobody has seen the message. A connection that broke later may have been broken by it.
const isAbsent = (cause: unknown): boolean =>
  ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "UND_ERR_CONNECT_TIMEOUT"].includes(
    String((cause as { readonly code?: unknown } | undefined)?.code),
  )
