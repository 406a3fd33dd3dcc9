/** Which tenants a command works on. */
import type { Chapter } from "@fieldcare/core/engine"
import { kindsOf } from "@fieldcare/core/engine"
import { sql } from "kysely"
import type { FieldcareConfig } from "./config.ts"
import type { OpenStorage } from "./database.ts"
import { kindTable } from "./tables.ts"

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
