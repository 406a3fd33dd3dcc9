/** The policy's figures for programmes: how often what comes again and again is done at the least. */
import * as Schema from "effect/Schema"
import type { Words } from "../messages/words.ts"
import type { ClauseId } from "./clauses.ts"
import { figure } from "./policy-parameter.ts"

const every = (about: {
  readonly months: number
  readonly maximum: number
  readonly clause: ClauseId
  readonly source: string
  readonly title: Words
}) => {
  const { months, ...rest } = about
  return figure({ ...rest, unit: "months", default: months, minimum: 1, kind: "own" })
}

export const programmePolicy = Schema.Struct({
  trainingEveryMonths: every({
    months: 3,
    maximum: 12,
    clause: "2.2.1",
    source: "own: skills, safety and service attitude each come up within the year",
    title: { en: "Training is held every", "zh-Hans": "培训周期" },
  }),
  careerConversationEveryMonths: every({
    months: 12,
    maximum: 24,
    clause: "2.2.3",
    source: "own: once a year",
    title: { en: "Career conversations are held every", "zh-Hans": "职业发展面谈周期" },
  }),
  teamActivityEveryMonths: every({
    months: 3,
    maximum: 12,
    clause: "2.4",
    source: "own: quarterly",
    title: { en: "Team activities are held every", "zh-Hans": "团队活动周期" },
  }),
  evaluationEveryMonths: every({
    months: 1,
    maximum: 12,
    clause: "4.3.1",
    source: "own: monthly; a company adds the quarterly one as a programme of its own",
    title: { en: "Service quality is evaluated every", "zh-Hans": "服务质量评估周期" },
  }),
  stocktakeAEveryMonths: every({
    months: 1,
    maximum: 6,
    clause: "5.1.2",
    source: "own: A parts monthly, form after OpenBoxes",
    title: { en: "A parts are counted every", "zh-Hans": "A 类配件盘点周期" },
  }),
  stocktakeBEveryMonths: every({
    months: 3,
    maximum: 12,
    clause: "5.1.2",
    source: "own: B parts quarterly, form after OpenBoxes",
    title: { en: "B parts are counted every", "zh-Hans": "B 类配件盘点周期" },
  }),
  stocktakeCEveryMonths: every({
    months: 12,
    maximum: 24,
    clause: "5.1.2",
    source: "own: C parts yearly, form after OpenBoxes",
    title: { en: "C parts are counted every", "zh-Hans": "C 类配件盘点周期" },
  }),
  destructionEveryMonths: every({
    months: 3,
    maximum: 12,
    clause: "5.4.3",
    source: "own: every 3 months, before the custody fills",
    title: { en: "Scrapped parts are destroyed every", "zh-Hans": "报废件销毁周期" },
  }),
  settlementEveryMonths: every({
    months: 1,
    maximum: 3,
    clause: "6.3.1",
    source: "own: monthly, as the books are closed",
    title: { en: "Fees are settled with finance every", "zh-Hans": "与财务结算周期" },
  }),
})
