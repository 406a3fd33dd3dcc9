/** The types of the defective return, from which everything typed about it is derived. */
import type { Bin } from "../bin/bin-record.ts"
import type { PartUnit } from "../part-unit/part-unit-record.ts"
import type { WaitingFacts } from "../waiting-list/waiting-list.ts"
import type { DefectiveReturnCommands, DefectiveReturnCreating } from "./defective-return-commands.ts"
import type { DefectiveReturnEvents } from "./defective-return-events.ts"
import type { DefectiveReturn } from "./defective-return-record.ts"

interface DefectiveReturnFacts extends WaitingFacts {
  readonly units?: ReadonlyArray<PartUnit>
  readonly bins?: ReadonlyArray<Bin>
}

/**
 * The shape of the lifecycle of a defective return.
 *
 * @category defective return
 * @since 0.1.0
 */
export interface DefectiveReturnShape {
  readonly kind: "defectiveReturn"
  readonly record: DefectiveReturn
  readonly commands: DefectiveReturnCommands
  readonly events: DefectiveReturnEvents
  readonly facts: DefectiveReturnFacts
  readonly creates: DefectiveReturnCreating
}
