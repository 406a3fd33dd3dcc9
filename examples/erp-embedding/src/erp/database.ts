/** The ERP's tables, and the database they are in: the PostgreSQL that it is told, or an embedded one. */
import { PGlite } from "@electric-sql/pglite"
import { kyselyPGlite } from "fieldcare/pglite"
import { type ColumnType, type Generated, Kysely, PostgresDialect } from "kysely"
import pg from "pg"

export interface ErpTables {
  readonly users: UserRow
  readonly customers: CustomerRow
  readonly products: { readonly model: string; readonly title: string; readonly repair_fee: number }
  readonly orders: OrderRow
  readonly cases: CaseRow
}

export interface UserRow {
  readonly id: string
  readonly tenant: string
  readonly role: "sales" | "technician" | "manager"
  readonly token: string
}

/** Amounts are whole cents: what a customer owes us, and up to how much. */
interface CustomerRow {
  readonly id: string
  readonly tenant: string
  readonly name: string
  readonly telephone: string
  readonly owes: number
  readonly credit: number
}

interface OrderRow {
  readonly id: string
  readonly tenant: string
  readonly kind: "sale" | "repair"
  readonly customer: string
  readonly product: string
  readonly serial: string | null
  readonly amount: number
  readonly state: Generated<"open" | "to invoice">
  /** The request that made it; the same request makes no second one. */
  readonly request: string
}

/** How service was done before: a list that somebody looks at when there is time. */
interface CaseRow {
  readonly id: string
  readonly tenant: string
  readonly customer: string
  readonly product: string
  readonly problem: string
  readonly owner: string | null
  readonly opened_at: ColumnType<Date, Date, never>
  readonly called_back_at: Date | null
  readonly state: "open" | "closed" | "moved"
}

export type Database = Kysely<ErpTables>
export type OpenDatabase = Awaited<ReturnType<typeof openDatabase>>

/** Opens the ERP's database. `pool` is there on a server, `close` ends what was opened. */
export const openDatabase = async (url: string | undefined) => {
  if (url === undefined) {
    const pglite = new PGlite()
    // Kysely's own dialect lets queries from outside into a transaction that is open on PGlite's one connection.
    const db: Database = new Kysely({ dialect: kyselyPGlite(pglite) })
    return { db, pool: undefined, close: () => pglite.close() }
  }
  const pool = new pg.Pool({ connectionString: url })
  const db: Database = new Kysely({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, close: () => db.destroy() }
}
