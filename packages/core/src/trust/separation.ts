/** Separation of duties: what one person may not do both of. */
import type { Act } from "../engine/trail.ts"
import type { Policy } from "../regulation/policy.ts"
import type { Actor } from "./actor.ts"

/**
 * Whoever gave one of the commands `first` may not give any of `later`.
 *
 * **Details**
 *
 * By person: a second role does not help, and a delegate counts together with the person stood in for. With
 * `since`, only what was done from the newest such command on counts: whoever edited before a first submission
 * is free, whoever edited after it is not.
 *
 * @category trust
 * @since 0.1.0
 */
export interface Separation {
  readonly clause: string
  readonly first: ReadonlyArray<string>
  readonly later: ReadonlyArray<string>
  readonly since?: string
  /** How many different people give `later`, where one is not always enough. */
  readonly people?: (policy: Policy) => number
}

/**
 * The act that forbids the actor a command under this separation, if there is one.
 *
 * @category trust
 * @since 0.1.0
 */
export const forbiddingAct = (separation: Separation, acts: ReadonlyArray<Act>, actor: Actor): Act | undefined => {
  const { first, since } = separation
  const start = since === undefined ? 0 : acts.findLastIndex((act) => act.command === since)
  return acts.find((act, index) => index >= start && first.includes(act.command) && isOf(act, actor))
}

const isOf = ({ by, delegateOf }: Act, actor: Actor): boolean =>
  isOne(by, actor) || (delegateOf !== undefined && isOne(delegateOf, actor))

const isOne = (person: string, actor: Actor): boolean => person === actor.id || person === actor.delegateOf

/**
 * A role of a host with which one person could give both sides of a separation, were it not checked each time.
 *
 * @category trust
 * @since 0.1.0
 */
export interface SeparationRisk {
  readonly role: string
  readonly separation: string
  readonly clause: string
  readonly first: ReadonlyArray<string>
  readonly later: ReadonlyArray<string>
}

/**
 * Looks over a host's table of roles: which of its roles could do both sides of a separation?
 *
 * @param table for each of the host's roles, the commands (`kind.command`) that it may give
 * @category trust
 * @since 0.1.0
 */
export const separationRisks = (
  lifecycle: { readonly kind: string; readonly separations: Readonly<Record<string, Separation>> },
  table: Readonly<Record<string, ReadonlyArray<string>>>,
): ReadonlyArray<SeparationRisk> =>
  Object.entries(lifecycle.separations).flatMap(([id, separation]) =>
    Object.entries(table).flatMap(([role, commands]) => {
      const may = (command: string) => commands.includes(`${lifecycle.kind}.${command}`)
      const first = separation.first.filter(may)
      const later = separation.later.filter(may)
      return first.length > 0 && later.length > 0
        ? [{ role, separation: id, clause: separation.clause, first, later }]
        : []
    }),
  )
