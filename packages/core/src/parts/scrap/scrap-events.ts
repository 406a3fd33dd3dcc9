/** What became true of a scrap application. Each event carries all that is needed to rebuild the record. */
import * as Schema from "effect/Schema"
import type { EventTypes } from "../../engine/shape.ts"
import { ApprovalAsked, ApprovalGiven } from "../../trust/approval.ts"
import { scrapCommands as commands } from "./scrap-commands.ts"
import { ScrapLine } from "./scrap-record.ts"

const { Array: List, Struct } = Schema

const lines = List(ScrapLine)

/**
 * The events of a scrap application. `applied` and `edited` ask for approval, `approvalGiven` is one person's,
 * `approved` says that it was the last one that was needed.
 *
 * @category scrap
 * @since 0.1.0
 */
export const scrapEvents = {
  reported: Struct({ ...commands.report.input.fields, lines }),
  applied: Struct({ ...commands.apply.input.fields, lines, asked: ApprovalAsked }),
  dismissed: commands.dismiss.input,
  sentBack: commands.recordSentBack.input,
  edited: Struct({ ...commands.edit.input.fields, lines, asked: ApprovalAsked }),
  approvalGiven: ApprovalGiven,
  approved: Struct({}),
  rejected: commands.reject.input,
  withdrawn: commands.withdraw.input,
  takenIntoCustody: commands.takeIntoCustody.input,
  destroyed: commands.destroy.input,
  witnessed: commands.witness.input,
  disputed: commands.dispute.input,
}

/**
 * The data of a scrap application's events.
 *
 * @category scrap
 * @since 0.1.0
 */
export type ScrapEvents = EventTypes<typeof scrapEvents>
