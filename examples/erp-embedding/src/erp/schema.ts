/** Makes the ERP's tables, with a few rows to begin with. */
import { sql } from "kysely"
import type { Database } from "./database.ts"

const tables = [
  `create table users (
    id text primary key, tenant text not null, role text not null, token text not null unique)`,
  `create table customers (
    id text primary key, tenant text not null, name text not null, telephone text not null,
    owes integer not null, credit integer not null)`,
  `create table products (model text primary key, title text not null, repair_fee integer not null)`,
  `create table orders (
    id text primary key, tenant text not null, kind text not null, customer text not null references customers,
    product text not null references products, serial text, amount integer not null,
    state text not null default 'open', request text not null, unique (tenant, request))`,
  `create table cases (
    id text primary key, tenant text not null, customer text not null references customers,
    product text not null, problem text not null, owner text, opened_at timestamptz not null,
    called_back_at timestamptz, state text not null)`,
]

/** Does nothing when the tables are there. */
export const makeTables = async (db: Database): Promise<void> => {
  const { rows } = await sql<{ found: string | null }>`select to_regclass('orders') as found`.execute(db)
  if (rows[0]?.found !== null) return
  await db.transaction().execute(async (trx) => {
    for (const table of tables) await sql.raw(table).execute(trx)
    await firstRows(trx)
  })
}

const firstRows = async (db: Database): Promise<void> => {
  const tenant = "acme"
  const other = "globex"
  const users = [
    { id: "lin", tenant, role: "sales", token: "token-of-lin" },
    { id: "zhao", tenant, role: "technician", token: "token-of-zhao" },
    { id: "olga", tenant, role: "manager", token: "token-of-olga" },
    { id: "max", tenant: other, role: "sales", token: "token-of-max" },
  ] as const
  const customers = [
    { id: "c-1", tenant, name: "Wang Fang", telephone: "+86 21 5555 0101", owes: 0, credit: 100_000 },
    { id: "c-2", tenant, name: "Li Na", telephone: "+86 21 5555 0102", owes: 95_000, credit: 100_000 },
    { id: "c-9", tenant: other, name: "John Roe", telephone: "+1 555 0109", owes: 0, credit: 100_000 },
  ]
  const products = [
    { model: "K-20", title: "Cooling unit K-20", repair_fee: 18_000 },
    { model: "B-9", title: "Burner B-9", repair_fee: 12_000 },
  ]
  const sale = { kind: "sale", amount: 250_000 } as const
  const orders = [
    { ...sale, id: "SO-1", tenant, customer: "c-1", product: "K-20", serial: "K20-001177", request: "import-1" },
    { ...sale, id: "SO-2", tenant, customer: "c-2", product: "B-9", serial: "B9-000431", request: "import-2" },
    // Sold before the ERP kept serial numbers.
    { ...sale, id: "SO-3", tenant, customer: "c-1", product: "B-9", serial: null, request: "import-3" },
    { ...sale, id: "SO-9", tenant: other, customer: "c-9", product: "K-20", serial: "K20-000900", request: "import-9" },
  ]
  const opened_at = new Date("2026-09-18T10:00:00+08:00")
  const cases = [
    { id: "17", tenant, customer: "c-1", product: "K-20", problem: "Drips", owner: null, opened_at },
    { id: "18", tenant, customer: "c-2", product: "B-9", problem: "Does not ignite", owner: "olga", opened_at },
    { id: "16", tenant, customer: "c-2", product: "B-9", problem: "Too loud", owner: "olga", opened_at },
  ].map((one) => ({
    ...one,
    called_back_at: one.owner === null ? null : new Date("2026-09-18T10:40:00+08:00"),
    state: one.id === "16" ? ("closed" as const) : ("open" as const),
  }))
  await db.insertInto("users").values(users).execute()
  await db.insertInto("customers").values(customers).execute()
  await db.insertInto("products").values(products).execute()
  await db.insertInto("orders").values(orders).execute()
  await db.insertInto("cases").values(cases).execute()
}
