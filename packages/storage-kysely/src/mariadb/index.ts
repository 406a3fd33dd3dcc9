export { SettingRefused } from "../setting-refused.ts"
export { kyselyMariaDb } from "./driver.ts"
export { layer, type MariaDbStorage, mariaDbStorage, type MariaDbStorageOptions } from "./mariadb-storage.ts"
export { type MariaDbOptions, mariaDbPool, type Patience } from "./pool.ts"
