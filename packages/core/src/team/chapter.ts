/** Chapter 2 of the regulation: the team, as far as the service process needs it. */
import { chapter } from "../engine/chapter.ts"
import { personWords } from "../messages/person-words.ts"
import { person } from "./person/person.ts"

/**
 * Chapter 2 as a value: people with their posts and qualifications.
 *
 * @category chapters
 * @since 0.1.0
 */
export const team = chapter({
  id: "team",
  title: { en: "Team", "zh-Hans": "团队建设" },
  lifecycles: [person],
  words: { person: personWords },
  realises: [{ clause: "2.1.2", by: "record", id: "person.qualifications" }],
})
