export { SettingRefused } from "../setting-refused.ts"
export { kyselySqlite } from "./driver.ts"
