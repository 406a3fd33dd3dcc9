/** What would have to be done to a database, in words and as SQL, before any of it is done. */

/**
 * One statement that will be run, exactly as it stands here, and what it is for.
 *
 * @category schema
 * @since 0.1.0
 */
export interface SchemaStep {
  readonly description: string
  /** Without a semicolon at its end, and without parameters. */
  readonly sql: string
}

/**
 * Why a database can not be made ready, and what would mend it.
 *
 * @category schema
 * @since 0.1.0
 */
export interface SchemaProblem {
  readonly where: string
  readonly problem: string
  readonly remedy: string
}

/**
 * The way from a database as it is to what is declared. A plan with refusals is never run, not even in part; one
 * without steps says that there is nothing to do.
 *
 * @category schema
 * @since 0.1.0
 */
export interface SchemaPlan {
  /** The storage's name. */
  readonly storage: string
  /** In the order in which they run. */
  readonly steps: ReadonlyArray<SchemaStep>
  readonly refusals: ReadonlyArray<SchemaProblem>
  /** What is there and not declared, and stays; columns that are still to be filled. */
  readonly notes: ReadonlyArray<string>
}

/**
 * A plan as a text for a database administrator: every statement under a comment that says what it is for. The
 * statements are the ones that `prepare` would run. Of a plan with refusals there are only comments.
 *
 * @example
 * ```ts
 * schemaSql({ storage: "postgres", steps: [], refusals: [], notes: [] }) // => "-- Nothing to do.\n"
 * ```
 * @category schema
 * @since 0.1.0
 */
export const schemaSql = ({ steps, refusals, notes }: SchemaPlan): string => {
  const remarks = [
    ...refusals.map(({ where, problem, remedy }) => `-- REFUSED: ${where}: ${problem} → ${remedy}`),
    ...notes.map((note) => `-- NOTE: ${note}`),
  ]
  const statements = refusals.length > 0 ? [] : steps.map(({ description, sql }) => `-- ${description}\n${sql};`)
  const lines = [...remarks, ...statements]
  return lines.length === 0 ? "-- Nothing to do.\n" : `${lines.join("\n")}\n`
}
