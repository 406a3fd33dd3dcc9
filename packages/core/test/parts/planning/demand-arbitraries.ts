/** Histories as parts have them: seldom asked for, sometimes not kept at the beginning or the end. */
import * as fc from "fast-check"

/** Known periods, also as many as a season and more; about two in three ask for nothing. */
export const demand = (lengthMax = 60): fc.Arbitrary<ReadonlyArray<number>> =>
  fc.array(
    fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 40 }) }),
    { maxLength: lengthMax, size: "max" },
  )

/** The same with periods in which the part did not exist yet, and seldom some in which it no longer did. */
export const history: fc.Arbitrary<ReadonlyArray<number | null>> = fc
  .tuple(fc.nat(5), demand(), fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(5) }))
  .map(([before, known, after]) => [...nulls(before), ...known, ...nulls(after)])

const nulls = (count: number): ReadonlyArray<null> => Array.from({ length: count }, () => null)
