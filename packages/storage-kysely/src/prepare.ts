/** Makes the database ready for kinds of records. */
import type { KindDeclaration } from "@fieldcare/core/storage"
import type { Setting, SqlDatabase } from "./database.ts"
import { makeKindTable } from "./kind-table.ts"
import { migrate } from "./migrations.ts"

export const prepare = async (
  setting: Setting,
  db: SqlDatabase,
  kinds: ReadonlyArray<KindDeclaration>,
): Promise<void> => {
  const { names, schema } = setting
  kinds.forEach(({ kind, columns }) => [names.kind(kind), ...columns.map((column) => names.column(column.name))])
  const scoped = schema === undefined ? db : db.withSchema(schema)
  await (db.isTransaction
    ? prepared(setting, scoped, kinds)
    : scoped.transaction().execute((transaction) => prepared(setting, transaction, kinds)))
  for (const kind of kinds) setting.kinds.set(kind.kind, kind)
  // They may know the kinds with other columns.
  setting.statements.clear()
}

const prepared = async (setting: Setting, db: SqlDatabase, kinds: ReadonlyArray<KindDeclaration>): Promise<void> => {
  const { dialect } = setting
  if (dialect.checkServer !== undefined) await dialect.checkServer(db, dialect)
  if (dialect.migrationLock !== undefined) await dialect.migrationLock.execute(db)
  try {
    await migrate(db, setting)
    for (const kind of kinds) await makeKindTable(db, kind, setting)
  } finally {
    if (dialect.migrationUnlock !== undefined) await dialect.migrationUnlock.execute(db)
  }
}
