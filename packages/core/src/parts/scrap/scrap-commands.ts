/** What people ask for on a scrap application: the input of each command, its clause, who may give it. */
import * as Schema from "effect/Schema"
import { command, type CommandTypes, type Creating, onlyFollows } from "../../engine/command.ts"
import { ApprovalInput } from "../../trust/approval.ts"
import { approverNeeds } from "../../trust/approval-rules.ts"
import { Digest } from "../../trust/signature.ts"
import { Identifier } from "../../values/identifier.ts"
import { Count, Quantity } from "../../values/number.ts"
import { LongText, Text } from "../../values/text.ts"
import { linesAsked, TakenLineInput, unitIdsOf } from "../taken-line.ts"
import { DestructionMeans, type Scrap } from "./scrap-record.ts"

const { Array: List, isMaxLength, isMinLength, Literals, optionalKey: optional, Struct } = Schema

const finders = ["storekeeper", "engineer", "quality", "supervisor", "system"] as const
const applicants = ["storekeeper", "engineer", "quality"] as const
const approvers = ["supervisor", "quality", "buyer", "storekeeper"] as const
const witnesses = ["supervisor", "quality", "storekeeper", "buyer", "clerk", "engineer"] as const

const Lines = List(Struct({ ...TakenLineInput.fields, photo: optional(Digest) })).check(
  isMinLength(1),
  isMaxLength(100),
)
const Source = Struct({ kind: Text, id: Identifier })

type Needs = NonNullable<Parameters<typeof command>[0]["needs"]>
const returned = {
  defectiveReturn: { kind: "defectiveReturn", id: { column: "defectiveReturn" }, optional: true },
} as const satisfies Needs
const pieces = {
  units: { kind: "partUnit", ids: ({ record }) => unitIdsOf((record as Scrap).lines) },
} as const satisfies Needs

/**
 * The commands of a scrap application.
 *
 * **Details**
 *
 * `report` says that something is damaged or unusable, by people or as it follows from a document; from then on it is
 * owed that somebody applies (`submit`), or says why not (`dismiss`). What a return to the supplier takes of it, where
 * that names the report, is off the report when it is shipped (`recordSentBack`). `apply` reports and applies at once; the return
 * of a replaced part that it names ends with it. What is rejected or withdrawn is as it was when it was reported.
 * `destroy` is said by
 * who destroyed the parts, `witness` by another person who saw it; only then do they leave the custody. `dispute` says
 * that they were not destroyed. With `programme`, the destruction meets an occasion of a programme.
 *
 * @category scrap
 * @since 0.1.0
 */
export const scrapCommands = {
  report: command({
    input: Struct({ lines: Lines, source: optional(Source) }),
    clause: "5.4.1",
    by: finders,
    creates: true,
  }),
  apply: command({
    input: Struct({ lines: Lines, source: optional(Source), defectiveReturn: optional(Identifier) }),
    clause: "5.4.2",
    by: applicants,
    creates: true,
    needs: {
      ...linesAsked,
      defectiveReturn: { kind: "defectiveReturn", id: { input: "defectiveReturn" }, optional: true },
    },
  }),
  submit: command({
    input: Struct({ lines: Lines }),
    clause: "5.4.2",
    by: applicants,
    needs: { ...linesAsked, ...returned },
  }),
  dismiss: command({
    input: Struct({ why: Literals(["repaired", "returnedToSupplier", "usable", "mistaken"]), reason: Text }),
    clause: "5.4.1",
    by: ["storekeeper", "quality", "supervisor"],
  }),
  recordSentBack: command({
    input: Struct({ supplierReturn: Identifier, taken: List(Struct({ line: Count, quantity: Quantity })) }),
    clause: "5.4.1",
    by: onlyFollows,
  }),
  edit: command({
    input: Struct({ lines: Lines, reason: Text }),
    clause: "5.4.2",
    by: applicants,
    needs: { ...linesAsked, ...returned },
  }),
  approve: command({ input: ApprovalInput, clause: "5.4.2", by: approvers, needs: approverNeeds }),
  reject: command({ input: Struct({ reason: Text }), clause: "5.4.2", by: approvers }),
  withdraw: command({ input: Struct({ reason: Text }), clause: "5.4.2", by: applicants }),
  takeIntoCustody: command({
    input: Struct({ keptAt: Text }),
    clause: "5.4.3",
    by: ["storekeeper"],
    needs: {
      ...pieces,
      stock: {
        stock: ({ record }) => (record as Scrap).lines.map(({ part, place, item }) => ({ part, place, item })),
      },
    },
  }),
  destroy: command({ input: DestructionMeans, clause: "5.4.3", by: ["storekeeper", "supervisor", "quality"] }),
  witness: command({
    input: Struct({
      statement: optional(LongText),
      programme: optional(Struct({ id: Identifier, occasion: Text })),
    }),
    clause: "5.4.3",
    by: witnesses,
    needs: {
      ...pieces,
      stock: {
        stock: ({ record }) => (record as Scrap).lines.map(({ part, item }) => ({ part, place: "scrap", item })),
      },
      programme: { kind: "programme", id: { input: "programme.id" }, optional: true },
    },
  }),
  dispute: command({ input: Struct({ reason: Text }), clause: "5.4.3", by: witnesses }),
}

/**
 * The inputs of a scrap application's commands.
 *
 * @category scrap
 * @since 0.1.0
 */
export type ScrapCommands = CommandTypes<typeof scrapCommands>

/**
 * The commands that make a scrap application.
 *
 * @category scrap
 * @since 0.1.0
 */
export type ScrapCreating = Creating<typeof scrapCommands>
