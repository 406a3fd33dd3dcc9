/** A name that one record has in another system, kept so that no second record can have it. */
import * as Schema from "effect/Schema"
import { digestOf } from "../../engine/journal.ts"
import type { ExternalName } from "../../engine/engine-events.ts"
import { Identifier } from "../../values/identifier.ts"
import { Text } from "../../values/text.ts"

const { Struct } = Schema

/** Another system, by a short name: letters, digits, `.`, `_` and `-`. `number` is the desk's own numbering. */
export const ExternalSystem = Schema.String.check(
  Schema.makeFilter(
    (value: string) =>
      /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/.test(value) ||
      "Expected the short name of a system: 1 to 40 of A-Z a-z 0-9 . _ -, beginning with a letter or digit",
  ),
)

/**
 * The record of an external id: which record (`ofKind`, `ofId`) a `system` calls `value`.
 *
 * @category external ids
 * @since 0.1.0
 */
export const ExternalId = Struct({
  id: Identifier,
  status: Text,
  ofKind: Identifier,
  ofId: Identifier,
  system: ExternalSystem,
  value: Text,
})

/**
 * @category external ids
 * @since 0.1.0
 */
export type ExternalId = typeof ExternalId.Type

/**
 * An external id before its first event.
 *
 * @category external ids
 * @since 0.1.0
 */
export const blankExternalId: ExternalId = { id: "", status: "new", ofKind: "", ofId: "", system: "", value: "" }

/**
 * The name under which a record's number is kept: two records of a kind never have one number.
 *
 * @category external ids
 * @since 0.1.0
 */
export const numberSystem = "number"

const idMax = 120

/**
 * The id under which the name of a record is kept. It is made of the name alone, so that it can exist only once; what
 * may not stand in an id is written as `~` and its code, and a long name as its digest.
 *
 * @example
 * ```ts
 * externalIdOf("ticket", { system: "olddesk", value: "INC 17" }) // => "ticket:olddesk:INC~20~17"
 * ```
 * @category external ids
 * @since 0.1.0
 */
export const externalIdOf = (kind: string, { system, value }: ExternalName): string => {
  const written = value.replaceAll(/[^A-Za-z0-9._-]/gu, (letter) => `~${letter.codePointAt(0)!.toString(16)}~`)
  const id = `${kind}:${system}:${written}`
  return id.length <= idMax ? id : `${kind}:${system}:~~${digestOf(value).slice(0, 40)}`
}
