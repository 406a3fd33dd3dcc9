export type { ContractCase } from "./storage-contract/contract-case.ts"
export { runStorageContract, storageContract, type TestRunner } from "./storage-contract/storage-contract.ts"
