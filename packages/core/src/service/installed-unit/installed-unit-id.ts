/** The id of an installed unit, made of its model and serial number, so that a tenant has each unit once. */
import { digestOf } from "../../engine/journal.ts"

/**
 * The id that a unit of this model and serial number has.
 *
 * **Details**
 *
 * Spellings that people take for the same lead to the same id: capital or small letters, full-width or ordinary ones,
 * blanks, and characters that show nothing.
 *
 * @example
 * ```ts
 * installedUnitId("K-series", "k20-001177 ") === installedUnitId("K-Series", "Ｋ20-001177") // => true
 * ```
 *
 * @category installed unit
 * @since 0.1.0
 */
export const installedUnitId = (model: string, serial: string): string =>
  `unit-${digestOf([plain(model), plain(serial)]).slice(0, 40)}`

/**
 * Whether two models or serial numbers are the same, but for the way in which they are written.
 *
 * @category installed unit
 * @since 0.1.0
 */
export const sameMark = (one: string, other: string): boolean => plain(one) === plain(other)

const plain = (mark: string): string =>
  mark
    .normalize("NFKC")
    .replaceAll(/[\p{Cf}\s]/gu, "")
    .toUpperCase()
