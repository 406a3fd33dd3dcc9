/** Whether packages have to be built, which takes longer than to look: the checks before the tests have built them. */
import { existsSync, readdirSync, statSync } from "node:fs"
import { join } from "node:path"

/** When each file below was changed, and each folder, in which a file may be gone. */
const changes = (path: string): ReadonlyArray<number> => {
  if (!existsSync(path)) return []
  const { mtimeMs } = statSync(path)
  const inner = readdirSync(path, { recursive: true, encoding: "utf8" })
  return [mtimeMs, ...inner.map((name) => statSync(join(path, name)).mtimeMs)]
}

const filesIn = (folder: string): ReadonlyArray<number> =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => statSync(join(folder, name)).mtimeMs)

/** Whether all of what was built is there, and younger than every source and setting that it was built from. */
export const areBuilt = (folders: ReadonlyArray<string>): boolean => {
  const built = folders.map((folder) => changes(join(folder, "dist")))
  if (built.some((files) => files.length < 3)) return false
  const root = join(folders[0]!, "../..")
  const sources = [root, ...folders].flatMap(filesIn)
  const newest = Math.max(...sources, ...folders.flatMap((folder) => changes(join(folder, "src"))))
  return newest < Math.min(...built.flat())
}
