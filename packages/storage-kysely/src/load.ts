/** The verb that loads a record with what its command needs: one statement, compiled once for its shape. */
import type { Among, Loaded, LoadRequest, NeedRequest, Operand, Remembered, Stored } from "@fieldcare/core/storage"
import type { AliasedExpression } from "kysely"
import type { Row, Run, Setting } from "./database.ts"
import { envelope, storedOf, textsOf } from "./read.ts"
import { slot } from "./statement.ts"
import { answered, answersMax, asked, formsOf, questionsOf } from "./stock-read.ts"

/** One statement, so that everything in the answer is of one moment. */
export const load = async (setting: Setting, run: Run, request: LoadRequest): Promise<Loaded> => {
  const { tenant, kind, id, needs, key } = request
  const shape = `load ${kind} ${key !== undefined} ${JSON.stringify(needs.map(shapeOf))}`
  const statement = setting.statements.of(shape, () => loading(setting, request))
  const values: Record<string, unknown> = { tenant, id, kind, actor: key?.actor, key: key?.key }
  needs.forEach((need, index) => {
    if ("stock" in need) {
      Object.assign(values, { there: true, answersMax })
      for (const form of formsOf(need.stock).keys()) values[`${index} ${form}`] = questionsOf(need.stock, form)
    } else if ("ids" in need) values[`${index} ids`] = JSON.stringify(need.ids.map((id) => ({ id })))
    else
      for (const [name, operand] of operandsOf(need)) {
        if ("value" in operand) values[`${index} ${name}`] = operand.value
        if ("among" in operand) values[`${index} ${name}`] = JSON.stringify(operand.among.map((word) => ({ word })))
      }
  })
  const [row] = await run(statement.with(values))
  const answer = row!
  const [record] = listOf(answer["own"])
  const [remembered] = listOf(answer["remembered"])
  return {
    record: record && storedOf(setting, kind, record),
    facts: Object.fromEntries(
      needs.flatMap((need, index) =>
        "stock" in need ? [] : [[need.name, factsOf(setting, need, listOf(answer[`need${index}`]))] as const],
      ),
    ),
    stock: Object.fromEntries(
      needs.flatMap((need, index) =>
        "stock" in need
          ? [
              [
                need.name,
                answered([...formsOf(need.stock).keys()].flatMap((form) => listOf(answer[`need${index} ${form}`]))),
              ] as const,
            ]
          : [],
      ),
    ),
    remembered: remembered && ({ ...remembered, version: Number(remembered["version"]) } as unknown as Remembered),
    personal: textsOf(listOf(answer["texts"])),
  }
}

const listOf = (value: unknown): ReadonlyArray<Row> =>
  (typeof value === "string" ? JSON.parse(value) : (value ?? [])) as ReadonlyArray<Row>

const factsOf = (setting: Setting, need: RecordNeed, rows: ReadonlyArray<Row>): ReadonlyArray<Stored> => {
  const facts = rows.map((one) => storedOf(setting, need.kind, one))
  if (!("ids" in need)) return facts
  return [...new Map(facts.map((one) => [one.id, one])).values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

type RecordNeed = Exclude<NeedRequest, { readonly stock: unknown }>
type QueriedNeed = Exclude<RecordNeed, { readonly ids: unknown }>

const operandsOf = (need: QueriedNeed): ReadonlyArray<readonly [string, Operand | Among]> =>
  "id" in need ? [["id", need.id]] : Object.entries(need.where)

const shapeOf = (need: NeedRequest): unknown => {
  if ("stock" in need) return [...formsOf(need.stock).keys()]
  if ("ids" in need) return [need.kind, "ids"]
  const operands = operandsOf(need)
  return [
    need.kind,
    "id" in need ? 1 : need.limit,
    operands.map(([name, operand]) => [
      "id" in need,
      name,
      "column" in operand ? operand.column : "among" in operand ? 1 : 0,
    ]),
  ]
}

const loading = (setting: Setting, { kind, needs, key }: LoadRequest) => {
  const { db, names, dialect } = setting
  const own = db
    .selectFrom(names.kind(kind))
    .select(envelope)
    .where("tenant", "=", slot("tenant"))
    .where("id", "=", slot("id"))
  const texts = db
    .selectFrom(names.engine("personalText"))
    .select(["reference", "text"])
    .where("tenant", "=", slot("tenant"))
    .where("kind", "=", slot("kind"))
    .where("id", "=", slot("id"))
  const remembered = db
    .selectFrom(names.engine("idempotencyKey"))
    .select(["digest", "kind", "id", "version"])
    .where("tenant", "=", slot("tenant"))
    .where("actor", "=", slot("actor"))
    .where("key", "=", slot("key"))
  return db.selectNoFrom([
    dialect.rowsAsJson(own).as("own"),
    dialect.rowsAsJson(texts).as("texts"),
    ...(key === undefined ? [] : [dialect.rowsAsJson(remembered).as("remembered")]),
    ...needs.flatMap((need, index): ReadonlyArray<AliasedExpression<unknown, string>> => {
      if (!("stock" in need)) {
        const query = "ids" in need ? named(setting, need.kind, index) : needed(setting, kind, need, index)
        return [dialect.rowsAsJson(query).as(`need${index}`)]
      }
      return [...formsOf(need.stock)].map(([name, form]) =>
        dialect.rowsAsJson(asked(setting, form, `${index} ${name}`)).as(`need${index} ${name}`),
      )
    }),
  ])
}

/**
 * The records of a list of ids. A cross join, because SQLite keeps its order: left to choose, it walks all records of
 * the tenant and reads the list anew for each.
 */
const named = ({ db, dialect, names }: Setting, kind: string, index: number) =>
  db
    .selectFrom(dialect.given(`${index} ids`, { id: "id" }).as("q"))
    .crossJoin(`${names.kind(kind)} as r`)
    .select(envelope.map((name) => `r.${name}` as const))
    .where("r.tenant", "=", slot("tenant"))
    .whereRef("r.id", "=", "q.id")

const needed = ({ db, dialect, names }: Setting, kind: string, need: QueriedNeed, index: number) => {
  const operandOf = (name: string, from: Operand): unknown =>
    "value" in from
      ? slot(`${index} ${name}`)
      : db
          .selectFrom(`${names.kind(kind)} as asked`)
          .select(`asked.${names.column(from.column)} as operand`)
          .where("asked.tenant", "=", slot("tenant"))
          .where("asked.id", "=", slot("id"))
  let query = db.selectFrom(names.kind(need.kind)).select(envelope).where("tenant", "=", slot("tenant"))
  for (const [name, from] of operandsOf(need))
    query =
      "among" in from
        ? query.where(
            names.column(name),
            "in",
            db.selectFrom(dialect.given(`${index} ${name}`, { word: "word" }).as("q")).select("q.word"),
          )
        : query.where(names.column(name), "=", operandOf(name, from))
  return query.orderBy("id").limit("id" in need ? 1 : need.limit)
}
