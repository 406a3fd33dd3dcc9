/** Which tenants a command works on. */
import type { Chapter } from "@fieldcare/core/engine"
import { kindsOf } from "@fieldcare/core/engine"
import { sql } from "kysely"
import type { FieldcareConfig } from "./config.ts"
import type { OpenStorage } from "./database.ts"
import { engineTable, kindTable } from "./tables.ts"
import { UsageError } from "./usage.ts"

/** Those that were named, those of the configuration, or all that have records. */
export const tenantsOf = async (
  open: OpenStorage,
  config: FieldcareConfig,
  chapters: ReadonlyArray<Chapter>,
  named: ReadonlyArray<string>,
): Promise<ReadonlyArray<string>> => {
  if (named.length > 0) return [...new Set(named)]
  if (config.tenants !== undefined) return config.tenants
  if (open.sql === undefined) return []
  const found = new Set<string>()
  for (const { kind } of kindsOf(chapters)) {
    const { rows } = await sql<{ tenant: string }>`select distinct ${sql.ref("tenant")} as tenant
      from ${kindTable(config, kind)}`.execute(open.sql.db)
    for (const { tenant } of rows) found.add(tenant)
  }
  return [...found].toSorted()
}

/**
 * Those that were named, those of the configuration, or all for whom a row waits in the table, asked anew for each
 * round.
 */
export const tenantsWaiting = (
  open: OpenStorage,
  config: FieldcareConfig,
  table: "duty" | "outbox",
  named: ReadonlyArray<string>,
): (() => Promise<ReadonlyArray<string>>) => {
  const { tenants } = config
  if (named.length > 0) return async () => [...new Set(named)]
  if (tenants !== undefined) return async () => tenants
  if (config.rowLevelSecurity === true)
    throw new UsageError({
      en: "Behind row-level security no tenant is seen unless it is named: --tenant <id>, or tenants in fieldcare.config.ts.",
      "zh-Hans": "启用行级安全时看不到未指名的租户：请用 --tenant <id>，或在 fieldcare.config.ts 中设置 tenants。",
    })
  const { sql: database } = open
  return async () => {
    if (database === undefined) return []
    const { rows } = await sql<{ tenant: string }>`select distinct ${sql.ref("tenant")} as tenant
      from ${engineTable(config, table)}`.execute(database.db)
    return rows.map(({ tenant }) => tenant).toSorted()
  }
}
