/** A scrap application: which parts are unusable, who approved, where they are kept, and who saw them destroyed. */
import * as Schema from "effect/Schema"
import { Approval } from "../../trust/approval.ts"
import { Digest } from "../../trust/signature.ts"
import { Identifier } from "../../values/identifier.ts"
import { InstantMs } from "../../values/number.ts"
import { LongText, Text } from "../../values/text.ts"
import { TakenLine } from "../taken-line.ts"

const { Array: List, optionalKey: optional, Struct } = Schema

/**
 * A line of a scrap application. `photo` is the digest of a picture of the damage.
 *
 * @category scrap
 * @since 0.1.0
 */
export const ScrapLine = Struct({ ...TakenLine.fields, photo: optional(Digest) })

/**
 * @category scrap
 * @since 0.1.0
 */
export type ScrapLine = typeof ScrapLine.Type

/**
 * How parts were destroyed: by what means, by which company where another did it, and the digest of its certificate.
 *
 * @category scrap
 * @since 0.1.0
 */
export const DestructionMeans = Struct({
  means: Text,
  contractor: optional(Text),
  certificate: optional(Digest),
})

/**
 * The record of a scrap application.
 *
 * **Details**
 *
 * `source` is what showed the damage: a receipt, a lot, a transfer. `defectiveReturn` is the return of a replaced part
 * that is scrapped by it. `custody` is since when and where the parts are kept, `destruction` who destroyed them and
 * how; `witness` saw it. `programme` is the occasion of a programme that the destruction was to meet.
 *
 * @category scrap
 * @since 0.1.0
 */
export const Scrap = Struct({
  id: Identifier,
  status: Text,
  lines: List(ScrapLine),
  source: optional(Struct({ kind: Text, id: Identifier })),
  defectiveReturn: optional(Identifier),
  approval: optional(Approval),
  custody: optional(Struct({ by: Identifier, at: InstantMs, keptAt: Text })),
  destruction: optional(Struct({ ...DestructionMeans.fields, by: Identifier, at: InstantMs })),
  witness: optional(Struct({ by: Identifier, at: InstantMs, statement: optional(LongText) })),
  programme: optional(Struct({ id: Identifier, occasion: Text })),
})

/**
 * @category scrap
 * @since 0.1.0
 */
export type Scrap = typeof Scrap.Type

/**
 * The scrap application before its first event.
 *
 * @category scrap
 * @since 0.1.0
 */
export const blankScrap: Scrap = { id: "", status: "new", lines: [] }
