import { killWorkersOn } from "./kill-workers.ts"

await killWorkersOn("sqlite")
