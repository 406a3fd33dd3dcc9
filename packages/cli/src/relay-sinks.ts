/** The receivers that `fieldcare relay` was told: webhook, mail server, and those of the project. */
import { type Desk, openDesk, regulation } from "@fieldcare/core"
import { notificationSink, type Sink } from "@fieldcare/worker"
import type { Request } from "./command.ts"
import type { relayOptions } from "./commands/relay-options.ts"
import type { FieldcareConfig } from "./config.ts"
import { loaded, type OpenStorage } from "./database.ts"
import { deskSettings } from "./desk-settings.ts"
import type { Terminal } from "./terminal.ts"
import { UsageError } from "./usage.ts"

type Options = Request<typeof relayOptions>["options"]

/** Throws a `UsageError` where there is none, or where one lacks something. */
export const sinksOf = async (
  options: Options,
  config: FieldcareConfig,
  open: OpenStorage,
  terminal: Terminal,
): Promise<ReadonlyArray<Sink>> => {
  const { webhook, smtp } = options
  const sinks = [
    ...(webhook === undefined ? [] : [await webhookOf(webhook, options, terminal)]),
    ...(smtp === undefined ? [] : [await mailOf(smtp, options, config, open, terminal)]),
    ...(config.sinks ?? []),
  ]
  if (sinks.length > 0) return sinks
  throw new UsageError({
    en: "Say where messages go: --webhook <url>, --smtp <url>, or sinks in fieldcare.config.ts.",
    "zh-Hans": "请指定消息的接收方：--webhook <url>、--smtp <url>，或在 fieldcare.config.ts 中设置 sinks。",
  })
}

const webhookOf = async (url: string, options: Options, { environment }: Terminal): Promise<Sink> => {
  const { webhookSink } = await import("@fieldcare/worker/webhooks")
  const secrets = (environment["FIELDCARE_WEBHOOK_SECRET"] ?? "").split(/\s+/).filter((secret) => secret !== "")
  if (secrets.length === 0)
    throw new UsageError({
      en: "A webhook is signed: put its secret into the environment, FIELDCARE_WEBHOOK_SECRET=whsec_…",
      "zh-Hans": "webhook 需要签名：请在环境变量中给出密钥 FIELDCARE_WEBHOOK_SECRET=whsec_…",
    })
  const { source } = options
  return usable("webhook", () =>
    webhookSink({ url, secrets, plainHttp: options["plain-http"], ...(source === undefined ? {} : { source }) }),
  )
}

const mailOf = async (
  smtp: string,
  { from = "" }: Options,
  config: FieldcareConfig,
  open: OpenStorage,
  terminal: Terminal,
): Promise<Sink> => {
  const server = serverOf(smtp, terminal)
  const [, name = "", address = from] = /^(.*)<([^<>]+)>\s*$/s.exec(from) ?? []
  if (address === "")
    throw new UsageError({
      en: 'Say who writes: --from "Acme Service <service@acme.example>", or FIELDCARE_MAIL_FROM.',
      "zh-Hans": '请指定发件人：--from "Acme Service <service@acme.example>"，或 FIELDCARE_MAIL_FROM。',
    })
  const { calendar, contacts = nobody } = config
  if (calendar === undefined)
    throw new UsageError({
      en: "Letters tell times: give the company's calendar in fieldcare.config.ts, the one that the application has.",
      "zh-Hans": "邮件中有时间：请在 fieldcare.config.ts 中给出公司日历，与应用所用的一致。",
    })
  const chapters = config.chapters ?? regulation()
  const desk: Pick<Desk<never, never>, "as"> = await openDesk({
    ...deskSettings(config),
    storage: open.storage,
    chapters,
    calendar,
  })
  const { smtpChannel } = await loaded(() => import("@fieldcare/worker/smtp"), "nodemailer", "E-mail")
  return usable("e-mail", () =>
    notificationSink({
      desk,
      chapters,
      contacts,
      zone: calendar.zone,
      channel: smtpChannel({ ...server, from: { name: name.trim(), address: address.trim() } }),
      onNotTold: ({ messageId, template, why }) => terminal.error(`${messageId}: ${template}: ${why}\n`),
    }),
  )
}

const nobody = { person: async () => undefined, supervisors: async () => [] }

/** Never repeats what was given: it may hold a password. */
const serverOf = (given: string, { environment }: Terminal) => {
  const url = URL.canParse(given) ? new URL(given) : undefined
  const secure = url?.protocol === "smtps:"
  if (url === undefined || url.hostname === "" || !["smtp:", "smtps:"].includes(url.protocol))
    throw new UsageError({
      en: "The mail server is named by no URL that is known. Write smtp://user:password@host:587 or smtps://host:465, with special characters of the password as %XX.",
      "zh-Hans":
        "无法识别邮件服务器的 URL。请写作 smtp://用户:密码@主机:587 或 smtps://主机:465，密码中的特殊字符写作 %XX。",
    })
  if (url.password !== "" && environment["FIELDCARE_SMTP_URL"] !== given)
    throw new UsageError({
      en: "Everybody on this machine can read a command line: put a URL with a password into FIELDCARE_SMTP_URL.",
      "zh-Hans": "本机所有人都能看到命令行：含密码的 URL 请放入环境变量 FIELDCARE_SMTP_URL。",
    })
  const auth = { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
  const port = url.port === "" ? (secure ? 465 : 587) : Number(url.port)
  return { host: url.hostname.replaceAll(/^\[|\]$/g, ""), port, secure, ...(url.username === "" ? {} : { auth }) }
}

const usable = <A>(what: string, make: () => A): A => {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new UsageError({ en: `${what}: ${error.message}`, "zh-Hans": `${what}：${error.message}` })
  }
}
