// A real mail server on this machine; what it accepts is parsed by another program's parser.
import type { AddressInfo } from "node:net"
import { type ParsedMail, simpleParser } from "mailparser"
import { SMTPServer } from "smtp-server"

/** What the server says to the next letter, where it is not to accept it. */
interface Refusal {
  readonly at: "rcpt" | "data"
  readonly code: number
}

export interface Accepted {
  readonly from: string
  readonly to: ReadonlyArray<string>
  readonly raw: string
  readonly mail: ParsedMail
}

const refused = ({ code }: Refusal): Error => Object.assign(new Error(`made to answer ${code}`), { responseCode: code })

export const mailServer = async (port = 0) => {
  const accepted: Array<Accepted> = []
  const refusals: Array<Refusal> = []
  let held: Promise<void> | undefined
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo: (_address, _session, callback) => {
      if (refusals[0]?.at === "rcpt") callback(refused(refusals.shift()!))
      else callback()
    },
    onData: (stream, session, callback) => {
      const parts: Array<Buffer> = []
      stream.on("data", (part: Buffer) => parts.push(part))
      stream.on("end", () => {
        if (refusals[0]?.at === "data") return callback(refused(refusals.shift()!))
        const raw = Buffer.concat(parts).toString("utf8")
        const { mailFrom, rcptTo } = session.envelope
        const from = mailFrom === false ? "" : mailFrom.address
        const take = async () => {
          accepted.push({ from, to: rcptTo.map(({ address }) => address), raw, mail: await simpleParser(raw) })
          await held
          callback()
        }
        void take()
      })
    },
  })
  server.on("error", () => {})
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve))
  return {
    accepted,
    refusals,
    /** Keeps the server's word on what it has accepted back, until the answer is called. */
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>()
      held = promise
      return resolve
    },
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
