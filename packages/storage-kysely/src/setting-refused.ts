/** A database does not have a setting that a durable commit rests on. */
import { TaggedError } from "@fieldcare/core/storage"
import * as Schema from "effect/Schema"

/**
 * A database does not take or does not have a setting that the storage's promise rests on.
 *
 * @category errors
 * @since 0.1.0
 */
export class SettingRefused extends TaggedError<SettingRefused>()("SettingRefused", {
  /** A file, or a server. */
  database: Schema.String,
  setting: Schema.String,
  wanted: Schema.String,
  found: Schema.String,
}) {
  override get message(): string {
    return `${this.database} has ${this.setting} = ${this.found}; the storage rests on ${this.wanted}.`
  }
}
