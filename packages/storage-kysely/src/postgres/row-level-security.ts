/** The second wall: the server itself keeps tenants apart, should a statement ever forget to. */
import { sql } from "kysely"
import type { Session } from "../database.ts"
import type { RowSecurity } from "../schema/schema-dialect.ts"
import type { Statement } from "../statement.ts"

/** The setting that the policies compare a row's tenant with. Where it is not set, no row is there. */
const tenantSetting = "fieldcare.tenant"

const policy = "fieldcare_tenant"

/** Forced, so that it binds the owner of the tables as well; only superusers and BYPASSRLS pass. */
export const postgresRowSecurity: RowSecurity = {
  tables: async (db, schema, names) => {
    const ofSchema = schema === undefined ? sql`current_schema()` : sql`${schema}`
    const { rows } = await sql<{ table: string; binds: boolean }>`
      select "c"."relname" as "table", row_security_active("c"."oid") as "binds"
      from pg_class as "c" join pg_namespace as "n" on "n"."oid" = "c"."relnamespace"
      join pg_policy as "p" on "p"."polrelid" = "c"."oid" and "p"."polname" = ${policy}
      where "n"."nspname" = ${ofSchema} and "c"."relname" in (${sql.join(names)})
        and "c"."relrowsecurity" and "c"."relforcerowsecurity"`.execute(db)
    return new Map(rows.map(({ table, binds }) => [table, { bindsRole: binds }]))
  },
  statements: (table) => {
    const same = `"tenant" = current_setting('${tenantSetting}', true)`
    return [
      `drop policy if exists ${policy} on ${table}`,
      `create policy ${policy} on ${table} using (${same}) with check (${same})`,
      `alter table ${table} enable row level security`,
      `alter table ${table} force row level security`,
    ]
  },
}

// For this transaction only: a setting that outlived it would go to whoever gets the connection next.
const naming = (tenant: string): Statement => ({
  sql: `select set_config('${tenantSetting}', $1, true)`,
  parameters: [tenant],
  name: "fieldcare_tenant",
})

/** The same session, each of whose statements runs in a transaction that has named the tenant. */
export const sessionOfTenant = ({ run, transaction }: Session, tenant: string): Session => {
  if (transaction === undefined) {
    let named = false
    return {
      run: async (statement) => {
        if (!named) await run(naming(tenant))
        named = true
        return run(statement)
      },
    }
  }
  const within: NonNullable<Session["transaction"]> = (work) =>
    transaction(async (inside) => {
      await inside(naming(tenant))
      return work(inside)
    })
  return { run: (statement) => within((inside) => inside(statement)), transaction: within }
}
