// Sweepers and relays at once, killed at random, while errands are written: in slow transactions and in
// some that are rolled back; five messages are poison, and the receiver is off for a while.
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import * as Effect from "effect/Effect"
import { relay } from "../../src/index.ts"
import { webhookSink } from "../../src/webhooks/index.ts"
import { actor, openErrands } from "../errand.ts"
import { type Received, webhookServer } from "../webhook-server.ts"
import { openPlace, type Place } from "./place.ts"
import type { WorkerTask } from "./storm-worker.program.ts"

export interface StormSettings {
  readonly place: Place
  /** At least so many are written, and killed, and more of both until the time is over. */
  readonly duties: number
  readonly kills: number
  readonly seconds?: number
  readonly sweepers: number
  readonly relays: number
  readonly offMs: number
  readonly slowMs: number
  /** From 0 to below 1. */
  readonly random: () => number
}

const secret = `whsec_${Buffer.from("0123456789abcdef0123456789abcdef").toString("base64")}`
const poisonous = 5

/** Runs the storm; answers what was committed, what arrived in which order, and what else was seen. */
export const storm = async (settings: StormSettings) => {
  const { place, duties, kills, offMs, slowMs, random, seconds = 0, ...fleetOf } = settings
  const began = Date.now()
  const isTimeLeft = () => Date.now() < began + seconds * 1000
  const storage = openPlace(place)
  const { desk, clerk } = await openErrands(storage, Date.now)
  const arrived: Array<string> = []
  let mended = false
  const isPoison = (id: string) => /\/E-[0-4]\/1$/.test(id)
  const answer = ({ headers }: Received, response: { writeHead: (status: number) => { end: () => unknown } }) => {
    const id = headers["webhook-id"]!
    const refuses = isPoison(id) && !mended
    if (!refuses) arrived.push(id)
    // Who is killed while the answer is on its way has not noted that the message arrived.
    setTimeout(() => response.writeHead(refuses ? 400 : 204).end(), random() < 0.1 ? 400 * random() : 0)
  }
  let server = await webhookServer(answer)
  const { url: hook, port } = server

  const fleet = new Fleet({ place, hook, secret })
  for (let n = 0; n < fleetOf.sweepers; n += 1) fleet.start("sweeper")
  for (let n = 0; n < fleetOf.relays; n += 1) fleet.start("relay")

  const rolledBack: Array<string> = []
  const write = async (n: number) => {
    const id = `E-${n}`
    const by = Date.now()
    if (n % 20 === 7) {
      // What is rolled back may have looked as if it was there.
      await desk
        .transaction(async (handle) => {
          await desk
            .within(handle)
            .as(actor("clara", "clerk"))
            .errand.open({ by }, { id: `${id}-undone` })
          await pause(slowMs * random())
          throw new Error("undone")
        })
        .catch(() => rolledBack.push(`${id}-undone`))
    }
    if (n % 20 === 13)
      await again(() =>
        desk.transaction(async (handle) => {
          await desk.within(handle).as(actor("clara", "clerk")).errand.open({ by }, { id })
          await pause(slowMs * random())
        }),
      )
    else await again(() => clerk.open({ by }, { id }))
    for (let more = n % 10 === 1 ? 3 : 0; more > 0; more -= 1) await again(() => clerk.move(id, { by: Date.now() }))
  }
  const writers = (async () => {
    for (let n = 0; n < duties || isTimeLeft(); n += 20)
      await Promise.all(Array.from({ length: 20 }, (_, index) => write(n + index)))
  })()
  const killing = (async () => {
    for (let n = 0; n < kills || isTimeLeft(); n += 1) {
      await pause(300 + 400 * random())
      fleet.killOne(random())
    }
  })()
  const off = (async () => {
    await pause(1_000)
    await server.stop()
    await pause(offMs)
    server = await webhookServer(answer, port)
  })()
  await Promise.all([writers, killing, off])

  const own = relay({ storage, tenants: ["acme"], sinks: [webhookSink({ url: hook, secrets: [secret] })] })
  const behind = () => own.parked("acme")
  const deadline = Date.now() + 400_000
  const waitFor = async (what: string, holds: () => Promise<boolean>) => {
    while (!(await holds())) {
      if (Date.now() > deadline) throw new Error(`it took too long until ${what}`)
      await pause(arrived.length > 1000 ? 2_000 : 250)
    }
  }
  await waitFor("every duty was noted", async () => (await journals(storage)).every(({ noticed }) => noticed >= 1))
  await waitFor("the poison was parked", async () => (await behind()).length === poisonous)
  const total = async () => (await journals(storage)).reduce((sum, { entries }) => sum + entries, 0)
  const waiting = async () => {
    const poisoned = new Set((await behind()).map(({ id }) => id))
    const all = await journals(storage)
    return all.filter(({ id }) => poisoned.has(id)).reduce((sum, { entries }) => sum + entries, 0)
  }
  await waitFor(
    "everything else had arrived",
    async () => new Set(arrived).size === (await total()) - (await waiting()),
  )
  const parked = await behind()
  mended = true
  await own.replay("acme")
  await waitFor("what was replayed had arrived", async () => new Set(arrived).size === (await total()))
  await fleet.stop()
  const cases = await journals(storage)
  const faults = (await desk.verify(actor("olga", "quality"))).faults
  await server.stop()
  await storage.close()
  const took = (Date.now() - began) / 1000
  return { arrived, cases, parked, rolledBack, faults, seconds: took, kills: fleet.kills }
}

const again = async <A>(ask: () => Promise<A>): Promise<A> => {
  for (let left = 20; ; left -= 1)
    try {
      return await ask()
    } catch (error) {
      if (left === 0 || !(error as { readonly isRetryable?: boolean }).isRetryable) throw error
      await pause(5)
    }
}

export type Storm = Awaited<ReturnType<typeof storm>>

/** Of each case how many entries it has, and how many of its open duties are noted as overdue. */
const journals = async (storage: ReturnType<typeof openPlace>) => {
  const cases: Array<{ id: string; entries: number; noticed: number }> = []
  for (let after = {}; ;) {
    const page = await Effect.runPromise(
      storage.find({ tenant: "acme", kind: "errand", where: {}, order: "ascending", limit: 500, ...after }),
    )
    for (const { id, version, trail } of page) {
      const open = trail.duties.filter(({ outcome }) => outcome === undefined)
      cases.push({ id, entries: version, noticed: open.filter((duty) => duty.noticed === "overdue").length })
    }
    if (page.length < 500) return cases
    after = { after: page.at(-1)!.id }
  }
}

class Fleet {
  kills = 0
  readonly #task: Omit<WorkerTask, "role">
  readonly #running = new Map<ChildProcess, WorkerTask["role"]>()

  constructor(task: Omit<WorkerTask, "role">) {
    this.#task = task
  }

  start(role: WorkerTask["role"]): void {
    const program = join(import.meta.dirname, "storm-worker.program.ts")
    const task = JSON.stringify({ ...this.#task, role })
    const child = spawn(process.execPath, ["--conditions=@fieldcare/source", program, task], {
      stdio: ["pipe", "ignore", "inherit"],
    })
    this.#running.set(child, role)
  }

  /** Kills one by its process id, and starts another in its place. */
  killOne(chance: number): void {
    const [child, role] = [...this.#running][Math.floor(chance * this.#running.size)]!
    this.#running.delete(child)
    process.kill(child.pid!, "SIGKILL")
    this.kills += 1
    this.start(role)
  }

  async stop(): Promise<void> {
    const ended = [...this.#running.keys()].flatMap((child) => (child.exitCode === null ? [once(child, "exit")] : []))
    for (const child of this.#running.keys()) child.stdin?.end()
    await Promise.all(ended)
  }
}
