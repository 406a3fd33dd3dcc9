/** What a case of the stock contract is. */
import type { StoragePort } from "@fieldcare/core/storage"
import { bounded } from "../../storage-contract/contract-case.ts"
import { StockStage } from "./stock-stage.ts"

/**
 * One case: something that people do with parts, often several at once, and what must come of it.
 *
 * @category stock
 * @since 0.1.0
 */
export interface StockCase {
  readonly name: string
  readonly run: (open: () => Promise<StoragePort>) => Promise<void>
}

/** A case told in a company of its own, whose stock must be sound at its end. */
export const told = (name: string, story: (stage: StockStage) => Promise<void>): StockCase => ({
  name,
  run: async (open) => {
    const stage = await StockStage.on(open)
    await bounded(name, async () => {
      await story(stage)
      await stage.sound()
    })
  },
})

/** The same for two, for eight and for fifty people at once, unless told otherwise. */
export const toldOfMany = (
  name: (people: number) => string,
  story: (stage: StockStage, people: number) => Promise<void>,
  crowds: ReadonlyArray<number> = [2, 8, 50],
): ReadonlyArray<StockCase> => crowds.map((people) => told(name(people), (stage) => story(stage, people)))
