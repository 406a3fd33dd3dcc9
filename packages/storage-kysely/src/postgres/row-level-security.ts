/** The second wall: the server itself keeps tenants apart, should a statement ever forget to. */
import type { Session } from "../database.ts"
import type { Statement } from "../statement.ts"

/** The setting that the policies compare a row's tenant with. */
export const tenantSetting = "fieldcare.tenant"

// For this transaction only: a setting that outlived it would go to whoever gets the connection next.
const naming = (tenant: string): Statement => ({
  sql: `select set_config('${tenantSetting}', $1, true)`,
  parameters: [tenant],
  name: "fieldcare_tenant",
})

/** The same session, each of whose statements runs in a transaction that has named the tenant. */
export const sessionOfTenant = ({ run, transaction }: Session, tenant: string): Session => {
  if (transaction === undefined)
    return {
      run: async (statement) => {
        await run(naming(tenant))
        return run(statement)
      },
    }
  const within: NonNullable<Session["transaction"]> = (work) =>
    transaction(async (inside) => {
      await inside(naming(tenant))
      return work(inside)
    })
  return { run: (statement) => within((inside) => inside(statement)), transaction: within }
}
