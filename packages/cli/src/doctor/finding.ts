/** What a check finds, and what a check is. */
import type { Chapter } from "@fieldcare/core/engine"
import type { Words } from "@fieldcare/core"
import type { OpenSql, OpenStorage } from "../database.ts"
import type { Project } from "../project.ts"

/** An error breaks a promise of the product; a warning may do so; a note is good to know. */
export type Severity = "error" | "warning" | "note"

export const severities: ReadonlyArray<Severity> = ["error", "warning", "note"]

export interface Finding {
  readonly id: string
  readonly severity: Severity
  readonly what: Words
  readonly where: string
  readonly mend: Words
}

/** Everything that is looked at. */
export interface Surroundings {
  readonly project: Project
  /** Where the project's packages are looked up from. */
  readonly folder: string
  readonly chapters: ReadonlyArray<Chapter>
  readonly open: OpenStorage | undefined
  /** The database's URL, with its password, where one was named. */
  readonly url: string | undefined
  readonly now: () => number
  readonly nodeVersion: string
}

export interface Check {
  /** What is checked; ids of findings begin with it. */
  readonly id: string
  /** Of which kind of database; others have nothing to do with it. */
  readonly kind?: OpenStorage["kind"]
  /** Answers `undefined` where there is nothing that could be checked. */
  readonly run: (around: Surroundings) => Promise<ReadonlyArray<Finding> | undefined>
}

/** A check that asks a database of one kind. */
export const databaseCheck = (
  id: string,
  kind: OpenStorage["kind"],
  ask: (sql: OpenSql, around: Surroundings & { readonly open: OpenStorage }) => Promise<ReadonlyArray<Finding>>,
): Check => ({
  id,
  kind,
  run: async (around) => {
    const { open } = around
    return open?.sql === undefined ? undefined : ask(open.sql, { ...around, open })
  },
})
