/** Text that every storage keeps exactly, and text about a person that is kept apart from everything else. */
import * as Schema from "effect/Schema"
import { isStorable } from "./storable.ts"

const wellFormed = Schema.makeFilter(
  (value: string) => isStorable(value) || "Expected text without NUL and without half of a surrogate pair",
)

const sized = (charactersMax: number) =>
  Schema.String.check(
    Schema.makeFilter((value: string) => value.trim().length > 0 || "Expected text that is not blank"),
    Schema.isMaxLength(charactersMax),
    wellFormed,
  )

/**
 * Text of 1 to 200 characters (UTF-16 units), not blank: a model, a title, a reason.
 *
 * @category values
 * @since 0.1.0
 */
export const Text = sized(200)

/**
 * Text of 1 to 10,000 characters that says nothing about a person: a procedure, a check.
 *
 * @category values
 * @since 0.1.0
 */
export const LongText = sized(10_000)

/**
 * The name of the annotation that marks a schema as personal data.
 *
 * @category personal data
 * @since 0.1.0
 */
export const personalAnnotation = "fieldcare/personal"

/**
 * Personal data: a name, a telephone number, an address, free text in which somebody may be named, a picture
 * of a signature (as a data URL). 1 to 100,000 characters.
 *
 * **Details**
 *
 * When a command is decoded, the text is put into the subject store and a reference takes its place. Rules,
 * events, records and the journal only ever hold the reference, so erasing a person empties one store and
 * leaves every hash chain whole. Reading a record through the desk puts the texts back.
 *
 * **Gotchas**
 *
 * A rule can see *that* a personal text was given, and whether two references are the same; it can not see
 * what the text says.
 *
 * @category personal data
 * @since 0.1.0
 */
export const Personal = sized(100_000).annotate({ [personalAnnotation]: true })
