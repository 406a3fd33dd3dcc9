/** Row-level security: planned where it is asked for, and never believed without asking. */
import { type KindDeclaration, SchemaRefused, StorageError } from "@fieldcare/core/storage"
import type { SqlDatabase } from "../sql-database.ts"
import { qualified } from "./change-sql.ts"
import type { Draft } from "./draft.ts"
import { placeOf, type SchemaSetting } from "./schema-setting.ts"

/** The engine's tables whose rows are a tenant's. */
const tenantTables = [
  "journal",
  "duty",
  "personalText",
  "idempotencyKey",
  "outbox",
  "stockBalance",
  "stockPosting",
] as const

const tablesOf = ({ names }: SchemaSetting, kinds: ReadonlyArray<KindDeclaration>): ReadonlyArray<string> => [
  ...tenantTables.map(names.engine),
  ...kinds.map(({ kind }) => names.kind(kind)),
]

export const planRowSecurity = async (
  setting: SchemaSetting,
  db: SqlDatabase,
  draft: Draft,
  kinds: ReadonlyArray<KindDeclaration>,
): Promise<void> => {
  const { rowSecurity } = setting.dialect.schema
  if (setting.secured === undefined || rowSecurity === undefined) return
  const tables = tablesOf(setting, kinds)
  const secured = await rowSecurity.tables(db, setting.schema, tables)
  for (const table of tables.filter((one) => !secured.has(one)))
    for (const sql of rowSecurity.statements(qualified(table, placeOf(setting))))
      draft.statement(`Keep the tenants of ${table} apart`, sql)
}

/** Fails where the wall that was asked for would not hold the role that asks. */
export const checkRoleIsBound = (
  setting: SchemaSetting,
  db: SqlDatabase,
  kinds: ReadonlyArray<KindDeclaration>,
): Promise<void> =>
  setting.secured === undefined
    ? Promise.resolve()
    : refuseTables(setting, db, kinds, false, {
        problem: "passes row-level security: it is a superuser or has BYPASSRLS",
        remedy: "open the storage with a role that is neither, or without rowLevelSecurity",
      })

/** Fails where the role can only see one tenant's rows: what works through all of them would see none. */
export const checkAllRowsAreSeen = (
  setting: SchemaSetting,
  db: SqlDatabase,
  kinds: ReadonlyArray<KindDeclaration>,
): Promise<void> =>
  refuseTables(setting, db, kinds, true, {
    problem: "is bound by row-level security, and can not fill columns of all tenants",
    remedy: "let a role with BYPASSRLS do it once: open a storage with it, without rowLevelSecurity, and prepare",
  })

const refuseTables = async (
  setting: SchemaSetting,
  db: SqlDatabase,
  kinds: ReadonlyArray<KindDeclaration>,
  bound: boolean,
  words: { readonly problem: string; readonly remedy: string },
): Promise<void> => {
  const { rowSecurity } = setting.dialect.schema
  if (rowSecurity === undefined) return
  const secured = await rowSecurity.tables(db, setting.schema, tablesOf(setting, kinds))
  if (![...secured.values()].some(({ bindsRole }) => bindsRole === bound)) return
  const problems = [{ where: "the database's role", ...words }]
  throw new StorageError({ reason: new SchemaRefused({ storage: setting.dialect.name, problems }) })
}
