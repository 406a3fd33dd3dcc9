/** Fills PostgreSQL's ledger with movements of a hundred parts from their supplier to ten bins, by SQL alone. */

import { asked } from "./postgres-database.ts"

export const tenant = "acme"
export const partCount = 100
export const binCount = 10

/** The movement with the number n is recorded at the instant n. */
export const fillMovements = async (url: string, prefix: string, movements: number): Promise<void> => {
  const [part, bin] = [`'part-' || n % ${partCount}`, `'bin:' || n / ${partCount} % ${binCount}`]
  const numbers = `generate_series(0, ${movements - 1}) as n`
  const columns =
    "tenant, part, place, item, number, at, kind, id, sequence, quantity, reserved, quantity_after, reserved_after"
  const legs = [
    { place: bin, every: partCount * binCount, sign: "" },
    { place: "'supplier'", every: partCount, sign: "-" },
  ]
  await asked(
    url,
    ...legs.map(
      ({ place, every, sign }) => `insert into ${prefix}stock_posting (${columns})
      select '${tenant}', ${part}, ${place}, '', n / ${every} + 1, n, 'receipt', 'R-' || n, 1, ${sign}1, 0,
        ${sign}(n / ${every} + 1), 0 from ${numbers}`,
    ),
    `insert into ${prefix}stock_balance (tenant, part, place, item, quantity, reserved, postings, at, there)
    select tenant, part, place, item, sum(quantity), 0, count(*), max(at), true
    from ${prefix}stock_posting group by tenant, part, place, item`,
    `vacuum analyze ${prefix}stock_posting, ${prefix}stock_balance`,
  )
}
