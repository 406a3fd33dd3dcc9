/** Writes the generated pages of `docs/`: `pnpm docs:generate`. */
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { pages } from "./pages.ts"

const docs = join(import.meta.dirname, "../../../../docs")

for (const [path, text] of pages()) {
  writeFileSync(join(docs, path), text)
  console.log(`docs/${path}`)
}
