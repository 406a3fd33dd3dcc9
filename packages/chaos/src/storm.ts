/** Sweepers and relays under the storm of `packages/worker`, in a place of its own. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { text } from "node:stream/consumers"
import { fileURLToPath } from "node:url"
import { makePlace, type Servers, type StorageName } from "./place.ts"
import { WorkerCrashed } from "./worker-process.ts"

export interface StormOptions {
  readonly storage: Exclude<StorageName, "pglite">
  readonly seconds: number
  /** At least so many. */
  readonly duties: number
  readonly seed: number
  readonly servers: Servers
}

/** Counts by their names, as the storm tells them. */
type StormFindings = Readonly<Record<"kills" | "repeats" | "duties" | "messages" | (typeof promises)[number], number>>

/** What has to be 0. */
const promises = ["lost", "unknown", "outOfOrder", "notedWrongly", "faults"] as const

// A storm is at home with the package whose tests run a small one; packages meet at their entries, so it is a process.
const program = fileURLToPath(new URL("../../worker/test/storm/storm.program.ts", import.meta.url))

export const storm = async ({ servers, storage, ...size }: StormOptions): Promise<StormFindings> => {
  const { drop, ...place } = await makePlace(storage, servers)
  try {
    const orders = JSON.stringify({ place, ...size })
    const child = spawn(process.execPath, ["--conditions=@fieldcare/source", program, orders], {
      stdio: ["ignore", "pipe", "inherit"],
    })
    const [told, [code]] = await Promise.all([text(child.stdout), once(child, "close")])
    if (code !== 0) throw new WorkerCrashed(`the storm ended with ${code}`)
    return JSON.parse(told) as StormFindings
  } finally {
    await drop()
  }
}

/** Whether every promise was kept, and whether anybody was killed. */
export const stormVerdict = (findings: StormFindings): "kept" | "broken" | "vacuous" => {
  if (promises.some((name) => findings[name] > 0)) return "broken"
  return findings.kills > 0 && findings.messages > 0 ? "kept" : "vacuous"
}
