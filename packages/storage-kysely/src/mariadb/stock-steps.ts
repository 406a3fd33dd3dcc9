/**
 * Posting to the stock ledger, as steps of a unit: the balances are locked in one order, those that are not there made;
 * the first that can not take its change is looked for; then the postings and the balances are written.
 */
import { type RawBuilder, sql } from "kysely"
import type { Setting } from "../database.ts"
import { tableIn } from "../names.ts"
import { compiledBy, slot } from "../statement.ts"
import { rowsOf, type UnitStock } from "../stock.ts"
import type { Step } from "../unit-steps.ts"
import { mariaDbTypes } from "./types.ts"

/** The first account that can not take its change is told in this variable of the statement; none is -1. */
export const shortAccount = "fieldcare_short"

export const stockSteps = (tenant: string, stock: UnitStock): ReadonlyArray<Step> => {
  const rows = rowsOf(stock)
  const [accounts, postings] = [JSON.stringify(rows.accounts), JSON.stringify(rows.postings)]
  const step = (name: string, text: (tables: Tables) => RawBuilder<unknown>, parameters: ReadonlyArray<string>) => ({
    shape: `stock ${name}`,
    build: (setting: Setting) => compiledBy(setting.db, text(tablesIn(setting))),
    parameters,
  })
  return [
    { type: "more", ...step("lock", locking, [tenant, accounts]) },
    { type: "stock", stock, ...step("guard", guarding, [accounts, tenant]) },
    { type: "more", ...step("post", posting, [postings, accounts, tenant]) },
    { type: "more", ...step("change", changing, [accounts, tenant]) },
  ]
}

interface Tables {
  readonly balance: RawBuilder<unknown>
  readonly posting: RawBuilder<unknown>
}

const tablesIn = (setting: Setting): Tables => ({
  balance: tableIn(setting)(setting.names.engine("stockBalance")),
  posting: tableIn(setting)(setting.names.engine("stockPosting")),
})

const given = (place: number, columns: Readonly<Record<string, keyof typeof mariaDbTypes>>): RawBuilder<unknown> =>
  sql`json_table(${slot(String(place))}, '$[*]' columns (${sql.join(
    Object.entries(columns).map(
      ([name, type]) => sql`${sql.id(name)} ${sql.raw(mariaDbTypes[type])} path ${sql.lit(`$.${name}`)}`,
    ),
  )}))`

const account = { part: "id", place: "word", item: "word" } as const
const sums = { quantity: "integer", reserved: "integer", postings: "integer", at: "integer" } as const
const kinds = { a: "integer", single: "boolean", outside: "boolean" } as const

const ofAccount = (tenant: number): RawBuilder<unknown> =>
  sql`b.\`tenant\` = ${slot(String(tenant))} and b.\`part\` = n.\`part\` and b.\`place\` = n.\`place\` and b.\`item\` = n.\`item\``

// An insert that meets the row locks it, and one that does not leaves no gap for others to wait at.
const locking = ({ balance }: Tables) => sql`
  insert into ${balance} (\`tenant\`, \`part\`, \`place\`, \`item\`, \`quantity\`, \`reserved\`, \`postings\`, \`at\`, \`there\`)
  select ${slot("0")}, n.\`part\`, n.\`place\`, n.\`item\`, 0, 0, 0, 0, false from ${given(1, account)} as n
  order by n.\`part\`, n.\`place\`, n.\`item\`
  on duplicate key update \`postings\` = ${balance}.\`postings\``

const guarding = ({ balance }: Tables) => sql`
  select coalesce(min(g.\`a\`), -1) into ${sql.raw(shortAccount)} from (
    select n.\`a\`, n.\`outside\`, n.\`single\`, b.\`quantity\` + n.\`quantity\` as \`held\`,
      b.\`reserved\` + n.\`reserved\` as \`kept\`
    from ${given(0, { ...account, ...sums, ...kinds })} as n straight_join ${balance} as b on ${ofAccount(1)}
    for update
  ) as g
  where not if(g.\`outside\`, g.\`kept\` = 0 and (not g.\`single\` or g.\`held\` >= -1),
    g.\`kept\` >= 0 and g.\`held\` >= g.\`kept\` and (not g.\`single\` or g.\`held\` <= 1))`

const posting = ({ balance, posting }: Tables) => sql`
  insert into ${posting} (\`tenant\`, \`part\`, \`place\`, \`item\`, \`number\`, \`at\`, \`kind\`, \`id\`, \`sequence\`,
    \`quantity\`, \`reserved\`, \`quantity_after\`, \`reserved_after\`)
  select b.\`tenant\`, b.\`part\`, b.\`place\`, b.\`item\`, b.\`postings\` + p.\`n\`, greatest(b.\`at\`, p.\`at\`), p.\`kind\`, p.\`id\`,
    p.\`sequence\`, p.\`quantity\`, p.\`reserved\`, b.\`quantity\` + p.\`quantityBefore\` + p.\`quantity\`,
    b.\`reserved\` + p.\`reservedBefore\` + p.\`reserved\`
  from ${given(0, postingColumns)} as p join ${given(1, { ...account, a: "integer" })} as n on n.\`a\` = p.\`a\`
  straight_join ${balance} as b on ${ofAccount(2)}`

const postingColumns = {
  a: "integer",
  n: "integer",
  kind: "kind",
  id: "id",
  sequence: "integer",
  at: "integer",
  quantity: "integer",
  reserved: "integer",
  quantityBefore: "integer",
  reservedBefore: "integer",
} as const

const changing = ({ balance }: Tables) => sql`
  update ${given(0, { ...account, ...sums })} as n straight_join ${balance} as b on ${ofAccount(1)}
  set b.\`there\` = b.\`quantity\` + n.\`quantity\` <> 0 or b.\`reserved\` + n.\`reserved\` <> 0,
    b.\`quantity\` = b.\`quantity\` + n.\`quantity\`, b.\`reserved\` = b.\`reserved\` + n.\`reserved\`,
    b.\`postings\` = b.\`postings\` + n.\`postings\`, b.\`at\` = greatest(b.\`at\`, n.\`at\`)`
