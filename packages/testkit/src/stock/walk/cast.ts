/** The people of the walk: several of each trade, of several departments, and some who hold two roles. */
import type { Move } from "./move.ts"

type Person = Move["by"]

const person = (id: string, department: string, ...roles: ReadonlyArray<string>): Person => ({ id, roles, department })

const engineers = ["eve", "emil", "erik", "elsa"].map((id) => person(id, "service", "engineer"))

/**
 * Who does what, by trade.
 *
 * @category stock
 * @since 0.1.0
 */
export const cast = {
  engineers,
  storekeepers: [
    person("stan", "store", "storekeeper"),
    person("suse", "store", "storekeeper"),
    person("sina", "purchase", "storekeeper", "buyer", "supervisor"),
  ],
  buyers: [person("bea", "purchase", "buyer"), person("bert", "purchase", "buyer")],
  supervisors: [
    person("sven", "service", "supervisor"),
    person("vera", "store", "supervisor", "storekeeper"),
    person("vito", "purchase", "supervisor"),
  ],
  quality: [person("hugo", "quality", "quality"), person("olga", "quality", "quality", "personnel", "fleet")],
  clerks: [person("clara", "service", "clerk", "dispatcher")],
} as const

/** Everybody, once. */
export const everybody: ReadonlyArray<Person> = Object.values(cast).flat()
