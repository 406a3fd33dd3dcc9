/** The relay: delivers the outbox's messages to sinks, each record's in order, in any number of processes. */
import type { EntryReference, FailedMessage, Message, ParkedMessage } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import { type Backoff, pauseAfter } from "./backoff.ts"
import { poller, type Running } from "./poller.ts"
import { checkedFigures, listed, newClaim, textOf, type WorkerSettings } from "./setting.ts"
import { messageIdOf, type Outcome, type Sink } from "./sink.ts"

/**
 * What a relay is made with. Without more: pages of 50 messages, 8 side by side, 10 seconds for a delivery, a lease of
 * a minute, 20 attempts with pauses from a second to an hour (half a day in all), a round every second.
 *
 * @category relay
 * @since 0.1.0
 */
export interface RelaySettings extends WorkerSettings {
  /** A message is delivered when each of them, in this order, has accepted it; repeats go to all of them. */
  readonly sinks: ReadonlyArray<Sink>
  /** How long one sink may take for one message; all of them together must fit into the lease. */
  readonly deliveryMs?: number
  readonly attemptsMax?: number
  readonly backoff?: Backoff
  /** From 0 to below 1; without it, `Math.random`. */
  readonly random?: () => number
  /** Told after each page what was done so far in this round. */
  readonly onProgress?: (counts: RelayCounts) => void
}

/**
 * What one round has done, in messages.
 *
 * @category relay
 * @since 0.1.0
 */
export interface RelayCounts {
  delivered: number
  /** Not accepted this time, to be tried again. */
  later: number
  /** Not tried to the end, since nobody was there or the relay stopped. */
  unavailable: number
  parked: number
  /** Delivered or not, but too late: the lease had run out, and another relay delivers them again. */
  lost: number
}

/**
 * A relay.
 *
 * @category relay
 * @since 0.1.0
 */
export interface Relay extends Running {
  /**
   * Delivers everything that can be delivered now; with a signal, until that is aborted, settling what is under way.
   * Rejects with a `StorageError` when nothing can be claimed.
   */
  readonly runOnce: (stopping?: AbortSignal) => Promise<RelayCounts>
  /** Messages that were given up, with the reason, by kind and id; at most `limit` (100 without it). */
  readonly parked: (
    tenant: string,
    page?: { readonly after?: EntryReference; readonly limit?: number },
  ) => Promise<ReadonlyArray<ParkedMessage>>
  /** Lets parked messages go out again, those named or all that are parked now; answers how many there were. */
  readonly replay: (tenant: string, messages?: ReadonlyArray<EntryReference>) => Promise<number>
}

/**
 * Makes a relay.
 *
 * **Details**
 *
 * A message is delivered at least once. It is repeated, under the same id, when a relay ends between the delivery and
 * its note of it. Of each record only the earliest message is under way; one that fails holds back those behind it, and
 * nobody else's. A parked message stays, with its reason, until somebody replays it.
 *
 * @example
 * ```ts
 * const begun = (storage, sinks) => {
 *   const messages = relay({ storage, tenants: ["acme"], sinks })
 *   messages.start()
 *   return messages // whose `stop()` is called before the host ends
 * }
 * ```
 * @category relay
 * @since 0.1.0
 */
export const relay = (settings: RelaySettings): Relay => {
  const works = new RelayWorks(settings)
  const failed = (error: unknown) =>
    settings.onProblem?.({ at: "a round of the relay", problem: textOf(error), cause: error })
  const { storage } = settings
  const parked: Relay["parked"] = (tenant, { limit = 100, ...page } = {}) =>
    Effect.runPromise(storage.parkedMessages({ tenant, limit, ...page }))
  const replay = (tenant: string, messages: ReadonlyArray<EntryReference>): Promise<number> =>
    Effect.runPromise(storage.replayMessages({ tenant, messages }))
  return {
    runOnce: (stopping) => works.round(stopping),
    ...poller({ round: (stopping) => works.round(stopping), pollMs: works.pollMs, failed }),
    parked,
    replay: async (tenant, messages) => {
      if (messages !== undefined) return replay(tenant, messages)
      let count = 0
      for (let after: EntryReference | undefined; ;) {
        const page = await parked(tenant, { limit: 500, ...(after === undefined ? {} : { after }) })
        if (page.length > 0) count += await replay(tenant, page)
        if (page.length < 500) return count
        after = page.at(-1)!
      }
    },
  }
}

/** What is known of a page of claimed messages while it is worked on. */
interface Page {
  readonly tenant: string
  readonly claim: string
  readonly until: number
  readonly stopping: AbortSignal | undefined
  readonly counts: RelayCounts
}

class RelayWorks {
  readonly pollMs: number
  readonly #settings: RelaySettings
  readonly #figures: Record<"leaseMs" | "pageSize" | "concurrency" | "deliveryMs" | "attemptsMax", number>
  readonly #backoff: Backoff
  /** While nobody is there to take messages: how often that was seen, and until when the relay waits. */
  #absent = { times: 0, until: 0 }

  constructor(settings: RelaySettings) {
    const { pollMs = 1_000, leaseMs = 60_000, pageSize = 50, concurrency = 8, sinks } = settings
    const { deliveryMs = 10_000, attemptsMax = 20, backoff = { firstMs: 1_000, longestMs: 3_600_000 } } = settings
    this.#settings = settings
    this.#figures = checkedFigures({ leaseMs, pageSize, concurrency, deliveryMs, attemptsMax })
    this.#backoff = checkedFigures(backoff)
    this.pollMs = checkedFigures({ pollMs }).pollMs
    if (sinks.length === 0) throw new RangeError("a relay needs at least one sink; messages would go nowhere")
    if (deliveryMs * sinks.length >= leaseMs)
      throw new RangeError(`${sinks.length} × ${deliveryMs} ms for a delivery do not fit into a lease of ${leaseMs} ms`)
  }

  #now(): number {
    return (this.#settings.clock ?? Date.now)()
  }

  async round(stopping?: AbortSignal): Promise<RelayCounts> {
    const counts: RelayCounts = { delivered: 0, later: 0, unavailable: 0, parked: 0, lost: 0 }
    for (const tenant of await listed(this.#settings.tenants)) {
      for (;;) {
        if (stopping?.aborted === true || this.#now() < this.#absent.until) break
        const claimed = await this.#page(tenant, stopping, counts)
        if (claimed === 0) break
        this.#settings.onProgress?.({ ...counts })
      }
    }
    return counts
  }

  /** Claims and delivers one page. After an absence a single message finds out whether somebody is there again. */
  async #page(tenant: string, stopping: AbortSignal | undefined, counts: RelayCounts): Promise<number> {
    const { leaseMs, pageSize, concurrency } = this.#figures
    const [claim, now] = [newClaim(), this.#now()]
    const page: Page = { tenant, claim, until: now + leaseMs, stopping, counts }
    const limit = this.#absent.times > 0 ? 1 : pageSize
    const { storage } = this.#settings
    const messages = await Effect.runPromise(storage.claimMessages({ tenant, claim, now, until: page.until, limit }))
    await Effect.runPromise(
      Effect.forEach(messages, (message) => Effect.promise(() => this.#one(page, message)), {
        concurrency,
        discard: true,
      }),
    )
    return messages.length
  }

  async #one(page: Page, message: Message): Promise<void> {
    const { attemptsMax, deliveryMs } = this.#figures
    const now = this.#now()
    // Time enough must be left, or another relay would deliver it at the same time.
    if (now + deliveryMs * this.#settings.sinks.length > page.until) return void (page.counts.lost += 1)
    if (page.stopping?.aborted === true) return this.#giveBack(page, message, now, "the relay stopped")
    if (now < this.#absent.until) return this.#giveBack(page, message, this.#absent.until, "nobody was there")
    if (message.attempts > attemptsMax)
      return this.#park(page, message, `given up: ${attemptsMax} attempts ended without an answer`)
    await this.#settle(page, message, await this.#delivered(page.tenant, message))
  }

  async #delivered(tenant: string, message: Message): Promise<Outcome> {
    const delivery = { ...message, tenant, messageId: messageIdOf(tenant, message) }
    for (const sink of this.#settings.sinks) {
      const signal = AbortSignal.timeout(this.#figures.deliveryMs)
      const outcome = await Promise.race([sink.deliver(delivery, signal), overtime(signal)]).catch(
        (error: unknown): Outcome => ({ type: "later", problem: textOf(error) }),
      )
      if (outcome.type !== "delivered") return { ...outcome, problem: `${sink.name}: ${outcome.problem}` }
    }
    return { type: "delivered" }
  }

  async #settle(page: Page, message: Message, outcome: Outcome): Promise<void> {
    const now = this.#now()
    const { random = Math.random } = this.#settings
    switch (outcome.type) {
      case "delivered":
        this.#absent = { times: 0, until: 0 }
        return this.#say(page, "delivered", message)
      case "refused":
        return this.#park(page, message, outcome.problem)
      case "unavailable": {
        const times = this.#absent.times + 1
        const ms = Math.max(outcome.afterMs ?? 0, pauseAfter(times, { ...this.#backoff, longestMs: absenceMs }, random))
        // Side by side many find out the same; it is one absence.
        if (now >= this.#absent.until) this.#absent = { times, until: now + Math.min(ms, absenceMs) }
        return this.#giveBack(page, message, this.#absent.until, outcome.problem)
      }
      case "later": {
        const { attempts } = message
        if (attempts >= this.#figures.attemptsMax)
          return this.#park(page, message, `given up after ${attempts} attempts: ${outcome.problem}`)
        const ms = Math.max(outcome.afterMs ?? 0, pauseAfter(attempts, this.#backoff, random))
        const again = now + Math.min(ms, this.#backoff.longestMs)
        this.#tell(page, message, outcome.problem)
        return this.#say(page, "later", message, { again, problem: outcome.problem })
      }
    }
  }

  #giveBack(page: Page, message: Message, again: number, problem: string): Promise<void> {
    return this.#say(page, "unavailable", message, { again, problem, counts: false })
  }

  #park(page: Page, message: Message, problem: string): Promise<void> {
    this.#tell(page, message, `parked: ${problem}`)
    return this.#say(page, "parked", message, { again: null, problem })
  }

  #tell({ tenant }: Page, message: Message, problem: string): void {
    this.#settings.onProblem?.({ at: messageIdOf(tenant, message), problem })
  }

  /** Notes what became of a message. Nobody learns of it when that fails: the message is delivered again. */
  async #say(
    { tenant, claim, counts }: Page,
    became: keyof RelayCounts,
    { kind, id, sequence }: Message,
    failed?: Pick<FailedMessage, "again" | "problem" | "counts">,
  ): Promise<void> {
    const reference = { kind, id, sequence }
    const settled = await Effect.runPromise(
      Effect.orElseSucceed(
        this.#settings.storage.settleMessages({
          tenant,
          claim,
          sent: failed === undefined ? [reference] : [],
          failed: failed === undefined ? [] : [{ ...reference, ...failed, problem: storable(failed.problem) }],
        }),
        () => 0,
      ),
    )
    counts[settled === 1 ? became : "lost"] += 1
  }
}

/** Longer than this the relay does not wait before it looks whether somebody is there again. */
const absenceMs = 30_000

const overtime = (signal: AbortSignal): Promise<Outcome> =>
  new Promise((resolve) => {
    const ended = () => resolve({ type: "later", problem: "no answer in time" })
    if (signal.aborted) ended()
    else signal.addEventListener("abort", ended, { once: true })
  })

// A receiver's words may hold what no database keeps.
const storable = (problem = ""): string => problem.slice(0, 500).replaceAll("\u0000", "").toWellFormed()
