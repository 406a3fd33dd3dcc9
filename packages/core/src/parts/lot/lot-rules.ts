/** What can be true of a lot: it came in by a document, and it expires when its date has come. */
import { fails, ruleOf } from "../../engine/rule.ts"
import { hasExpired } from "../expiry.ts"
import type { LotShape } from "./lot-shape.ts"

const rule = ruleOf<LotShape>()

/**
 * The rules of a lot.
 *
 * @category lot
 * @since 0.1.0
 */
export const lotRules = {
  "follows-a-document": rule({
    clause: "5.1.1",
    on: ["enter"],
    check: (_lot, { lot }, { via }) => via !== undefined || fails({ lot }),
  }),
  "expiry-has-come": rule({
    clause: "5.2.3",
    on: ["expire"],
    check: (lot, _input, { occurredAt }) => hasExpired(lot, occurredAt) || fails({ lot: lot.lot }),
  }),
}
