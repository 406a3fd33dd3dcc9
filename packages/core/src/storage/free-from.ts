/** When a duty's row can be claimed, said once for every adapter. */
import type { Instant } from "../time/instant.ts"
import type { OpenDuty } from "./storage.ts"

/**
 * The instant from which a duty can be claimed as its record's write leaves it: what an adapter puts down beside its
 * due. For a duty that is not to be claimed it is one that no claim can reach.
 *
 * @category storage
 * @since 0.1.0
 */
export const freeFrom = ({ due, actAt = due }: OpenDuty): Instant => actAt ?? Number.MAX_SAFE_INTEGER
