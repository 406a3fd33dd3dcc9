/** Names under which the server plans a statement anew while its tables grow. */
import type pg from "pg"

// A plan is kept as long as its connection, or until the server gathers statistics. One that was made while a table was
// all but empty may walk over a whole tenant for a single record: before there are some hundred, that looks as cheap.
const anewAfter = [500, 5000, 50_000]

const used = new WeakMap<pg.ClientBase, Map<string, number>>()

/** The name of a statement on a connection; another one once it has been used so much that its plan may be outdated. */
export const agedName = (client: pg.ClientBase, name: string): string => {
  const counts = used.get(client) ?? new Map<string, number>()
  used.set(client, counts)
  const count = (counts.get(name) ?? 0) + 1
  counts.set(name, count)
  const age = anewAfter.filter((uses) => count > uses).length
  return age === 0 ? name : `${name}_${age}`
}
