// The tutorial shows the example as it is, and its requests are answered as it says.
import { execFile } from "node:child_process"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { expect, test } from "vitest"
import { openScene } from "./scene.ts"

const root = join(import.meta.dirname, "../../..")
const tutorial = readFileSync(join(root, "docs/tutorials/embed-in-an-erp.md"), "utf8")
const source = "examples/erp-embedding/src"

test("every file that the ERP adds is shown, to the letter", () => {
  const shown = [...tutorial.matchAll(/^<!-- the same as (\S+) -->\n\n```ts\n([\s\S]*?)^```/gm)]
  const added = readdirSync(join(root, source, "service")).map((file) => `${source}/service/${file}`)
  expect(shown.map(([, file]) => file!).toSorted()).toEqual([`${source}/main.ts`, ...added].toSorted())
  for (const [, file, text] of shown) expect(text).toBe(readFileSync(join(root, file!), "utf8"))
})

test("the requests are answered as it says", async () => {
  const scene = await openScene()
  const followed = tutorial.split("<!-- followed by")[1]!
  const texts = (language: string) =>
    [...followed.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(([, text]) => text!)
  const commands = texts("sh").join("\n").replaceAll("http://127.0.0.1:3000", scene.address)
  const { stdout } = await promisify(execFile)("bash", ["-c", commands])
  expect(stdout).toBe(texts("text").join(""))
  await scene.close()
})
