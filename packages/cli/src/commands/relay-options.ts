/** The options of `fieldcare relay`. */
import type { OptionDeclarations } from "../command.ts"
import { workerOptions } from "./worker-options.ts"

export const relayOptions = {
  ...workerOptions,
  webhook: {
    type: "text",
    placeholder: "url",
    environment: "FIELDCARE_WEBHOOK_URL",
    summary: {
      en: "post each message there, signed with FIELDCARE_WEBHOOK_SECRET (whsec_…; several apart by spaces)",
      "zh-Hans": "将每条消息发送到该地址，用 FIELDCARE_WEBHOOK_SECRET 签名（whsec_…；多个以空格分隔）",
    },
  },
  "plain-http": {
    type: "flag",
    summary: {
      en: "allow a webhook without TLS on another machine",
      "zh-Hans": "允许其他机器上的 webhook 不使用 TLS",
    },
  },
  source: {
    type: "text",
    placeholder: "url",
    summary: { en: "begins the source of every event", "zh-Hans": "每个事件 source 的开头" },
  },
  smtp: {
    type: "text",
    placeholder: "url",
    environment: "FIELDCARE_SMTP_URL",
    summary: {
      en: "write e-mail by this server: smtp://host:587 or smtps://host:465; with a password only in the environment",
      "zh-Hans": "通过该服务器发送邮件：smtp://主机:587 或 smtps://主机:465；含密码时只能用环境变量",
    },
  },
  from: {
    type: "text",
    placeholder: "sender",
    environment: "FIELDCARE_MAIL_FROM",
    summary: {
      en: 'who writes: "Acme Service <service@acme.example>"',
      "zh-Hans": '发件人："Acme Service <service@acme.example>"',
    },
  },
  parked: {
    type: "flag",
    summary: {
      en: "list messages that were given up, with the reason and their age; deliver nothing",
      "zh-Hans": "列出被搁置的消息、原因和时长；不发送",
    },
  },
  replay: {
    type: "list",
    placeholder: "message",
    summary: {
      en: "let this parked message go out again, also several times; deliver nothing",
      "zh-Hans": "让该搁置的消息重新排队，可多次给出；不发送",
    },
  },
  "replay-all": {
    type: "flag",
    summary: {
      en: "let all parked messages go out again; deliver nothing",
      "zh-Hans": "让所有搁置的消息重新排队；不发送",
    },
  },
} as const satisfies OptionDeclarations
