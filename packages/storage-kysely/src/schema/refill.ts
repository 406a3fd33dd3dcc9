/** Fills columns from the records that they are a projection of, while commits go on. */
import { type KindDeclaration, RequestInvalid, StorageError } from "@fieldcare/core/storage"
import type { SqlDatabase } from "../database.ts"
import type { SchemaSetting } from "./schema-setting.ts"
import { Projection } from "./projection.ts"
import { checkAllRowsAreSeen } from "./row-security.ts"

/** So many records are read and written together: not so many that a commit would have to wait for long. */
const recordsTogether = 200

/** Works columns of these kinds out of all their records again. Answers how many records had another value. */
export const refill = async (
  setting: SchemaSetting,
  db: SqlDatabase,
  kinds: ReadonlyArray<KindDeclaration>,
): Promise<number> => {
  let changed = 0
  await checkAllRowsAreSeen(setting, db, kinds)
  for (const kind of kinds) {
    const projection = Projection.of(setting, kind, kind.columns)
    if (projection === undefined) throw unprojected(kind)
    changed += await filled(projection, db, undefined, async () => {})
  }
  return changed
}

const unprojected = ({ kind }: KindDeclaration): StorageError =>
  new StorageError({
    reason: new RequestInvalid({
      operation: "refill",
      problem: `${kind}, which does not say how its columns are worked out`,
    }),
  })

/** Goes on with the columns that were added and are not filled yet, whoever added them. */
export const refillPending = async (
  setting: SchemaSetting,
  db: SqlDatabase,
  kinds: ReadonlyArray<KindDeclaration>,
): Promise<void> => {
  const table = setting.names.engine("columnRefill")
  const rows = await db.selectFrom(table).selectAll().orderBy("kind").orderBy("name").execute()
  for (const kind of kinds) {
    const pending = rows.filter((row) => row["kind"] === kind.kind)
    const columns = kind.columns.filter(({ name }) => pending.some((row) => row["name"] === name))
    const projection = columns.length === 0 ? undefined : Projection.of(setting, kind, columns)
    // Without a projection they wait for somebody who has one.
    if (projection === undefined) continue
    await checkAllRowsAreSeen(setting, db, [kind])
    const names = columns.map(({ name }) => name)
    const from = earliest(pending.filter((row) => names.includes(String(row["name"]))))
    await filled(projection, db, from, async (held, { tenant, id }) => {
      await held
        .updateTable(table)
        .set({ tenant, id })
        .where("kind", "=", kind.kind)
        .where("name", "in", names)
        .execute()
    })
    await db.deleteFrom(table).where("kind", "=", kind.kind).where("name", "in", names).execute()
  }
}

/** Up to where records were filled. */
export interface Position {
  readonly tenant: string
  readonly id: string
}

/** Columns that are filled together begin where the one that is least filled goes on. */
const earliest = (rows: ReadonlyArray<Readonly<Record<string, unknown>>>): Position | undefined => {
  const positions = rows.map(({ tenant, id }) => ({ tenant, id }) as Position)
  if (positions.some(({ tenant }) => tenant === null)) return undefined
  return positions.toSorted((a, b) => (a.tenant < b.tenant || (a.tenant === b.tenant && a.id < b.id) ? -1 : 1))[0]
}

/** Tenant by tenant, in order of id. What was reached is written down together with what was filled. */
const filled = async (
  projection: Projection,
  db: SqlDatabase,
  from: Position | undefined,
  reached: (held: SqlDatabase, position: Position) => Promise<void>,
): Promise<number> => {
  let changed = 0
  let tenant = from?.tenant ?? (await projection.tenantAfter(db, ""))
  let after = from?.id ?? ""
  while (tenant !== undefined) {
    const rows = await projection.read(db, tenant, after, recordsTogether)
    const last = rows.at(-1)
    if (last === undefined) {
      tenant = await projection.tenantAfter(db, tenant)
      after = ""
      continue
    }
    const position = { tenant, id: String(last["id"]) }
    changed += await projection.write(db, rows, (held) => reached(held, position))
    after = position.id
  }
  return changed
}
