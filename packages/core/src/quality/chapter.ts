/** Chapter 4 of the regulation: service quality control. */
import { chapter } from "../engine/chapter.ts"
import { standardWords } from "../messages/standard-words.ts"
import { standard } from "./standard/standard.ts"

/**
 * Chapter 4 as a value: the standards that work is done and judged by.
 *
 * @category chapters
 * @since 0.1.0
 */
export const quality = chapter({
  id: "4",
  title: { en: "Service quality control", "zh-Hans": "服务质量控制" },
  lifecycles: [standard],
  words: { standard: standardWords },
  realises: [{ clause: "4.1.1", by: "record", id: "standard" }],
})
