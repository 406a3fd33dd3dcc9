import { InputInvalid, KeyReused, NotFound, Refused } from "@fieldcare/core"
import { digestOf } from "@fieldcare/core/engine"
import { StorageError, type StoragePort, StorageUnavailable } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import { describe, expect, test } from "vitest"
import {
  accepted,
  actor,
  agreed,
  day,
  everything,
  failure,
  type Handle,
  hour,
  intake,
  minute,
  offer,
  openedOn,
  openScene,
  refusedRules,
  start,
  window,
  working,
} from "./scene.ts"

const canary = "CANARY-7f3c"
const personalIntake = {
  ...intake,
  customer: { id: "c-canary", name: `${canary} name`, telephone: `${canary} tel`, address: `${canary} street` },
  description: `${canary} text`,
}

describe("a command", () => {
  test("answers the record with its version, personal texts in their places", async () => {
    const { clerk } = await openScene()
    const ticket = await clerk.ticket.receive(intake, { id: "T-1" })
    const { customer, ...request } = intake
    expect(ticket).toMatchObject({ id: "T-1", version: 1, status: "received" })
    expect(ticket).toMatchObject({ customer, request: { ...request, receivedAt: start } })
    expect(await clerk.ticket.get("T-1")).toEqual(ticket)
    const noted = await clerk.ticket.note("T-1", { text: "asked twice" })
    expect(noted).toMatchObject({
      version: 2,
      customer: intake.customer,
      notes: [{ text: "asked twice", by: "clara", at: start }],
    })
  })

  test("makes an id where none is given", async () => {
    const { clerk } = await openScene()
    const { id } = await clerk.ticket.receive(intake)
    expect(id).toMatch(/^id-\d{6}$/)
    expect((await clerk.ticket.get(id)).id).toBe(id)
  })

  test("that is accepted writes one entry with what was decided and under what", async () => {
    const { clerk } = await openScene()
    await clerk.ticket.receive(intake, { id: "T-1" })
    const [entry, ...more] = await clerk.ticket.journal("T-1")
    expect(more).toEqual([])
    expect(entry).toMatchObject({
      tenant: "acme",
      kind: "ticket",
      id: "T-1",
      sequence: 1,
      command: "receive",
      actor: { id: "clara", roles: ["clerk"] },
      occurredAt: start,
      recordedAt: start,
      from: "new",
      to: "received",
      decidedUnder: { policy: "fieldcare-1", lifecycle: 1 },
      previous: "0".repeat(64),
    })
  })

  test("of a whole life leaves a journal that verifies, and frees the engineer", async () => {
    const scene = await openScene()
    const { clerk, engineer } = scene
    await accepted(scene, "T-1")
    await clerk.ticket.recordFollowUp("T-1", { score: 5 })
    expect((await clerk.ticket.close("T-1", {})).status).toBe("closed")
    expect(await clerk.ticket.verify("T-1")).toMatchObject({ faults: [], notes: [] })
    expect(await engineer.person.verify("eve")).toMatchObject({ faults: [], notes: [] })
    expect((await engineer.person.get("eve")).bookings).toEqual([])
    const via = (await engineer.person.journal("eve")).map(({ command, via }) => [command, via])
    expect(via.slice(-2)).toEqual([
      ["book", "ticket.agreeAppointment"],
      ["release", "ticket.complete"],
    ])
  })

  test("that shows something to be signed keeps the digest of it in its journal entry", async () => {
    const scene = await openScene()
    await accepted(scene, "T-1")
    const entry = (await scene.clerk.ticket.journal("T-1")).find(({ command }) => command === "complete")!
    const { form, summary } = entry.events[0]!.data as { readonly form: string; readonly summary: string }
    const shown = {
      ticket: "T-1",
      service: "repair",
      product: intake.product,
      steps: [
        { step: "isolate", result: "done" },
        { step: "replace", result: "done" },
      ],
      parts: [{ ...offer, newSerial: "C-1" }],
      tests: [true],
      summary,
    }
    expect(form).toBe(digestOf(shown))
  })
})

describe("a refusal", () => {
  test("tells every violated rule in both languages, and changes nothing", async () => {
    const scene = await openScene()
    await agreed(scene, "T-1")
    const before = await everything(scene.storage)
    const error = (await failure(scene.clerk.ticket.setOut("T-1", {}))) as Refused
    expect(error).toBeInstanceOf(Refused)
    expect(error).toMatchObject({ _tag: "Refused", command: "ticket.setOut", id: "T-1" })
    expect(error.violations[0]!.rule).toBe("role-may")
    expect(error.violations.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(["own-visit", "kit-ready", "plan-made"]),
    )
    for (const { clause, message, remedy } of error.violations) {
      expect(clause).toMatch(/^\d(\.\d+)+$/)
      for (const text of [message.en, message["zh-Hans"], remedy.en, remedy["zh-Hans"]]) {
        expect(text).not.toBe("")
        expect(text).not.toMatch(/\{\w+\}|undefined|\[object/)
      }
      expect(message["zh-Hans"]).toMatch(/\p{Script=Han}/u)
    }
    expect(error.message).toBe(error.in("en"))
    expect(error.in("zh-Hans").split("\n")).toHaveLength(error.violations.length)
    expect(await everything(scene.storage)).toBe(before)
  })

  test("tells once what several rules say in the same words, with every clause", async () => {
    const scene = await openScene()
    await agreed(scene, "T-1")
    const error = (await failure(
      scene.engineer.ticket.completeStep("T-1", { step: "isolate", result: "done" }),
    )) as Refused
    expect(error.violations.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(["status-allows-command", "step-of-standard", "safety-steps-never-skipped"]),
    )
    for (const language of ["en", "zh-Hans"] as const) {
      const lines = error.in(language).split("\n")
      expect(new Set(lines).size).toBe(lines.length)
      expect(lines).toHaveLength(error.told.length)
    }
    expect(error.in("en").match(/the standard of this work is not known/g)).toHaveLength(1)
    expect(error.in("zh-Hans").match(/缺少 本次作业的服务标准/g)).toHaveLength(1)
    const told = error.told.find(({ rules }) => rules.includes("step-of-standard"))!
    expect(told).toMatchObject({ clauses: ["3.4.3"], rules: ["step-of-standard", "safety-steps-never-skipped"] })
  })

  test("tells the roles in Chinese, and leaves what was seen as it is in code", async () => {
    const scene = await openScene()
    await agreed(scene, "T-1")
    const { violations } = (await failure(scene.clerk.ticket.setOut("T-1", {}))) as Refused
    expect(violations[0]).toMatchObject({ rule: "role-may", seen: { roles: ["clerk"], allowed: ["engineer"] } })
    expect(violations[0]!.message["zh-Hans"]).toContain("角色 客服 无权执行")
    expect(violations[0]!.remedy["zh-Hans"]).toContain("工程师")
    expect(violations[0]!.message.en).toContain("The roles clerk may not give")
  })

  test("of a command that follows refuses the whole", async () => {
    const scene = await openScene()
    await agreed(scene, "T-1")
    await scene.clerk.ticket.receive(intake, { id: "T-2" })
    const before = await everything(scene.storage)
    const again = scene.clerk.ticket.agreeAppointment("T-2", { engineer: "eve", window, agreedWithCustomer: true })
    expect(await refusedRules(again)).toContain("person-free-in-window")
    expect(await everything(scene.storage)).toBe(before)
  })

  test("comes where the engineer is nobody we know", async () => {
    const scene = await openScene()
    await scene.clerk.ticket.receive(intake, { id: "T-1" })
    const rules = await refusedRules(
      scene.clerk.ticket.agreeAppointment("T-1", { engineer: "ghost", window, agreedWithCustomer: true }),
    )
    expect(rules.length).toBeGreaterThan(0)
  })
})

describe("what is not there", () => {
  test("and what belongs to another tenant are told in the same words", async () => {
    const { desk, clerk } = await openScene()
    await clerk.ticket.receive(intake, { id: "T-1" })
    const foreign = desk.as({ ...actor("mallory", "clerk"), tenant: "other" }).ticket
    const asked = (id: string) => [
      foreign.get(id),
      foreign.journal(id),
      foreign.verify(id),
      foreign.options(id),
      foreign.duties(id),
      foreign.timeline(id, "resolution"),
      foreign.explain(id, "note", { text: "x" }),
      foreign.note(id, { text: "x" }),
      foreign.handOver(id, { to: "eve" }),
    ]
    const told = async (id: string) =>
      Promise.all(asked(id).map(async (answer) => JSON.stringify(await failure(answer)).replaceAll(id, "?")))
    const [there, missing] = [await told("T-1"), await told("T-9")]
    expect(there).toEqual(missing)
    for (const text of there) expect(JSON.parse(text)).toMatchObject({ _tag: "NotFound" })
    expect(await foreign.find()).toEqual({ items: [] })
    expect((await foreign.receive(intake, { id: "T-1" })).version).toBe(1)
    expect((await clerk.ticket.get("T-1")).version).toBe(1)
  })

  test("a duty that a record never had is not found", async () => {
    const { clerk } = await openScene()
    await clerk.ticket.receive(intake, { id: "T-1" })
    expect(await failure(clerk.ticket.timeline("T-1", "dreaming"))).toBeInstanceOf(NotFound)
  })

  test("an id that is no id is invalid input, never a query", async () => {
    const { clerk, calls } = await openScene()
    const before = { ...calls }
    for (const id of [
      undefined,
      null,
      7,
      0,
      true,
      "",
      " ",
      "null",
      "undefined",
      "a b",
      "ä",
      {},
      [],
      ["T-1"],
      Number.NaN,
    ]) {
      for (const answer of [
        clerk.ticket.get(id as never),
        clerk.ticket.note(id as never, { text: "x" }),
        clerk.ticket.explain(id as never, "note", {}),
        clerk.ticket.options(id as never),
      ]) {
        expect(await failure(answer)).toBeInstanceOf(InputInvalid)
      }
    }
    expect(await failure(clerk.ticket.receive(intake, { id: 7 as never }))).toBeInstanceOf(InputInvalid)
    expect(calls).toEqual(before)
  })
})

describe("an idempotency key", () => {
  test("answers the same again, without doing it again", async () => {
    const { clerk } = await openScene()
    const first = await clerk.ticket.receive(intake, { key: "k-1" })
    await clerk.ticket.note(first.id, { text: "later" })
    expect(await clerk.ticket.receive({ ...intake }, { key: "k-1" })).toEqual(first)
    expect((await clerk.ticket.find()).items).toHaveLength(1)
  })

  test("that stands for another command or input is refused", async () => {
    const { clerk } = await openScene()
    await clerk.ticket.receive(intake, { id: "T-1", key: "k-1" })
    expect(await failure(clerk.ticket.receive({ ...intake, paid: false }, { id: "T-1", key: "k-1" }))).toBeInstanceOf(
      KeyReused,
    )
    expect(await failure(clerk.ticket.receive(intake, { id: "T-2", key: "k-1" }))).toBeInstanceOf(KeyReused)
    expect(await failure(clerk.ticket.takeInCharge("T-1", {}, { key: "k-1" }))).toBeInstanceOf(KeyReused)
  })

  test("is the actor's and the tenant's own", async () => {
    const { desk, clerk } = await openScene()
    await clerk.ticket.receive(intake, { id: "T-1", key: "k-1" })
    const colleague = desk.as(actor("carl", "clerk"))
    expect((await colleague.ticket.receive(intake, { id: "T-2", key: "k-1" })).id).toBe("T-2")
    const foreign = desk.as({ ...actor("clara", "clerk"), tenant: "other" })
    expect((await foreign.ticket.receive(intake, { id: "T-3", key: "k-1" })).id).toBe("T-3")
  })

  test("given fifty times at once has one effect and one answer", async () => {
    const { clerk } = await openScene()
    await clerk.ticket.receive(intake, { id: "T-1" })
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => clerk.ticket.note("T-1", { text: "once" }, { key: "k-1" })),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]!.version).toBe(2)
    expect((await clerk.ticket.get("T-1")).notes).toHaveLength(1)
  })

  test("of a refusal is not remembered", async () => {
    const scene = await openScene()
    const { clerk } = scene
    await clerk.ticket.receive(intake, { id: "T-1" })
    await failure(clerk.ticket.reopen("T-1", { sameFault: true, reason: "again" }, { key: "k-1" }))
    expect((await clerk.ticket.note("T-1", { text: "x" }, { key: "k-1" })).version).toBe(2)
  })
})

describe("commands at once", () => {
  test("on one record are all done, one after the other", async () => {
    const { clerk } = await openScene()
    await clerk.ticket.receive(intake, { id: "T-1" })
    await Promise.all(Array.from({ length: 8 }, (_, index) => clerk.ticket.note("T-1", { text: `note ${index}` })))
    const { version, notes } = await clerk.ticket.get("T-1")
    expect([version, notes.length]).toEqual([9, 8])
    expect(await clerk.ticket.verify("T-1")).toMatchObject({ entries: 9, faults: [] })
  })

  test.each([2, 8, 50])("that book one engineer for one window: of %i exactly one is accepted", async (count) => {
    const scene = await openScene()
    const ids = Array.from({ length: count }, (_, index) => `T-${index}`)
    for (const id of ids) await scene.clerk.ticket.receive(intake, { id })
    const outcomes = await Promise.allSettled(
      ids.map((id) => scene.clerk.ticket.agreeAppointment(id, { engineer: "eve", window, agreedWithCustomer: true })),
    )
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    const tags = outcomes.flatMap((outcome) =>
      outcome.status === "rejected" ? [(outcome.reason as { _tag: string })._tag] : [],
    )
    expect([...new Set(tags)].every((tag) => tag === "Refused" || tag === "StorageError")).toBe(true)
    expect((await scene.engineer.person.get("eve")).bookings).toHaveLength(1)
    expect(await scene.engineer.person.verify("eve")).toMatchObject({ faults: [] })
  })

  test("of two tickets under one id exactly one is made", async () => {
    const { desk } = await openScene()
    const outcomes = await Promise.allSettled(
      ["clara", "carl"].map((id) => desk.as(actor(id, "clerk")).ticket.receive(intake, { id: "T-1" })),
    )
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"])
    expect(outcomes.find((outcome) => outcome.status === "rejected")!.reason).toBeInstanceOf(Refused)
  })
})

describe("a transaction", () => {
  test("holds what is done within it together", async () => {
    const { desk, clerk } = await openScene()
    const made = await desk.transaction(async (handle) => {
      const inside = desk.within(handle).as(actor("clara", "clerk"))
      await inside.ticket.receive(intake, { id: "T-1" })
      expect(await failure(inside.ticket.reopen("T-1", { sameFault: true, reason: "x" }))).toBeInstanceOf(Refused)
      return inside.ticket.note("T-1", { text: "within" })
    })
    expect(made.version).toBe(2)
    expect(await clerk.ticket.get("T-1")).toEqual(made)
  })

  test("that throws leaves nothing, and throws what it threw", async () => {
    const { desk, storage, clerk } = await openScene()
    const before = await everything(storage)
    const cause = new Error("the host changed its mind")
    const attempt = desk.transaction(async (handle) => {
      await desk.within(handle).as(actor("clara", "clerk")).ticket.receive(intake, { id: "T-1" })
      throw cause
    })
    await expect(attempt).rejects.toBe(cause)
    expect(await everything(storage)).toBe(before)
    expect(await failure(clerk.ticket.get("T-1"))).toBeInstanceOf(NotFound)
  })
})

describe("a listing", () => {
  test("comes in pages that neither repeat nor skip", async () => {
    const { clerk } = await openScene()
    const ids = Array.from({ length: 23 }, (_, index) => `T-${String(index).padStart(2, "0")}`)
    for (const id of ids) await clerk.ticket.receive(intake, { id })
    for (const order of ["ascending", "descending"] as const) {
      const seen: Array<string> = []
      let after: string | undefined
      do {
        const page = await clerk.ticket.find({ order, limit: 5, ...(after === undefined ? {} : { after }) })
        seen.push(...page.items.map(({ id }) => id))
        after = page.next
      } while (after !== undefined)
      expect(seen).toEqual(order === "ascending" ? ids : ids.toReversed())
    }
  })

  test("finds by status, category and declared columns, with texts in their places", async () => {
    const scene = await openScene()
    await agreed(scene, "T-1")
    await scene.clerk.ticket.receive({ ...intake, priority: "low" }, { id: "T-2" })
    const found = async (where: object) =>
      (await scene.clerk.ticket.find({ where: where as never })).items.map(({ id }) => id)
    expect(await found({ status: "scheduled" })).toEqual(["T-1"])
    expect(await found({ engineer: "eve" })).toEqual(["T-1"])
    expect(await found({ priority: ["low", "high"], category: "open" })).toEqual(["T-1", "T-2"])
    expect(await found({ priority: [] })).toEqual([])
    expect((await scene.clerk.ticket.find({ where: { status: "scheduled" } })).items[0]!.customer.name).toBe(
      "Wang Fang",
    )
  })
})

describe("questions", () => {
  test("explain and options tell what a command would be told, and write nothing", async () => {
    const scene = await openScene()
    const { clerk, engineer, calls } = scene
    await agreed(scene, "T-1")
    const before = await everything(scene.storage)
    const commits = calls["commit"]
    const explained = await engineer.ticket.explain("T-1", "setOut", {})
    const refused = (await failure(engineer.ticket.setOut("T-1", {}))) as Refused
    expect(explained).toEqual(refused.violations)
    expect(await clerk.ticket.explain("T-1", "note", { text: canary })).toEqual([])
    const options = await clerk.ticket.options("T-1")
    expect(options.find(({ command }) => command === "note")).toEqual({ command: "note", open: true, violations: [] })
    expect(options.find(({ command }) => command === "setOut")).toMatchObject({
      open: false,
      violations: [{ rule: "role-may" }],
    })
    expect(await failure(clerk.ticket.explain("T-1", "dream" as never, {}))).toBeInstanceOf(InputInvalid)
    expect(calls["commit"]).toBe(commits)
    expect(await everything(scene.storage)).toBe(before)
  })

  test("duties and their timelines tell what is owed, and where the time went", async () => {
    const scene = await openScene()
    const { clerk, clock, desk } = scene
    await agreed(scene, "T-1")
    const states = await clerk.ticket.duties("T-1")
    const due = Object.fromEntries(states.map((one) => [one.id, one.due ?? one.outcome?.type]))
    expect(due).toMatchObject({ "first-response": "met", "arrival-in-window": expect.any(Number) as number })
    const owed = (await desk.due(actor("sys", "system"), start + 30 * day)).filter(({ kind }) => kind === "ticket")
    expect(owed.map(({ duty }) => duty).toSorted()).toEqual(
      states.flatMap((one) => (one.due === null ? [] : [one.id])).toSorted(),
    )
    clock.now = start + 5 * hour
    const parts = await clerk.ticket.timeline("T-1", "resolution")
    expect(parts.map(({ clock }) => clock)).toEqual(["running", "offHours", "running"])
    expect([parts[0]!.from, parts.at(-1)!.to]).toEqual([start, clock.now])
  })
})

describe("the time of a fact", () => {
  test("may lie as far from the clock as the policy allows", async () => {
    const { clerk } = await openScene()
    await clerk.ticket.receive(intake, { id: "T-1" })
    const noted = (occurredAt: number) => clerk.ticket.note("T-1", { text: "x" }, { occurredAt })
    for (const occurredAt of [start, start - 72 * hour, start + 5 * minute])
      expect((await noted(occurredAt)).notes.at(-1)!.at).toBe(occurredAt)
    for (const occurredAt of [
      start - 72 * hour - 1,
      start + 5 * minute + 1,
      0.5,
      -1,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      "2026" as never,
      null as never,
    ]) {
      expect(await failure(noted(occurredAt))).toBeInstanceOf(InputInvalid)
    }
    const entry = (await clerk.ticket.journal("T-1")).at(-1)!
    expect(entry).toMatchObject({ occurredAt: start + 5 * minute, recordedAt: start })
  })
})

describe("personal texts", () => {
  test("stand in no record, journal, duty or message, only in their own store", async () => {
    const scene = await openScene()
    const { clerk, storage } = scene
    await clerk.ticket.receive(personalIntake, { id: "T-1" })
    await clerk.ticket.note("T-1", { text: `${canary} note` })
    const stored = await Effect.runPromise(storage.load({ tenant: "acme", kind: "ticket", id: "T-1", needs: [] }))
    expect(JSON.stringify(stored.record)).not.toContain(canary)
    expect([...stored.personal.values()].filter((text) => text.includes(canary))).toHaveLength(5)
    expect(JSON.stringify(await clerk.ticket.journal("T-1"))).not.toContain(canary)
    expect(JSON.stringify(await clerk.ticket.duties("T-1"))).not.toContain(canary)
    const refusal = await failure(clerk.ticket.reopen("T-1", { sameFault: true, reason: `${canary} reason` }))
    expect(JSON.stringify(refusal) + refusal.message).not.toContain(canary)
    expect(JSON.stringify(await clerk.ticket.get("T-1"))).toContain(canary)
  })

  test("are forgotten for good: the record says so, and every chain verifies", async () => {
    const scene = await openScene()
    const { clerk, desk, storage } = scene
    await clerk.ticket.receive(personalIntake, { id: "T-1", key: "k-1" })
    await clerk.ticket.note("T-1", { text: `${canary} note` })
    await clerk.ticket.receive(intake, { id: "T-2" })
    expect(await desk.erase(actor("dpo", "quality"), "c-canary")).toBe(5)
    expect(await desk.erase(actor("dpo", "quality"), "c-canary")).toBe(0)
    const ticket = await clerk.ticket.get("T-1")
    expect(ticket).toMatchObject({
      customer: { id: "c-canary", name: "[erased]", telephone: "[erased]", address: "[erased]" },
      request: { description: "[erased]" },
      notes: [{ text: "[erased]" }],
    })
    expect(await everything(storage)).not.toContain(canary)
    expect(await clerk.ticket.verify("T-1")).toMatchObject({ faults: [] })
    expect((await clerk.ticket.get("T-2")).customer.name).toBe("Wang Fang")
    expect((await clerk.ticket.receive(personalIntake, { id: "T-1", key: "k-1" })).customer.name).toBe("[erased]")
  })

  test("of one tenant are not forgotten by another", async () => {
    const { clerk, desk } = await openScene()
    await clerk.ticket.receive(intake, { id: "T-1" })
    expect(await desk.erase({ ...actor("dpo", "quality"), tenant: "other" }, "c-wang")).toBe(0)
    expect((await clerk.ticket.get("T-1")).customer.name).toBe("Wang Fang")
    expect(await failure(desk.erase(actor("dpo", "quality"), 7 as never))).toBeInstanceOf(InputInvalid)
  })
})

describe("somebody who is no actor", () => {
  const wrong = [null, undefined, "", "null", "undefined", 0, 1, false, true, [], {}, ["acme"], " ", "a b", Number.NaN]

  test("is turned away before anything is asked of the storage", async () => {
    const { desk, calls } = await openScene()
    const before = { ...calls }
    for (const bad of wrong) {
      for (const hostile of [
        bad,
        { ...actor("clara", "clerk"), tenant: bad },
        { ...actor("clara", "clerk"), id: bad },
        { ...actor("clara"), roles: Array.isArray(bad) ? "clerk" : bad },
        { ...actor("clara", "clerk"), delegateOf: bad ?? 0 },
      ]) {
        expect(() => desk.as(hostile as never)).toThrow(/no actor/)
        expect(() => desk.asEffect(hostile as never)).toThrow(/no actor/)
      }
    }
    expect(calls).toEqual(before)
  })

  test("cannot erase, nor ask what is due", async () => {
    const { desk, calls } = await openScene()
    const before = { ...calls }
    const call = async (run: () => Promise<unknown>) => failure((async () => run())())
    expect(await call(() => desk.erase({ ...actor("x"), tenant: "" }, "c-wang"))).toMatchObject({
      _tag: "ActorInvalid",
    })
    expect(await call(() => desk.due({ ...actor("x"), tenant: "" }, start))).toMatchObject({ _tag: "ActorInvalid" })
    expect(calls).toEqual(before)
  })

  test("who changes the actor object afterwards has changed nothing", async () => {
    const { desk } = await openScene()
    const mutable = { id: "eve", tenant: "acme", roles: ["engineer"] }
    const door = desk.as(mutable)
    mutable.roles.push("clerk")
    mutable.tenant = "other"
    expect(await refusedRules(door.ticket.receive(intake, { id: "T-1" }))).toEqual(["role-may"])
  })
})

describe("separation of duties", () => {
  test("goes by the person: who did the work does not ask how it was, whatever the role", async () => {
    const scene = await openScene()
    await accepted(scene, "T-1")
    const both = scene.desk.as(actor("eve", "engineer", "clerk"))
    expect(await refusedRules(both.ticket.recordFollowUp("T-1", { score: 5 }))).toEqual(["performer-not-follow-up"])
    const standIn = scene.desk.as({ ...actor("dora", "clerk"), delegateOf: "eve" })
    expect(await refusedRules(standIn.ticket.recordFollowUp("T-1", { score: 5 }))).toEqual(["performer-not-follow-up"])
    expect((await scene.clerk.ticket.recordFollowUp("T-1", { score: 5 })).aftercare.followUps).toHaveLength(1)
  })
})

describe("an input", () => {
  test("with problems is told all of them, with their places", async () => {
    const { clerk } = await openScene()
    const error = (await failure(
      clerk.ticket.receive({ ...intake, priority: "asap", paid: 1, extra: true } as never),
    )) as InputInvalid
    expect(error).toBeInstanceOf(InputInvalid)
    expect(error.problems.map(({ path }) => path).toSorted()).toEqual(["extra", "paid", "priority"])
    expect(error.message).toContain("ticket.receive")
  })

  test("that the caller changes later has changed nothing", async () => {
    const { clerk } = await openScene()
    const mutable = structuredClone(intake) as { customer: { name: string } }
    const answer = clerk.ticket.receive(mutable as never, { id: "T-1" })
    mutable.customer.name = "Somebody else"
    expect((await answer).customer.name).toBe("Wang Fang")
  })
})

describe("a storage that fails", () => {
  const gone = new StorageError({
    reason: new StorageUnavailable({ operation: "test", cause: new Error("the line is cut") }),
  })

  /** A port whose n-th call fails, before it was done or after, when only the answer is lost. */
  const failing = (storage: StoragePort<Handle>, nth: number, when: "before" | "after"): StoragePort<Handle> => {
    let calls = 0
    const through = <A>(call: Effect.Effect<A, StorageError>): Effect.Effect<A, StorageError> => {
      if (++calls !== nth) return call
      return when === "before" ? Effect.fail(gone) : Effect.andThen(call, Effect.fail(gone))
    }
    return {
      ...storage,
      load: (request) => Effect.suspend(() => through(storage.load(request))),
      commit: (unit) => Effect.suspend(() => through(storage.commit(unit))),
    }
  }

  test.each([
    [1, "before", "nothing"],
    [1, "after", "nothing"],
    [2, "before", "nothing"],
    [2, "after", "everything"],
  ] as const)("in call %i, %s it was done, has left %s, and the same key tells which", async (nth, when, left) => {
    const { storage, clerk } = await openScene()
    await clerk.ticket.receive(intake, { id: "T-1" })
    const before = await everything(storage)
    const agree = async (on: StoragePort<Handle>, prefix: string) =>
      (await openedOn(on, prefix)).desk
        .as(actor("clara", "clerk"))
        .ticket.agreeAppointment("T-1", { engineer: "eve", window, agreedWithCustomer: true }, { key: "k-1" })
    expect(await failure(agree(failing(storage, nth, when), "first"))).toMatchObject({
      _tag: "StorageError",
      reason: { _tag: "StorageUnavailable" },
    })
    const afterwards = await everything(storage)
    expect(afterwards === before).toBe(left === "nothing")
    expect(await agree(storage, "second")).toMatchObject({ version: 2, status: "scheduled" })
    expect((await clerk.ticket.journal("T-1")).map(({ command }) => command)).toEqual(["receive", "agreeAppointment"])
    expect((await clerk.person.get("eve")).bookings).toHaveLength(1)
    expect((await everything(storage)) === afterwards).toBe(left === "everything")
  })
})

describe("consent", () => {
  test("precedes every replacement", async () => {
    const scene = await openScene()
    await working(scene, "T-1")
    expect(await refusedRules(scene.engineer.ticket.replacePart("T-1", offer))).toEqual(["consent-before-replacement"])
    await scene.engineer.ticket.recordConsent("T-1", { offer, agreed: true, means: "telephone" })
    expect(
      await refusedRules(
        scene.engineer.ticket.replacePart("T-1", { ...offer, price: { amountMinor: 48_001, currency: "CNY" } }),
      ),
    ).toEqual(["consent-before-replacement"])
    expect((await scene.engineer.ticket.replacePart("T-1", offer)).work.parts).toHaveLength(1)
    expect(await refusedRules(scene.engineer.ticket.replacePart("T-1", offer))).toEqual(["consent-before-replacement"])
  })
})
