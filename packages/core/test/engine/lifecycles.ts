/** Every lifecycle that is built in. */
import type { Lifecycle } from "../../src/engine/lifecycle.ts"
import { ticket } from "../../src/service/ticket/ticket.ts"

export const lifecycles: ReadonlyArray<Lifecycle> = [ticket]
