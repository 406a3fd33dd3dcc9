/** PGlite for tests whose subject is not how it is made: making one takes seconds, unpacking what was made takes none. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { PGlite } from "@electric-sql/pglite"

const installed = join(import.meta.dirname, "../../node_modules/@electric-sql/pglite/package.json")
const cache = join(import.meta.dirname, "../../node_modules/.cache")

/** In memory, and as empty as one that was just made. */
export const freshPGlite = async (): Promise<PGlite> => {
  const { version } = JSON.parse(readFileSync(installed, "utf8")) as { readonly version: string }
  const packed = join(cache, `pglite-${version}.tar`)
  if (!existsSync(packed)) await pack(packed)
  const pglite = new PGlite({ loadDataDir: new Blob([readFileSync(packed)]) })
  await pglite.waitReady
  return pglite
}

/** Several test files may be at it at once: each writes beside, and puts in place what is whole. */
const pack = async (packed: string): Promise<void> => {
  const pglite = new PGlite()
  await pglite.waitReady
  const dump = await pglite.dumpDataDir("none")
  await pglite.close()
  mkdirSync(cache, { recursive: true })
  const own = `${packed}.${process.pid}`
  writeFileSync(own, Buffer.from(await dump.arrayBuffer()))
  renameSync(own, packed)
}
