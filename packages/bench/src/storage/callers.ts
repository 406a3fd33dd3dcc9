/** Callers that work at the same time, each with one command on its way. */

import type { Contestant } from "../bench.ts"

export const withCallers =
  (callers: number, one: (caller: number) => Promise<void>): Contestant =>
  async (operations) => {
    let left = operations
    const calling = async (caller: number) => {
      while (left-- > 0) await one(caller)
    }
    await Promise.all(Array.from({ length: callers }, (_, caller) => calling(caller)))
    return operations
  }
