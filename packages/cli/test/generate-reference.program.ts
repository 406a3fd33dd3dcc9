/** Writes the reference pages of the command line: a part of `pnpm docs:generate`. */
import { writeFileSync } from "node:fs"
import { pages } from "./reference-pages.ts"

for (const { path, text } of pages) writeFileSync(path, text)
