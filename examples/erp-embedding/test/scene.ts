/** The ERP with its service on a free port of this machine, with a clock that the test moves. */
import { openDatabase } from "../src/erp/database.ts"
import { makeTables } from "../src/erp/schema.ts"
import { erpServer } from "../src/erp/server.ts"
import { addService } from "../src/service/service.ts"

export interface Answer {
  readonly status: number
  readonly type: string | null
  // oxlint-disable-next-line typescript/no-explicit-any -- what a client reads is JSON
  readonly body: any
}

export const openScene = async (url?: string) => {
  const clock = { now: Date.parse("2026-09-21T09:00:00+08:00") }
  const database = await openDatabase(url)
  await makeTables(database.db)
  const server = erpServer(database.db)
  await addService(server, database, () => clock.now)
  server.addHook("onClose", database.close)
  const address = await server.listen({ port: 0, host: "127.0.0.1" })

  const send = async (who: string, path: string, init: RequestInit): Promise<Answer> => {
    const headers = { authorization: `Bearer token-of-${who}`, ...(init.headers as Record<string, string>) }
    const response = await fetch(`${address}${path}`, { ...init, headers })
    return { status: response.status, type: response.headers.get("content-type"), body: await response.json() }
  }
  return {
    clock,
    address,
    db: database.db,
    get: (who: string, path: string) => send(who, path, {}),
    /** `body` may be a text that is no JSON. Without a `key` the request has no idempotency key. */
    post: (who: string, path: string, body: unknown, key?: string) =>
      send(who, path, {
        method: "POST",
        headers: { "content-type": "application/json", ...(key !== undefined && { "idempotency-key": key }) },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
    close: () => server.close(),
  }
}

export type Scene = Awaited<ReturnType<typeof openScene>>

/** Asks until the answer is what is waited for, or 8 seconds have gone. */
export const eventually = async <A>(ask: () => Promise<A>, enough: (answer: A) => boolean): Promise<A> => {
  for (const end = Date.now() + 8_000; ;) {
    const answer = await ask()
    if (enough(answer) || Date.now() > end) return answer
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
