export { layer, memoryStorage } from "./memory-storage.ts"
export type { MemoryTransaction } from "./transaction.ts"
