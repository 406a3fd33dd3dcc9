/** Commits units in one transaction, which waits for the disk once: each unit in a savepoint of its own. */
import type { UnitOfWork } from "@fieldcare/core/storage"
import type { Run, Session, Setting } from "../database.ts"
import { conflictOf, type Outcome } from "../outcome.ts"
import { textsOf } from "../read.ts"
import { slot } from "../statement.ts"
import { stepsOf } from "../unit-steps.ts"

export const commit = (
  setting: Setting,
  { run, transaction }: Session,
  units: ReadonlyArray<UnitOfWork>,
): Promise<ReadonlyArray<Outcome>> =>
  transaction === undefined ? written(setting, run, units) : transaction((within) => written(setting, within, units))

const written = async (
  setting: Setting,
  run: Run,
  units: ReadonlyArray<UnitOfWork>,
): Promise<ReadonlyArray<Outcome>> => {
  const outcomes: Array<Outcome> = []
  for (const unit of units) {
    await run(savepoint)
    const outcome = await unitWritten(setting, run, unit)
    if (outcome.type !== "done") await run(undo)
    await run(release)
    outcomes.push(outcome)
  }
  return outcomes
}

const statement = (sql: string) => ({ sql, parameters: [] })
const savepoint = statement("savepoint fieldcare_commit")
const undo = statement("rollback to savepoint fieldcare_commit")
const release = statement("release savepoint fieldcare_commit")

const unitWritten = async (setting: Setting, run: Run, unit: UnitOfWork): Promise<Outcome> => {
  for (const step of stepsOf(setting, unit)) {
    if (step.type === "contradiction") return conflictOf(step.guard)
    const prepared = setting.statements.of(step.shape, () => step.build(setting, "answering"))
    const rows = await run(prepared.with(step.values))
    if (step.type === "more" || rows.length > 0) continue
    return step.type === "key" ? { type: "keyTaken" } : conflictOf(step.guard)
  }
  return { type: "done", texts: unit.textsWanted === true ? await textsIn(setting, run, unit) : noTexts }
}

const noTexts: ReadonlyMap<string, string> = new Map()

const textsIn = async (
  { db, names, statements }: Setting,
  run: Run,
  { writes }: UnitOfWork,
): Promise<ReadonlyMap<string, string>> => {
  const { tenant, kind, id } = writes[0]!.row
  const prepared = statements.of("texts of a record", () =>
    db
      .selectFrom(names.engine("personalText"))
      .select(["reference", "text"])
      .where("tenant", "=", slot("tenant"))
      .where("kind", "=", slot("kind"))
      .where("id", "=", slot("id")),
  )
  return textsOf(await run(prepared.with({ tenant, kind, id })))
}
