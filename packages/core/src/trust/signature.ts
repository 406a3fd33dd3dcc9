/** A signature binds what was shown: it carries the digest of the form that the signer saw. */
import * as Schema from "effect/Schema"
import { Personal } from "../values/text.ts"

/**
 * The digest of a form as it was shown: SHA-256 of its canonical JSON, 64 hexadecimal digits.
 *
 * @category trust
 * @since 0.1.0
 */
export const Digest = Schema.String.check(Schema.isPattern(/^[0-9a-f]{64}$/))

/**
 * A signature under a form. The signer's name and the picture are personal data; `attachment` is the digest of the
 * picture where it is an attachment of the record.
 *
 * @category trust
 * @since 0.1.0
 */
export const Signature = Schema.Struct({
  signedBy: Personal,
  picture: Schema.optionalKey(Personal),
  attachment: Schema.optionalKey(Digest),
  shown: Digest,
})

/**
 * @category trust
 * @since 0.1.0
 */
export type Signature = typeof Signature.Type
