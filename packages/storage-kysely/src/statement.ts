/** Statements that are compiled once and run many times: their values have slots. */
import type { Compilable, QueryExecutorProvider, RawBuilder } from "kysely"
import { createHash } from "node:crypto"

/** A statement as it is sent. One with a name has a text that never changes, and may be prepared under it. */
export interface Statement {
  readonly sql: string
  readonly parameters: ReadonlyArray<unknown>
  readonly name?: string
}

/** Stands in a statement for a value that is given when it runs. */
export class Slot {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

// To the query builder a slot is a value like any other.
export const slot = (name: string): never => new Slot(name) as never

/** A statement with slots; its name tells it from every other text. */
export class Prepared {
  readonly sql: string
  readonly name: string
  readonly #parameters: ReadonlyArray<unknown>
  #inOrder: boolean | undefined

  constructor(query: Compilable) {
    const { sql, parameters } = query.compile()
    this.sql = sql
    this.name = `fieldcare_${createHash("sha256").update(sql).digest("hex").slice(0, 24)}`
    this.#parameters = parameters
    names.set(sql, this.name)
  }

  with(values: Readonly<Record<string, unknown>>): Statement {
    const parameters = this.#parameters.map((parameter) =>
      parameter instanceof Slot ? values[parameter.name] : parameter,
    )
    return { sql: this.sql, parameters, name: this.name }
  }

  /** For a statement whose slots are named by their places: "0", "1" and so on. */
  inOrder(values: ReadonlyArray<unknown>): Statement {
    this.#inOrder ??= this.#parameters.every((one, place) => one instanceof Slot && one.name === String(place))
    if (!this.#inOrder || values.length !== this.#parameters.length)
      throw new Error(`the slots of ${this.sql} are not in the order of their values`)
    return { sql: this.sql, parameters: values, name: this.name }
  }
}

/** The names of prepared texts, for drivers that are handed a text only. */
const names = new Map<string, string>()

export const nameOf = (sql: string): string | undefined => names.get(sql)

/** More shapes than a host's lifecycles can have; what comes from outside must not fill the memory. */
const shapesMax = 2000

/** The statements of one storage by their shape. */
export class Statements {
  readonly #prepared = new Map<string, Prepared>()

  clear(): void {
    this.#prepared.clear()
  }

  of(shape: string, build: () => Compilable): Prepared {
    const known = this.#prepared.get(shape)
    if (known !== undefined) return known
    const prepared = new Prepared(build())
    if (this.#prepared.size >= shapesMax) this.clear()
    this.#prepared.set(shape, prepared)
    return prepared
  }
}

/** A statement that is built for one use, without a name. */
export const once = (query: Compilable): Statement => {
  const { sql, parameters } = query.compile()
  return { sql, parameters }
}

/** A text written by hand, as one that can be compiled. */
export const compiledBy = (db: QueryExecutorProvider, query: RawBuilder<unknown>): Compilable => ({
  compile: () => query.compile(db),
})
