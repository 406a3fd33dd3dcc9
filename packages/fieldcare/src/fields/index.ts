/** Fields of a host's own on the product's records. */
export {
  choice,
  type Field,
  field,
  type FieldColumn,
  type Fields,
  type FieldsDefinition,
  type FieldValues,
  instant,
  personalText,
  text,
  wholeNumber,
  withFields,
  wordsWithFields,
  yesNo,
} from "@fieldcare/core/fields"
