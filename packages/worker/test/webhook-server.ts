// A real HTTP server that receives webhooks.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"

export interface Received {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

type Answer = (received: Received, response: ServerResponse, request: IncomingMessage) => void

export const webhookServer = async (answer: Answer = (_, response) => response.writeHead(204).end(), port = 0) => {
  const received: Array<Received> = []
  const server = createServer((request, response) => {
    const parts: Array<Buffer> = []
    request.on("data", (part: Buffer) => parts.push(part))
    request.on("end", () => {
      const one = { headers: request.headers as Record<string, string>, body: Buffer.concat(parts).toString("utf8") }
      received.push(one)
      answer(one, response, request)
    })
  })
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve))
  const { port: own } = server.address() as AddressInfo
  return {
    received,
    url: `http://127.0.0.1:${own}/hook`,
    port: own,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
