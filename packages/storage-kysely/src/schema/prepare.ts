/** Makes the database ready for kinds of records. */
import { type KindDeclaration, SchemaOutdated, StorageError } from "@fieldcare/core/storage"
import type { Setting, SqlDatabase } from "../database.ts"
import { accepted, applied } from "./apply.ts"
import { refillPending } from "./refill.ts"
import { checkRoleIsBound } from "./row-security.ts"

export const prepare = async (
  setting: Setting,
  db: SqlDatabase,
  kinds: ReadonlyArray<KindDeclaration>,
): Promise<void> => {
  const scoped = setting.schema === undefined ? db : db.withSchema(setting.schema)
  const { dialect } = setting
  if (dialect.checkServer !== undefined) await dialect.checkServer(scoped, dialect)
  if (setting.schemaChanges === "apply") await applied(setting, scoped, kinds)
  else {
    const { storage, steps } = await accepted(setting, scoped, kinds)
    if (steps.length > 0) throw new StorageError({ reason: new SchemaOutdated({ storage, steps }) })
  }
  await checkRoleIsBound(setting, scoped, kinds)
  for (const kind of kinds) setting.kinds.set(kind.kind, kind)
  // They may know the kinds with other columns.
  setting.statements.clear()
  // Behind row-level security a session sees one tenant: then the columns wait for a storage that sees all.
  if (setting.secured === undefined) await refillPending(setting, scoped, kinds)
}
