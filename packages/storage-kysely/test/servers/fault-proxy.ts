/** A proxy on the loopback between a driver and its server, which loses what it is told to lose. */
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net"

/** What is to be lost: a message to the server, or the server's answer to it. */
export interface Cut {
  readonly when: "before" | "after"
  /** Which message it is, by its bytes as Latin-1; the next one when not given. */
  readonly meets?: (message: string) => boolean
  /** How many such messages go through before; 0 when not given. */
  readonly skipping?: number
}

interface Link {
  readonly client: Socket
  readonly server: Socket
  swallowing: boolean
  losingAnswer: boolean
}

/** After so long without another byte an answer is taken to be complete, and what it tells of to be done. */
const answerMilliseconds = 50

export class FaultProxy {
  readonly #listening: Server
  readonly #links = new Set<Link>()
  readonly #target: { readonly host: string; readonly port: number }
  #cut: (Cut & { skipped: number }) | undefined
  #swallowing = false
  #delayMilliseconds = 0

  private constructor(target: { readonly host: string; readonly port: number }) {
    this.#target = target
    this.#listening = createServer((client) => this.#link(client))
  }

  /** Stands in front of the server that a URL names. */
  static async before(url: string): Promise<FaultProxy> {
    const { hostname, port } = new URL(url)
    const proxy = new FaultProxy({ host: hostname, port: Number(port) })
    await new Promise<void>((resolve) => void proxy.#listening.listen(0, "127.0.0.1", resolve))
    return proxy
  }

  /** The URL, by way of this proxy. */
  through(url: string): string {
    const changed = new URL(url)
    changed.hostname = "127.0.0.1"
    changed.port = String((this.#listening.address() as AddressInfo).port)
    return changed.href
  }

  /** Loses one message or its answer, and with it the connection. */
  cut(cut: Cut): void {
    this.#cut = { ...cut, skipped: 0 }
  }

  /** Swallows whatever comes, on connections old and new, and says nothing. The old ones never come back. */
  swallow(): void {
    this.#swallowing = true
    for (const link of this.#links) link.swallowing = true
  }

  /** Every message and every answer takes so much longer. */
  delay(milliseconds: number): void {
    this.#delayMilliseconds = milliseconds
  }

  /** Ends all connections at once. */
  endConnections(): void {
    for (const link of this.#links) this.#end(link)
  }

  /** From now on everything goes through again. */
  mend(): void {
    this.#cut = undefined
    this.#swallowing = false
    this.#delayMilliseconds = 0
  }

  get connections(): number {
    return this.#links.size
  }

  async close(): Promise<void> {
    this.endConnections()
    await new Promise((resolve) => void this.#listening.close(resolve))
  }

  #link(client: Socket): void {
    const server = connect(this.#target)
    const link: Link = { client, server, swallowing: this.#swallowing, losingAnswer: false }
    this.#links.add(link)
    for (const socket of [client, server]) {
      socket.setNoDelay(true)
      socket.on("error", () => {})
      socket.on("close", () => {
        // A connection that swallows does not tell its other end that it is gone.
        if (!link.swallowing) this.#end(link)
      })
    }
    client.on("data", (message: Buffer) => this.#toServer(link, message))
    server.on("data", (answer: Buffer) => this.#toClient(link, answer))
  }

  #toServer(link: Link, message: Buffer): void {
    if (link.swallowing) return
    const cut = this.#cut
    if (cut !== undefined && (cut.meets?.(message.toString("latin1")) ?? true)) {
      if (cut.skipped === (cut.skipping ?? 0)) {
        this.#cut = undefined
        if (cut.when === "before") return this.#end(link)
        link.losingAnswer = true
      } else cut.skipped += 1
    }
    this.#pass(link.server, message)
  }

  #toClient(link: Link, answer: Buffer): void {
    if (link.swallowing) return
    if (link.losingAnswer) {
      setTimeout(() => this.#end(link), answerMilliseconds)
      return
    }
    this.#pass(link.client, answer)
  }

  #pass(to: Socket, bytes: Buffer): void {
    if (this.#delayMilliseconds === 0) to.write(bytes)
    else setTimeout(() => to.write(bytes), this.#delayMilliseconds)
  }

  #end(link: Link): void {
    link.client.destroy()
    link.server.destroy()
    this.#links.delete(link)
  }
}
