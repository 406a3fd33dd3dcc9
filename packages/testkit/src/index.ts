export { checkChapter, type ChapterCheck } from "./check-chapter/check-chapter.ts"
export type { ExampleInput, Moment } from "./check-chapter/example-input.ts"
export { checkPolicy, type PolicyCheck } from "./check-policy/check-policy.ts"
export type { PolicyFinding } from "./check-policy/policy-finding.ts"
export type { ChapterFinding, FindingName } from "./check-chapter/finding.ts"
export type { ContractCase } from "./storage-contract/contract-case.ts"
export { runStorageContract, storageContract, type TestRunner } from "./storage-contract/storage-contract.ts"
export { hostileInput } from "./arbitraries/hostile-input.ts"
export { type Pools, validInput } from "./arbitraries/valid-input.ts"
export { type FailingStorage, failingStorage, type Fault, type Verb } from "./faults/failing-storage.ts"
export {
  linearizable,
  type Linearization,
  type Operation,
  type SequentialModel,
} from "./linearizability/linearizable.ts"
export { type RecordAnswer, type RecordCall, recordModel, type RecordPast } from "./linearizability/record-model.ts"
export {
  type HistoryFault,
  type RecordOperation,
  recordingStorage,
  StorageHistory,
} from "./linearizability/recording-storage.ts"
export type { FaultCase } from "./fault-contract/fault-case.ts"
export { runStorageFaultContract, storageFaultContract } from "./fault-contract/storage-fault-contract.ts"
export type { FaultMeans, FaultName, StorageFaults } from "./fault-contract/storage-faults.ts"
export { type AttachmentMeans, runAttachmentContract } from "./attachment-contract/attachment-contract.ts"
export type { StockCase } from "./stock/contract/stock-case.ts"
export { runStockContract, stockContract } from "./stock/stock-contract.ts"
export type { StockFault } from "./stock/faults/stock-fault.ts"
export { stockFaults } from "./stock/stock-faults.ts"
export { type StockWalk, type StockWalkSettings, walkStock } from "./stock/stock-walk.ts"
export type { Move } from "./stock/walk/move.ts"
export type { Step, Steps } from "./stock/walk/step.ts"
export { walkSteps } from "./stock/walk/walk-steps.ts"
export { Chance } from "./stock/walk/chance.ts"
