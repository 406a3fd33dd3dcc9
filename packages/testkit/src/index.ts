export { checkChapter, type ChapterCheck } from "./check-chapter/check-chapter.ts"
export type { ExampleInput, Moment } from "./check-chapter/example-inputs.ts"
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
