/** The engine's own tables, as migrations that only ever go forward. */
import type { Names } from "../names.ts"
import type { Change, NewIndex, TableColumn } from "./change.ts"

export interface Migration {
  readonly version: number
  readonly name: string
  readonly changes: (names: Names) => ReadonlyArray<Change>
}

const id = (column: string): TableColumn => ({ name: column, type: "id", required: true })
const kind = (column: string): TableColumn => ({ name: column, type: "kind", required: true })
const word = (column: string): TableColumn => ({ name: column, type: "word", required: true })
const text = (column: string): TableColumn => ({ name: column, type: "text", required: true })
const integer = (column: string): TableColumn => ({ name: column, type: "integer", required: true })
const json = (column: string): TableColumn => ({ name: column, type: "json", required: true })
const boolean = (column: string): TableColumn => ({ name: column, type: "boolean", required: true })
const orNull = ({ name: column, type }: TableColumn): TableColumn => ({ name: column, type })

/** What a balance is told apart by. The item is "" where a part is tracked by no lot and no serial number. */
const account = [id("tenant"), id("part"), word("place"), word("item")]

/** Says which migrations were made. It is there before the first. */
export const migrationTable = (names: Names): Change => ({
  type: "table",
  table: names.engine("migration"),
  columns: [integer("version"), word("name")],
  key: { name: `${names.engine("migration")}_key`, columns: ["version"] },
})

/**
 * Never edited once released; a change is a new one at the end. A migration is a list of single changes, each of
 * which can be seen in the database: who was killed between two of them goes on with the next.
 */
export const migrations: ReadonlyArray<Migration> = [
  {
    version: 1,
    name: "journal, duties, personal texts and idempotency keys",
    changes: (names) => {
      const [journal, duty, personalText, key] = (["journal", "duty", "personalText", "idempotencyKey"] as const).map(
        names.engine,
      ) as [string, string, string, string]
      return [
        {
          type: "table",
          table: journal,
          columns: [id("tenant"), kind("kind"), id("id"), integer("sequence"), json("entry")],
          key: { name: `${journal}_key`, columns: ["tenant", "kind", "id", "sequence"] },
        },
        {
          type: "table",
          table: duty,
          columns: [id("tenant"), kind("kind"), id("id"), word("duty"), word("key"), orNull(integer("due"))],
          key: { name: `${duty}_key`, columns: ["tenant", "kind", "id", "duty", "key"] },
        },
        indexOf(names, duty, "due", integer("due")),
        {
          type: "table",
          table: personalText,
          columns: [id("tenant"), id("reference"), id("subject"), kind("kind"), id("id"), text("text")],
          key: { name: `${personalText}_key`, columns: ["tenant", "reference"] },
        },
        indexOf(names, personalText, "subject", id("subject")),
        indexOf(names, personalText, "record", kind("kind"), id("id")),
        {
          type: "table",
          table: key,
          columns: [id("tenant"), id("actor"), id("key"), word("digest"), kind("kind"), id("id"), integer("version")],
          key: { name: `${key}_key`, columns: ["tenant", "actor", "key"] },
        },
      ]
    },
  },
  {
    version: 2,
    name: "outbox, and claims of duties and messages",
    changes: (names) => {
      const [duty, outbox] = [names.engine("duty"), names.engine("outbox")]
      return [
        { type: "column", table: duty, column: orNull(id("claim")) },
        { type: "column", table: duty, column: { ...integer("free"), initially: 0 } },
        {
          type: "table",
          table: outbox,
          columns: [
            id("tenant"),
            kind("kind"),
            id("id"),
            integer("sequence"),
            orNull(id("claim")),
            integer("free"),
            integer("attempts"),
            boolean("parked"),
          ],
          key: { name: `${outbox}_key`, columns: ["tenant", "kind", "id", "sequence"] },
        },
        indexOf(names, outbox, "free", integer("free")),
      ]
    },
  },
  {
    version: 3,
    name: "columns that are to be filled from the records",
    changes: (names) => {
      const refill = names.engine("columnRefill")
      return [
        {
          type: "table",
          table: refill,
          // Filled are the records up to this tenant and id.
          columns: [kind("kind"), word("name"), orNull(id("tenant")), orNull(id("id"))],
          key: { name: `${refill}_key`, columns: ["kind", "name"] },
        },
      ]
    },
  },
  {
    version: 4,
    name: "duties by the instant from which they can be claimed, and why messages failed",
    changes: (names) => [
      indexOf(names, names.engine("duty"), "free", integer("free")),
      { type: "column", table: names.engine("outbox"), column: orNull(text("problem")) },
    ],
  },
  {
    version: 5,
    name: "the stock ledger: balances and postings",
    changes: (names) => {
      const [balance, posting] = [names.engine("stockBalance"), names.engine("stockPosting")]
      return [
        {
          type: "table",
          table: balance,
          // How many postings there were, when the last one was, and whether anything is there or reserved.
          columns: [
            ...account,
            integer("quantity"),
            integer("reserved"),
            integer("postings"),
            integer("at"),
            boolean("there"),
          ],
          key: { name: `${balance}_key`, columns: account.map(({ name }) => name) },
          rewritten: true,
        },
        indexOf(names, balance, "place", word("place"), boolean("there"), id("part"), word("item")),
        indexOf(names, balance, "item", id("part"), word("item")),
        {
          type: "table",
          table: posting,
          columns: [
            ...account,
            integer("number"),
            integer("at"),
            kind("kind"),
            id("id"),
            integer("sequence"),
            integer("quantity"),
            integer("reserved"),
            integer("quantity_after"),
            integer("reserved_after"),
          ],
          // What was there at an instant is one step into this key: the last posting until then.
          key: { name: `${posting}_key`, columns: [...account.map(({ name }) => name), "at", "number"] },
        },
        indexOf(names, posting, "part", id("part"), integer("at"), word("place"), word("item"), integer("number")),
      ]
    },
  },
]

/** Every index is of one tenant's rows. */
export const indexOf = (
  names: Names,
  table: string,
  what: string,
  ...columns: ReadonlyArray<Pick<TableColumn, "name" | "type">>
): NewIndex => ({ type: "index", table, name: names.index(table, what), columns: [id("tenant"), ...columns] })
