/** One of two processes that write to one file: so many short transactions, each reads before it writes. */
import { DatabaseSync } from "node:sqlite"
import { Kysely, sql } from "kysely"
import { kyselySqlite } from "../../src/sqlite/driver.ts"

const [file, writer, times] = process.argv.slice(2)
const db = new Kysely<{ counter: { id: number; value: number }; act: { writer: string; number: number } }>({
  dialect: kyselySqlite(new DatabaseSync(file!)),
})

for (let number = 1; number <= Number(times); number++) {
  await db.transaction().execute(async (transaction) => {
    const { value } = await transaction.selectFrom("counter").select("value").executeTakeFirstOrThrow()
    await transaction
      .updateTable("counter")
      .set({ value: value + 1 })
      .execute()
    await sql`insert into act values (${writer}, ${number})`.execute(transaction)
  })
}
await db.destroy()
