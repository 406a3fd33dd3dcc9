/** Every lifecycle that is built in. */
import type { Lifecycle } from "../../src/engine/lifecycle.ts"
import { regulation } from "../../src/regulation-chapters.ts"

export const lifecycles: ReadonlyArray<Lifecycle> = regulation().flatMap(
  (chapter): ReadonlyArray<Lifecycle> => chapter.lifecycles,
)
