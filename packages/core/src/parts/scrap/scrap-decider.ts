/** What each command makes true of a scrap application, and what each event changes of the record. */
import type { Decider, EventMeta, Evolver } from "../../engine/decider.ts"
import { approvalBy, freshApproval, isLastApproval, withApproval } from "../../trust/approval.ts"
import { takenLines } from "../taken-line.ts"
import { approvalOf } from "./scrap-approval.ts"
import { linesWithout } from "./sent-back.ts"
import type { ScrapShape } from "./scrap-shape.ts"

/**
 * The decider of a scrap application.
 *
 * @category scrap
 * @since 0.1.0
 */
export const scrapDecider: Decider<ScrapShape> = {
  report: (_scrap, input) => [{ type: "reported", data: { ...input, lines: takenLines(input.lines) } }],
  apply: (_scrap, input, { policy }) => {
    const lines = takenLines(input.lines)
    return [{ type: "applied", data: { ...input, lines, asked: approvalOf(lines, policy) } }]
  },
  submit: (_scrap, input, { policy }) => {
    const lines = takenLines(input.lines)
    return [{ type: "applied", data: { lines, asked: approvalOf(lines, policy) } }]
  },
  dismiss: (_scrap, data) => [{ type: "dismissed", data }],
  recordSentBack: (_scrap, data) => [{ type: "sentBack", data }],
  edit: (_scrap, input, { policy }) => {
    const lines = takenLines(input.lines)
    return [{ type: "edited", data: { ...input, lines, asked: approvalOf(lines, policy) } }]
  },
  approve: (scrap, _input, context) => [
    { type: "approvalGiven", data: approvalBy(context, scrap.approval!) },
    ...(isLastApproval(scrap) ? [{ type: "approved", data: {} } as const] : []),
  ],
  reject: (_scrap, data) => [{ type: "rejected", data }],
  withdraw: (_scrap, data) => [{ type: "withdrawn", data }],
  takeIntoCustody: (_scrap, data) => [{ type: "takenIntoCustody", data }],
  destroy: (_scrap, data) => [{ type: "destroyed", data }],
  witness: (_scrap, data) => [{ type: "witnessed", data }],
  dispute: (_scrap, data) => [{ type: "disputed", data }],
}

const signed = ({ by, occurredAt: at }: EventMeta) => ({ by, at })

/**
 * The evolver of a scrap application.
 *
 * @category scrap
 * @since 0.1.0
 */
export const scrapEvolver: Evolver<ScrapShape> = {
  reported: (_scrap, data) => data,
  applied: (_scrap, { asked, ...data }) => ({ ...data, approval: freshApproval(asked) }),
  dismissed: () => ({}),
  sentBack: ({ lines }, { taken }) => ({ lines: linesWithout(lines, taken) }),
  edited: (_scrap, { lines, asked }) => ({ lines, approval: freshApproval(asked) }),
  approvalGiven: ({ approval }, data, { occurredAt }) => ({ approval: withApproval(approval!, data, occurredAt) }),
  approved: () => ({}),
  rejected: () => ({}),
  withdrawn: () => ({}),
  takenIntoCustody: (_scrap, { keptAt }, meta) => ({ custody: { ...signed(meta), keptAt } }),
  destroyed: (_scrap, data, meta) => ({ destruction: { ...data, ...signed(meta) } }),
  witnessed: (_scrap, { statement, programme }, meta) => ({
    witness: { ...signed(meta), ...(statement === undefined ? {} : { statement }) },
    ...(programme === undefined ? {} : { programme }),
  }),
  disputed: () => ({}),
}
