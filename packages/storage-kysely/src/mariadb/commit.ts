/** Commits units, each with one compound statement, and reads from its answer what became of it. */
import type { UnitOfWork } from "@fieldcare/core/storage"
import type { Run, Session, Setting } from "../database.ts"
import { conflictOf, type Outcome, shortageOf } from "../outcome.ts"
import { textsOf } from "../read.ts"
import { stockOf } from "../stock.ts"
import { type Step, stepsOf } from "../unit-steps.ts"
import { stockSteps } from "./stock-steps.ts"
import { type Place, unitStatement } from "./unit-statement.ts"

export const commit = async (
  setting: Setting,
  { run, transaction }: Session,
  units: ReadonlyArray<UnitOfWork>,
): Promise<ReadonlyArray<Outcome>> => {
  const outcomes: Array<Outcome> = []
  for (const unit of units) outcomes.push(await written(setting, run, unit, transaction ? "alone" : "inside"))
  return outcomes
}

const written = async (setting: Setting, run: Run, unit: UnitOfWork, place: Place): Promise<Outcome> => {
  const stock = stockOf(unit)
  const steps = stepsOf(setting, unit, stock && stockSteps(unit.tenant, stock))
  const shape = `commit ${place} ${unit.textsWanted === true} ${steps.map(shapeOf).join(", ")}`
  const statement = setting.statements.of(shape, () => unitStatement(setting, unit, steps, place))
  const rows = rowsIn(await run(statement.inOrder(valuesOf(unit, steps))))
  const refusal = Number(rows[0]!["refusal"])
  const step = steps[refusal]
  if (step === undefined) return { type: "done", texts: unit.textsWanted === true ? textsIn(rows) : noTexts }
  if (step.type === "stock") return shortageOf(step.stock.accounts[Number(rows[0]!["short"])]!)
  return "guard" in step ? conflictOf(step.guard) : { type: "keyTaken" }
}

const shapeOf = (step: Step): string => (step.type === "contradiction" ? step.type : step.shape)

const valuesOf = ({ writes, textsWanted }: UnitOfWork, steps: ReadonlyArray<Step>): ReadonlyArray<unknown> => {
  const values = steps.flatMap((step) => (step.type === "contradiction" ? [] : step.parameters))
  if (textsWanted !== true) return values
  const { tenant, kind, id } = writes[0]!.row
  return [...values, tenant, kind, id]
}

type Rows = Awaited<ReturnType<Run>>

// A driver that is handed a compound statement as any other answers the rows of each of its steps.
const rowsIn = (answer: Rows): Rows => (Array.isArray(answer[0]) ? (answer[0] as Rows) : answer)

const noTexts: ReadonlyMap<string, string> = new Map()

const textsIn = (rows: Rows): ReadonlyMap<string, string> => textsOf(rows.filter((row) => row["reference"] !== null))
