// A real HTTP server on loopback that receives webhooks, and checks them with the specification's own library.
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { Webhook } from "standardwebhooks"
import { onTestFinished } from "vitest"

export const secret = `whsec_${Buffer.from("0123456789abcdef0123456789abcdef").toString("base64")}`

/** Answers what `status` says of each message; keeps the ids of those whose signature is right. */
export const hookServer = async (status: (id: string) => number | Promise<number> = () => 204) => {
  const signed: Array<string> = []
  const server = createServer((request, response) => {
    const parts: Array<Buffer> = []
    request.on("data", (part: Buffer) => parts.push(part))
    request.on("end", async () => {
      const id = String(request.headers["webhook-id"])
      new Webhook(secret).verify(Buffer.concat(parts).toString("utf8"), request.headers as Record<string, string>)
      signed.push(id)
      response.writeHead(await status(id)).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return { signed, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` }
}
