/** How a document meets the occasion of a programme: where it is still the one that is owed. */
import type { Programme } from "../programme/programme-record.ts"
import type { Instant } from "../time/instant.ts"

/**
 * The occasion of a programme that a document is to meet, by its day.
 *
 * @category parts
 * @since 0.1.0
 */
export interface OccasionMeant {
  readonly id: string
  readonly occasion: string
}

/**
 * The input of `programme.hold` for the occasion that was meant; nothing where it was held or skipped meanwhile, where
 * its time has not begun, or where there is no such programme. The document goes on all the same.
 */
export const occasionOwed = (
  programme: Programme | undefined,
  meant: OccasionMeant | undefined,
  { at, evidence }: { readonly at: Instant; readonly evidence: string },
): { readonly occasion: string; readonly evidence: string } | undefined => {
  const next = programme?.schedule.next
  const owed = programme?.status === "running" && next !== undefined && next.opensAt <= at
  return owed && next.day === meant?.occasion ? { occasion: next.day, evidence } : undefined
}
