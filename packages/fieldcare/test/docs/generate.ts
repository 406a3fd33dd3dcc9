/** Writes the generated pages of `docs/`, and the code of the English pages into the Chinese ones: `pnpm docs:generate`. */
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { root } from "./markdown.ts"
import { pages } from "./pages.ts"
import { translations, withTheCodeOf } from "./translations.ts"

for (const [path, text] of pages()) {
  writeFileSync(join(root, "docs", path), text)
  console.log(`docs/${path}`)
}

for (const translation of translations()) {
  writeFileSync(join(root, translation.chinese), withTheCodeOf(translation))
  console.log(translation.chinese)
}
