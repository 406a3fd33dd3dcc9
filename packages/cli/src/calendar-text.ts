/** A working calendar in one line. */
import type { Language } from "@fieldcare/core/regulation"
import { type CalendarDefinition, type Weekday, weekdays } from "@fieldcare/core/time"

const names: Readonly<Record<Language, Readonly<Record<Weekday, string>>>> = {
  en: {
    monday: "Mon",
    tuesday: "Tue",
    wednesday: "Wed",
    thursday: "Thu",
    friday: "Fri",
    saturday: "Sat",
    sunday: "Sun",
  },
  "zh-Hans": {
    monday: "周一",
    tuesday: "周二",
    wednesday: "周三",
    thursday: "周四",
    friday: "周五",
    saturday: "周六",
    sunday: "周日",
  },
}

/** The calendar with its hours, days in a row that have the same hours together. */
export const calendarText = (definition: CalendarDefinition, language: Language): string => {
  const { id, version, zone, holidays = [], workdays = [] } = definition
  const hours = runsOf(definition).map(({ first, last, hours }) => {
    const days = first === last ? names[language][first] : `${names[language][first]}–${names[language][last]}`
    return `${days} ${hours}`
  })
  return language === "en"
    ? `${id} (${version}), ${zone}: ${hours.join("; ")}; ${holidays.length} holidays, ${workdays.length} extra working days`
    : `${id}（${version}），${zone}：${hours.join("；")}；节假日 ${holidays.length} 天，调休工作日 ${workdays.length} 天`
}

interface Run {
  readonly first: Weekday
  last: Weekday
  readonly hours: string
}

const runsOf = ({ week }: CalendarDefinition): ReadonlyArray<Run> => {
  const runs: Array<Run> = []
  let before = ""
  for (const weekday of weekdays) {
    const hours = (week[weekday] ?? []).map(([from, to]) => `${from}–${to}`).join(", ")
    if (hours !== "" && hours === before) runs.at(-1)!.last = weekday
    else if (hours !== "") runs.push({ first: weekday, last: weekday, hours })
    before = hours
  }
  return runs
}
