export type { ContractCase } from "./storage-contract/contract-case.ts"
export { runStorageContract, storageContract, type TestRunner } from "./storage-contract/storage-contract.ts"
export { hostileInput } from "./arbitraries/hostile-input.ts"
export { type Pools, validInput } from "./arbitraries/valid-input.ts"
