/** Rules of 3.5: what precedes the customer's signature, and what it binds. */
import { fails, ruleOf, unknown } from "../../../engine/rule.ts"
import type { TicketShape } from "../ticket-shape.ts"

const rule = ruleOf<TicketShape>()

export const acceptanceRules = {
  "use-explained": rule({
    clause: "3.5.2",
    on: ["accept"],
    mend: "explainUse",
    check: ({ acceptance: { explained } }) => {
      if (explained.use && explained.precautions) return true
      const missing = [...(explained.use ? [] : ["use"]), ...(explained.precautions ? [] : ["precautions"])]
      return fails({ missing })
    },
  }),
  "signature-binds-form": rule({
    clause: "3.5.3",
    on: ["accept"],
    check: ({ acceptance: { form } }, { signature }) => {
      if (form === undefined) return unknown("form")
      return signature.shown === form || fails({ shown: signature.shown, form })
    },
  }),
  "remark-waits": rule({
    clause: "3.5.3",
    on: ["forwardRemark"],
    check: ({ acceptance: { remarks } }, { remark }) => {
      const waiting = remarks.filter((one) => one.forwardedAt === undefined).map(({ number }) => number)
      return waiting.includes(remark) || fails({ remark, waiting })
    },
  }),
}
