/** Posting to the stock ledger: what is there is read, and stays so, since whoever writes has the whole file. */
import { type AccountSum, canTake } from "@fieldcare/core/ledger"
import type { Row, Setting } from "../database.ts"
import { slot, type Statement } from "../statement.ts"
import { rowsOf, type UnitStock } from "../stock.ts"

/** Reads one balance. */
export const balanceOf = (setting: Setting, tenant: string, { part, place, item }: AccountSum): Statement => {
  const reading = setting.statements.of("a balance", () =>
    setting.db
      .selectFrom(setting.names.engine("stockBalance"))
      .select(["quantity", "reserved", "postings", "at"])
      .where("tenant", "=", slot("0"))
      .where("part", "=", slot("1"))
      .where("place", "=", slot("2"))
      .where("item", "=", slot("3")),
  )
  return reading.inOrder([tenant, part, place, item])
}

/** Whether the balance that was read can take the change. */
export const takes = (account: AccountSum, [row]: ReadonlyArray<Row>): boolean => canTake(figuresOf(row), account)

/** What writes the balances, given the rows that were read of them, and the postings. */
export const postingStatements = (
  setting: Setting,
  tenant: string,
  stock: UnitStock,
  read: ReadonlyArray<ReadonlyArray<Row>>,
): ReadonlyArray<Statement> => {
  const { accounts, postings } = rowsOf(stock)
  const before = read.map(([row]) => figuresOf(row))
  return [
    ...accounts.map(({ a, part, place, item, ...sum }) => {
      const [quantity, reserved] = [before[a]!.quantity + sum.quantity, before[a]!.reserved + sum.reserved]
      const at = Math.max(before[a]!.at, sum.at)
      const row = [tenant, part, place, item, quantity, reserved, before[a]!.postings + sum.postings, at]
      return inserted(setting, "stockBalance", balanceColumns, [...row, quantity !== 0 || reserved !== 0])
    }),
    ...postings.map(({ a, n, at, kind, id, sequence, quantity, reserved, quantityBefore, reservedBefore }) => {
      const [{ part, place, item }, had] = [accounts[a]!, before[a]!]
      const row = [tenant, part, place, item, had.postings + n, Math.max(had.at, at), kind, id, sequence]
      const after = [had.quantity + quantityBefore + quantity, had.reserved + reservedBefore + reserved]
      return inserted(setting, "stockPosting", postingColumns, [...row, quantity, reserved, ...after])
    }),
  ]
}

const figuresOf = (row: Row | undefined) => ({
  quantity: Number(row?.["quantity"] ?? 0),
  reserved: Number(row?.["reserved"] ?? 0),
  postings: Number(row?.["postings"] ?? 0),
  at: Number(row?.["at"] ?? 0),
})

const account = ["tenant", "part", "place", "item"]
const changing = ["quantity", "reserved", "postings", "at", "there"]
const balanceColumns = [...account, ...changing]
const posted = ["number", "at", "kind", "id", "sequence", "quantity", "reserved", "quantity_after", "reserved_after"]
const postingColumns = [...account, ...posted]

const inserted = (
  { db, names, statements }: Setting,
  table: "stockBalance" | "stockPosting",
  columns: ReadonlyArray<string>,
  values: ReadonlyArray<unknown>,
): Statement => {
  const inserting = statements.of(`write ${table}`, () => {
    const insert = db
      .insertInto(names.engine(table))
      .values(Object.fromEntries(columns.map((column, index) => [column, slot(String(index))])))
    if (table === "stockPosting") return insert
    return insert.onConflict((conflict) =>
      conflict
        .columns(account)
        .doUpdateSet((row) => Object.fromEntries(changing.map((column) => [column, row.ref(`excluded.${column}`)]))),
    )
  })
  return inserting.inOrder(values)
}
