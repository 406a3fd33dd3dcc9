/** A request that is refused, and what was asked in it. */
import type { StorageError, UnitOfWork } from "@fieldcare/core/storage"
import type * as Effect from "effect/Effect"
import { reasonOf } from "./callers.ts"
import { same } from "./same.ts"
import type { Stage } from "./stage.ts"

export const refused = async (verb: Effect.Effect<unknown, StorageError>, what: string) =>
  same(await reasonOf(verb), "RequestInvalid", what)

export const shown = (value: unknown) => (typeof value === "string" ? JSON.stringify(value) : String(value))

export const commitOf = (stage: Stage, unit: Partial<UnitOfWork>) =>
  stage.storage.commit({ ...stage.unit([stage.write("T-1")]), ...unit })
