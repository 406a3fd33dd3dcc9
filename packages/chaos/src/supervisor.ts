/** Puts workers to work, kills them at random moments, and starts others that go on where they were. */
import { Chance } from "@fieldcare/testkit"
import { openDesk, regulation } from "@fieldcare/core"
import type { Findings } from "./audit.ts"
import type { AuditOrders } from "./auditor.ts"
import type { BreakName } from "./broken-storage.ts"
import { companyCalendar, staffing, tenant } from "./company.ts"
import { start } from "./instants.ts"
import { engineers, type Shape } from "./journey.ts"
import { type Counts, Ledger } from "./ledger.ts"
import { makePlace, openPlace, type Place, type Servers, type StorageName } from "./place.ts"
import { give } from "./step.ts"
import { runAuditor, WorkerProcess } from "./worker-process.ts"

export interface ChaosOptions {
  readonly storage: StorageName
  /** How long the workers work, from the first that is ready. */
  readonly seconds: number
  /** Goes on until so many were killed, but never longer than `secondsMost`. */
  readonly killsLeast?: number
  readonly secondsMost?: number
  readonly seed: number
  readonly servers?: Servers
  readonly broken?: BreakName
  readonly progress?: (line: string) => void
}

export interface Outcome extends Counts, Findings {
  readonly storage: StorageName
  readonly seed: number
  readonly seconds: number
  readonly kills: number
}

/** A PGlite directory belongs to one process at a time; the others are open to several. */
const shapes: Readonly<Record<StorageName, Shape>> = {
  postgres: { workers: 2, lanes: 4 },
  mariadb: { workers: 2, lanes: 4 },
  sqlite: { workers: 2, lanes: 3 },
  pglite: { workers: 1, lanes: 4 },
}

/** Runs the whole of it at a place of its own: staffing, work under kills, audit. */
export const chaos = async (options: ChaosOptions): Promise<Outcome> => {
  const { drop, ...place } = await makePlace(options.storage, options.servers)
  try {
    await staffed(place)
    const ledger = new Ledger(shapes[options.storage])
    const { kills, seconds } = await new Supervisor(options, place, ledger).run()
    options.progress?.("auditing")
    const orders: AuditOrders = { place, tickets: ledger.tickets() }
    const findings = (await runAuditor(orders)) as Findings
    const counts = ledger.counts()
    const unacknowledgedCommitted = counts.unacknowledgedCommitted + findings.unacknowledgedCommitted
    return {
      storage: options.storage,
      seed: options.seed,
      seconds,
      kills,
      ...counts,
      ...findings,
      unacknowledgedCommitted,
    }
  } finally {
    await drop()
  }
}

const staffed = async (place: Place): Promise<void> => {
  const { storage, close } = await openPlace(place)
  try {
    const settings = { storage, chapters: regulation(), calendar: companyCalendar, outbox: true, clock: () => start }
    const desk = await openDesk(settings)
    for (const step of staffing(engineers)) await give(desk, tenant, step, undefined)
  } finally {
    await close()
  }
}

/** After so many reports at most a worker's last moments begin: on a slow machine it lives longer. */
const answersMost = 80
const lastMomentMs = 60

/** How many of them have their end set before they have opened the storage: PGlite takes seconds for it. */
const earlyDeaths: Readonly<Record<StorageName, number>> = { postgres: 0.1, mariadb: 0.1, sqlite: 0.1, pglite: 0.5 }
const earlyMomentMs = 1_000

class Supervisor {
  readonly #options: ChaosOptions
  readonly #place: Place
  readonly #ledger: Ledger
  readonly #shape: Shape
  readonly #random: Chance
  /** Who works now, by the worker's number. */
  readonly #working = new Map<number, WorkerProcess>()
  #spare: WorkerProcess
  #kills = 0
  #began: number | undefined
  #over = false

  constructor(options: ChaosOptions, place: Place, ledger: Ledger) {
    this.#options = options
    this.#place = place
    this.#ledger = ledger
    this.#shape = shapes[options.storage]
    this.#random = new Chance(options.seed)
    this.#spare = new WorkerProcess()
  }

  async run(): Promise<{ readonly kills: number; readonly seconds: number }> {
    const crash = new AbortController()
    const workers = Array.from({ length: this.#shape.workers }, (_, worker) =>
      this.#kept(worker).catch((error: unknown) => {
        this.#over = true
        crash.abort(error)
      }),
    )
    const telling = setInterval(() => this.#tell(), 1_000)
    try {
      while (!this.#isOver()) await pause(50)
    } finally {
      this.#over = true
      clearInterval(telling)
      this.#spare.kill()
      for (const process of this.#working.values()) if (process.kill()) this.#kills += 1
      await Promise.all(workers)
    }
    crash.signal.throwIfAborted()
    return { kills: this.#kills, seconds: (performance.now() - (this.#began ?? performance.now())) / 1_000 }
  }

  /** Has one worker after the other do what this worker has to do. */
  async #kept(worker: number): Promise<void> {
    while (!this.#over) {
      const process = this.#spare
      this.#spare = new WorkerProcess()
      this.#working.set(worker, process)
      const { broken } = this.#options
      let answersLeft = Math.floor(this.#random.between(0, answersMost))
      const endIn = (most: number) => setTimeout(() => this.#kill(process), this.#random.between(0, most))
      if (this.#random.next() < earlyDeaths[this.#options.storage]) endIn(earlyMomentMs)
      const orders = { place: this.#place, shape: this.#shape, lanes: this.#ledger.lanes(worker) }
      await process.work({ ...orders, ...(broken === undefined ? {} : { broken }) }, (report) => {
        if (report.type === "ready") this.#began ??= performance.now()
        if (report.type !== "sent" && answersLeft-- === 0) endIn(lastMomentMs)
        this.#ledger.note(report)
      })
    }
  }

  #kill(process: WorkerProcess): void {
    if (this.#over || !process.kill()) return
    this.#kills += 1
  }

  #isOver(): boolean {
    if (this.#over) return true
    if (this.#began === undefined) return false
    const seconds = (performance.now() - this.#began) / 1_000
    const { seconds: asked, killsLeast = 0, secondsMost = asked } = this.#options
    return seconds >= asked && (this.#kills >= killsLeast || seconds >= secondsMost)
  }

  #tell(): void {
    const { acknowledged, unacknowledgedCommitted } = this.#ledger.counts()
    this.#options.progress?.(
      `${this.#kills} kills, ${acknowledged} acknowledged, ${unacknowledgedCommitted} of them only when asked again`,
    )
  }
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))
