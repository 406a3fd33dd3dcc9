/** The words of notifications, in each language. */
import { fill, type Words } from "@fieldcare/core"
import type { Letter, Notification, TemplateName } from "./notification.ts"

/**
 * A template: its subject and its paragraphs, with `{name}` for data. A paragraph of which some datum is missing is
 * left out.
 *
 * @category notifications
 * @since 0.1.0
 */
export interface Template {
  readonly subject: Words
  readonly paragraphs: ReadonlyArray<Words>
}

const greeting: Words = { en: "Dear {name},", "zh-Hans": "{name}，您好！" }

const appointment: ReadonlyArray<Words> = [
  { en: "Time: {window}", "zh-Hans": "时间：{window}" },
  { en: "Place: {address}", "zh-Hans": "地点：{address}" },
  { en: "Our engineer: {engineer}", "zh-Hans": "服务工程师：{engineer}" },
  { en: "Ticket: {id}", "zh-Hans": "服务单号：{id}" },
]

const toPrepare: Words = {
  en: "Please see to it that the product can be reached and that somebody is there.",
  "zh-Hans": "请确保产品周围便于作业，并安排人员在场。",
}

const duty: ReadonlyArray<Words> = [
  { en: "{title} {id}: {duty}", "zh-Hans": "{title} {id}：{duty}" },
  { en: "Due: {due}", "zh-Hans": "期限：{due}" },
  { en: "Clause {clause} of the regulation", "zh-Hans": "制度条款：{clause}" },
]

/**
 * The templates that come with Fieldcare. A host changes some of them by a copy.
 *
 * @category notifications
 * @since 0.1.0
 */
export const templates: Readonly<Record<TemplateName, Template>> = {
  confirmation: {
    subject: { en: "Your appointment: {window}", "zh-Hans": "上门预约确认：{window}" },
    paragraphs: [
      greeting,
      { en: "We confirm your appointment for {service}.", "zh-Hans": "您的{service}上门预约已确认。" },
      ...appointment,
      toPrepare,
    ],
  },
  reminder: {
    subject: { en: "Reminder: our visit, {window}", "zh-Hans": "上门提醒：{window}" },
    paragraphs: [
      greeting,
      { en: "We remind you of our visit for {service}.", "zh-Hans": "提醒您，我们将按约上门{service}。" },
      ...appointment,
      toPrepare,
    ],
  },
  dueSoon: {
    subject: { en: "Due before long: {title} {id}, {duty}", "zh-Hans": "即将到期：{title} {id}，{duty}" },
    paragraphs: [greeting, { en: "This is due before long.", "zh-Hans": "以下事项即将到期。" }, ...duty],
  },
  lateness: {
    subject: { en: "Late: {title} {id}, {duty}", "zh-Hans": "已逾期：{title} {id}，{duty}" },
    paragraphs: [greeting, { en: "The deadline has passed.", "zh-Hans": "以下事项已超过期限。" }, ...duty],
  },
  escalation: {
    subject: { en: "Still late: {title} {id}, {duty}", "zh-Hans": "逾期上报：{title} {id}，{duty}" },
    paragraphs: [
      greeting,
      { en: "This is late and was not made good for; please look into it.", "zh-Hans": "以下事项逾期未办，请督办。" },
      ...duty,
    ],
  },
}

/**
 * Writes a notification in its recipient's language.
 *
 * @category notifications
 * @since 0.1.0
 */
export const letterOf = (
  { id, template, recipient, data }: Notification,
  texts: Readonly<Record<TemplateName, Template>> = templates,
): Letter => {
  const { language } = recipient
  const all = recipient.name === undefined ? data : { ...data, name: recipient.name }
  const { subject, paragraphs } = texts[template]
  const lines = paragraphs
    .map((words) => words[language])
    .filter((line) => [...line.matchAll(/\{(\w+)\}/g)].every(([, name]) => Object.hasOwn(all, name!)))
    .map((line) => oneLine(fill(line, all)))
  const body = lines.map((line) => `<p>${escaped(line)}</p>`).join("\n")
  return {
    id,
    to: recipient,
    subject: oneLine(fill(subject[language], all)),
    text: `${lines.join("\n\n")}\n`,
    html: `<!doctype html>\n<html lang="${language}"><meta charset="utf-8"><body>\n${body}\n</body></html>\n`,
  }
}

// Data come from outside: whatever ends a line in some mail program becomes a blank.
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").toWellFormed()

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
}

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => entities[character]!)
