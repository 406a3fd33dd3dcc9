/**
 * The whole commit as one compound statement, which MariaDB prepares like any other: one round trip. Its text
 * depends on the kinds written and on the numbers of rows. The first guard that does not hold ends it, and what
 * was written before that is undone.
 */
import type { UnitOfWork } from "@fieldcare/core/storage"
import { type Compilable, CompiledQuery } from "kysely"
import type { Setting } from "../database.ts"
import { Slot } from "../statement.ts"
import { heldRows, type Step } from "../unit-steps.ts"
import { shortAccount } from "./stock-steps.ts"
import { unlessUndone } from "./undone.ts"

/** In a transaction of its own, or as a part of one that is open. */
export type Place = "alone" | "inside"

interface Compiled {
  readonly sql: string
  readonly parameters: ReadonlyArray<unknown>
}

export const unitStatement = (
  setting: Setting,
  unit: UnitOfWork,
  steps: ReadonlyArray<Step>,
  place: Place,
): Compilable => ({
  compile: () => {
    const parts = [...steps.map((step, index) => guarded(setting, step, index)), textsOf(setting, unit)]
    // The parts have their slots in order, each counted from 0.
    const parameters = parts.flatMap((part) => part.parameters).map((_, place) => new Slot(String(place)))
    const text = `begin not atomic
declare fieldcare_refusal, ${heldRows}, ${shortAccount} int default -1;
${place === "alone" ? "declare exit handler for sqlexception begin rollback; resignal; end;\nstart transaction" : `${unlessUndone}\nsavepoint fieldcare_commit`};
${parts
  .slice(0, -1)
  .map((part) => part.sql)
  .join("\n")}
if fieldcare_refusal < 0 then ${place === "alone" ? "commit" : "release savepoint fieldcare_commit"};
else ${place === "alone" ? "rollback" : "rollback to savepoint fieldcare_commit; release savepoint fieldcare_commit"}; end if;
${parts.at(-1)!.sql}
end`
    return CompiledQuery.raw(text, parameters)
  },
})

/** A step's text, with what makes of it a refusal: the number of the step. */
const guarded = (setting: Setting, step: Step, index: number): Compiled => {
  const refuse = `set fieldcare_refusal = ${index};`
  if (step.type === "contradiction") return { sql: unlessRefused(refuse), parameters: [] }
  const { sql, parameters } = step.build(setting).compile()
  switch (step.type) {
    // A row with the same key, and nothing else, is a refusal.
    case "key":
    case "create":
      return { sql: unlessRefused(`begin declare continue handler for 1062 ${refuse} ${sql}; end;`), parameters }
    case "update":
      return { sql: unlessRefused(`${sql}; if row_count() <> 1 then ${refuse} end if;`), parameters }
    case "hold":
      return {
        sql: unlessRefused(`${sql}; if ${heldRows} <> 1 then ${refuse} end if;`),
        parameters,
      }
    case "stock":
      return { sql: unlessRefused(`${sql}; if ${shortAccount} >= 0 then ${refuse} end if;`), parameters }
    default:
      return { sql: unlessRefused(`${sql};`), parameters }
  }
}

const unlessRefused = (text: string): string => `if fieldcare_refusal < 0 then ${text} end if;`

/** Which step refused, and the texts of the first record when they are wanted: one row for each, at least one. */
const textsOf = ({ db, names }: Setting, { textsWanted }: UnitOfWork): Compiled => {
  if (textsWanted !== true)
    return { sql: `select fieldcare_refusal as refusal, ${shortAccount} as short;`, parameters: [] }
  const { sql, parameters } = db
    .selectFrom(names.engine("personalText"))
    .select(["reference", "text"])
    .where("tenant", "=", new Slot("0"))
    .where("kind", "=", new Slot("1"))
    .where("id", "=", new Slot("2"))
    .compile()
  return {
    sql: `select fieldcare_refusal as refusal, ${shortAccount} as short, t.reference, t.text from (select 1) as one left join (${sql}) as t on true;`,
    parameters,
  }
}
