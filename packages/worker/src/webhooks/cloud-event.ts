/** A message as a CloudEvent 1.0, in the JSON format. */
import type { Delivery } from "../sink.ts"

/**
 * A journal entry as a CloudEvent. `sequence` and `recordkind` are extension attributes: the position in the record's
 * own journal, and the record's kind.
 *
 * @category webhooks
 * @since 0.1.0
 */
export interface CloudEvent {
  readonly specversion: "1.0"
  readonly id: string
  readonly source: string
  readonly type: string
  readonly subject: string
  readonly time: string
  readonly datacontenttype: "application/json"
  readonly recordkind: string
  readonly sequence: string
  readonly data: Delivery["entry"]
}

/**
 * The CloudEvent of a message. `source` is `/tenants/<tenant>` below the given base; `type` is
 * `fieldcare.<kind>.<command>`, which a host may begin with its own name.
 *
 * @category webhooks
 * @since 0.1.0
 */
export const cloudEventOf = (
  { messageId, tenant, kind, id, sequence, entry }: Delivery,
  { source = "", typePrefix = "fieldcare" }: { readonly source?: string; readonly typePrefix?: string } = {},
): CloudEvent => ({
  specversion: "1.0",
  id: messageId,
  source: `${source}/tenants/${tenant}`,
  type: `${typePrefix}.${kind}.${entry.command}`,
  subject: id,
  time: new Date(entry.recordedAt).toISOString(),
  datacontenttype: "application/json",
  recordkind: kind,
  sequence: String(sequence),
  data: entry,
})
