/** The verbs that write. The guard is in each statement: it takes effect on the version that was read, or on nothing. */
import { KeyTaken, StorageError, type UnitOfWork, VersionConflict, type Write } from "@fieldcare/core/storage"
import type { Dialect, SqlDatabase } from "./database.ts"
import type { Names } from "./names.ts"

interface Setting {
  readonly dialect: Dialect
  readonly names: Names
}

/**
 * Writes a unit; a refusal is thrown as a `StorageError`, and the caller undoes what was written before it. The
 * key comes first, then records by kind and id: two units always meet in the same order, so that none holds
 * what the other waits for.
 */
export const writeUnit = async (db: SqlDatabase, setting: Setting, unit: UnitOfWork): Promise<void> => {
  await takeKey(db, setting, unit)
  const written = new Map(unit.writes.map((write) => [`${write.row.kind} ${write.row.id}`, write]))
  const guards = [
    ...unit.writes.map((write) => ({
      kind: write.row.kind,
      id: write.row.id,
      run: () => writeRow(db, setting, write),
    })),
    ...unit.reliedOn.map((relied) => ({
      ...relied,
      run: () => relyOn(db, setting, unit.tenant, relied, written.get(`${relied.kind} ${relied.id}`)),
    })),
  ].toSorted((a, b) => (`${a.kind} ${a.id}` < `${b.kind} ${b.id}` ? -1 : 1))
  for (const guard of guards) await guard.run()
  for (const write of unit.writes) await replaceDuties(db, setting, write)
  await addEntries(db, setting, unit)
  await addTexts(db, setting, unit)
}

const takeKey = async (db: SqlDatabase, { names }: Setting, { tenant, key }: UnitOfWork): Promise<void> => {
  if (key === undefined) return
  const { digest, kind, id, version } = key.remembered
  const result = await db
    .insertInto(names.engine("idempotencyKey"))
    .values({ tenant, actor: key.actor, key: key.key, digest, kind, id, version })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (result.numInsertedOrUpdatedRows !== 1n) throw new StorageError({ reason: new KeyTaken({ key: key.key }) })
}

const writeRow = async (
  db: SqlDatabase,
  { dialect, names }: Setting,
  { row, expectedVersion }: Write,
): Promise<void> => {
  const { tenant, kind, id, version, status, category, head } = row
  const columns = Object.fromEntries(Object.entries(row.columns).map(([name, value]) => [names.column(name), value]))
  const values = {
    ...columns,
    version,
    status,
    category,
    head,
    record: dialect.json(row.record),
    trail: dialect.json(row.trail),
  }
  const affected =
    expectedVersion === 0
      ? (
          await db
            .insertInto(names.kind(kind))
            .values({ tenant, id, ...values })
            .onConflict((conflict) => conflict.doNothing())
            .executeTakeFirst()
        ).numInsertedOrUpdatedRows
      : (
          await db
            .updateTable(names.kind(kind))
            .set(values)
            .where("tenant", "=", tenant)
            .where("id", "=", id)
            .where("version", "=", expectedVersion)
            .executeTakeFirst()
        ).numUpdatedRows
  if (affected !== 1n) throw conflict(kind, id, expectedVersion)
}

const relyOn = async (
  db: SqlDatabase,
  { dialect, names }: Setting,
  tenant: string,
  { kind, id, version }: UnitOfWork["reliedOn"][number],
  written: Write | undefined,
): Promise<void> => {
  if (written !== undefined) {
    if (written.expectedVersion !== version) throw conflict(kind, id, version)
    return
  }
  const query = db
    .selectFrom(names.kind(kind))
    .select("id")
    .where("tenant", "=", tenant)
    .where("id", "=", id)
    .where("version", "=", version)
  const row = await (dialect.sharedLocks ? query.forShare() : query).executeTakeFirst()
  if (row === undefined) throw conflict(kind, id, version)
}

const conflict = (kind: string, id: string, expected: number): StorageError =>
  new StorageError({ reason: new VersionConflict({ kind, id, expected }) })

const replaceDuties = async (
  db: SqlDatabase,
  { names }: Setting,
  { row, expectedVersion, duties }: Write,
): Promise<void> => {
  const { tenant, kind, id } = row
  if (expectedVersion > 0) {
    await db
      .deleteFrom(names.engine("duty"))
      .where("tenant", "=", tenant)
      .where("kind", "=", kind)
      .where("id", "=", id)
      .execute()
  }
  if (duties.length === 0) return
  const rows = duties.map(({ duty, key, due }) => ({ tenant, kind, id, duty, key, due }))
  await db.insertInto(names.engine("duty")).values(rows).execute()
}

const addEntries = async (db: SqlDatabase, { dialect, names }: Setting, { entries }: UnitOfWork): Promise<void> => {
  if (entries.length === 0) return
  const rows = entries.map((entry) => {
    const { tenant, kind, id, sequence } = entry
    return { tenant, kind, id, sequence, entry: dialect.json(entry) }
  })
  await db.insertInto(names.engine("journal")).values(rows).execute()
}

const addTexts = async (db: SqlDatabase, { names }: Setting, { tenant, personal }: UnitOfWork): Promise<void> => {
  if (personal.length === 0) return
  const rows = personal.map(({ reference, subject, kind, id, text }) => ({
    tenant,
    reference,
    subject,
    kind,
    id,
    text,
  }))
  await db.insertInto(names.engine("personalText")).values(rows).execute()
}

export const eraseTexts = async (
  db: SqlDatabase,
  { names }: Setting,
  { tenant, subject }: { readonly tenant: string; readonly subject: string },
): Promise<number> => {
  const result = await db
    .deleteFrom(names.engine("personalText"))
    .where("tenant", "=", tenant)
    .where("subject", "=", subject)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}
