/** External ids and number series. */
export { registry } from "./chapter.ts"
export { type Adopted, type ExternalName, type PastFinding, type UnknownStart } from "../engine/engine-events.ts"
export { externalId, type ExternalIdShape } from "./external-id/external-id.ts"
export { blankExternalId, ExternalId, externalIdOf } from "./external-id/external-id-record.ts"
export { NumberSeries, numberSeries, type NumberSeriesShape } from "./number-series/number-series.ts"
