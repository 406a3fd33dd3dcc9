import { type Desk, openDesk } from "@fieldcare/core"
import type { Lifecycle } from "@fieldcare/core/engine"
import { programmes } from "@fieldcare/core/programme"
import { quality } from "@fieldcare/core/quality"
import { installedUnitId, service } from "@fieldcare/core/service"
import type { StoragePort } from "@fieldcare/core/storage"
import { team } from "@fieldcare/core/team"
import { calendar } from "@fieldcare/core/time"
import { memoryStorage } from "@fieldcare/storage-memory"
import { validInput } from "@fieldcare/testkit"
import * as fc from "fast-check"
import { afterAll, describe, expect, test } from "vitest"
import { pgliteStorage } from "../src/pglite/index.ts"
import { freshPGlite } from "./servers/fresh-pglite.ts"

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const start = Date.UTC(2026, 2, 2, 1)

// A company without a store: where there is one, a part is built in only once it was issued, and the walk over the
// stock in the contract goes through that.
const chapters = [team, service, quality, programmes] as const

const office = [["09:00", "18:00"]] as const
const company = calendar({
  id: "company",
  version: "1",
  zone: "Asia/Shanghai",
  week: { monday: office, tuesday: office, wednesday: office, thursday: office, friday: office },
})

type Method = (...parameters: ReadonlyArray<unknown>) => Promise<unknown>
type Door = Readonly<Record<string, Readonly<Record<string, Method>>>>
interface Asked {
  readonly actor: string
  readonly kind: string
  readonly command: string
  readonly parameters: ReadonlyArray<unknown>
}

const roles: Readonly<Record<string, ReadonlyArray<string>>> = {
  clara: ["clerk", "dispatcher", "supervisor", "specialist"],
  eve: ["engineer"],
  emil: ["engineer", "clerk"],
  olga: ["personnel", "fleet", "quality"],
  hugo: ["quality"],
  sweeper: ["system"],
}

/** What both desks share: the clock, and a tenant for each run. */
const world = { now: start, tenant: "" }
/** A desk with ids of its own, which go alike on both as long as both are asked the same. */
const opened = async <Handle>(storage: StoragePort<Handle>) => {
  let ids = 0
  const desk: Desk<Handle, typeof chapters> = await openDesk({
    storage,
    chapters,
    calendar: company,
    clock: () => world.now,
    ids: () => `id-${String(++ids).padStart(8, "0")}`,
  })
  return {
    door: (actor: string) => desk.as({ id: actor, tenant: world.tenant, roles: roles[actor]! }) as never as Door,
    due: () => desk.due({ id: "sweeper", tenant: world.tenant, roles: ["system"] }, start + 400 * day, 500),
  }
}
type Opened = Awaited<ReturnType<typeof opened>>

/** What came of it: the answer, or everything that an error tells. */
const outcome = async (promise: Promise<unknown>): Promise<object> =>
  promise.then(
    (answer) => ({ answer }),
    (error: {
      readonly _tag: string
      readonly violations?: unknown
      readonly problems?: unknown
      readonly message: string
    }) => {
      if (!["Refused", "InputInvalid", "NotFound", "KeyReused"].includes(error._tag)) throw error
      return { error: error._tag, violations: error.violations, problems: error.problems, message: error.message }
    },
  )

const pglite = await freshPGlite()
const memory = await opened(memoryStorage())
const database = await opened(pgliteStorage({ client: pglite }))

afterAll(() => pglite.close())

const done = async (asked: Asked) => {
  const run = (desk: Opened) => outcome(desk.door(asked.actor)[asked.kind]![asked.command]!(...asked.parameters))
  const expected = await run(memory)
  expect(await run(database), `${asked.kind}.${asked.command} ${JSON.stringify(asked.parameters)}`).toEqual(expected)
  return expected
}

const offer = { part: "K-20", name: "Compressor", price: { amountMinor: 48_000, currency: "CNY" }, warrantyDays: 90 }
const product = { model: "K-series" }
const unit = installedUnitId(product.model, "K-1")
const steps = [
  { id: "isolate", title: "Isolate", check: "No voltage", safety: true },
  { id: "replace", title: "Replace", check: "Seated", safety: false },
]

const staffed = async () => {
  const ask = (actor: string, kind: string, command: string, ...parameters: ReadonlyArray<unknown>) =>
    done({ actor, kind, command, parameters })
  for (const id of ["eve", "emil"]) {
    await ask(
      "olga",
      "person",
      "register",
      { name: `Engineer ${id}`, post: "technician", department: "service" },
      { id },
    )
    await ask("olga", "person", "grantQualification", id, {
      id: "q1",
      services: ["repair"],
      products: ["K-series"],
      certificate: "Refrigeration",
      validFrom: start - 100 * day,
      validUntil: start + 900 * day,
    })
  }
  await ask("olga", "vehicle", "register", { plate: "沪A-1", odometerKm: 100 }, { id: "van-3" })
  await ask("olga", "vehicle", "recordCheck", "van-3", { passed: true, odometerKm: 100 })
  await ask(
    "olga",
    "standard",
    "draft",
    { service: "repair", product: "K-series", edition: 1, title: "Repair", steps },
    { id: "std-1" },
  )
  await ask("olga", "standard", "submit", "std-1", {})
  await ask("hugo", "standard", "approve", "std-1", {})
  const evaluation = { subject: "evaluation", title: "Service quality", owner: "hugo", scope: "All teams" }
  await ask("olga", "programme", "establish", evaluation, { id: "prg-1" })
  const customer = { id: "c-wang", name: "Wang Fang", telephone: "+86 21 5555 0101" }
  await ask("clara", "installedUnit", "register", { ...product, serial: "K-1", customer, site: { address: "12 Rd" } })
  const time = { every: 1, unit: "months", anchor: start + 5 * day, onDayOff: "keep" }
  await ask("clara", "maintenancePlan", "start", { unit, task: "Service", rhythm: { time } }, { id: "plan-1" })
}

/** The way through a ticket's life: what is aimed at in each status. */
const goals: Readonly<Record<string, string>> = {
  received: "agreeAppointment",
  withSpecialist: "answer",
  answered: "close",
  offered: "agreeAppointment",
  scheduled: "setOut",
  "visit.onTheWay": "arrive",
  "visit.onSite": "startWork",
  "visit.working": "complete",
  toReschedule: "agreeAppointment",
  waitingForCustomer: "resume",
  waitingForParts: "resume",
  completed: "accept",
  rework: "agreeAppointment",
  accepted: "close",
  closed: "reopen",
}

interface TicketSeen {
  readonly id: string
  readonly status: string
  readonly work: { readonly steps: ReadonlyArray<{ readonly step: string; readonly result: string }> }
  readonly visits: ReadonlyArray<{ readonly engineer: string }>
  readonly acceptance: {
    readonly form?: string
    readonly remarks: ReadonlyArray<{ readonly number: number; readonly forwardedAt?: number }>
  }
  readonly aftercare: { readonly problems: ReadonlyArray<{ readonly number: number; readonly solvedAt?: number }> }
}

/** An input that makes sense, for the commands in which a drawn one seldom does. */
const sensible = (ticket: TicketSeen, command: string, chance: number): object | undefined => {
  const window = { from: world.now + hour, to: world.now + 2 * hour }
  const engineer = chance % 3 === 0 ? "emil" : "eve"
  const undone = steps.find(({ id }) => ticket.work.steps.findLast(({ step }) => step === id)?.result !== "done")
  const inputs: Readonly<Record<string, object>> = {
    receive: {
      channel: "hotline",
      service: "repair",
      priority: "high",
      customer: { id: "c-wang", name: "Wang", telephone: "+86", address: "Rd 1" },
      product,
      description: "Broken",
    },
    agreeAppointment: { engineer, window, agreedWithCustomer: true, address: "Rd 1" },
    changeAppointment: { engineer, window, agreedWithCustomer: true, requestedBy: "customer", reason: "another day" },
    offerAppointment: { windows: [window] },
    confirmSite: { product, conditions: "dry", ready: true },
    prepareKit: { items: [{ kind: "tool", name: "Pump", ready: true }] },
    assignVehicle: { vehicle: "van-3" },
    arrive: { identityShown: true, atAgreedPlace: true },
    completeStep: { step: undone?.id ?? "replace", result: "done" },
    recordConsent: { offer, agreed: true, means: "signature" },
    replacePart: { ...offer, newSerial: "S-1" },
    recordTest: { passed: true },
    explainUse: { use: true, precautions: true },
    accept: {
      signature: { signedBy: "Wang", shown: ticket.acceptance.form ?? "0".repeat(64) },
      ...(chance % 2 === 0 ? { remarks: [{ text: "loud" }] } : {}),
    },
    forwardRemark: {
      remark: ticket.acceptance.remarks.find(({ forwardedAt }) => forwardedAt === undefined)?.number ?? 1,
      department: "product",
    },
    solveProblem: { problem: ticket.aftercare.problems.find(({ solvedAt }) => solvedAt === undefined)?.number ?? 1 },
    reopen: { sameFault: true, reason: "again" },
    cannotComplete: { reason: "partsOnOrder", follows: "waitForParts" },
    waitForParts: { reason: "partsOnOrder" },
    waitForCustomer: { reason: "siteNotReady" },
    answer: { atOnce: true, text: "Switch it on" },
  }
  return inputs[command]
}

const pools = {
  texts: [
    "isolate",
    "replace",
    "eve",
    "emil",
    "van-3",
    "std-1",
    "K-series",
    "partsOnOrder",
    "customerUnreachable",
    "c-wang",
    unit,
    "2026-03-07",
  ],
  numbers: [start, start + day, start + 30 * day],
}
const commands = chapters
  .flatMap((chapter): ReadonlyArray<Lifecycle> => chapter.lifecycles)
  .flatMap(({ kind, commands }) =>
    Object.entries(commands).map(([command, { input, creates, by }]) => ({
      kind,
      command,
      inputs: validInput(input, pools),
      creates: creates === true,
      by,
    })),
  )
const drawnCommands = fc.constantFrom(...commands.filter(({ kind }) => kind === "ticket"), ...commands).chain((one) =>
  one.inputs.map((input) => ({
    kind: one.kind,
    command: one.command,
    creates: one.creates,
    by: one.by,
    input,
  })),
)

const moves = fc.record({
  minutes: fc.oneof({ weight: 8, arbitrary: fc.nat(40) }, { weight: 1, arbitrary: fc.nat(4_000) }),
  ticket: fc.nat(2),
  aimed: fc.nat(9).map((chance) => chance < 8),
  keepsRole: fc.nat(9).map((chance) => chance < 8),
  chance: fc.nat(1_000),
  drawn: drawnCommands,
  key: fc.option(fc.constantFrom("k-1", "k-2", "k-3"), { freq: 12 }),
})
type Move = typeof moves extends fc.Arbitrary<infer M> ? M : never

const actorFor = (kind: string, command: string, { keepsRole, chance }: Move, ticket?: TicketSeen): string => {
  if (!keepsRole) return Object.keys(roles)[chance % Object.keys(roles).length]!
  const by = commands.find((one) => one.kind === kind && one.command === command)!.by
  const may = Object.keys(roles).filter((actor) => roles[actor]!.some((role) => by.includes(role)))
  const appointed = ticket?.visits.at(-1)?.engineer
  return appointed !== undefined && by.includes("engineer") && !by.includes("clerk")
    ? appointed
    : (may[chance % may.length] ?? "sweeper")
}

const asTicket = (id: string) => memory.door("clara")["ticket"]!["get"]!(id) as Promise<TicketSeen>

/** The command that leads towards the goal: the goal itself, or what would mend the first refusal of it. */
const aimedAt = async (ticket: TicketSeen, move: Move): Promise<Asked | undefined> => {
  let name = goals[ticket.status]
  for (let depth = 0; name !== undefined && depth < 3; depth++) {
    const input =
      sensible(ticket, name, move.chance) ??
      (name === move.drawn.command
        ? move.drawn.input
        : fc.sample(commands.find((one) => one.kind === "ticket" && one.command === name)!.inputs, {
            numRuns: 1,
            seed: move.chance,
          })[0])
    const actor = actorFor("ticket", name, { ...move, keepsRole: true }, ticket)
    const explained = await done({ actor, kind: "ticket", command: "explain", parameters: [ticket.id, name, input] })
    const violations = (explained as { readonly answer?: ReadonlyArray<{ readonly mend?: string }> }).answer ?? []
    const mend = violations.find((violation) => violation.mend !== undefined)?.mend
    if (mend === undefined || mend === `ticket.${name}`)
      return { actor, kind: "ticket", command: name, parameters: [ticket.id, input] }
    if (mend === "vehicle.recordCheck")
      return {
        actor: "olga",
        kind: "vehicle",
        command: "recordCheck",
        parameters: ["van-3", { passed: true, odometerKm: 100 }],
      }
    name = mend.startsWith("ticket.") ? mend.slice("ticket.".length) : undefined
  }
  return undefined
}

const idsOf: Readonly<Record<string, ReadonlyArray<string>>> = {
  ticket: ["T-0", "T-1", "T-2"],
  person: ["eve", "emil"],
  vehicle: ["van-3"],
  standard: ["std-1"],
  programme: ["prg-1"],
  installedUnit: [unit],
  maintenancePlan: ["plan-1"],
}

const next = async (move: Move): Promise<Asked> => {
  const id = `T-${move.ticket}`
  const found = (await outcome(asTicket(id))) as { readonly answer?: TicketSeen }
  if (found.answer === undefined) {
    const empty: TicketSeen = {
      id,
      status: "new",
      work: { steps: [] },
      visits: [],
      acceptance: { remarks: [] },
      aftercare: { problems: [] },
    }
    return { actor: "clara", kind: "ticket", command: "receive", parameters: [sensible(empty, "receive", 0), { id }] }
  }
  const aimed = move.aimed ? await aimedAt(found.answer, move) : undefined
  if (aimed !== undefined) return aimed
  const { kind, command, creates, input } = move.drawn
  const actor = actorFor(kind, command, move, found.answer)
  const options = move.key === null ? {} : { key: move.key }
  const own =
    kind === "ticket" && move.chance % 2 === 0 ? (sensible(found.answer, command, move.chance) ?? input) : input
  const other = kind === "ticket" ? id : idsOf[kind]![move.chance % idsOf[kind]!.length]!
  return { actor, kind, command, parameters: creates ? [own, options] : [other, own, options] }
}

const questions = async () => {
  for (const [kind, ids] of Object.entries(idsOf)) {
    for (const id of ids) {
      for (const question of ["get", "journal", "verify", "duties", "options"]) {
        const [expected, found] = await Promise.all(
          [memory, database].map((desk) => outcome(desk.door("clara")[kind]![question]!(id))),
        )
        expect(found, `${question} of ${kind} ${id}`).toEqual(expected)
        if (question === "verify" && "answer" in expected!)
          expect(expected.answer).toMatchObject({ faults: [], notes: [] })
      }
    }
    const [expected, found] = await Promise.all(
      [memory, database].map((desk) => desk.door("clara")[kind]!["find"]!({ limit: 500 })),
    )
    expect(found).toEqual(expected)
  }
  const [expected, found] = await Promise.all([memory.due(), database.due()])
  expect(found).toEqual(expected)
}

describe("memory and PGlite", () => {
  const statuses = new Map<string, number>()
  let accepted = 0
  let refused = 0
  let runs = 0

  test("answer alike, whatever is asked in whatever order, through the whole life of a ticket", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(moves, { minLength: 80, maxLength: 160, size: "max" }), async (script) => {
        world.now = start
        world.tenant = `tenant-${runs++}`
        await staffed()
        for (const move of script) {
          world.now += move.minutes * minute
          const came = (await done(await next(move))) as { readonly answer?: TicketSeen }
          if (came.answer === undefined) refused++
          else accepted++
          if (came.answer?.id.startsWith("T-") === true)
            statuses.set(came.answer.status, (statuses.get(came.answer.status) ?? 0) + 1)
        }
        await questions()
      }),
      { numRuns: Math.ceil(fc.readConfigureGlobal().numRuns! / 10), endOnFailure: true },
    )
    expect(accepted).toBeGreaterThan(refused / 3)
    expect([...statuses.keys()]).toEqual(
      expect.arrayContaining(["received", "scheduled", "visit.working", "completed", "accepted", "closed"]),
    )
  }, 300_000)
})
