/** How rows become facts of a case's past, as a mapping says. */
import type { MappingProblem } from "../audit/mapping-invalid.ts"
import { detached, type InputSource, noColumn, rowInput } from "../audit/row-input.ts"
import type { PlannedRow } from "../audit/row-plan.ts"
import type { Instant } from "../time/instant.ts"
import { type ImportFact, RowFault } from "./import-fact.ts"
import type { HistoryColumn } from "./import-mapping.ts"

/** A fact of a list's row. */
export interface PlannedFact {
  readonly origin: HistoryColumn
  readonly at: number | undefined
  readonly make: (cells: ReadonlyArray<string>, at: Instant) => ImportFact | RowFault
}

export const plannedFact = (
  origin: HistoryColumn,
  path: string,
  source: InputSource,
  problems: Array<MappingProblem>,
): PlannedFact => {
  const { at: column, by, command, input = {}, status, assumed } = origin
  const at = column === undefined ? undefined : source.position(column)
  if (at !== undefined && at < 0) problems.push({ path: `${path}.at`, problem: noColumn(column!, source.header) })
  if (at === undefined && assumed === undefined)
    problems.push({ path: `${path}.at`, problem: "name the column with its time, or mark it as assumed" })
  if (command === undefined && status === undefined) problems.push({ path, problem: "say a command, a status or both" })
  const told = Object.fromEntries(Object.entries({ by, input }).filter(([, part]) => part !== undefined))
  const made = rowInput(told, source, path, problems)
  const known = {
    ...(command === undefined ? {} : { command }),
    ...(status === undefined ? {} : { status }),
    ...(assumed === undefined ? {} : { assumed }),
  }
  return {
    origin,
    at,
    make: (cells, instant) => {
      const parts = made(cells)
      if (typeof parts === "string") return new RowFault("missing", parts)
      const { by: person, input: given } = parts as { readonly by?: string; readonly input: object }
      return {
        at: instant,
        ...known,
        ...(person === undefined ? {} : { by: personOf(person) }),
        ...(command === undefined ? {} : { input: given }),
      }
    },
  }
}

/** A fact of a log's row. */
export const factOf = (
  { command, status }: PlannedRow,
  cells: ReadonlyArray<string>,
  known: Pick<ImportFact, "at" | "by" | "assumed">,
): ImportFact | RowFault => {
  const taken = status === undefined ? known : { ...known, status }
  if (command === undefined) return taken
  const input = command.input(cells)
  return typeof input === "string" ? new RowFault("missing", input) : { ...taken, command: command.name, input }
}

// A person is known by an id. Names as other systems write them become one, each its own.
export const personOf = (name: string): string =>
  detached(
    name.replaceAll(/[^A-Za-z0-9._@-]/gu, (letter) =>
      letter === " " ? "_" : `~${letter.codePointAt(0)!.toString(16)}`,
    ),
  )
