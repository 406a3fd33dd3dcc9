/** Nobody approves his own, by whatever role; and what was changed after approval is not approved. */
import { same } from "../../storage-contract/same.ts"
import {
  approved,
  buyer,
  engineer,
  head,
  heads,
  keeper,
  manyRoles,
  orderProposed,
  otherKeeper,
  purchaseProposed,
  reason,
  returnLines,
  returnProposed,
  scrapApplied,
  scrapApproved,
  scrapLines,
  setApart,
  submitted,
} from "./documents.ts"
import { type StockCase, told, toldOfMany } from "./stock-case.ts"
import { accepted, refusedBy, type StockStage } from "./stock-stage.ts"

const separated = "requester-not-approver"
const belts = [{ part: "belt", quantity: 2 }]
const supplier = { name: "New", supplies: "Belts", evidence: "Samples seen" }

/** Documents that one person of many roles asks for, or has changed, and wants to approve. */
const own: ReadonlyArray<readonly [kind: string, make: (stage: StockStage) => Promise<string>]> = [
  [
    "requisition",
    async (stage) => {
      const input = { ticket: await stage.ticket(), engineer: engineer.id, lines: belts }
      return (await stage.give("requisition.submit", manyRoles, undefined, input)).id
    },
  ],
  [
    "purchaseOrder",
    async (stage) => {
      const input = { supplier: "acme-pumps", lines: belts, reason }
      return (await stage.give("purchaseOrder.propose", manyRoles, undefined, input)).id
    },
  ],
  ["supplier", async (stage) => (await stage.give("supplier.apply", manyRoles, undefined, supplier)).id],
  [
    "scrap",
    async (stage) => {
      await stage.stock("belt", "D-1", 5)
      return (await stage.give("scrap.apply", manyRoles, undefined, { lines: scrapLines(1) })).id
    },
  ],
  [
    "supplierReturn",
    async (stage) => {
      await setApart(stage, 5)
      return returnProposed(stage, manyRoles, 1)
    },
  ],
]

const others: ReadonlyArray<
  readonly [name: string, make: (stage: StockStage) => Promise<readonly [kind: string, id: string]>]
> = [
  [
    "a requisition",
    async (stage) => {
      const id = await submitted(stage, await stage.ticket(), belts)
      await stage.give("requisition.change", manyRoles, id, { lines: [{ part: "belt", quantity: 3 }], reason })
      return ["requisition", id]
    },
  ],
  [
    "a purchase order",
    async (stage) => {
      const id = await orderProposed(stage)
      await stage.give("purchaseOrder.change", manyRoles, id, { lines: belts, reason })
      return ["purchaseOrder", id]
    },
  ],
  [
    "a scrap application",
    async (stage) => {
      await stage.stock("belt", "D-1", 5)
      const id = await scrapApplied(stage, 1)
      await stage.give("scrap.edit", manyRoles, id, { lines: scrapLines(2), reason })
      return ["scrap", id]
    },
  ],
  [
    "a supplier",
    async (stage) => {
      const { id } = await stage.give("supplier.apply", buyer, undefined, supplier)
      await stage.give("supplier.change", manyRoles, id, { supplies: "Belts and pumps" })
      return ["supplier", id]
    },
  ],
  [
    "a return to a supplier",
    async (stage) => {
      await setApart(stage, 5)
      const id = await returnProposed(stage, keeper, 1)
      await stage.give("supplierReturn.change", manyRoles, id, { lines: returnLines(2), reason })
      return ["supplierReturn", id]
    },
  ],
]

export const approvalCases: ReadonlyArray<StockCase> = [
  ...own.map(([kind, make]) =>
    told(`who has asked for a ${kind} does not approve it by a second role`, async (stage) => {
      const id = await make(stage)
      refusedBy(await stage.refusal(`${kind}.approve`, manyRoles, id), separated)
      const standIn = { id: "stand-in", roles: ["supervisor"], department: "other", delegateOf: manyRoles.id }
      refusedBy(await stage.refusal(`${kind}.approve`, standIn, id), separated)
      same((await stage.entries(kind, id, "approve")).length, 0, "approvals")
    }),
  ),
  ...others.map(([name, make]) =>
    told(`who has changed ${name} does not approve it by a second role`, async (stage) => {
      const [kind, id] = await make(stage)
      refusedBy(await stage.refusal(`${kind}.approve`, manyRoles, id), separated)
      await stage.give(`${kind}.approve`, heads(1)[0]!, id)
    }),
  ),
  told("who has proposed a purchase does not confirm it by a second role", async (stage) => {
    const id = await purchaseProposed(stage, manyRoles)
    refusedBy(await stage.refusal("purchaseProposal.confirm", manyRoles, id), "proposer-not-confirmer")
    same((await stage.all("purchaseOrder")).length, 0, "orders")
  }),
  told("who receives the parts does not approve the requisition by a second role", async (stage) => {
    const ticket = await stage.ticket()
    const input = { ticket, engineer: engineer.id, lines: belts }
    const { id } = await stage.give("requisition.submit", keeper, undefined, input)
    const both = { ...engineer, roles: ["engineer", "supervisor"] }
    refusedBy(await stage.refusal("requisition.approve", both, id), "approver-not-concerned")
  }),
  told(
    "one person does not approve a scrap application twice, by two roles and from two departments",
    async (stage) => {
      await stage.stock("belt", "D-1", 5)
      const id = await scrapApplied(stage, 1)
      const [first] = heads(1)
      await stage.give("scrap.approve", first!, id)
      const again = { id: first!.id, roles: ["quality"], department: "elsewhere" }
      refusedBy(await stage.refusal("scrap.approve", again, id), "approver-approves-once")
      same((await stage.get("scrap", id)).status, "applied", "the status")
    },
  ),
  told("two approvers of one department are not enough for scrap", async (stage) => {
    await stage.stock("belt", "D-1", 5)
    const id = await scrapApplied(stage, 1)
    const [one, two] = heads(2)
    await stage.give("scrap.approve", one!, id)
    const ending = await stage.refusal("scrap.approve", { ...two!, department: one!.department! }, id)
    refusedBy(ending, "approvers-from-enough-departments")
  }),

  told("a requisition that was changed after approval is approved anew before anything is reserved", async (stage) => {
    await stage.stock("belt", "D-1", 9)
    const id = await approved(stage, await stage.ticket(), belts)
    await stage.give("requisition.change", engineer, id, { lines: [{ part: "belt", quantity: 9 }], reason })
    const picks = [{ line: 1, place: "bin:D-1", quantity: 9 }]
    refusedBy(await stage.refusal("requisition.reserve", keeper, id, { picks }), "status-allows-command")
    same(await stage.at("belt", "bin:D-1"), { quantity: 9, reserved: 0 }, "what is there")
    await stage.give("requisition.approve", head, id)
    await stage.give("requisition.reserve", keeper, id, { picks })
  }),
  told("a change lets go of what was reserved", async (stage) => {
    await stage.stock("belt", "D-1", 9)
    const id = await approved(stage, await stage.ticket(), belts)
    const picks = [{ line: 1, place: "bin:D-1", quantity: 2 }]
    await stage.give("requisition.reserve", keeper, id, { picks })
    same(await stage.at("belt", "bin:D-1"), { quantity: 9, reserved: 2 }, "what is reserved")
    await stage.give("requisition.change", engineer, id, { lines: [{ part: "belt", quantity: 1 }], reason })
    same(await stage.at("belt", "bin:D-1"), { quantity: 9, reserved: 0 }, "what is reserved after the change")
  }),
  told("a purchase order that was changed after approval is not sent", async (stage) => {
    const id = await orderProposed(stage)
    await stage.give("purchaseOrder.approve", head, id)
    await stage.give("purchaseOrder.change", buyer, id, { lines: [{ part: "belt", quantity: 500 }], reason })
    refusedBy(await stage.refusal("purchaseOrder.send", buyer, id), "status-allows-command")
  }),
  told("scrap that was edited after approval is not taken into custody", async (stage) => {
    await stage.stock("belt", "D-1", 5)
    const id = await scrapApproved(stage, 1)
    await stage.give("scrap.edit", otherKeeper, id, { lines: scrapLines(5), reason })
    const ending = await stage.refusal("scrap.takeIntoCustody", keeper, id, { keptAt: "Cage 2" })
    refusedBy(ending, "status-allows-command")
    same((await stage.at("belt", "bin:D-1")).quantity, 5, "what is there")
  }),
  ...toldOfMany(
    (people) => `a change and ${people} approvals at once: nobody has approved what nobody has seen`,
    async (stage, people) => {
      const id = await submitted(stage, await stage.ticket(), belts)
      const digest = (await stage.get("requisition", id))["approval"].digest
      const change = { lines: [{ part: "belt", quantity: 50 }], reason }
      const endings = await stage.atOnce([
        ["requisition.change", { by: engineer, id, input: change }],
        ...heads(people).map((by) => ["requisition.approve", { by, id, input: { digest } }] as const),
      ])
      same(accepted(endings.slice(0, 1)), 1, "the change")
      const after = await stage.get("requisition", id)
      same(
        [after.status, after["approval"].given, after["lines"][0].quantity],
        ["submitted", [], 50],
        "what is asked for",
      )
    },
  ),
]
