/** When a standard may be submitted and put in force (clauses 4.1.1 and 4.1.2). */
import { fails, ruleOf, unknown } from "../../engine/rule.ts"
import type { StandardStep } from "./standard-record.ts"
import type { StandardShape } from "./standard-shape.ts"

const rule = ruleOf<StandardShape>()

/**
 * The rules of a standard.
 *
 * **Details**
 *
 * `every-step-checkable` is asked again on approval, because what is submitted can still be edited.
 * `one-standard-in-force` keeps two standards from ruling the same work: besides the edition that is superseded,
 * none may be in force for the same service and product.
 *
 * @category standard
 * @since 0.1.0
 */
export const standardRules = {
  "step-ids-unique": rule({
    clause: "4.1.2",
    on: ["draft", "edit"],
    check: (_standard, { steps }) => {
      const repeated = repeatedIds(steps ?? [])
      return repeated.length === 0 || fails({ steps: repeated })
    },
  }),
  "every-step-checkable": rule({
    clause: "4.1.2",
    on: ["submit", "approve"],
    mend: "edit",
    check: ({ steps }) => {
      const unchecked = steps.filter((step) => step.check === undefined).map(({ title }) => title)
      return (steps.length > 0 && unchecked.length === 0) || fails({ count: steps.length, steps: unchecked })
    },
  }),
  "edition-follows": rule({
    clause: "4.1.1",
    on: ["approve"],
    mend: "edit",
    check: ({ supersedes, service, product, edition }, _input, { facts: { previous } }) => {
      if (supersedes === undefined) return true
      if (previous === undefined) return unknown("previous")
      const follows =
        previous !== null &&
        previous.status === "inForce" &&
        previous.service === service &&
        previous.product === product &&
        previous.edition < edition
      return (
        follows ||
        fails({
          supersedes,
          edition,
          previousStatus: previous?.status ?? null,
          previousEdition: previous?.edition ?? null,
        })
      )
    },
  }),
  "one-standard-in-force": rule({
    clause: "4.1.1",
    on: ["approve"],
    mend: "edit",
    check: ({ supersedes, service, product }, _input, { facts: { inForce } }) => {
      if (inForce === undefined) return unknown("inForce")
      const others = inForce.filter(({ id }) => id !== supersedes).map(({ id }) => id)
      return others.length === 0 || fails({ service, product, standards: others })
    },
  }),
}

const repeatedIds = (steps: ReadonlyArray<StandardStep>): ReadonlyArray<string> => {
  const ids = steps.map(({ id }) => id)
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]
}
