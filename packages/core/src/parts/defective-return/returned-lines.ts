/** Whether the lines of a document are about the returned part that the document is to end. */
import { fails, unknown, type Verdict } from "../../engine/rule.ts"
import type { TakenLine } from "../taken-line.ts"
import type { DefectiveReturn } from "./defective-return-record.ts"

/**
 * What a scrap application or a return to a supplier needs to know of the return of a replaced part.
 *
 * @category defective return
 * @since 0.1.0
 */
export type ReturnedPart = Pick<DefectiveReturn, "id" | "status" | "part" | "item" | "quantity">

/**
 * Whether these lines take all of a returned part: otherwise the return would end, and the part would stay behind with
 * nobody to ask for it. Lines about other parts do no harm. Where the document names no return there is nothing to ask.
 */
export const takesTheReturnedPart = (
  lines: ReadonlyArray<Pick<TakenLine, "part" | "item" | "quantity" | "place">>,
  named: string | undefined,
  returned: ReturnedPart | null | false | undefined,
): Verdict => {
  if (named === undefined) return true
  if (returned === undefined) return unknown("defectiveReturn")
  // That there is no such return, the engine tells.
  if (returned === null || returned === false) return true
  const { id, part, item, quantity } = returned
  const taken = lines
    .filter((line) => line.part === part && line.item === item && !line.place.startsWith("bin:"))
    .reduce((sum, line) => sum + line.quantity, 0)
  return taken >= quantity || fails({ defectiveReturn: id, part, item, quantity, taken })
}
