/** The open duties that a storage keeps beside the records, for people and sweepers to find. */
import type { Instant } from "../time/instant.ts"

/**
 * An open duty as people and sweepers look for it: a projection of the record's trail.
 *
 * @category storage
 * @since 0.1.0
 */
export interface DutyRow {
  readonly tenant: string
  readonly kind: string
  readonly id: string
  readonly duty: string
  /** Tells several duties of one name on one record apart, for example the number of a remark; else "". At most 190 characters, as the name. */
  readonly key: string
  /** `null` while a pause without a limit lasts. */
  readonly due: Instant | null
}

/**
 * An open duty as a record's write leaves it.
 *
 * @category storage
 * @since 0.1.0
 */
export interface OpenDuty extends Omit<DutyRow, "tenant" | "kind" | "id"> {
  /**
   * From when on the duty can be claimed; `null`: not before the record's next version. Without it, from its due on,
   * and while it is paused never.
   */
  readonly actAt?: Instant | null
}
