import { type CloudEvent, HTTP } from "cloudevents"
import { Webhook } from "standardwebhooks"
import { afterEach, describe, expect, test } from "vitest"
import { type Delivery, type Outcome, messageIdOf } from "../../src/index.ts"
import { webhookSink, type WebhookSettings } from "../../src/webhooks/index.ts"
import { openedOutbox } from "../outbox.ts"
import { type Received, webhookServer } from "../webhook-server.ts"

const secret = `whsec_${Buffer.from("0123456789abcdef0123456789abcdef").toString("base64")}`
const nextSecret = `whsec_${Buffer.from("fedcba9876543210fedcba9876543210").toString("base64")}`

const open: Array<{ readonly stop: () => Promise<void> }> = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.stop()
})

const served = async (...given: Parameters<typeof webhookServer>) => {
  const server = await webhookServer(...given)
  open.push(server)
  return server
}

const delivery = async (): Promise<Delivery> => {
  const { told, clerk } = await openedOutbox({ name: "none", deliver: () => Promise.reject(new Error("unused")) })
  await told(["E-1"])
  const [entry] = await clerk.journal("E-1")
  const reference = { kind: "errand", id: "E-1", sequence: 1 }
  return { ...reference, tenant: "acme", messageId: messageIdOf("acme", reference), attempts: 1, entry: entry! }
}

const posted = async (url: string, more: Partial<WebhookSettings> = {}, ms = 2000): Promise<Outcome> =>
  webhookSink({ url, secrets: [secret], ...more }).deliver(await delivery(), AbortSignal.timeout(ms))

const answering = async (status: number, headers: Record<string, string> = {}, body = "") => {
  const { url } = await served((_, response) => response.writeHead(status, headers).end(body))
  return posted(url)
}

describe("a webhook", () => {
  test("carries a CloudEvent that the specification's own library takes, strictly", async () => {
    const { url, received } = await served()
    expect(await posted(url, { source: "https://erp.acme.example", typePrefix: "example.acme" })).toEqual({
      type: "delivered",
    })
    const [{ headers, body }] = received as [Received]
    const event = HTTP.toEvent({ headers, body }) as CloudEvent
    expect(event.validate()).toBe(true)
    const { entry } = await delivery()
    expect(event.toJSON()).toEqual({
      specversion: "1.0",
      id: "acme/errand/E-1/1",
      type: "example.acme.errand.open",
      source: "https://erp.acme.example/tenants/acme",
      subject: "E-1",
      time: new Date(entry.recordedAt).toISOString(),
      datacontenttype: "application/json",
      recordkind: "errand",
      sequence: "1",
      data: entry,
    })
  })

  test("is signed so that the reference library verifies it, and any change shows", async () => {
    const { url, received } = await served()
    await posted(url)
    const [{ headers, body }] = received as [Received]
    expect(headers["webhook-id"]).toBe("acme/errand/E-1/1")
    expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body))
    expect(() => new Webhook(secret).verify(body.replace("E-1", "E-2"), headers)).toThrow("No matching signature")
    expect(() => new Webhook(secret).verify(body, { ...headers, "webhook-id": "acme/errand/E-1/2" })).toThrow(
      "No matching signature",
    )
    expect(() => new Webhook(nextSecret).verify(body, headers)).toThrow("No matching signature")
  })

  test("is signed with each of two secrets while a receiver changes over", async () => {
    const { url, received } = await served()
    await posted(url, { secrets: [nextSecret, secret] })
    const [{ headers, body }] = received as [Received]
    for (const each of [secret, nextSecret]) expect(new Webhook(each).verify(body, headers)).toBeTypeOf("object")
  })

  test.each([200, 201, 202, 204, 299])("is delivered when it is answered with %i", async (status) => {
    expect(await answering(status)).toEqual({ type: "delivered" })
  })

  test.each([400, 401, 404, 422, 500, 502, 504])("is tried again when it is answered with %i", async (status) => {
    expect(await answering(status, {}, "sorry ")).toEqual({ type: "later", problem: `answered ${status}: sorry` })
  })

  test("is parked by 410, and waits for a receiver that says it is away or has too much", async () => {
    expect(await answering(410)).toMatchObject({ type: "refused" })
    expect(await answering(503)).toEqual({ type: "unavailable", problem: "answered 503" })
    expect(await answering(429, { "retry-after": "7" })).toMatchObject({ type: "unavailable", afterMs: 7000 })
    const date = new Date(Date.now() + 60_000).toUTCString()
    const { afterMs } = (await answering(500, { "retry-after": date })) as { readonly afterMs: number }
    expect(afterMs).toBeGreaterThan(50_000)
    expect(await answering(500, { "retry-after": "soon" })).toEqual({ type: "later", problem: "answered 500" })
  })

  test("follows no redirect", async () => {
    const other = await served()
    for (const status of [301, 302, 307, 308])
      expect(await answering(status, { location: other.url })).toMatchObject({
        type: "later",
        problem: `answered ${status}; redirects are not followed`,
      })
    expect(other.received).toEqual([])
  })

  test("to nobody finds nobody there; to one who hangs or hangs up, it is tried again", async () => {
    const gone = await webhookServer()
    await gone.stop()
    expect(await posted(gone.url)).toMatchObject({ type: "unavailable" })
    const hanging = await served(() => {})
    expect(await posted(hanging.url, {}, 50)).toMatchObject({ type: "later" })
    const cutting = await served((_, response) => response.destroy())
    expect(await posted(cutting.url)).toMatchObject({ type: "later" })
  })

  test("reads no more of an answer than it must", async () => {
    let sent = 0
    const { url } = await served((_, response) => {
      response.writeHead(200)
      const more = () => {
        if (response.destroyed) return
        sent += 65_536
        if (response.write(Buffer.alloc(65_536))) setImmediate(more)
        else response.once("drain", more)
      }
      more()
    })
    expect(await posted(url, { responseBytesMax: 100_000 })).toEqual({ type: "delivered" })
    expect(sent).toBeLessThan(30_000_000)
  })

  test("goes out only for messages that are wanted there", async () => {
    const { url, received } = await served()
    expect(await posted(url, { wants: ({ entry }) => entry.command === "finish" })).toEqual({ type: "delivered" })
    expect(received).toEqual([])
  })

  test("wants an https address, and secrets as the specification writes them", () => {
    const made = (more: Partial<WebhookSettings>) => () =>
      webhookSink({ url: "https://erp.acme.example/hook", secrets: [secret], ...more })
    expect(made({})().name).toBe("webhook erp.acme.example")
    for (const url of ["http://erp.acme.example", "ftp://x", "not an address", "file:///etc/passwd"])
      expect(made({ url })).toThrow("expected an https address")
    expect(made({ url: "http://erp.acme.example", plainHttp: true })).not.toThrow()
    expect(made({ url: "https://user:word@erp.acme.example" })).toThrow("no user and password")
    for (const wrong of ["", "whsec_", "whsec_short", "0123456789abcdef0123456789abcdef", "whsec_!!!"])
      expect(made({ secrets: [wrong] })).toThrow("a webhook's secret is")
    expect(made({ secrets: [] })).toThrow("without a secret")
  })
})
