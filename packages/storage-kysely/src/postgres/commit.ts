/** Commits units with one statement, and reads from its answer what became of each. */
import { StorageError, TransactionAborted, type UnitOfWork } from "@fieldcare/core/storage"
import type { Row, Run, Session, Setting } from "../database.ts"
import { conflictOf, type Guard, type Outcome, shortageOf } from "../outcome.ts"
import { stockOf } from "../stock.ts"
import { isSingleUpdate, singleUpdate } from "./single-update.ts"
import { type UnitInput, unitInput } from "./unit-input.ts"
import { unitStatement } from "./unit-statement.ts"

export const commit = async (
  setting: Setting,
  session: Session,
  units: ReadonlyArray<UnitOfWork>,
): Promise<ReadonlyArray<Outcome>> => {
  if (units.length === 1 && isSingleUpdate(units[0]!)) {
    const row = await singleUpdate(setting, session.run, units[0]!)
    if (row !== undefined) return [outcomeOf(row, units[0]!, [])]
  }
  const input = unitInput(setting.kinds, units)
  // Outside a transaction the failed statement has undone itself; inside, only a savepoint keeps the rest.
  const guardingCreation = session.transaction === undefined && (input.shape.stock !== "none" || units.some(creates))
  for (let attempt = 1; ; attempt++) {
    try {
      return await (guardingCreation
        ? withSavepoint(session.run, () => written(setting, session.run, units, input))
        : written(setting, session.run, units, input))
    } catch (error) {
      if (isBalanceOpenedMeanwhile(setting, error)) {
        if (attempt < attemptsMax) continue
        throw new StorageError({ reason: new TransactionAborted({ code: "23505", cause: error }) })
      }
      const created = units.length === 1 ? createdMeanwhile(setting, error, input.guards[0]!) : undefined
      if (created === undefined) throw error
      return [created]
    }
  }
}

const creates = ({ writes }: UnitOfWork): boolean => writes.some(({ expectedVersion }) => expectedVersion === 0)

/** A transaction that sees only what was there at its beginning will never see the balance. */
const attemptsMax = 20

// Two opened one balance at once: the second one's statement fails on its key, and sent again it sees the balance.
const isBalanceOpenedMeanwhile = ({ names }: Setting, error: unknown): boolean => {
  const { code, constraint } = error as Readonly<Partial<Record<"code" | "constraint", unknown>>>
  return code === "23505" && constraint === `${names.engine("stockBalance")}_key`
}

const written = async (
  setting: Setting,
  run: Run,
  units: ReadonlyArray<UnitOfWork>,
  { shape, guards, values }: UnitInput,
): Promise<ReadonlyArray<Outcome>> => {
  const statement = setting.statements.of(`commit ${JSON.stringify(shape)}`, () => ({
    compile: () => unitStatement(setting, shape).compile(setting.db),
  }))
  const rows = await run(statement.with(values))
  return rows.map((row, index) => outcomeOf(row, units[index]!, guards[index]!))
}

const outcomeOf = (row: Row, unit: UnitOfWork, guards: ReadonlyArray<Guard>): Outcome => {
  if (row["done"] === true) return { type: "done", texts: unit.textsWanted === true ? textsWith(row, unit) : noTexts }
  const held = new Set((row["guards"] ?? []) as ReadonlyArray<number>)
  const failed = row["repeated"] === true ? undefined : guards.find((_, index) => !held.has(index))
  if (failed !== undefined) return conflictOf(failed)
  if (row["repeated"] !== true) {
    if (row["undecided"] === true) return { type: "undecided" }
    const short = row["short"] as number | null | undefined
    if (typeof short === "number") return shortageOf(stockOf(unit)!.accounts[short]!)
  }
  // All guards held and yet nothing was written: another took the key after this statement had begun.
  return { type: "keyTaken" }
}

const noTexts: ReadonlyMap<string, string> = new Map()

// What the statement itself adds is not among the texts that it reads.
const textsWith = (row: Row, { writes, personal }: UnitOfWork): ReadonlyMap<string, string> => {
  const { kind, id } = writes[0]!.row
  const added = personal.filter((text) => text.kind === kind && text.id === id)
  return new Map([
    ...Object.entries((row["texts"] ?? {}) as Readonly<Record<string, string>>),
    ...added.map(({ reference, text }) => [reference, text] as const),
  ])
}

// Two created one record at once: the second one's statement fails on the record's key, or on that of its first
// entry or message, whichever the server writes first.
const createdMeanwhile = (setting: Setting, error: unknown, guards: ReadonlyArray<Guard>): Outcome | undefined => {
  const { code, constraint, detail } = error as Readonly<Partial<Record<"code" | "constraint" | "detail", unknown>>>
  if (code !== "23505") return undefined
  const { names } = setting
  const belongs = new Set([names.engine("journal"), names.engine("outbox")].map((table) => `${table}_key`))
  const guard = guards.find(
    ({ kind, id, version }) =>
      version === 0 &&
      (constraint === names.index(names.kind(kind), "key") ||
        (belongs.has(String(constraint)) && String(detail).includes(`, ${kind}, ${id}, `))),
  )
  return guard && conflictOf(guard)
}

const withSavepoint = async <A>(run: Run, work: () => Promise<A>): Promise<A> => {
  await run({ sql: "savepoint fieldcare_commit", parameters: [] })
  try {
    const answer = await work()
    await run({ sql: "release savepoint fieldcare_commit", parameters: [] })
    return answer
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === "23505") {
      await run({ sql: "rollback to savepoint fieldcare_commit", parameters: [] })
      await run({ sql: "release savepoint fieldcare_commit", parameters: [] })
    }
    throw error
  }
}
