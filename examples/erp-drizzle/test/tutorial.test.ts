// The tutorial shows the example as it is, and what it prints.
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { story } from "../src/story.ts"

const root = join(import.meta.dirname, "../../..")
const tutorial = readFileSync(join(root, "docs/tutorials/join-another-orms-transaction.md"), "utf8")

test("every file of the example is shown, to the letter", () => {
  const shown = [...tutorial.matchAll(/^<!-- the same as (\S+) -->\n\n```ts\n([\s\S]*?)^```/gm)]
  const files = readdirSync(join(import.meta.dirname, "../src")).map((file) => `examples/erp-drizzle/src/${file}`)
  expect(shown.map(([, file]) => file!).toSorted()).toEqual(files.toSorted())
  for (const [, file, text] of shown) expect(text).toBe(readFileSync(join(root, file!), "utf8"))
})

test("rows and commands are kept together, undone together, and outlive a refusal, as it says", async () => {
  const lines: Array<string> = []
  await story((line) => lines.push(line))
  expect(/^```text\n([\s\S]*?)^```/m.exec(tutorial)![1]).toBe(`${lines.join("\n")}\n`)
})
