/** Trust: actors, separation of duties, consent, signatures, personal data. */
export { type Actor, ActorInvalid, checkedActor, type Role, roles } from "./actor.ts"
export {
  Approval,
  type ApprovalAbove,
  ApprovalAsked,
  approvalBy,
  ApprovalGiven,
  ApprovalInput,
  approvalRequired,
  type ApprovalRequirement,
  askedApproval,
  freshApproval,
  isApproved,
  isLastApproval,
  withApproval,
} from "./approval.ts"
export {
  type Approvable,
  approvalHolds,
  type ApprovalRule,
  approvals,
  type ApprovalSetting,
  type Approver,
  approverNeeds,
  type ApproverFacts,
} from "./approval-rules.ts"
export { Consent, coveringConsent, Offer } from "./consent.ts"
export { erased, personalMap, type PersonalMap } from "./personal.ts"
export { commandsOf, separationRisksIn } from "./separation-risks.ts"
export { forbiddingAct, type Separation, type SeparationRisk, separationRisks } from "./separation.ts"
export { Digest, Signature } from "./signature.ts"
