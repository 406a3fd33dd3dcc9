/** Fields of a host's own on the records of any lifecycle. */
export {
  type Fields,
  type FieldsDefinition,
  type FieldValues,
  type WithFields,
  withFields,
  wordsWithFields,
} from "../engine/custom-fields.ts"
export {
  choice,
  type Field,
  field,
  type FieldColumn,
  instant,
  personalText,
  text,
  wholeNumber,
  yesNo,
} from "../engine/field.ts"
