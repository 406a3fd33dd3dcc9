/** Fieldcare's front door: everything to open a desk and use it, without knowing Effect. */
export {
  type ActorDesk,
  type Adoption,
  type CommandOptions,
  type Desk,
  type DeskSettings,
  type DutyState,
  type Explanation,
  InputInvalid,
  KeyReused,
  type Listing,
  NotFound,
  type NumberContext,
  type Numbering,
  type NumberSeriesSetting,
  openDesk,
  OptionUnknown,
  type Page,
  PolicyMissing,
  Refused,
  regulation,
  regulationWith,
  type Saved,
  type Search,
} from "@fieldcare/core"
export { chapter, DefinitionInvalid } from "@fieldcare/core/engine"
export { registry } from "@fieldcare/core/registry"
export { companyPolicy, defaultPolicy, type Policy, PolicyInvalid } from "@fieldcare/core/regulation"
export { type HostTransaction, StorageError } from "@fieldcare/core/storage"
export { aroundTheClock, type Calendar, calendar, type CalendarDefinition, CalendarInvalid } from "@fieldcare/core/time"
export { type Actor, ActorInvalid } from "@fieldcare/core/trust"
export { memoryStorage } from "@fieldcare/storage-memory"
