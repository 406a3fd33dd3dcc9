/** Who may not any more, when it comes to writing, has approved nothing; and who never could learns nothing. */
import { same } from "../../storage-contract/same.ts"
import {
  buyer,
  engineer,
  head,
  heads,
  keeper,
  orderProposed,
  reason,
  returnProposed,
  scrapApplied,
  setApart,
  submitted,
} from "./documents.ts"
import { type StockCase, told } from "./stock-case.ts"
import { refusedBy, type StockStage } from "./stock-stage.ts"

const lines = [{ part: "belt", quantity: 2 }]
const supplier = { name: "New", supplies: "Belts", evidence: "Samples seen" }

/** Documents that wait for approval. */
const waiting: ReadonlyArray<readonly [kind: string, make: (stage: StockStage) => Promise<string>]> = [
  ["requisition", async (stage) => submitted(stage, await stage.ticket(), lines)],
  ["purchaseOrder", (stage) => orderProposed(stage)],
  ["supplier", async (stage) => (await stage.give("supplier.apply", buyer, undefined, supplier)).id],
  [
    "scrap",
    async (stage) => {
      await stage.stock("belt", "D-1", 5)
      return scrapApplied(stage, 1)
    },
  ],
  [
    "supplierReturn",
    async (stage) => {
      await setApart(stage, 5)
      return returnProposed(stage, keeper, 1)
    },
  ],
]

const [approver, absent] = heads(2)

export const revokedCases: ReadonlyArray<StockCase> = [
  ...waiting.flatMap(([kind, make]) => [
    told(`an approver of a ${kind} who leaves between reading and writing has not approved`, async (stage) => {
      const id = await make(stage)
      await stage.employ(approver!)
      const move = [`${kind}.approve`, { by: approver!, id, input: {} }] as const
      refusedBy(await stage.interrupted(move, () => stage.leave(approver!)), "approver-in-service")
      same((await stage.entries(kind, id, "approve")).length, 0, "approvals")
      await stage.give(`${kind}.approve`, absent!, id)
    }),
    told(`a stand-in for somebody who leaves meanwhile has not approved the ${kind}`, async (stage) => {
      const id = await make(stage)
      await stage.employ(absent!)
      const by = { ...approver!, delegateOf: absent!.id }
      const move = [`${kind}.approve`, { by, id, input: {} }] as const
      refusedBy(await stage.interrupted(move, () => stage.leave(absent!)), "approver-in-service")
      same((await stage.entries(kind, id, "approve")).length, 0, "approvals")
    }),
    told(`an approver of another company is told of a ${kind} as of one that is not there`, async (stage) => {
      const id = await make(stage)
      const [there, nowhere] = [
        await stage.refusalElsewhere(`${kind}.approve`, approver!, id),
        await stage.refusalElsewhere(`${kind}.approve`, approver!, "nowhere"),
      ]
      same(there, nowhere, "what is told")
      same("tag" in there && there.tag, "NotFound", "what is told")
      same((await stage.entries(kind, id, "approve")).length, 0, "approvals")
    }),
    told(`a ${kind} that somebody else approves meanwhile is not approved by the same person again`, async (stage) => {
      const id = await make(stage)
      const move = [`${kind}.approve`, { by: approver!, id, input: {} }] as const
      const ending = await stage.interrupted(move, () => stage.give(`${kind}.approve`, approver!, id))
      same("tag" in ending && ending.tag, "Refused", "how the second ends")
      await stage.happenedOnce(kind, id, "approve", 0)
    }),
  ]),
  told("what is changed between reading and approving is not approved by who looked at it before", async (stage) => {
    const id = await submitted(stage, await stage.ticket(), lines)
    const { digest } = (await stage.get("requisition", id))["approval"]
    const change = { lines: [{ part: "belt", quantity: 50 }], reason }
    const move = ["requisition.approve", { by: head, id, input: { digest } }] as const
    const ending = await stage.interrupted(move, () => stage.give("requisition.change", engineer, id, change))
    refusedBy(ending, "approves-what-is-there")
    same((await stage.get("requisition", id)).status, "submitted", "the status")
  }),
  told("an order to a supplier who is suspended meanwhile is not sent", async (stage) => {
    const id = await orderProposed(stage)
    await stage.give("purchaseOrder.approve", head, id)
    const move = ["purchaseOrder.send", { by: buyer, id, input: {} }] as const
    const ending = await stage.interrupted(move, () => stage.give("supplier.suspend", head, "acme-pumps", { reason }))
    refusedBy(ending, "supplier-approved")
    same((await stage.get("purchaseOrder", id)).status, "approved", "the status")
  }),
  told("a bin that is blocked meanwhile takes nothing in", async (stage) => {
    await stage.stock("belt", "D-1", 5)
    const relocation = { reason: "relocation", lines: [{ part: "belt", quantity: 2, from: "bin:D-1", to: "bin:D-2" }] }
    const move = ["stockTransfer.transfer", { by: keeper, input: relocation }] as const
    const ending = await stage.interrupted(move, () => stage.give("bin.block", keeper, "D-2", { reason }))
    same("tag" in ending && ending.tag, "Refused", "how it ends")
    same(await stage.at("belt", "bin:D-2"), { quantity: 0, reserved: 0 }, "what is in the blocked bin")
  }),
]
