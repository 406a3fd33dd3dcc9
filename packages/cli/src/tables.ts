/** The tables of a project, for questions that no storage answers. */
import { type RawBuilder, sql } from "kysely"
import type { FieldcareConfig } from "./config.ts"

type Place = Pick<FieldcareConfig, "schema" | "tablePrefix">

/** One of the engine's own tables, or, by `kindTable`, that of a kind of records. */
export const engineTable = ({ schema, tablePrefix = "fieldcare_" }: Place, name: string): RawBuilder<unknown> =>
  sql.table(schema === undefined ? tablePrefix + name : `${schema}.${tablePrefix}${name}`)

export const kindTable = (place: Place, kind: string): RawBuilder<unknown> =>
  engineTable(
    place,
    kind.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  )
