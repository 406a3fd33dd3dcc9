/** When a programme may be established, and an occasion held or skipped. */
import { fails, ruleOf } from "../engine/rule.ts"
import type { ProgrammeShape } from "./programme-shape.ts"
import { programmeSubjects } from "./programme-subjects.ts"

const rule = ruleOf<ProgrammeShape>()

/**
 * The rules of a programme.
 *
 * @category programme
 * @since 0.1.0
 */
export const programmeRules = {
  "often-enough": rule({
    clause: "1.1",
    on: ["establish", "changeRhythm"],
    derogable: true,
    check: (programme, input, { policy }) => {
      const { clause, monthsMax } = programmeSubjects["subject" in input ? input.subject : programme.subject]
      const months = monthsMax(policy)
      if (input.rhythm === undefined) return true
      const { every, unit } = input.rhythm
      const often = unit === "months" ? every <= months : every * (unit === "weeks" ? 7 : 1) <= months * 31
      return often || fails({ every, unit, months, ofClause: clause })
    },
  }),
  "ends-after-it-began": rule({
    clause: "1.1",
    on: ["establish"],
    check: (_programme, { endsAt }, { occurredAt }) => endsAt === undefined || endsAt > occurredAt || fails({ endsAt }),
  }),
  "occasion-is-next": rule({
    clause: "1.1",
    on: ["hold", "skip"],
    check: ({ schedule: { next } }, { occasion }) =>
      occasion === next?.day || fails({ occasion, next: next?.day ?? null }),
  }),
  "occasion-has-begun": rule({
    clause: "1.1",
    on: ["hold"],
    check: ({ schedule: { next } }, _input, { occurredAt }) =>
      next === undefined || occurredAt >= next.opensAt || fails({ opensAt: new Date(next.opensAt).toISOString() }),
  }),
  "skipped-by-another": rule({
    clause: "1.1",
    on: ["skip"],
    mend: "appointOwner",
    check: ({ owner }, _input, { actor }) => actor.id !== owner || fails({ owner }),
  }),
}
