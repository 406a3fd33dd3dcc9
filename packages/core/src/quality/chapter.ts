/** Chapter 4 of the regulation: quality control, as far as the service process needs it. */
import { chapter } from "../engine/chapter.ts"
import { standardWords } from "../messages/standard-words.ts"
import { standard } from "./standard/standard.ts"

/**
 * Chapter 4 as a value: service standards.
 *
 * @category chapters
 * @since 0.1.0
 */
export const quality = chapter({
  id: "quality",
  title: { en: "Quality control", "zh-Hans": "质量控制" },
  lifecycles: [standard],
  words: { standard: standardWords },
  realises: [{ clause: "4.1.1", by: "record", id: "standard.edition" }],
})
