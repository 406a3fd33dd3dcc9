/** E-mail: the channel that hands letters to a mail server. */
import { digestOf } from "@fieldcare/core/engine"
import { createTransport } from "nodemailer"
import type { Channel, Letter } from "../notifications/notification.ts"
import { textOf } from "../setting.ts"
import { delivered, type Outcome } from "../sink.ts"

/**
 * The mail server, and who writes.
 *
 * @category smtp
 * @since 0.1.0
 */
export interface SmtpSettings {
  readonly host: string
  readonly port: number
  /** TLS from the first byte on (port 465). Without it the connection changes over to TLS where the server can. */
  readonly secure?: boolean
  /** Refuses to go on without TLS; `true` unless the server is this machine. */
  readonly requireTls?: boolean
  readonly auth?: { readonly user: string; readonly pass: string }
  readonly from: { readonly name: string; readonly address: string }
  readonly replyTo?: string
  /** How long the server may be silent, in milliseconds; 8 seconds without it. */
  readonly timeoutMs?: number
}

/**
 * A channel over SMTP, with nodemailer.
 *
 * **Details**
 *
 * A letter is delivered when the server has accepted it. A server that is off, that does not let the sender in, or that
 * closes for a while (421) is `unavailable`; other temporary answers (4xx) are tried again; final ones (5xx) park the
 * message. The `Message-ID` is made of the letter's id, so that a repeat can be told.
 *
 * @example
 * ```ts
 * const channel = smtpChannel({
 *   host: "mail.acme.example",
 *   port: 587,
 *   from: { name: "Acme Service", address: "service@acme.example" },
 * })
 * ```
 * @category smtp
 * @since 0.1.0
 */
export const smtpChannel = (settings: SmtpSettings): Channel => {
  const { host, port, secure = false, auth, from, replyTo, timeoutMs = 8_000 } = settings
  const { requireTls = !["localhost", "127.0.0.1", "::1"].includes(host) } = settings
  for (const address of [from.address, ...(replyTo === undefined ? [] : [replyTo])])
    if (!isAddress(address))
      throw new RangeError(`expected an e-mail address to write from, not ${JSON.stringify(address)}`)
  const transport = createTransport({
    host,
    port,
    secure,
    requireTLS: requireTls && !secure,
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    ...(auth === undefined ? {} : { auth: { ...auth } }),
  })
  const domain = from.address.slice(from.address.lastIndexOf("@") + 1)
  return {
    means: "email",
    reaches: isAddress,
    send: async (letter) => {
      try {
        await transport.sendMail({
          from,
          ...(replyTo === undefined ? {} : { replyTo }),
          to: { name: headerText(letter.to.name ?? ""), address: letter.to.address },
          messageId: messageIdOf(letter, domain),
          subject: headerText(letter.subject),
          text: letter.text,
          html: letter.html,
          headers: { "Auto-Submitted": "auto-generated", "Content-Language": letter.to.language },
        })
        return delivered
      } catch (error) {
        return outcomeOf(error)
      }
    },
  }
}

/** Always the same for the same letter. */
const messageIdOf = ({ id }: Letter, domain: string): string => `<${digestOf(id).slice(0, 40)}@${domain}>`

/** One plain address, without anything that could mean more than one or end a line. */
const isAddress = (address: string): boolean =>
  address.length <= 254 && /^[^\s@<>(),;:\\"[\]\p{Cc}]{1,64}@[^\s@<>(),;:\\"[\]\p{Cc}]+$/u.test(address)

const headerText = (text: string): string => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").slice(0, 500)

const outcomeOf = (error: unknown): Outcome => {
  const { responseCode, command, code } = (error ?? {}) as Readonly<Record<string, unknown>>
  const problem = textOf(error)
  const status = typeof responseCode === "number" ? responseCode : undefined
  // Before the letter itself is spoken of, nothing is wrong with it.
  const isAboutLetter = typeof command === "string" && /^(MAIL FROM|RCPT TO|DATA)/.test(command)
  if (status !== undefined && status !== 421 && isAboutLetter)
    return { type: status >= 500 ? "refused" : "later", problem }
  return { type: status === undefined && code === "EENVELOPE" ? "refused" : "unavailable", problem }
}
