import { describe, expect, test } from "vitest"
import * as Schema from "effect/Schema"
import { commandsIn, target } from "../../../src/engine/machine.ts"
import { ticketWords } from "../../../src/messages/ticket-words.ts"
import { defaultPolicy } from "../../../src/regulation/policy-defaults.ts"
import { clauses } from "../../../src/regulation/clauses.ts"
import { blankTicket, Ticket } from "../../../src/service/ticket/ticket-record.ts"
import { ticket } from "../../../src/service/ticket/ticket.ts"
import { followUpIsOwed } from "../../../src/service/ticket/ticket-decider.ts"
import { after, clerk, compiled, given, now, person, standard, ticketIn, window } from "./scene.ts"

const { table } = compiled
const received = after([
  [
    "receive",
    {
      channel: "online",
      service: "repair",
      priority: "high",
      customer: { id: "C-1", name: "ref:name", telephone: "ref:tel" },
      product: { model: "AC-9" },
      description: "ref:fault",
    },
  ],
])

describe("statuses", () => {
  test("a ticket goes back to whoever has to act next", () => {
    const unsolved = (record: Ticket) => target(table, "answered", "reportUnsolved", record, { reason: "ref:x" })
    expect(unsolved(received)).toBe("received")
    const asked = { ...received, handling: { ...received.handling, specialist: "sam" } }
    expect(unsolved(asked)).toBe("withSpecialist")
    expect(unsolved({ ...asked, visits: [{ number: 1, engineer: "eve", window, changes: [] }] })).toBe("toReschedule")
  })

  test("a cancelled ticket stays so, and a closed one is only noted on or reopened", () => {
    expect(table.statuses.get("cancelled")?.final).toBe(true)
    expect(commandsIn(table, "closed").toSorted()).toEqual(["note", "reopen"])
  })

  test("rules answer in every status, also where the record has nothing to say", () => {
    const context = { now, occurredAt: now, actor: clerk, policy: defaultPolicy, facts: {}, acts: [] }
    for (const status of table.statuses.keys()) {
      for (const name of ["setOut", "startWork", "complete", "close", "inviteAcceptance", "resume", "takeInCharge"]) {
        for (const verdict of compiled.commands
          .get(name)!
          .rules.map(({ rule }) => rule.check(ticketIn(status), {} as never, context)))
          expect(verdict).toBeDefined()
      }
    }
  })
})

describe("declarations", () => {
  test("every rule, duty, separation and command cites a clause that exists", () => {
    const known: ReadonlySet<string> = new Set(clauses.map(({ id }) => id))
    for (const part of [ticket.rules, ticket.duties, ticket.separations, ticket.commands]) {
      for (const [id, { clause }] of Object.entries(part)) expect(known.has(clause), `${id} cites ${clause}`).toBe(true)
    }
  })

  test("every status has words, and no words are left over", () => {
    expect(Object.keys(ticketWords.statuses).toSorted()).toEqual([...table.statuses.keys()].toSorted())
    expect(Object.keys(ticketWords.rules).toSorted()).toEqual(Object.keys(ticket.rules).toSorted())
  })
})

describe("what is written down", () => {
  test("a record on its way satisfies its schema", () => {
    const steps = after(
      [
        [
          "agreeAppointment",
          { engineer: "eve", window, address: "ref:there", agreedWithCustomer: true },
          { facts: { engineer: person() } },
        ],
        [
          "changeAppointment",
          { engineer: "eve", window, agreedWithCustomer: true, requestedBy: "customer", reason: "away" },
          { facts: { engineer: person() } },
        ],
        ["confirmAppointment", { means: "message" }],
      ],
      received,
    )
    expect(Schema.decodeUnknownSync(Ticket)(steps)).toEqual(steps)
    expect(JSON.parse(JSON.stringify(steps))).toStrictEqual(steps)
    expect(Object.keys(steps)).toEqual(Object.keys(blankTicket))
    expect(steps.visits[0]?.changes).toEqual([
      { at: now, requestedBy: "customer", reason: "away", from: window, engineer: "eve" },
    ])
    expect(ticket.columns["windowFrom"]?.value(steps)).toBe(window.from)
  })

  test("a moved appointment is confirmed and reminded anew", () => {
    const facts = { engineer: person() }
    const confirmed = after(
      [
        ["agreeAppointment", { engineer: "eve", window, address: "ref:there", agreedWithCustomer: true }, { facts }],
        ["confirmAppointment", { means: "message" }],
      ],
      received,
    )
    expect(confirmed.visits[0]?.confirmedAt).toBe(now)
    const change = { engineer: "eve", window, agreedWithCustomer: true, requestedBy: "company", reason: "ill" } as const
    expect(after([["changeAppointment", change, { facts }]], confirmed).visits[0]).not.toHaveProperty("confirmedAt")
  })

  test("a visit that ended is not changed any more, and the next one has a number of its own", () => {
    const facts = { engineer: person() }
    const agree = [
      "agreeAppointment",
      { engineer: "eve", window, address: "ref:there", agreedWithCustomer: true },
      { facts },
    ] as const
    const twice = after([agree, ["cancelAppointment", { requestedBy: "customer", reason: "away" }], agree], received)
    expect(twice.visits.map(({ number, outcome }) => [number, outcome])).toEqual([
      [1, "cancelledByCustomer"],
      [2, undefined],
    ])
  })

  test("the standard's edition is kept as it stood when work began", () => {
    const visit = { number: 1, engineer: "eve", window, changes: [], needConfirmedAt: now, siteInspectedAt: now }
    const started = given(ticketIn("visit.onSite", { visits: [visit] }))
      .when("startWork", {}, { facts: { standards: [standard()], generalStandards: [] } })
      .thenEvents("workStarted")
    expect(started.work.procedure).toMatchObject({ standard: standard().id, edition: standard().edition })
  })

  test("a live call owes no answer any more; what a system records does", () => {
    const input = { channel: "hotline", service: "repair", priority: "low", customer: { id: "C-1" } } as const
    const live = (roles: ReadonlyArray<string>) =>
      ticket.decider.receive(blankTicket, input, {
        now,
        occurredAt: now,
        policy: defaultPolicy,
        facts: {},
        acts: [],
        actor: { id: "x", tenant: "acme", roles },
      })
    expect(live(["clerk"])[0]).toMatchObject({ data: { live: true } })
    expect(live(["system"])[0]).toMatchObject({ data: { live: false } })
  })

  test("the sample of follow-ups takes all paid work, and the policy's share of the rest", () => {
    const drawn = Array.from({ length: 2_000 }, (_, index) =>
      followUpIsOwed({ ...blankTicket, id: `T-${index}` }, defaultPolicy),
    ).filter(Boolean)
    const percent = (drawn.length / 2_000) * 100
    expect(Math.abs(percent - defaultPolicy.service.followUp.otherSamplePercent)).toBeLessThan(4)
    expect(
      followUpIsOwed({ ...blankTicket, id: "T-1", request: { ...blankTicket.request, paid: true } }, defaultPolicy),
    ).toBe(true)
  })
})

describe("the engineer's own record", () => {
  const visit = { number: 1, engineer: "eve", window, changes: [] }
  const context = { now, occurredAt: now, actor: clerk, policy: defaultPolicy, facts: {}, acts: [] }
  const following = (on: string, before: Ticket, after: Ticket) =>
    ticket.followUps
      .filter((one) => one.on === on)
      .flatMap((one) => {
        const input = one.input(before, after, context, undefined)
        return input === undefined ? [] : [["fact" in one ? one.fact : undefined, one.command, input]]
      })
  const booking = { ticket: "T-1", from: window.from, to: window.to, need: { service: "repair", product: "AC-9" } }
  const planned = { ...received, visits: [visit] }

  test("is booked when a visit is agreed or moved", () => {
    expect(following("agreeAppointment", received, planned)).toEqual([["engineer", "book", booking]])
    expect(following("changeAppointment", planned, planned)).toEqual([["engineer", "book", booking]])
  })

  test("releases the former engineer when another takes the visit", () => {
    const taken = { ...planned, visits: [{ ...visit, engineer: "otto" }] }
    expect(following("changeAppointment", planned, taken)).toEqual([
      ["appointedEngineer", "release", { ticket: "T-1" }],
      ["engineer", "book", booking],
    ])
  })

  test("is free again when the visit ends, and nothing follows where there was none", () => {
    const over: Ticket = { ...planned, visits: [{ ...visit, outcome: "completed" }] }
    for (const on of ["cancelAppointment", "recordNoShow", "cannotComplete", "complete", "cancel"]) {
      expect(following(on, planned, over)).toEqual([["appointedEngineer", "release", { ticket: "T-1" }]])
      expect(following(on, received, received)).toEqual([])
    }
  })
})
