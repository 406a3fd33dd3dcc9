/** The types of the scrap application, from which everything typed about it is derived. */
import type { Balance } from "../../ledger/movement.ts"
import type { Programme } from "../../programme/programme-record.ts"
import type { ApproverFacts } from "../../trust/approval-rules.ts"
import type { PartUnit } from "../part-unit/part-unit-record.ts"
import type { ReturnedPart } from "../defective-return/returned-lines.ts"
import type { Part } from "../part/part-record.ts"
import type { ScrapCommands, ScrapCreating } from "./scrap-commands.ts"
import type { ScrapEvents } from "./scrap-events.ts"
import type { Scrap } from "./scrap-record.ts"

/**
 * What a scrap application's rules may know of other records.
 *
 * @category scrap
 * @since 0.1.0
 */
export interface ScrapFacts extends ApproverFacts {
  /** The parts of the lines. */
  readonly catalogue?: ReadonlyArray<Part>
  /** What the lines' places hold now. */
  readonly stock?: ReadonlyArray<Balance>
  /** The units of lines that are about one piece. */
  readonly units?: ReadonlyArray<PartUnit>
  /** The return of a replaced part that is scrapped; `false` where the desk has no returns. */
  readonly defectiveReturn?: ReturnedPart | null | false
  /** The programme whose occasion the destruction meets; `false` where the desk has no programmes. */
  readonly programme?: Programme | null | false
}

/**
 * The shape of the scrap application's lifecycle.
 *
 * @category scrap
 * @since 0.1.0
 */
export interface ScrapShape {
  readonly kind: "scrap"
  readonly record: Scrap
  readonly commands: ScrapCommands
  readonly events: ScrapEvents
  readonly facts: ScrapFacts
  readonly creates: ScrapCreating
}
