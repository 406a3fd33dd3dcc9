/**
 * Commits units in one transaction, which waits for the disk once. Whoever writes has the whole file, so what the
 * guards read stays as it is: a unit is only written when all of them hold, and nothing has ever to be undone.
 */
import type { UnitOfWork } from "@fieldcare/core/storage"
import type { Dialect, Row, Run, Setting } from "../database.ts"
import { conflictOf, type Guard, guardsOf, type Outcome, shortageOf } from "../outcome.ts"
import { textsOf } from "../read.ts"
import { slot, type Statement } from "../statement.ts"
import { stockOf, type UnitStock } from "../stock.ts"
import { stepsOf } from "../unit-steps.ts"
import type { SqliteConnection } from "./connection.ts"
import { balanceOf, postingStatements, takes } from "./stock.ts"

/** Over the connection itself: nobody else has it meanwhile, so no step waits for anything. */
export const commitOver =
  (connection: SqliteConnection): Dialect["commit"] =>
  async (setting, session, units) => {
    if (session.transaction === undefined) return commit(setting, session, units)
    await connection.hold()
    try {
      await connection.begin()
      const outcomes = units.map((unit) => written(setting, connection, unit))
      // A transaction that has written nothing is undone when the connection is let go.
      if (outcomes.some(({ type }) => type === "done")) connection.commit()
      return outcomes
    } finally {
      connection.release()
    }
  }

const written = (setting: Setting, connection: SqliteConnection, unit: UnitOfWork): Outcome => {
  const read = ({ sql, parameters }: Statement): ReadonlyArray<Row> => connection.rows(sql, parameters)
  if (unit.key !== undefined && read(keyIn(setting, unit, unit.key)).length > 0) return { type: "keyTaken" }
  for (const guard of guardsOf(unit)) {
    if (!holds(guard, read(versionOf(setting, unit, guard)))) return conflictOf(guard)
  }
  const stock = stockOf(unit)
  const balances = stock?.accounts.map((account) => read(balanceOf(setting, unit.tenant, account))) ?? []
  const short = stock?.accounts.find((account, a) => !takes(account, balances[a]!))
  if (short !== undefined) return shortageOf(short)
  for (const { sql, parameters } of statementsOf(setting, unit, stock, balances)) connection.run(sql, parameters)
  return { type: "done", texts: unit.textsWanted === true ? textsOf(read(textsIn(setting, unit))) : noTexts }
}

/** Through whatever runs statements, for transactions that a host has opened. */
export const commit: Dialect["commit"] = async (setting, { run, transaction }, units) => {
  const work = async (run: Run): Promise<ReadonlyArray<Outcome>> => {
    const outcomes: Array<Outcome> = []
    for (const unit of units) outcomes.push(await writtenThrough(setting, run, unit))
    return outcomes
  }
  return transaction === undefined ? work(run) : transaction(work)
}

const writtenThrough = async (setting: Setting, run: Run, unit: UnitOfWork): Promise<Outcome> => {
  if (unit.key !== undefined && (await run(keyIn(setting, unit, unit.key))).length > 0) return { type: "keyTaken" }
  for (const guard of guardsOf(unit)) {
    if (!holds(guard, await run(versionOf(setting, unit, guard)))) return conflictOf(guard)
  }
  const stock = stockOf(unit)
  const balances: Array<ReadonlyArray<Row>> = []
  for (const account of stock?.accounts ?? []) {
    const balance = await run(balanceOf(setting, unit.tenant, account))
    if (!takes(account, balance)) return shortageOf(account)
    balances.push(balance)
  }
  for (const statement of statementsOf(setting, unit, stock, balances)) await run(statement)
  return { type: "done", texts: unit.textsWanted === true ? textsOf(await run(textsIn(setting, unit))) : noTexts }
}

const noTexts: ReadonlyMap<string, string> = new Map()

/** A record that is not there has the version 0, which a record that is to be created expects. */
const holds = ({ contradicted, version }: Guard, rows: ReadonlyArray<Row>): boolean =>
  !contradicted && Number(rows[0]?.["version"] ?? 0) === version

const statementsOf = (
  setting: Setting,
  unit: UnitOfWork,
  stock: UnitStock | undefined,
  balances: ReadonlyArray<ReadonlyArray<Row>>,
): ReadonlyArray<Statement> => [
  ...stepsOf(setting, unit).flatMap((step) => {
    if (step.type === "contradiction" || step.type === "hold") return []
    return [setting.statements.of(step.shape, () => step.build(setting)).inOrder(step.parameters)]
  }),
  ...(stock === undefined ? [] : postingStatements(setting, unit.tenant, stock, balances)),
]

const keyIn = (
  { db, names, statements }: Setting,
  { tenant }: UnitOfWork,
  { actor, key }: NonNullable<UnitOfWork["key"]>,
): Statement => {
  const reading = statements.of("a key", () =>
    db
      .selectFrom(names.engine("idempotencyKey"))
      .select("key")
      .where("tenant", "=", slot("0"))
      .where("actor", "=", slot("1"))
      .where("key", "=", slot("2")),
  )
  return reading.inOrder([tenant, actor, key])
}

const versionOf = ({ db, names, statements }: Setting, { tenant }: UnitOfWork, { kind, id }: Guard): Statement => {
  const reading = statements.of(`version of ${kind}`, () =>
    db.selectFrom(names.kind(kind)).select("version").where("tenant", "=", slot("0")).where("id", "=", slot("1")),
  )
  return reading.inOrder([tenant, id])
}

const textsIn = ({ db, names, statements }: Setting, { writes }: UnitOfWork): Statement => {
  const { tenant, kind, id } = writes[0]!.row
  const reading = statements.of("texts of a record", () =>
    db
      .selectFrom(names.engine("personalText"))
      .select(["reference", "text"])
      .where("tenant", "=", slot("0"))
      .where("kind", "=", slot("1"))
      .where("id", "=", slot("2")),
  )
  return reading.inOrder([tenant, kind, id])
}
