/** One repair from the first call to the closed ticket, as commands with everything that deciding them takes. */

import { compile, type Context, decide, shownBy } from "@fieldcare/core/engine"
import { standard } from "@fieldcare/core/quality"
import { defaultPolicy } from "@fieldcare/core/regulation"
import { ticket, vehicle } from "@fieldcare/core/service"
import { person } from "@fieldcare/core/team"

const hour = 3_600_000
const start = Date.UTC(2026, 2, 2, 9)

/** A command on its way, with the record that it meets. */
export interface Step {
  readonly record: Ticket
  readonly command: string
  readonly input: object
  readonly context: Context
  readonly accepted: boolean
  /** The status afterwards; the one before where the command is refused. */
  readonly to: string
}

type Ticket = typeof ticket.blank
type Asked = readonly [command: string, input: object, more?: { readonly facts?: object; readonly by?: Person }]
type Person = keyof typeof people

const people = {
  clerk: { id: "clara", tenant: "acme", roles: ["clerk"] },
  engineer: { id: "eve", tenant: "acme", roles: ["engineer"] },
  quality: { id: "quinn", tenant: "acme", roles: ["quality"] },
}

const offer = {
  part: "K-20",
  name: "Compressor K-20",
  price: { amountMinor: 48_000, currency: "CNY" },
  warrantyDays: 90,
}
const window = { from: start + 48 * hour, to: start + 50 * hour }
const product = { model: "KX-200", serial: "S-1881" }
const steps = ["isolate", "inspect", "restore"].map((id, index) => ({ id, title: `Step ${id}`, safety: index === 0 }))

const eve = {
  ...person.blank,
  id: "eve",
  status: "enabled",
  qualifications: [
    {
      id: "q-1",
      services: ["repair"],
      products: [product.model],
      certificate: "Refrigeration, level 2",
      validFrom: start - 8_760 * hour,
      validUntil: start + 8_760 * hour,
    },
  ],
}
const van = {
  ...vehicle.blank,
  id: "van-3",
  status: "inService",
  registeredAt: start - 720 * hour,
  checks: { at: start, passed: true, odometerKm: 1_200 },
}
const edition = { ...standard.blank, id: "std-1", status: "inForce", product: product.model, edition: 2, steps }

/** What somebody who telephones says. */
export const intake = {
  channel: "hotline",
  service: "repair",
  priority: "high",
  customer: { id: "c-17", name: "Lin Yue", telephone: "+86 571 5550 100", address: "1 Lakeside Road" },
  product,
  description: "The cold room does not go below 12 degrees since this morning.",
} as const

const story: ReadonlyArray<Asked> = [
  ["receive", intake],
  ["takeInCharge", {}],
  ["confirmSite", { product, conditions: "Ground floor, 380 V, free access", ready: true }],
  ["offerAppointment", { windows: [window] }],
  ["agreeAppointment", { engineer: "eve", window, agreedWithCustomer: true }, { facts: { engineer: eve } }],
  ["confirmAppointment", { means: "message" }],
  ["remindCustomer", { means: "message" }],
  ["prepareKit", { items: [{ kind: "tool", name: "Gauge", ready: true }] }],
  ["assignVehicle", { vehicle: "van-3" }],
  ["attachServicePlan", { plan: "Find the leak, replace the compressor." }, { by: "engineer" }],
  ["setOut", {}, { by: "engineer", facts: { appointedEngineer: eve, vehicle: van } }],
  ["arrive", { identityShown: true, atAgreedPlace: true }, { by: "engineer" }],
  ["confirmNeed", {}, { by: "engineer" }],
  ["inspectSite", { findings: "Compressor seized" }, { by: "engineer" }],
  ["startWork", {}, { by: "engineer", facts: { standards: [edition], generalStandards: [] } }],
  ["completeStep", { step: "isolate", result: "done" }, { by: "engineer" }],
  ["completeStep", { step: "inspect", result: "done" }, { by: "engineer" }],
  ["replacePart", offer, { by: "engineer", facts: { requisition: false } }], // refused: nobody has agreed yet
  ["recordConsent", { offer, agreed: true, means: "signature" }, { by: "engineer" }],
  ["replacePart", offer, { by: "engineer", facts: { requisition: false } }],
  ["completeStep", { step: "restore", result: "done" }, { by: "engineer" }],
  ["recordTest", { passed: true }, { by: "engineer" }],
  ["complete", {}, { by: "engineer" }],
  ["explainUse", { use: true, precautions: true }, { by: "engineer" }],
  ["inviteAcceptance", {}],
  ["accept", { signature: { signedBy: "Lin Yue", shown: "" } }],
  ["recordFollowUp", { score: 5 }, { by: "quality" }],
  ["close", {}, { by: "quality" }],
]

const refused = 17

/** The ticket, compiled. */
export const compiled = compile(ticket)

/** The walk, decided once; throws where it does not go the way it is written. */
export const walk: ReadonlyArray<Step> = walked()

function walked(): ReadonlyArray<Step> {
  const walk: Array<Step> = []
  let record: Ticket = { ...ticket.blank, id: "T-1" }
  for (const [index, [command, said, more = {}]] of story.entries()) {
    const input =
      command === "accept" ? { ...said, signature: { signedBy: "Lin Yue", shown: record.acceptance.form } } : said
    const at = start + index * hour * 2.5
    const context: Context = {
      now: at,
      occurredAt: at,
      actor: people[more.by ?? "clerk"],
      policy: defaultPolicy,
      facts: more.facts ?? {},
      acts: [],
      ...shownBy(compiled, record, command, input),
    }
    const decision = decide(compiled, record, command, input, context as never)
    if (decision.accepted !== (index !== refused)) throw new Error(`${command}: ${JSON.stringify(decision)}`)
    walk.push({
      record,
      command,
      input,
      context,
      accepted: decision.accepted,
      to: decision.accepted ? decision.to : record.status,
    })
    if (decision.accepted) record = decision.next
  }
  return walk
}
