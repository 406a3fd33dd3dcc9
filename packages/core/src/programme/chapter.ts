/** What comes again and again: the periodic duties of all chapters of the regulation. */
import { chapter } from "../engine/chapter.ts"
import { programmeWords } from "../messages/programme-words.ts"
import { programme } from "./programme.ts"
import { programmeSubjectNames, programmeSubjects } from "./programme-subjects.ts"

/**
 * Programmes as a chapter. It stands beside the chapters of the regulation, because their periodic duties are kept in
 * one way; each is listed under the clause that asks for it.
 *
 * @category chapters
 * @since 0.1.0
 */
export const programmes = chapter({
  id: "programmes",
  title: { en: "Programmes", "zh-Hans": "定期工作计划" },
  lifecycles: [programme],
  words: { programme: programmeWords },
  realises: programmeSubjectNames.map((subject) => ({
    clause: programmeSubjects[subject].clause,
    by: "record",
    id: "programme.occasionHeld",
  })),
})
