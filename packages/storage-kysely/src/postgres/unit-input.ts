/**
 * Units of work as the parameters of one statement: for each sort of row a JSON list of its short fields, and
 * beside it the rows' long documents in the same order.
 */
import { dutyRowChanges, freeFrom, type KindDeclaration, type UnitOfWork, type Write } from "@fieldcare/core/storage"
import { type Guard, guardsOf } from "../outcome.ts"
import { rowsOf as stockRowsOf, stockOf } from "../stock.ts"
import { BalancesBefore } from "./balances-before.ts"
import { usualAccount, usualPosting } from "./usual-stock.ts"

/** What a statement has to be able to do; what no unit needs is left out of its text. */
export interface Shape {
  readonly created: ReadonlyArray<string>
  readonly updated: ReadonlyArray<string>
  /** Kinds whose records are only held. */
  readonly held: ReadonlyArray<string>
  readonly keys: boolean
  /** Whether duties are opened, some ended by name, and all of some record replaced. */
  readonly opens: boolean
  readonly ends: boolean
  readonly replaces: boolean
  readonly messages: boolean
  readonly texts: boolean
  /** Whether some unit moves stock, and whether several move the same. */
  readonly stock: "none" | "apart" | "shared"
  /** Whether some unit wants the texts of its record. */
  readonly textsWanted: boolean
}

export interface UnitInput {
  readonly shape: Shape
  /** Of every unit its guards, in the order in which refusals are told. */
  readonly guards: ReadonlyArray<ReadonlyArray<Guard>>
  readonly values: Readonly<Record<string, string>>
}

/** Between documents: JSON never holds this character as it is. */
export const separator = "\u001f"

/** Tells the open duties of one record apart: the names of duties hold no blanks. */
export const dutyName = (duty: string, key: string): string => `${duty} ${key}`

// Everywhere below, `u` says to which unit a row belongs, and `g` which of its guards it is.

class Rows {
  readonly rows: Array<unknown> = []
  readonly #documents: ReadonlyArray<Array<string>>

  constructor(documents = 0) {
    this.#documents = Array.from({ length: documents }, () => [])
  }

  add(row: unknown, ...documents: ReadonlyArray<unknown>): void {
    this.rows.push(row)
    documents.forEach((document, index) => this.#documents[index]!.push(JSON.stringify(document)))
  }

  get json(): string {
    return JSON.stringify(this.rows)
  }

  documents(index: number): string {
    return this.#documents[index]!.join(separator)
  }
}

const rowsOf = (all: Map<string, Rows>, kind: string, documents = 0): Rows => {
  const known = all.get(kind)
  if (known !== undefined) return known
  const rows = new Rows(documents)
  all.set(kind, rows)
  return rows
}

// Each field of a row takes the server's time: what mostly is the same is left out, and the statement puts it in.
const withoutUsual = <Row extends object>(row: Row, usual: Readonly<Record<string, unknown>>): Partial<Row> =>
  Object.fromEntries(Object.entries(row).filter(([name, value]) => usual[name] !== value)) as Partial<Row>

class Input {
  readonly units = new Rows()
  readonly written = new Map<string, Rows>()
  readonly held = new Map<string, Rows>()
  readonly opened = new Rows()
  readonly ended = new Rows()
  readonly entries = new Rows(1)
  readonly texts = new Rows()
  readonly accounts = new Rows()
  readonly postings = new Rows()
  readonly #balances = new BalancesBefore()
  readonly #kinds: ReadonlyMap<string, KindDeclaration>
  readonly #created = new Set<string>()
  readonly #updated = new Set<string>()
  #keys = false
  #messages = false
  #textsWanted = false
  #replaces = false

  constructor(kinds: ReadonlyMap<string, KindDeclaration>) {
    this.#kinds = kinds
  }

  add(unit: UnitOfWork, u: number, guards: ReadonlyArray<Guard>): void {
    const { tenant, writes, key, textsWanted } = unit
    if (key !== undefined) this.#keys = true
    if (textsWanted === true) this.#textsWanted = true
    this.units.add({
      ...this.#addStock(unit, u),
      u,
      guards: guards.length,
      tenant,
      ...(key === undefined ? {} : { ...key.remembered, actor: key.actor, key: key.key }),
      ...(textsWanted === true ? { textsKind: writes[0]!.row.kind, textsId: writes[0]!.row.id } : {}),
    })
    guards.forEach((guard, g) => this.#guard(unit, u, guard, g))
    this.#addEntries(unit, u)
    for (const { reference, subject, kind, id, text } of unit.personal)
      this.texts.add({ u, reference, subject, kind, id, text })
  }

  #addStock(unit: UnitOfWork, u: number): object {
    const stock = stockOf(unit)
    if (stock === undefined) return {}
    const { accounts, postings } = stockRowsOf(stock)
    const { before, unitRow } = this.#balances.of(unit.tenant, accounts, u)
    accounts.forEach((account, a) => this.accounts.add(withoutUsual({ u, ...account, ...before[a] }, usualAccount)))
    for (const posting of postings) this.postings.add(withoutUsual({ u, ...posting }, usualPosting))
    return unitRow
  }

  // A guard without a row never holds.
  #guard({ tenant, writes }: UnitOfWork, u: number, { kind, id, version, contradicted }: Guard, g: number): void {
    if (contradicted) return
    const write = writes.find(({ row }) => row.id === id && row.kind === kind)
    if (write === undefined) rowsOf(this.held, kind).add({ u, g, tenant, id, version })
    else this.#write(write, u, g)
  }

  #write(write: Write, u: number, g: number): void {
    const { row, expectedVersion } = write
    const { tenant, kind, id, version, status, category, head } = row
    ;(expectedVersion === 0 ? this.#created : this.#updated).add(kind)
    const fields: Record<string, unknown> = { u, g, tenant, id, expected: expectedVersion, ...this.#duties(write, u) }
    Object.assign(fields, { version, status, category, head })
    for (const { name } of this.#kinds.get(kind)!.columns) {
      const value = row.columns[name] ?? null
      // A declared column may be called like a field of the envelope; one that is not named is null.
      if (value !== null) fields[`c_${name}`] = value
    }
    rowsOf(this.written, kind, 2).add(fields, row.record, row.trail)
  }

  /** Where nothing is known of the duties that were open: the names of those that may stay. */
  #duties(write: Write, u: number): { readonly open?: ReadonlyArray<string> } {
    const { kind, id } = write.row
    const { replaces, opened, ended } = dutyRowChanges(write)
    for (const one of opened) {
      const { duty, key, due } = one
      this.opened.add({ u, kind, id, duty, key, due, free: freeFrom(one) })
    }
    for (const { duty, key } of ended) this.ended.add({ u, kind, id, duty, key })
    if (!replaces) return {}
    this.#replaces = true
    return { open: opened.map(({ duty, key }) => dutyName(duty, key)) }
  }

  #addEntries({ entries, messages }: UnitOfWork, u: number): void {
    if (messages.length > 0) this.#messages = true
    const posted = new Set(messages.map(({ kind, id, sequence }) => `${kind} ${id} ${sequence}`))
    for (const entry of entries) {
      const { kind, id, sequence } = entry
      this.entries.add({ u, kind, id, sequence, posted: posted.has(`${kind} ${id} ${sequence}`) }, entry)
    }
  }

  get shape(): Shape {
    return {
      created: [...this.#created].toSorted(),
      updated: [...this.#updated].toSorted(),
      held: [...this.held.keys()].toSorted(),
      keys: this.#keys,
      opens: this.opened.rows.length > 0,
      ends: this.ended.rows.length > 0,
      replaces: this.#replaces,
      messages: this.#messages,
      texts: this.texts.rows.length > 0,
      stock: this.accounts.rows.length === 0 ? "none" : this.#balances.areShared ? "shared" : "apart",
      textsWanted: this.#textsWanted,
    }
  }

  get values(): Readonly<Record<string, string>> {
    const values: Record<string, string> = {
      units: this.units.json,
      opened: this.opened.json,
      ended: this.ended.json,
      entries: this.entries.json,
      "entries, documents": this.entries.documents(0),
      texts: this.texts.json,
      accounts: this.accounts.json,
      postings: this.postings.json,
    }
    for (const [kind, rows] of this.written) {
      values[`w ${kind}`] = rows.json
      values[`w ${kind}, records`] = rows.documents(0)
      values[`w ${kind}, trails`] = rows.documents(1)
    }
    for (const [kind, rows] of this.held) values[`r ${kind}`] = rows.json
    return values
  }
}

export const unitInput = (kinds: ReadonlyMap<string, KindDeclaration>, units: ReadonlyArray<UnitOfWork>): UnitInput => {
  const input = new Input(kinds)
  const guards = units.map((unit, u) => {
    const guards = guardsOf(unit)
    input.add(unit, u, guards)
    return guards
  })
  return { shape: input.shape, guards, values: input.values }
}
