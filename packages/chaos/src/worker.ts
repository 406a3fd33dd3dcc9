// A worker: waits for orders on standard input, then gives commands until it is killed. What it is about to ask
// and what it was answered it reports on its own channel before it goes on.
import { flushCompileCache } from "node:module"
import { type CommandOptions, type Desk, NotFound, openDesk, Refused, regulation } from "@fieldcare/core"
import { StorageError, type StoragePort } from "@fieldcare/core/storage"
import { memoryStorage } from "@fieldcare/storage-memory"
import { brokenBy } from "./broken-storage.ts"
import { canonicalText } from "./canonical-text.ts"
import { companyCalendar, staffing, tenant } from "./company.ts"
import { start } from "./instants.ts"
import { engineers, journey, keyOf, type Slot } from "./journey.ts"
import { type Orders, type Position, readLines, report } from "./pipe.ts"
import { openPlace } from "./place.ts"
import { type Answer, type Chapters, give, type Step } from "./step.ts"
import { TenantView } from "./whole-state.ts"

/** The clock stands still: then an answer is the same whoever gives the command, and whenever. */
const opened = (storage: StoragePort): Promise<Desk<unknown, Chapters>> =>
  openDesk({ storage, chapters: regulation(), calendar: companyCalendar, outbox: true, clock: () => start })

/** One ticket after the other, each command given and reported; what is answered must be what memory answers. */
class Lanes {
  readonly #orders: Orders
  readonly #desk: Desk<unknown, Chapters>
  readonly #expected: Desk<unknown, Chapters>
  readonly #view: TenantView<unknown>

  constructor(orders: Orders, storage: StoragePort, desk: Desk<unknown, Chapters>, expected: Desk<unknown, Chapters>) {
    this.#orders = orders
    this.#desk = desk
    this.#expected = expected
    this.#view = new TenantView(storage, tenant)
  }

  async run(position: Position): Promise<never> {
    await this.#ticket(position, position.step, position.pending)
    for (let ticket = position.ticket + 1; ; ticket++) await this.#ticket({ ...position, ticket }, 0, false)
  }

  async #ticket({ worker, lane, ticket }: Slot, from: number, pending: boolean): Promise<void> {
    const slot = { worker, lane, ticket }
    const steps = journey(slot, this.#orders.shape)
    let last: Answer | undefined
    for (const [number, step] of steps.entries()) {
      const expected = await give(this.#expected, tenant, step, last)
      if (number >= from) {
        const again = number === from && pending && (await this.#isDone(slot, number, step))
        const answer = await this.#given(slot, number, step, last)
        if (answer === undefined) return
        const wrong = difference(answer, expected)
        const isLast = number === steps.length - 1
        const more = wrong === undefined ? {} : { wrong }
        report({ type: "acknowledged", slot, step: number, again, last: isLast, ...more })
      }
      last = expected
    }
  }

  async #isDone(slot: Slot, number: number, { by }: Step): Promise<boolean> {
    return (await this.#view.remembered(by, keyOf(slot, number))) !== undefined
  }

  /** Gives a command, and gives it again with the same key when its outcome is not known or others were faster. */
  async #given(slot: Slot, number: number, step: Step, last: Answer | undefined): Promise<Answer | undefined> {
    const options: CommandOptions = { key: keyOf(slot, number) }
    for (let attempt = 1; ; attempt++) {
      report({ type: "sent", slot, step: number })
      try {
        return await give(this.#desk, tenant, step, last, options)
      } catch (error) {
        if (error instanceof Refused || error instanceof NotFound) {
          report({ type: "refused", slot, step: number, reason: error.message })
          return undefined
        }
        if (!(error instanceof StorageError) || attempt === attemptsMost) throw error
        report({ type: "failed", reason: error.reason._tag })
        await new Promise((resolve) => setTimeout(resolve, 10 * attempt))
      }
    }
  }
}

const attemptsMost = 50

const difference = (answer: Answer, expected: Answer): string | undefined => {
  const [a, b] = [canonicalText(answer), canonicalText(expected)]
  return a === b ? undefined : `expected ${b.slice(0, 2_000)}, got ${a.slice(0, 2_000)}`
}

const work = async (orders: Orders): Promise<void> => {
  const storage = brokenBy(orders.broken, (await openPlace(orders.place)).storage)
  const lanes = new Lanes(orders, storage, await opened(storage), expected)
  report({ type: "ready" })
  await Promise.all(orders.lanes.map((position) => lanes.run(position)))
}

const expected = await opened(memoryStorage() as StoragePort)
for (const step of staffing(engineers)) await give(expected, tenant, step, undefined)
flushCompileCache()
// When the supervisor is gone, so is the reason to work.
await readLines(process.stdin, (orders) => {
  void work(orders as Orders).catch((error: unknown) => {
    console.error(error)
    process.exit(1)
  })
})
process.exit(0)
