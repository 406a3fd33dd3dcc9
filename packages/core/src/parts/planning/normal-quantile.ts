/** The quantiles of the standard normal distribution. */

/**
 * Wichura, M. J. (1988): Algorithm AS 241, The percentage points of the normal distribution. Applied Statistics 37,
 * 477–484; the shorter one, PPND7, right to seven figures.
 */
export const normalQuantile = (probability: number): number => {
  const q = probability - 0.5
  if (Math.abs(q) <= 0.425) return q * ratio(0.180625 - q * q, centre)
  const r = Math.sqrt(-Math.log(q < 0 ? probability : 1 - probability))
  const tail = r <= 5 ? ratio(r - 1.6, middle) : ratio(r - 5, far)
  return q < 0 ? -tail : tail
}

interface Polynomials {
  readonly above: ReadonlyArray<number>
  readonly below: ReadonlyArray<number>
}

const centre: Polynomials = {
  above: [3.387_132_717_9, 50.434_271_938, 159.291_132_02, 59.109_374_72],
  below: [1, 17.895_169_469, 78.757_757_664, 67.187_563_6],
}
const middle: Polynomials = {
  above: [1.423_437_277_7, 2.756_815_39, 1.306_728_481_6, 0.170_238_211_03],
  below: [1, 0.737_001_642_5, 0.120_211_329_75],
}
const far: Polynomials = {
  above: [6.657_905_115, 3.081_226_386, 0.428_682_943_37, 0.017_337_203_997],
  below: [1, 0.241_978_942_25, 0.012_258_202_635],
}

const ratio = (x: number, { above, below }: Polynomials): number => valueAt(x, above) / valueAt(x, below)

const valueAt = (x: number, coefficients: ReadonlyArray<number>): number =>
  coefficients.reduceRight((value, coefficient) => value * x + coefficient, 0)
