import { describe, expect, it } from "vitest"
import { commandsIn } from "../../../src/engine/machine.ts"
import { requisition } from "../../../src/parts/requisition/requisition.ts"
import { shortOf } from "../../../src/parts/requisition/requisition-record.ts"
import {
  after,
  approving,
  asking,
  compiled,
  decided,
  engineer,
  given,
  inEach,
  issuing,
  moves,
  picks,
  type Step,
  supervisor,
  system,
} from "./scene.ts"

const custody = "custody:eve"

/** An input for every command that its schema takes, whatever the rules say to it. */
const inputs: Readonly<Record<string, object>> = {
  submit: asking[1],
  change: { lines: [{ part: "seal", quantity: 1 }], reason: "fewer" },
  approve: {},
  reject: { reason: "no" },
  cancel: { reason: "no" },
  reserve: { picks },
  fill: { reservations: [{ line: 1, place: "bin:A", quantity: 1 }] },
  releaseReservation: { reason: "expired" },
  handOver: {},
  withdrawHandOver: { reason: "wrong" },
  confirmReceipt: {},
  recordUse: { line: 1, quantity: 1, ticket: "T-1", warrantyDays: 90 },
  handBack: { items: [{ line: 1, quantity: 1 }] },
  withdrawHandBack: { reason: "wrong" },
  takeBack: { items: [{ line: 1, quantity: 1, bin: "A" }] },
  reportLost: { items: [{ line: 1, quantity: 1 }], reason: "fell into the lift shaft" },
  withdrawLoss: { reason: "found" },
  confirmLoss: {},
  close: {},
}

describe("a requisition", () => {
  it("leads somewhere or is refused by name for every status and command", () => {
    const records = inEach()
    expect(Object.keys(records).toSorted()).toEqual([...compiled.table.statuses.keys()].toSorted())
    expect(Object.keys(inputs).toSorted()).toEqual(Object.keys(requisition.commands).toSorted())
    for (const [status, record] of Object.entries(records)) {
      expect(record.status).toBe(status)
      for (const command of compiled.commands.keys()) {
        const decision = decided(record, [command, inputs[command]] as unknown as Step)
        const rules = decision.accepted ? [] : decision.violations.map(({ rule }) => rule)
        const isRefused = rules.some((rule) => /status-allows-command|case-is-open/.test(rule))
        expect([status, command, isRefused]).toEqual([
          status,
          command,
          !commandsIn(compiled.table, status).includes(command),
        ])
      }
    }
  })

  it("keeps name, model and tracking of its parts as the catalogue had them", () => {
    expect(after([asking]).lines).toMatchObject([
      { line: 1, part: "seal", name: "Part seal", model: "M-seal", tracking: "none", quantity: 4, reserved: [] },
      { line: 2, part: "oil", tracking: "lot", quantity: 2 },
      { line: 3, part: "pump", tracking: "serial", quantity: 1 },
    ])
  })

  it("waits for what is short, and is reserved when nothing is", () => {
    const approved = after([asking, approving])
    const waiting = after([["reserve", { picks: [] }]], approved)
    expect(waiting.status).toBe("waiting")
    expect(requisition.columns["waitingFor"]!.value(waiting)).toBe("seal")
    const some = after([["reserve", { picks: picks.slice(0, 1) }]], waiting)
    expect(some.status).toBe("waiting")
    expect(requisition.columns["waitingFor"]!.value(some)).toBe("oil")
    const filled = after(
      [
        [
          "fill",
          { source: { kind: "receipt", id: "D-1" }, reservations: picks.slice(1) },
          { actor: system, via: "receipt.putAway" },
        ],
      ],
      some,
    )
    expect(filled.status).toBe("reserved")
    expect(filled.lines.map(shortOf)).toEqual([0, 0, 0])
    expect(requisition.columns["waitingFor"]!.value(filled)).toBeUndefined()
  })

  it("reserves at the bin, posts into custody when both sides have confirmed, and nothing before", () => {
    const approved = after([asking, approving])
    const reserved = moves(approved, ["reserve", { picks }])
    expect(reserved).toEqual([
      { part: "seal", item: "", from: "bin:A", to: custody, quantity: 4, phase: "reserved" },
      { part: "oil", item: "L1", from: "bin:A", to: custody, quantity: 2, phase: "reserved" },
      { part: "pump", item: "P-1", from: "bin:A", to: custody, quantity: 1, single: true, phase: "reserved" },
    ])
    const ready = after([["reserve", { picks }]], approved)
    expect(moves(ready, ["handOver", {}])).toEqual([])
    const handed = after([["handOver", {}]], ready)
    expect(moves(handed, ["confirmReceipt", {}, { actor: engineer }])).toEqual(
      reserved.map((movement) => ({ ...movement, phase: "posted" })),
    )
  })

  it("hands over other pieces than those reserved, and lets these go", () => {
    const ready = after([asking, approving, ["reserve", { picks }]])
    const other = [...picks.slice(0, 2), { line: 3, place: "bin:A", item: "P-2", quantity: 1 }]
    expect(moves(ready, ["handOver", { picks: other }])).toEqual([
      { part: "pump", item: "P-1", from: "bin:A", to: custody, quantity: 1, single: true, phase: "released" },
      { part: "pump", item: "P-2", from: "bin:A", to: custody, quantity: 1, single: true, phase: "reserved" },
    ])
    const handed = after([["handOver", { picks: other }]], ready)
    expect(handed.lines[2]!.reserved).toEqual([{ place: "bin:A", item: "P-2", quantity: 1 }])
    expect(after([["withdrawHandOver", { reason: "not counted" }]], handed).status).toBe("reserved")
  })

  it.each([
    ["change", { lines: [{ part: "seal", quantity: 1 }], reason: "fewer" }],
    ["cancel", { reason: "not needed" }],
    ["releaseReservation", { reason: "not picked up" }],
  ] as ReadonlyArray<Step>)("releases all that is reserved at %s", (command, input) => {
    const step = [command, input] as Step
    const ready = after([asking, approving, ["reserve", { picks }]])
    expect(moves(ready, step).map(({ item, quantity, phase }) => ({ item, quantity, phase }))).toEqual([
      { item: "", quantity: 4, phase: "released" },
      { item: "L1", quantity: 2, phase: "released" },
      { item: "P-1", quantity: 1, phase: "released" },
    ])
    expect(after([step], ready).lines.flatMap(({ reserved }) => reserved)).toEqual([])
  })

  it("registers name, model, quantity and customer of each issue", () => {
    const decision = decided(after([asking, approving, ["reserve", { picks }], ["handOver", {}]]), [
      "confirmReceipt",
      {},
      { actor: engineer },
    ])
    expect(decision).toMatchObject({
      accepted: true,
      events: [
        {
          type: "receiptConfirmed",
          data: {
            engineer: "eve",
            ticket: "T-1",
            customer: "c-wang",
            issued: [
              { part: "seal", name: "Part seal", model: "M-seal", unit: "piece", quantity: 4, place: "bin:A" },
              { part: "oil", item: "L1", quantity: 2 },
              { part: "pump", item: "P-1", quantity: 1 },
            ],
          },
        },
      ],
      next: { status: "issued", issuedAt: Date.UTC(2026, 2, 2, 9), customer: "c-wang" },
    })
  })

  it("moves what is used, taken back and lost out of custody, and closes when that is all", () => {
    const issued = after(issuing)
    const use: Step = [
      "recordUse",
      { line: 1, quantity: 1, ticket: "T-1", warrantyDays: 90 },
      { actor: engineer, via: "ticket.replacePart" },
    ]
    expect(moves(issued, use)).toEqual([{ part: "seal", item: "", from: custody, to: "installed:T-1", quantity: 1 }])
    const back: Step = [
      "handBack",
      {
        items: [
          { line: 1, quantity: 2 },
          { line: 2, item: "L1", quantity: 2 },
        ],
      },
      { actor: engineer },
    ]
    const used = after([use], issued)
    expect(moves(used, back)).toEqual([])
    const pending = after([back], used)
    const take: Step = [
      "takeBack",
      {
        items: [
          { line: 1, quantity: 2, bin: "A" },
          { line: 2, item: "l1", quantity: 2, bin: "A" },
        ],
      },
    ]
    expect(moves(pending, take)).toEqual([
      { part: "seal", item: "", from: custody, to: "bin:A", quantity: 2 },
      { part: "oil", item: "L1", from: custody, to: "bin:A", quantity: 2 },
    ])
    const taken = after([take], pending)
    expect(taken.pending).toEqual([])
    const lose: Step = [
      "reportLost",
      {
        items: [
          { line: 1, quantity: 1 },
          { line: 3, item: "P-1", quantity: 1 },
        ],
        reason: "stolen",
      },
      { actor: engineer },
    ]
    const reported = after([lose], taken)
    expect(moves(reported, ["confirmLoss", {}, { actor: supervisor }])).toEqual([
      { part: "seal", item: "", from: custody, to: "lost", quantity: 1 },
      { part: "pump", item: "P-1", from: custody, to: "lost", quantity: 1, single: true },
    ])
    given(reported).when("close", {}).thenRefused("every-piece-accounted-for")
    const settled = after([["confirmLoss", {}, { actor: supervisor }]], reported)
    expect(settled.lines).toMatchObject([
      { used: 1, returned: 2, lost: 1 },
      { used: 0, returned: 2, lost: 0 },
      { used: 0, returned: 0, lost: 1 },
    ])
    expect(after([["close", {}]], settled).status).toBe("closed")
  })

  it("takes back a part of what was handed back, and the rest later", () => {
    const pending = after([
      ...issuing,
      [
        "handBack",
        {
          items: [
            { line: 1, quantity: 1 },
            { line: 1, quantity: 2 },
          ],
        },
        { actor: engineer },
      ],
    ])
    const some = after([["takeBack", { items: [{ line: 1, quantity: 2, bin: "A" }] }]], pending)
    expect(some.pending).toEqual([{ line: 1, item: "", quantity: 1, as: "returned", by: "eve" }])
    given(some)
      .when("takeBack", { items: [{ line: 1, quantity: 2, bin: "A" }] })
      .thenRefused("no-more-than-handed-back")
    expect(after([["withdrawHandBack", { reason: "miscounted" }]], some).pending).toEqual([])
  })
})
