/** What goes wrong among people: too much, the wrong person, twice, or long after things have changed. */
import { everybody } from "./cast.ts"
import type { Chance } from "./chance.ts"
import type { Move } from "./move.ts"

/**
 * A move made wrong: by somebody else, or of far more than there is.
 *
 * @category stock
 * @since 0.1.0
 */
export const spoilt = (move: Move, chance: Chance): Move =>
  chance.happens(0.5) ? { ...move, by: chance.one(everybody) } : { ...move, input: multiplied(move.input) as object }

const multiplied = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(multiplied)
  if (value === null || typeof value !== "object") return value
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      name === "quantity" && typeof field === "number" ? field * tooMany : multiplied(field),
    ]),
  )
}

const tooMany = 1_000
