/** Time: instants, working calendars, categories of statuses, duties and their timelines. */
export {
  addWorking,
  aroundTheClock,
  type Calendar,
  calendar,
  type Deadline,
  isWorking,
  workingBetween,
  workingIntervals,
} from "./calendar.ts"
export { calendarFrom } from "./calendar-json.ts"
export type { CalendarDefinition, ClockInterval, ExtraWorkday } from "./calendar-definition.ts"
export {
  CalendarInvalid,
  type CalendarProblem,
  DeadlineUnreachable,
  DurationInvalid,
  InstantInvalid,
} from "./calendar-errors.ts"
export { categories, type Category, isOver, type Stay } from "./category.ts"
export { type Weekday, weekdays } from "./civil-day.ts"
export {
  type ClockStretch,
  clockStretches,
  dueAt,
  type Duty,
  type DutyChange,
  type DutyOutcome,
  type DutySetting,
  type Limit,
  noticeStages,
  type NoticeStage,
  settle,
  usedMs,
} from "./duty.ts"
export { type Instant, type InstantInterval, instantMax, instantMin } from "./instant.ts"
export { type Notice, nextNotice } from "./notice.ts"
export { nextOccasion, Occasion, Rhythm } from "./rhythm.ts"
export { timeline, type TimelineStretch } from "./timeline.ts"
