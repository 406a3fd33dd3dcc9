export { DirectoryInUse } from "./directory-lock.ts"
export { kyselyPGlite } from "./driver.ts"
export { layer, type PGliteStorage, pgliteStorage, type PGliteStorageOptions } from "./pglite-storage.ts"
