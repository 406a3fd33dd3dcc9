// A sweeper or a relay as a process of its own, which may be killed at any moment.
import { relay, sweeper } from "../../src/index.ts"
import { webhookSink } from "../../src/webhooks/index.ts"
import { openErrands } from "../errand.ts"
import { openPlace, type Place } from "./place.ts"

export interface WorkerTask {
  readonly role: "sweeper" | "relay"
  readonly place: Place
  readonly hook: string
  readonly secret: string
}

const { role, place, hook, secret } = JSON.parse(process.argv[2]!) as WorkerTask
const storage = openPlace(place)
const shared = { storage, tenants: ["acme"], pollMs: 50, leaseMs: 2_000 }

if (role === "sweeper") {
  const { desk } = await openErrands(storage, Date.now)
  sweeper({ ...shared, desk, pageSize: 25 }).start()
} else {
  const sinks = [webhookSink({ url: hook, secrets: [secret] })]
  const backoff = { firstMs: 20, longestMs: 200 }
  relay({ ...shared, sinks, backoff, pageSize: 25, deliveryMs: 1_000, attemptsMax: 4 }).start()
}

// Its work does not keep it alive; the pipe to whoever started it does, and ends it too.
process.stdin.resume()
process.stdin.on("end", () => process.exit(0))
