/** How clients of the walk come to do something. */
import type { Move } from "./move.ts"
import type { WalkClient } from "./walk-client.ts"

/**
 * How a client comes to give a command: it looks around and says something sensible, or nothing where there is nothing
 * to do.
 *
 * @category stock
 * @since 0.1.0
 */
export type Step = (client: WalkClient) => Promise<Move | undefined>

/**
 * Steps by the commands that they give, as `stocktake.plan`.
 *
 * @category stock
 * @since 0.1.0
 */
export type Steps = Readonly<Record<string, Step>>
