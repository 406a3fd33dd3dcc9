/** Serial and lot numbers: when two spellings are the same one, and the ids that units and lots have by them. */
import * as Schema from "effect/Schema"
import { digestOf } from "../engine/journal.ts"

/**
 * A serial or lot number as the ledger keeps it, whatever way it was written or scanned; nothing where the text can be
 * no such number.
 *
 * **Details**
 *
 * Capital or small letters, full-width or ordinary ones, blanks, and characters that show nothing make no difference.
 * No number: what is left empty or has more than 100 characters (UTF-16 units), text with control characters inside,
 * and text with half of a surrogate pair.
 *
 * @example
 * ```ts
 * normalizeSerial(" ｋ20-001 177\n") // => "K20-001177"
 * normalizeSerial("K20\u0000") // => undefined
 * normalizeSerial("   ") // => undefined
 * ```
 * @category parts
 * @since 0.1.0
 */
export const normalizeSerial = (text: string): string | undefined => {
  const trimmed = text.trim()
  if (/[\p{Cc}\p{Cs}]/u.test(trimmed)) return undefined
  // Capitals can come apart, and what was between two characters no longer is: so it is composed once more.
  const plain = shown(shown(trimmed.normalize("NFKC")).toUpperCase().normalize("NFKC"))
  return plain === "" || plain.length > 100 ? undefined : plain
}

const shown = (text: string): string => text.replaceAll(/[\p{Cf}\p{Default_Ignorable_Code_Point}\s]/gu, "")

const numbered = Schema.String.check(
  Schema.isMaxLength(200),
  Schema.makeFilter(
    (value: string) =>
      normalizeSerial(value) !== undefined ||
      "Expected a number of 1 to 100 characters, without control characters and without half of a surrogate pair",
  ),
)

/**
 * A serial number as it is written on the piece.
 *
 * @category parts
 * @since 0.1.0
 */
export const Serial = numbered

/**
 * A lot number as it is written on the package.
 *
 * @category parts
 * @since 0.1.0
 */
export const LotNumber = numbered

/**
 * The id that the unit of a part with this serial number has. Text that is no serial number leads to an id that no unit
 * has.
 *
 * @example
 * ```ts
 * partUnitId("K-20", "k20-001177 ") === partUnitId("K-20", "Ｋ20-001177") // => true
 * ```
 * @category parts
 * @since 0.1.0
 */
export const partUnitId = (part: string, serial: string): string => idOf("piece", part, serial)

/**
 * The id that the lot of a part with this number has. Text that is no lot number leads to an id that no lot has.
 *
 * @example
 * ```ts
 * lotId("S-30", "2026/07 a") === lotId("S-30", "2026/07A") // => true
 * ```
 * @category parts
 * @since 0.1.0
 */
export const lotId = (part: string, lot: string): string => idOf("lot", part, lot)

const idOf = (sort: string, part: string, number: string): string =>
  `${sort}-${digestOf([part, normalizeSerial(number) ?? ""]).slice(0, 40)}`
