/** An anchor: all chain heads of a tenant at one time, kept where whoever can write the database can not. */
import type { Instant } from "../time/instant.ts"
import { digestOf } from "./journal.ts"

/**
 * The newest entry of one record's chain.
 *
 * @category journal
 * @since 0.1.0
 */
export interface ChainHead {
  readonly kind: string
  readonly id: string
  readonly version: number
  readonly head: string
}

/**
 * All chain heads of a tenant, with their digest.
 *
 * **When to use**
 *
 * A chain can not see that its own tail was cut. Take an anchor at intervals, keep it elsewhere (another
 * system, another company, paper for the digest), and hand it to `verify`.
 *
 * **Details**
 *
 * What is committed while an anchor is taken may or may not be in it. Every head in it is one that the record
 * had, so that later commands never contradict it.
 *
 * @category journal
 * @since 0.1.0
 */
export interface Anchor {
  readonly tenant: string
  readonly takenAt: Instant
  readonly chains: ReadonlyArray<ChainHead>
  /** SHA-256 of the rest: who keeps only this can still tell whether the list is the one that was taken. */
  readonly digest: string
}

/**
 * Makes an anchor of chain heads.
 *
 * @category journal
 * @since 0.1.0
 */
export const anchorOf = (tenant: string, takenAt: Instant, chains: ReadonlyArray<ChainHead>): Anchor => ({
  tenant,
  takenAt,
  chains,
  digest: digestOf({ tenant, takenAt, chains }),
})

/**
 * Whether an anchor is as it was taken.
 *
 * @category journal
 * @since 0.1.0
 */
export const isUnaltered = ({ tenant, takenAt, chains, digest }: Anchor): boolean =>
  anchorOf(tenant, takenAt, chains).digest === digest
