/** Trust: actors, separation of duties, consent, signatures, personal data. */
export { type Actor, ActorInvalid, checkedActor, type Role, roles } from "./actor.ts"
export { Consent, coveringConsent, Offer } from "./consent.ts"
export { erased, personalMap, type PersonalMap } from "./personal.ts"
export { forbiddingAct, type Separation, type SeparationRisk, separationRisks } from "./separation.ts"
export { Digest, Signature } from "./signature.ts"
