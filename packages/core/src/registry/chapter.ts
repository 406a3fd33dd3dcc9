/** The registry: names that records have in other systems, and the numbers that the company gives them. */
import { chapter } from "../engine/chapter.ts"
import { externalIdWords, numberSeriesWords } from "../messages/registry-words.ts"
import { externalId } from "./external-id/external-id.ts"
import { numberSeries } from "./number-series/number-series.ts"

/**
 * The registry as a chapter. A desk that adopts cases with external ids, or numbers its records, is opened with it:
 * `chapters: [...regulation(), registry]`.
 *
 * @category chapters
 * @since 0.1.0
 */
export const registry = chapter({
  id: "registry",
  title: { en: "Registry", "zh-Hans": "编号登记" },
  lifecycles: [externalId, numberSeries],
  words: { externalId: externalIdWords, numberSeries: numberSeriesWords },
  realises: [{ clause: "1.1", by: "record", id: "externalId.value" }],
})
