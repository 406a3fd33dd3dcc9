import { describe, expect, it } from "vitest"
import { requisition } from "../../../src/parts/requisition/requisition.ts"
import { scrap } from "../../../src/parts/scrap/scrap.ts"
import { companyPolicy } from "../../../src/regulation/company-policy.ts"
import {
  acted,
  actor,
  after,
  approving,
  asking,
  balance,
  bin,
  compiled,
  day,
  decided,
  engineer,
  given,
  inEach,
  issuing,
  keeper,
  lot,
  now,
  part,
  picks,
  reserving,
  shelf,
  supervisor,
  ticket,
  unit,
} from "./scene.ts"

const submitted = after([asking])
const approved = after([approving], submitted)
const reserved = after([reserving], approved)
const handed = after([["handOver", {}]], reserved)
const issued = after(issuing)
const asEngineer = { actor: engineer }

describe("asking", () => {
  it("is for parts of the catalogue that are not discontinued", () => {
    const known = [part("seal"), { ...part("oil"), status: "discontinued" }]
    const violation = given({ ...submitted, status: "new" })
      .when("submit", asking[1], { facts: { catalogue: known } })
      .thenRefused("parts-in-catalogue")
    expect(violation!.seen).toEqual({ parts: ["oil", "pump"] })
  })

  it("is refused where the catalogue is not known", () => {
    expect(decided(submitted, ["change", { reason: "?" }, { facts: { catalogue: undefined } } as never])).toMatchObject(
      {
        violations: [{ rule: "parts-in-catalogue", unknown: "catalogue" }],
      },
    )
  })

  it("is about a hundred single pieces at the most", () => {
    const lines = [{ part: "pump", quantity: 101 }]
    given(submitted).when("change", { lines, reason: "more" }).thenRefused("few-enough-serial-numbers")
    given(submitted)
      .when("change", { lines: [{ part: "seal", quantity: 101 }], reason: "more" })
      .thenEvents("changed")
  })

  it.each(["completed", "accepted", "closed", "cancelled", "answered"])("is not for a ticket that is %s", (status) => {
    given({ ...submitted, status: "new" })
      .when("submit", asking[1], { facts: { ticket: ticket({ status }) } })
      .thenRefused("for-an-open-ticket")
  })

  it("is for a ticket that is there, where the desk keeps tickets", () => {
    const blank = { ...submitted, status: "new" }
    given(blank)
      .when("submit", asking[1], { facts: { ticket: null } })
      .thenRefused("for-an-open-ticket")
    given(blank)
      .when("submit", asking[1], { facts: { ticket: false } })
      .thenEvents("submitted")
    expect(decided(blank, ["submit", asking[1], { facts: { ticket: undefined } }] as never)).toMatchObject({
      violations: [{ unknown: "ticket" }],
    })
  })
})

describe("the approval", () => {
  it("is not given by who asked, whatever their roles", () => {
    const both = actor("eve", "engineer", "supervisor")
    given(submitted)
      .when("approve", {}, { actor: both, acts: [acted("submit", "eve")] })
      .thenRefused("requester-not-approver", "approver-not-concerned")
  })

  it("is not given by who changed it, nor on their behalf", () => {
    const acts = [acted("submit", "eve"), acted("change", "sven")]
    given(submitted).when("approve", {}, { actor: supervisor, acts }).thenRefused("requester-not-approver")
    const delegate = { ...actor("sam", "supervisor"), delegateOf: "sven" }
    given(submitted).when("approve", {}, { actor: delegate, acts }).thenRefused("requester-not-approver")
    given(submitted)
      .when("approve", {}, { actor: actor("sam", "supervisor"), acts })
      .thenEvents("approved")
  })

  it("is not given by who receives the parts, where somebody else asked for them", () => {
    given(submitted)
      .when("approve", {}, { actor: actor("eve", "supervisor"), acts: [acted("submit", "dora")] })
      .thenRefused("approver-not-concerned")
  })

  it("is void once the requisition is changed", () => {
    const changed = after([["change", { lines: [{ part: "seal", quantity: 9 }], reason: "more" }]], approved)
    expect(changed).toMatchObject({ status: "submitted", approval: { given: [] } })
    expect(after([approving], changed).status).toBe("approved")
  })

  it("is that of what was looked at", () => {
    given(submitted)
      .when("approve", { digest: "0".repeat(64) }, { actor: supervisor })
      .thenRefused("approves-what-is-there")
  })

  it("takes as many people as the policy says", () => {
    const policy = companyPolicy({ version: "2026-1", parts: { approvals: { requisition: { fewestPeople: 2 } } } })
    const two = after([["submit", asking[1], { policy }] as never])
    const one = after([approving], two)
    expect(one.status).toBe("submitted")
    given(one).when("approve", {}, { actor: supervisor }).thenRefused("approver-approves-once")
    expect(after([["approve", {}, { actor: actor("sam", "supervisor") }]], one).status).toBe("approved")
  })

  it.each([
    ["requisition", requisition],
    ["scrap", scrap],
  ] as const)("of a %s takes as many people as departments, also for who checks the roles", (kind, { separations }) => {
    const approvals = { [kind]: { fewestPeople: 1, fewestDepartments: 3 } }
    const policy = companyPolicy({ version: "2026-1", parts: { approvals } })
    const { people } = separations["requester-not-approver"]!
    expect(people!(policy)).toBe(3)
  })

  it("is of what is reserved and handed over", () => {
    const tampered = { ...approved, lines: approved.lines.map((line) => ({ ...line, quantity: line.quantity + 1 })) }
    given(tampered)
      .when(...reserving)
      .thenRefused("approval-holds")
  })
})

describe("reserving", () => {
  it("takes of each line no more than is short, line by line, and knows the lines", () => {
    const more = given(approved).when("reserve", { picks: [{ line: 1, place: "bin:A", quantity: 5 }] })
    expect(more.thenRefused("picks-fit-the-lines")!.seen).toEqual({ lines: [1] })
    const twice = [
      { line: 1, place: "bin:A", quantity: 2 },
      { line: 1, place: "bin:A", quantity: 3 },
    ]
    given(approved).when("reserve", { picks: twice }).thenRefused("picks-fit-the-lines")
    given(approved)
      .when("reserve", { picks: [{ line: 9, place: "bin:A", quantity: 1 }] })
      .thenRefused("picks-fit-the-lines")
  })

  it("names the lot or serial number where the part has one, and none where it has not", () => {
    for (const pick of [
      { line: 1, place: "bin:A", item: "L1", quantity: 1 },
      { line: 2, place: "bin:A", quantity: 1 },
      { line: 3, place: "bin:A", quantity: 1 },
    ])
      expect(decided(approved, ["reserve", { picks: [pick] }])).toMatchObject({
        violations: expect.arrayContaining([expect.objectContaining({ rule: "picks-fit-the-lines" })]),
      })
  })

  it("takes each piece once", () => {
    const two = after([
      ["submit", { ticket: "T-1", engineer: "eve", lines: [{ part: "pump", quantity: 2 }] }],
      approving,
    ] as never)
    const twice = ["P-1", " p-1"].map((item) => ({ line: 1, place: "bin:A", item, quantity: 1 }))
    given(two).when("reserve", { picks: twice }).thenRefused("no-serial-number-twice", "enough-in-stock")
  })

  it("sums over lines of one part", () => {
    const lines = [
      { part: "seal", quantity: 6 },
      { part: "seal", quantity: 6 },
    ]
    const two = after([["submit", { ticket: "T-1", engineer: "eve", lines }], approving] as never)
    const both = [1, 2].map((line) => ({ line, place: "bin:A", quantity: 6 }))
    const violation = given(two).when("reserve", { picks: both }).thenRefused("enough-in-stock")
    expect(violation!.seen).toEqual({ pieces: ["seal (bin:A)"], available: [10] })
  })

  it("leaves alone what others have reserved", () => {
    const stock = [balance("seal", "bin:A", 10, "", 7)]
    given(approved)
      .when("reserve", { picks: picks.slice(0, 1) }, { facts: { stock } })
      .thenRefused("enough-in-stock")
  })

  it.each(["inspection", "quarantine", "defective", "custody:emil", "bin:B", "bin:nowhere"])(
    "takes nothing from %s",
    (place) => {
      given(approved)
        .when(
          "reserve",
          { picks: [{ line: 1, place, quantity: 1 }] },
          { facts: { stock: [balance("seal", place, 9)] } },
        )
        .thenRefused("from-an-open-bin")
    },
  )

  it.each(["L0", "L2", "L9"])("takes nothing of lot %s, which has expired or is not known", (item) => {
    const stock = [balance("oil", "bin:A", 5, item)]
    given(approved)
      .when("reserve", { picks: [{ line: 2, place: "bin:A", item, quantity: 1 }] }, { facts: { stock } })
      .thenRefused("fit-to-be-issued")
  })

  it.each([
    ["is not known", undefined],
    ["is in quarantine", { status: "quarantined" }],
    ["is in another bin", { place: "bin:Z" as const }],
    ["has expired", { expiresAt: now }],
  ])("takes no piece that %s", (_what, change) => {
    const units = change === undefined ? [] : [unit("P-1", change)]
    given(approved)
      .when("reserve", { picks: picks.slice(2) }, { facts: { units } })
      .thenRefused("fit-to-be-issued")
  })

  it("takes from a hundred places, lots and serial numbers at the most", () => {
    const lines = [{ part: "seal", quantity: 1000 }]
    const many = after([["submit", { ticket: "T-1", engineer: "eve", lines }], approving] as never)
    const bins = Array.from({ length: 101 }, (_, at) => bin(`S-${at}`))
    const facts = { bins, stock: bins.map(({ id }) => balance("seal", `bin:${id}`, 1)) }
    const from = bins.map(({ id }) => ({ line: 1, place: `bin:${id}` as const, quantity: 1 }))
    given(many)
      .when("reserve", { picks: from.slice(1) }, { facts })
      .thenEvents("partsReserved")
    given(many).when("reserve", { picks: from }, { facts }).thenRefused("few-enough-places")
  })

  it("reserves something, where it waits already", () => {
    given(inEach()["waiting"]!).when("reserve", { picks: [] }).thenRefused("something-to-reserve")
    given(approved).when("reserve", { picks: [] }).thenEvents("partsReserved")
  })

  it.each(["bins", "lots", "units", "stock", "ticket"] as const)("can not tell without %s", (fact) => {
    expect(decided(approved, ["reserve", { picks }, { facts: { [fact]: undefined } }])).toMatchObject({
      violations: [{ unknown: fact }],
    })
  })

  it("releases only where something is reserved", () => {
    const waiting = after([["reserve", { picks: [] }]], approved)
    given(waiting).when("releaseReservation", { reason: "?" }).thenRefused("something-is-reserved")
  })
})

describe("handing over", () => {
  it("is of exactly what was approved", () => {
    given(reserved)
      .when("handOver", { picks: picks.slice(1) })
      .thenRefused("picks-fit-the-lines")
    const more = [...picks.slice(1), { line: 1, place: "bin:A" as const, quantity: 5 }]
    given(reserved).when("handOver", { picks: more }).thenRefused("picks-fit-the-lines")
  })

  it("may take what was reserved for it, and no more than is left besides", () => {
    const stock = [...shelf.stock!.slice(1), balance("seal", "bin:A", 4, "", 4)].map((one) => ({
      ...one,
      reserved: one.reserved,
    }))
    given(reserved).when("handOver", {}, { facts: { stock } }).thenEvents("handedOver")
    const less = [...shelf.stock!.slice(1), balance("seal", "bin:A", 4, "", 5)]
    given(reserved)
      .when("handOver", {}, { facts: { stock: less } })
      .thenRefused("enough-in-stock")
  })

  it("hands nothing over that went bad since it was reserved", () => {
    given(reserved)
      .when("handOver", {}, { facts: { lots: [lot("L1", { status: "expired" })] } })
      .thenRefused("fit-to-be-issued")
    given(reserved)
      .when("handOver", {}, { facts: { bins: [bin("A", { status: "blocked" })] } })
      .thenRefused("from-an-open-bin")
  })

  it("is to the engineer of the ticket: of the newest visit, or in charge", () => {
    const emils = ticket({ visits: [{ ...ticket().visits[0]!, engineer: "emil" }] })
    given(reserved)
      .when("handOver", {}, { facts: { ticket: emils } })
      .thenRefused("engineer-of-the-ticket")
    given(handed)
      .when("confirmReceipt", {}, { ...asEngineer, facts: { ticket: emils } })
      .thenRefused("engineer-of-the-ticket")
    const inCharge = { ...emils, handling: { handOvers: [], inCharge: "eve" } }
    given(reserved)
      .when("handOver", {}, { facts: { ticket: inCharge } })
      .thenEvents("handedOver")
    given(reserved)
      .when("handOver", {}, { facts: { ticket: false } })
      .thenEvents("handedOver")
  })

  it("is confirmed by the engineer named, and by no other", () => {
    given(handed)
      .when("confirmReceipt", {}, { actor: actor("emil", "engineer") })
      .thenRefused("own-parts")
    const standIn = { ...actor("emil", "engineer"), delegateOf: "eve" }
    given(handed).when("confirmReceipt", {}, { actor: standIn }).thenEvents("receiptConfirmed")
  })

  it("is confirmed by another person than handed over", () => {
    given(handed)
      .when("confirmReceipt", {}, { actor: actor("eve", "engineer", "storekeeper"), acts: [acted("handOver", "eve")] })
      .thenRefused("handed-over-by-another")
  })

  it("is withdrawn by one of the two sides", () => {
    given(handed)
      .when("withdrawHandOver", { reason: "?" }, { actor: actor("emil", "engineer") })
      .thenRefused("own-word-withdrawn")
    given(handed).when("withdrawHandOver", { reason: "wrong part" }, asEngineer).thenEvents("handOverWithdrawn")
  })
})

describe("issued parts", () => {
  const use = { line: 1, quantity: 1, ticket: "T-1", warrantyDays: 90 }

  it("are used on the ticket they were issued for, by the engineer they were issued to", () => {
    given(issued)
      .when("recordUse", { ...use, ticket: "T-2" }, { ...asEngineer, via: "x" })
      .thenRefused("used-on-its-ticket")
    given(issued)
      .when("recordUse", use, { actor: actor("emil", "engineer"), via: "x" })
      .thenRefused("own-parts")
  })

  it("are used through the ticket where it is kept here, and on the engineer's word where it is not", () => {
    const direct = { ...asEngineer, via: undefined } as never
    const violation = given(issued).when("recordUse", use, direct).thenRefused("used-through-the-ticket")
    expect(violation!.seen).toEqual({ ticket: "T-1" })
    const [first, ...rest] = issuing
    const facts = { ticket: false } as const
    const elsewhere = after([
      [first![0], first![1], { facts }] as never,
      ...rest.map(([command, input, more]) => [command, input, { ...more, facts }] as never),
    ])
    expect(elsewhere.ticketElsewhere).toBe(true)
    const used = given(elsewhere).when("recordUse", use, direct).thenEvents("useRecorded")
    expect(used.lines[0]?.used).toBe(1)
    given(elsewhere)
      .when("recordUse", use, { actor: actor("emil", "engineer"), via: undefined } as never)
      .thenRefused("own-parts")
  })

  it("are not lent: nobody else hands them back or loses them", () => {
    const emil = { actor: actor("emil", "engineer") }
    const items = [{ line: 1, quantity: 1 }]
    given(issued).when("handBack", { items }, emil).thenRefused("own-parts")
    given(issued).when("reportLost", { items, reason: "?" }, emil).thenRefused("own-parts")
  })

  it("are never more than were issued, whatever the order", () => {
    const four = { items: [{ line: 1, quantity: 4 }] }
    const five = {
      items: [
        { line: 1, quantity: 3 },
        { line: 1, quantity: 2 },
      ],
    }
    given(issued).when("handBack", five, asEngineer).thenRefused("no-more-than-held")
    const back = after([["handBack", four, asEngineer]], issued)
    given(back)
      .when("recordUse", use, { ...asEngineer, via: "x" })
      .thenRefused("no-more-than-held")
    given(back)
      .when("reportLost", { items: [{ line: 1, quantity: 1 }], reason: "?" }, asEngineer)
      .thenRefused("no-more-than-held")
    given(issued)
      .when("handBack", { items: [{ line: 2, item: "L0", quantity: 1 }] }, asEngineer)
      .thenRefused("no-more-than-held")
    given(issued)
      .when("handBack", { items: [{ line: 8, quantity: 1 }] }, asEngineer)
      .thenRefused("no-more-than-held")
  })

  it("are taken back by another person, into a bin that suits them", () => {
    const back = after([["handBack", { items: [{ line: 1, quantity: 1 }] }, asEngineer]], issued)
    const both = actor("eve", "engineer", "storekeeper")
    const items = [{ line: 1, quantity: 1, bin: "A" }]
    given(back)
      .when("takeBack", { items }, { actor: both, acts: [acted("handBack", "eve")] })
      .thenRefused("taken-back-by-another")
    for (const bin of ["B", "C", "nowhere"])
      given(back)
        .when("takeBack", { items: [{ ...items[0]!, bin }] })
        .thenRefused("bin-offers-the-storage-class")
    for (const fact of ["bins", "catalogue"])
      expect(decided(back, ["takeBack", { items }, { facts: { [fact]: undefined } }])).toMatchObject({
        violations: [{ unknown: fact }],
      })
  })

  it("are lost on the word of two people", () => {
    const lost = after([["reportLost", { items: [{ line: 1, quantity: 1 }], reason: "?" }, asEngineer]], issued)
    const both = actor("eve", "engineer", "supervisor")
    given(lost)
      .when("confirmLoss", {}, { actor: both, acts: [acted("reportLost", "eve")] })
      .thenRefused("loss-confirmed-by-another")
    given(issued).when("confirmLoss", {}, { actor: supervisor }).thenRefused("loss-is-reported")
    given(issued).when("withdrawLoss", { reason: "?" }, { actor: keeper }).thenRefused("loss-is-reported")
    given(issued).when("withdrawHandBack", { reason: "?" }, { actor: keeper }).thenRefused("hand-back-is-reported")
    expect(after([["withdrawLoss", { reason: "in the van" }, asEngineer]], lost).pending).toEqual([])
  })

  it("are all told of before the requisition is closed", () => {
    const violation = given(after([["recordUse", use, { ...asEngineer, via: "x" }]], issued))
      .when("close", {})
      .thenRefused("every-piece-accounted-for")
    expect(violation!.seen).toEqual({
      lines: [1, 2, 3],
      issued: [4, 2, 1],
      used: [1, 0, 0],
      returned: [0, 0, 0],
      lost: [0, 0, 0],
    })
  })
})

describe("from the hand-over to the use", () => {
  it("parts go to somebody in service, where the desk keeps records of people", () => {
    for (const status of ["disabled", "left"]) {
      const facts = { receiver: { id: "eve", status } }
      given(reserved).when("handOver", {}, { facts }).thenRefused("receiver-in-service")
      const violation = given(handed)
        .when("confirmReceipt", {}, { ...asEngineer, facts })
        .thenRefused("receiver-in-service")
      expect(violation!.seen).toEqual({ engineer: "eve", status })
    }
    for (const receiver of [false, null, { id: "eve", status: "active" }] as const)
      given(reserved).when("handOver", {}, { facts: { receiver } }).thenEvents("handedOver")
    for (const fact of ["receiver"])
      expect(decided(reserved, ["handOver", {}, { facts: { [fact]: undefined } }])).toMatchObject({
        violations: [{ unknown: fact }],
      })
  })

  it("what has expired on the counter leaves the store no more, whatever time is written down", () => {
    for (const time of [{ now: now + 2 * day, occurredAt: now + 2 * day }, { now: now + 2 * day }]) {
      const violation = given(handed)
        .when("confirmReceipt", {}, { ...asEngineer, ...time })
        .thenRefused("not-expired-until-it-is-fetched")
      expect(violation).toMatchObject({ seen: { part: "oil", item: "L1" }, mend: "requisition.withdrawHandOver" })
    }
    const units = [unit("P-1", { expiresAt: now }), unit("P-2")]
    given(handed)
      .when("confirmReceipt", {}, { ...asEngineer, facts: { units } })
      .thenRefused("not-expired-until-it-is-fetched")
    for (const fact of ["lots", "units"])
      expect(decided(handed, ["confirmReceipt", {}, { ...asEngineer, facts: { [fact]: undefined } }])).toMatchObject({
        violations: [{ unknown: fact }],
      })
  })

  it("nothing is built in that had expired by then; what was built in before is written down later", () => {
    const oil = { line: 2, item: "l1", quantity: 1, ticket: "T-1", warrantyDays: 0 }
    const late = { ...asEngineer, via: "ticket.replacePart", now: now + 2 * day }
    given(issued)
      .when("recordUse", oil, { ...late, occurredAt: now + day })
      .thenRefused("nothing-expired-is-used")
    given(issued)
      .when("recordUse", oil, { ...late, occurredAt: now + day - 1 })
      .thenEvents("useRecorded")
  })
})

it("has no rule that these tests, and those of approvals, do not know", () => {
  const seen = [
    "parts-in-catalogue",
    "few-enough-serial-numbers",
    "for-an-open-ticket",
    "engineer-of-the-ticket",
    "approves-what-is-there",
    "approver-approves-once",
    "approver-not-concerned",
    "approver-in-service",
    "approvers-from-enough-departments",
    "approvers-hold-the-roles",
    "approval-holds",
    "picks-fit-the-lines",
    "no-serial-number-twice",
    "few-enough-places",
    "something-to-reserve",
    "from-an-open-bin",
    "fit-to-be-issued",
    "enough-in-stock",
    "receiver-in-service",
    "not-expired-until-it-is-fetched",
    "nothing-expired-is-used",
    "own-parts",
    "own-word-withdrawn",
    "something-is-reserved",
    "used-through-the-ticket",
    "used-on-its-ticket",
    "no-more-than-held",
    "no-more-than-handed-back",
    "bin-offers-the-storage-class",
    "hand-back-is-reported",
    "loss-is-reported",
    "every-piece-accounted-for",
  ]
  expect(Object.keys(compiled.lifecycle.rules)).toEqual(seen)
})
