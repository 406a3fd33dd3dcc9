import { expect, test } from "vitest"
import { story } from "../src/story.ts"

test("rows of Drizzle's and commands of the desk are kept together, undone together, and outlive a refusal", async () => {
  const lines: Array<string> = []
  await story((line) => lines.push(line))
  expect(lines).toEqual([
    "committed: 1 orders, 1 tickets",
    'rolled back, new row for relation "orders" violates check constraint "orders_amount_check"',
    "after a failed order: 1 orders, 1 tickets",
    "3.1.3  Nobody has taken this case in charge.  → Take it in charge first (ticket.takeInCharge), or answer it at once during the first contact.",
    "after a refusal that was mended: 2 orders, 1 tickets",
    "O-1 is in the charge of lin",
  ])
})
