/** What a case of the storage contract is. */
import type { StoragePort } from "@fieldcare/core/storage"
import { Stage } from "./stage.ts"

/**
 * One case: a law of the port, and a story that shows whether a storage keeps it.
 *
 * @category contract
 * @since 0.1.0
 */
export interface ContractCase {
  readonly name: string
  readonly law: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12
  /** Whether the story has several callers at once, or a failure in its middle. */
  readonly concurrent?: boolean
  readonly run: (open: () => Promise<StoragePort>) => Promise<void>
}

type Tell = (name: string, story: (stage: Stage) => Promise<void>) => ContractCase

/** A case told on a stage of its own. */
export const law =
  (number: ContractCase["law"]): Tell =>
  (name, story) => ({
    name,
    law: number,
    run: async (open) => {
      const stage = await Stage.on(open)
      await bounded(name, () => story(stage))
    },
  })

/** The same, with several callers at once or a failure in its middle. */
export const race =
  (number: ContractCase["law"]): Tell =>
  (name, story) => ({ ...law(number)(name, story), concurrent: true })

const secondsMax = 25

/** A storage that hangs is told as such, by the name of the case, and not only by the patience of a runner. */
export const bounded = async (name: string, work: () => Promise<void>): Promise<void> => {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`"${name}" did not end in ${secondsMax} s`)), secondsMax * 1000)
  try {
    await Promise.race([work(), promise])
  } finally {
    clearTimeout(timer)
  }
}
