// SQLite's method: every command is run with its first call failing, its second, its third, and so on, before and
// after what the call does. Whatever fails, the storage holds what it held before or what it holds after, and
// asking again with the same key leads to what it holds after.
import { type Desk, openDesk, regulation } from "@fieldcare/core"
import { StorageError, type StoragePort } from "@fieldcare/core/storage"
import { sqliteStorage } from "@fieldcare/storage-kysely/sqlite"
import { memoryStorage } from "@fieldcare/storage-memory"
import { failingStorage, type Fault, type Verb } from "@fieldcare/testkit"
import * as Effect from "effect/Effect"
import { describe, expect, test } from "vitest"
import { canonicalText } from "../src/canonical-text.ts"
import { companyCalendar } from "../src/company.ts"
import { start } from "../src/instants.ts"
import { type Answer, type Chapters, commands, give, type Step } from "../src/step.ts"
import { type RecordName, TenantView } from "../src/whole-state.ts"
import { everyCommand } from "./every-command.ts"

const tenant = "acme"

/** How the desk is opened, and what stands between it and the storage that fails. */
interface Opening<Handle> {
  readonly recentRecordsMax?: number
  readonly around?: (storage: StoragePort<Handle>) => StoragePort<Handle>
}

/** A desk whose clock and ids go by the step, so that all attempts at one step are the same attempt. */
const opened = async <Handle>(
  storage: StoragePort<Handle>,
  { recentRecordsMax = 0, around = (port) => port }: Opening<Handle> = {},
) => {
  const at = { now: start, step: "", ids: 0 }
  const failing = failingStorage(storage)
  const desk: Desk<Handle, Chapters> = await openDesk({
    storage: around(failing.storage),
    chapters: regulation(),
    calendar: companyCalendar,
    outbox: true,
    recentRecordsMax,
    clock: () => at.now,
    ids: () => `${at.step}-${String(++at.ids).padStart(3, "0")}`,
  })
  const last = new Map<string, Answer>()
  const view = new TenantView(storage, tenant)
  return {
    ...failing,
    desk,
    view,
    attempt: async (number: number, step: Step, now: number, fault?: Fault): Promise<Answer> => {
      Object.assign(at, { now, step: `step-${number}`, ids: 0 })
      failing.arm(fault)
      const answer = await give(desk, tenant, step, last.get(step.id), { key: `key-${number}` })
      last.set(step.id, answer)
      return answer
    },
    /** The records that a step is about, what its key stands for, and the open duties. */
    seen: async (number: number, { by }: Step, records: ReadonlyArray<RecordName>): Promise<string> => {
      const states = []
      for (const name of records) states.push(await view.record(name))
      return canonicalText([states, (await view.remembered(by, `key-${number}`)) ?? null, await view.duties()])
    },
    everything: async (): Promise<string> => {
      const states = []
      for (const name of await view.names()) states.push(await view.record(name))
      return canonicalText([states, await view.claimedDuties(), (await view.drainedMessages()).toSorted(byReference)])
    },
  }
}

const byReference = (a: RecordName & { sequence: number }, b: RecordName & { sequence: number }) =>
  `${a.kind} ${a.id}` < `${b.kind} ${b.id}` ? -1 : a.kind === b.kind && a.id === b.id ? a.sequence - b.sequence : 1

/** A step that went undisturbed: what it answered and wrote, and what was seen before and after. */
interface Told {
  readonly step: Step
  readonly now: number
  readonly answer: Answer
  readonly written: ReadonlyArray<RecordName>
  readonly before: string
  readonly after: string
}

/** The whole walk without a fault, told twice: what a step writes is known from the first time. */
const undisturbed = async () => {
  const [first, second] = [await opened(memoryStorage()), await opened(memoryStorage())]
  const told: Array<Told> = []
  let now = start
  for (const [number, step] of everyCommand.entries()) {
    now += step.laterMs
    const versions = await first.view.versions()
    await first.attempt(number, step, now)
    const written = [...(await first.view.versions()).values()].filter(
      ({ kind, id, version }) => versions.get(`${kind} ${id}`)?.version !== version,
    )
    const before = await second.seen(number, step, written)
    const answer = await second.attempt(number, step, now)
    told.push({ step, now, answer, written, before, after: await second.seen(number, step, written) })
  }
  return { told, end: await second.everything() }
}

/** A fault of the first attempt at every step, and one of the second, each where the step has such a call. */
interface Round {
  readonly first: Fault
  readonly second?: Fault
}

const failed = async (attempt: Promise<unknown>): Promise<boolean> =>
  attempt.then(
    () => false,
    (error: unknown) => {
      if (error instanceof StorageError && error.reason._tag === "StorageUnavailable") return true
      throw error
    },
  )

/** Tells the walk on an empty storage with the faults of a round; answers which call failed of which command. */
const disturbed = async <Handle>(
  storage: StoragePort<Handle>,
  { told, end }: Awaited<ReturnType<typeof undisturbed>>,
  { first, second }: Round,
  opening: Opening<Handle> = {},
): Promise<ReadonlyArray<string>> => {
  const scene = await opened(storage, opening)
  const hits: Array<string> = []
  for (const [number, { step, now, answer, written, before, after }] of told.entries()) {
    const command = `${step.kind}.${step.command}`
    const what = `${command} (step ${number})`
    const attempts = second === undefined ? [first] : [first, second]
    let done = false
    let hit = false
    for (const [attempt, fault] of attempts.entries()) {
      hit = await failed(scene.attempt(number, step, now, fault))
      const calls = scene.calls()
      if (hit && attempt === attempts.length - 1) hits.push(`${command} ${calls.at(-1)} ${fault.when}`)
      done ||= (hit && fault.when === "before" ? calls.slice(0, -1) : calls).includes("commit")
      // Where there is no such call, or the first attempt fails in the same way, all went as in the round before.
      if ((!hit && fault.call > 1) || (attempt === 0 && (second?.call ?? 1) > 1)) continue
      const seen = await scene.seen(number, step, written)
      expect([before, after].indexOf(seen), `${what}: 0 as before, 1 as after`).toBe(done ? 1 : 0)
    }
    if (!hit && attempts.at(-1)!.call > 1) {
      scene.arm(undefined)
      continue
    }
    expect(await scene.attempt(number, step, now), `${what}, asked again`).toEqual(answer)
    expect(await scene.seen(number, step, written), `${what}, asked again`).toBe(after)
  }
  for (const { kind, id } of await scene.view.names()) {
    const door = scene.desk.as({ id: "sweeper", tenant, roles: ["system"] }) as never as Verifying
    expect(await door[kind]!.verify(id)).toMatchObject({ faults: [], notes: [] })
  }
  expect(await scene.everything()).toBe(end)
  return hits
}

type Verifying = Readonly<Record<string, { readonly verify: (id: string) => Promise<object> }>>

const whens = ["before", "after"] as const

/**
 * Rounds without end: the caller stops at the first number of which nothing was hit. Where records are at hand, what
 * a command calls depends on what failed before it, so its commit is counted by itself.
 */
const rounds = {
  "a command": (call: number, verb: { readonly verb?: Verb }) =>
    whens.map((when): Round => ({ first: { call, when, ...verb } })),
  "asking again after a commit that nobody answered": (call: number) =>
    whens.map((when): Round => ({ first: { verb: "commit", call: 1, when: "after" }, second: { call, when } })),
}

/** The calls that a command makes at the least: they must have failed in both ways, for every command. */
const leastCalls: Readonly<Record<keyof typeof rounds, ReadonlyArray<Verb>>> = {
  "a command": ["commit"],
  "asking again after a commit that nobody answered": ["load", "journal", "personal"],
}

/** What the desk would be on if a law were broken; each must be found out. */
const broken: Readonly<Record<string, NonNullable<Opening<unknown>["around"]>>> = {
  "forgets keys": (storage) => ({ ...storage, commit: ({ key: _, ...unit }) => storage.commit(unit) }),
  "writes a unit in two halves": (storage) => ({
    ...storage,
    commit: ({ writes: [first, ...others], ...unit }) =>
      others.length === 0
        ? storage.commit({ ...unit, writes: [first!] })
        : Effect.andThen(
            storage.commit({ ...unit, entries: [], messages: [], writes: others }),
            storage.commit({ ...unit, writes: [first!] }),
          ),
  }),
  "forgets the messages of what follows": (storage) => ({
    ...storage,
    commit: (unit) => storage.commit({ ...unit, messages: unit.messages.slice(0, 1) }),
  }),
  "takes a failure for a success": (storage) => ({
    ...storage,
    // oxlint-disable-next-line promise/valid-params -- an Effect, not a Promise
    commit: (unit) => Effect.catch(storage.commit(unit), () => Effect.succeed(new Map())),
  }),
}

const storages: Readonly<Record<string, () => { readonly storage: StoragePort; readonly close: () => Promise<void> }>> =
  {
    memory: () => ({ storage: memoryStorage() as StoragePort, close: async () => {} }),
    SQLite: () => {
      const storage = sqliteStorage()
      return { storage: storage as StoragePort, close: () => storage.close() }
    },
  }

const told = await undisturbed()

test("the walk gives every command of every lifecycle", async () => {
  const scene = await opened(memoryStorage())
  for (const [number, { step, now }] of told.told.entries()) await scene.attempt(number, step, now)
  const entries = []
  for (const name of await scene.view.names()) entries.push(...(await scene.view.journal(name)))
  const all = [...commands.keys()]
  expect(all.filter((name) => name.startsWith("ticket."))).toHaveLength(46)
  expect([...new Set(entries.map(({ kind, command }) => `${kind}.${command}`))].toSorted()).toEqual(all.toSorted())
})

describe.each(
  Object.entries(storages).flatMap(([name, open]) => [
    [`${name}, read before every command`, open, 0] as const,
    [`${name}, with records at hand`, open, 1_000] as const,
  ]),
)("on %s", (_, open, recentRecordsMax) => {
  test.each(["a command", "asking again after a commit that nobody answered"] as const)(
    "whichever call of %s fails, nothing is lost, doubled or half",
    async (what) => {
      const hits: Array<string> = []
      for (let call = 1; ; call++) {
        const before = hits.length
        for (const round of rounds[what](call, recentRecordsMax === 0 ? {} : { verb: "commit" })) {
          const { storage, close } = open()
          hits.push(...(await disturbed(storage, told, round, { recentRecordsMax }).finally(close)))
        }
        if (hits.length === before) break
      }
      const given = told.told.map(({ step }) => `${step.kind}.${step.command}`)
      const expected = given.flatMap((command) =>
        leastCalls[what].flatMap((verb) => whens.map((when) => `${command} ${verb} ${when}`)),
      )
      expect(new Set(hits)).toEqual(new Set([...hits, ...expected]))
    },
    120_000,
  )
})

test.each(Object.entries(broken))("a storage that %s is found out", async (_, around) => {
  for (const one of [1, 2, 3].flatMap((call) => Object.values(rounds).flatMap((round) => round(call, {})))) {
    const found = await disturbed(memoryStorage() as StoragePort, told, one, { around }).then(
      () => false,
      () => true,
    )
    if (found) return
  }
  expect.unreachable("no round found it out")
})
