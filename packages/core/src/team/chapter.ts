/** Chapter 2 of the regulation: the service team. */
import { chapter } from "../engine/chapter.ts"
import { personWords } from "../messages/person-words.ts"
import { person } from "./person/person.ts"

/**
 * Chapter 2 as a value: the people of the team, their posts and qualifications.
 *
 * @category chapters
 * @since 0.1.0
 */
export const team = chapter({
  id: "2",
  title: { en: "Service team", "zh-Hans": "服务团队" },
  lifecycles: [person],
  words: { person: personWords },
  realises: [{ clause: "2.1.2", by: "record", id: "person" }],
})
