/** Runs the steps of a plan, one process at a time. */
import { type KindDeclaration, RequestInvalid, SchemaRefused, StorageError } from "@fieldcare/core/storage"
import { CompiledQuery } from "kysely"
import type { SqlDatabase } from "../database.ts"
import { planned } from "./planner.ts"
import type { SchemaSetting } from "./schema-setting.ts"
import type { SchemaPlan } from "./schema-plan.ts"

/** Answers the plan that was run; without steps, nothing was. A plan with a refusal is not run and is an error. */
export const applied = async (
  setting: SchemaSetting,
  db: SqlDatabase,
  kinds: ReadonlyArray<KindDeclaration>,
): Promise<SchemaPlan> => {
  const plan = await accepted(setting, db, kinds)
  if (plan.steps.length === 0) return plan
  return alone(setting, db, async (held) => {
    // Another process may have done it all while this one waited for its turn.
    const current = await accepted(setting, held, kinds)
    for (const { sql } of current.steps) await held.executeQuery(CompiledQuery.raw(sql))
    return current
  })
}

/** A plan without refusals. */
export const accepted = async (
  setting: SchemaSetting,
  db: SqlDatabase,
  kinds: ReadonlyArray<KindDeclaration>,
): Promise<SchemaPlan> => {
  const plan = await planned(setting, db, kinds)
  if (plan.refusals.length === 0) return plan
  throw new StorageError({ reason: new SchemaRefused({ storage: plan.storage, problems: plan.refusals }) })
}

const alone = async <A>(
  setting: SchemaSetting,
  db: SqlDatabase,
  work: (held: SqlDatabase) => Promise<A>,
): Promise<A> => {
  const { changesInTransactions } = setting.dialect.schema
  if (!db.isTransaction) {
    const begun = changesInTransactions ? db.transaction() : db.connection()
    return begun.execute((held) => locked(setting, held, work))
  }
  if (changesInTransactions) return locked(setting, db, work)
  const problem = `changes of tables inside a transaction, which ${setting.dialect.name} would commit first`
  throw new StorageError({ reason: new RequestInvalid({ operation: "prepare", problem }) })
}

const locked = async <A>(
  { dialect: { schema } }: SchemaSetting,
  db: SqlDatabase,
  work: (held: SqlDatabase) => Promise<A>,
): Promise<A> => {
  await taken(async () => {
    if (schema.tryLock === undefined) return true
    const { rows } = await schema.tryLock.execute(db)
    return Number(rows[0]?.taken) === 1
  })
  try {
    return await work(db)
  } finally {
    // When the connection is gone, the server has given the lock back already.
    if (schema.unlock !== undefined) await schema.unlock.execute(db).catch(() => {})
  }
}

const pauseMilliseconds = 50

/** Asks again and again: a statement that waits would run into its own timeout. */
const taken = async (attempt: () => Promise<boolean>): Promise<void> => {
  while (!(await attempt())) await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds))
}
