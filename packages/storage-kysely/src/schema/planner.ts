/** Compares what is declared with what the database has. Only ever adds; whatever else would be needed is refused. */
import type { KindDeclaration } from "@fieldcare/core/storage"
import type { SqlDatabase } from "../database.ts"
import { engineTables, nameMax } from "../names.ts"
import { Draft } from "./draft.ts"
import { migrations, migrationTable } from "./engine-tables.ts"
import { declaredColumn, envelope, kindIndexes, newKindTable } from "./kind-table.ts"
import { placeOf, type SchemaSetting } from "./schema-setting.ts"
import { planRowSecurity } from "./row-security.ts"
import type { SchemaPlan } from "./schema-plan.ts"

export const planned = async (
  setting: SchemaSetting,
  db: SqlDatabase,
  kinds: ReadonlyArray<KindDeclaration>,
): Promise<SchemaPlan> => {
  const { dialect, names, schema } = setting
  // What was remembered is read before the tables: another process may be migrating, and its tables come first.
  const remembered = await rememberedIn(setting, db)
  const tables = [...engineTables.map(names.engine), ...kinds.map(({ kind }) => names.kind(kind))]
  const draft = new Draft(placeOf(setting), await dialect.schema.tables(db, schema, tables))
  draft.want(migrationTable(names), "What was migrated")
  const newest = migrations.at(-1)!.version
  if (remembered.version > newest) {
    draft.refuse(
      `table ${names.engine("migration")}`,
      `is at version ${remembered.version}, and this version of Fieldcare knows ${newest}`,
      "use the version of Fieldcare that has migrated the database, or a later one",
    )
  } else {
    planEngine(setting, draft, remembered.version)
    for (const kind of kinds) {
      if (hasGoodNames(setting, draft, kind)) planKind(setting, draft, kind, remembered.pending)
    }
    await planRowSecurity(setting, db, draft, kinds)
    const quickened = await dialect.schema.quickened?.(db, schema, withDocuments(setting, kinds))
    for (const { description, sql } of quickened ?? []) draft.statement(description, sql)
  }
  const { steps, refusals, notes } = draft
  return { storage: dialect.name, steps, refusals, notes }
}

interface Remembered {
  /** Of the engine's own tables; 0 when there are none. */
  readonly version: number
  /** Columns that were added and are not filled from the records yet, as "kind column". */
  readonly pending: ReadonlySet<string>
}

const rememberedIn = async ({ dialect, names, schema }: SchemaSetting, db: SqlDatabase): Promise<Remembered> => {
  const [migration, refill] = [names.engine("migration"), names.engine("columnRefill")]
  const found = await dialect.schema.tables(db, schema, [migration, refill])
  const rowsOf = async (table: string, columns: ReadonlyArray<string>) =>
    columns.every((column) => found.get(table)?.columns.has(column))
      ? db.selectFrom(table).select(columns).execute()
      : []
  const versions = await rowsOf(migration, ["version"])
  const pending = await rowsOf(refill, ["kind", "name"])
  return {
    version: Math.max(0, ...versions.map((row) => Number(row["version"]))),
    pending: new Set(pending.map((row) => `${row["kind"]} ${row["name"]}`)),
  }
}

/** An entry of the journal is too small to be compressed. */
const withDocuments = ({ names }: SchemaSetting, kinds: ReadonlyArray<KindDeclaration>) =>
  kinds.map(({ kind }) => ({ kind, table: names.kind(kind), documents: ["record", "trail"] }))

const planEngine = ({ names }: SchemaSetting, draft: Draft, done: number): void => {
  for (const { version, name, changes } of migrations) {
    const made = version <= done
    for (const change of changes(names)) draft.want(change, `Migration ${version}`, { made })
    if (made) continue
    draft.insert(`Migration ${version}: remember that it was made`, names.engine("migration"), { version, name })
  }
}

const hasGoodNames = ({ names }: SchemaSetting, draft: Draft, { kind, columns }: KindDeclaration): boolean => {
  const before = draft.refusals.length
  const remedy = "take another name"
  if ((engineTables as ReadonlyArray<string>).includes(kind))
    draft.refuse(`kind ${kind}`, "has a name that the engine keeps for a table of its own", remedy)
  const tooLong = (where: string, name: string) => {
    if (name.length > nameMax)
      draft.refuse(where, `makes a name of ${name.length} characters, and databases take ${nameMax}`, remedy)
  }
  tooLong(`kind ${kind}`, names.kind(kind))
  for (const { name } of columns) tooLong(`column ${name} of ${kind}`, names.column(name))
  return draft.refusals.length === before
}

const planKind = (
  { names }: SchemaSetting,
  draft: Draft,
  declaration: KindDeclaration,
  pending: ReadonlySet<string>,
): void => {
  const { kind, columns } = declaration
  const table = newKindTable(names, declaration)
  const found = draft.table(table.table)
  if (found === undefined) draft.want(table, `Kind ${kind}`)
  else {
    draft.want({ ...table, columns: envelope }, `Kind ${kind}`)
    for (const column of columns) {
      const wanted = declaredColumn(names, column)
      // First it is written down that it is to be filled, so that this is not forgotten by who is killed in between.
      if (!found.columns.has(wanted.name) && !pending.has(`${kind} ${column.name}`))
        draft.insert(
          `Kind ${kind}: remember that ${wanted.name} is to be filled from the records`,
          names.engine("columnRefill"),
          {
            kind,
            name: column.name,
          },
        )
      draft.want({ type: "column", table: table.table, column: wanted }, `Kind ${kind}`)
      if (pending.has(`${kind} ${column.name}`))
        draft.notes.push(`column ${column.name} of ${kind} is still to be filled from its records`)
    }
    noteOthers(draft, table.table, new Set(table.columns.map(({ name }) => name)))
  }
  for (const index of kindIndexes(names, declaration)) draft.want(index, `Kind ${kind}`)
}

/** Columns that nobody declares stay as they are, as long as records can be written without them. */
const noteOthers = (draft: Draft, table: string, declared: ReadonlySet<string>): void => {
  for (const [name, { required }] of draft.table(table)!.columns) {
    if (declared.has(name)) continue
    if (required)
      draft.refuse(
        `column ${name} of table ${table}`,
        "is not declared, and no row can be written without it",
        "give it a default, or let it be null",
      )
    else draft.notes.push(`column ${name} of table ${table} is not declared; it stays as it is`)
  }
}
