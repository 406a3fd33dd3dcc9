export { SettingRefused } from "../setting-refused.ts"
export { kyselySqlite } from "./driver.ts"
export { layer, type SqliteStorage, sqliteStorage, type SqliteStorageOptions } from "./sqlite-storage.ts"
