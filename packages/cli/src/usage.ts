/** Errors that are the caller's to mend, and what a program's exit code says. */
import type { Words } from "@fieldcare/core"
import type { Language } from "@fieldcare/core/regulation"

/** What the program ends with. Nothing else is ever answered. */
export const exitCodes = {
  done: 0,
  found: 1,
  usage: 2,
  database: 3,
  refused: 4,
  internal: 70,
  interrupted: 130,
} as const

export const exitCodeWords = {
  done: { en: "done, and nothing is wrong", "zh-Hans": "完成，未发现问题" },
  found: {
    en: "done, and something was found: breaches (with --fail-on-breach), altered journals, cases that adopt left out, rows that stock import cannot use, errors of doctor, messages that were not delivered, duties that could not be attended to",
    "zh-Hans":
      "完成，但发现问题：违规（使用 --fail-on-breach 时）、日志被改动、adopt 略过的案例、stock import 无法使用的行、doctor 报告的错误、未送达的消息、未能处理的义务",
  },
  usage: {
    en: "the request, a file or the configuration cannot be used",
    "zh-Hans": "请求、文件或配置无法使用",
  },
  database: {
    en: "the database cannot be reached, or is not fit for use",
    "zh-Hans": "数据库无法连接，或不满足使用条件",
  },
  refused: {
    en: "the tables would have to be changed in a way that could lose data; nothing was changed",
    "zh-Hans": "需要进行可能丢失数据的表结构变更；未做任何改动",
  },
  internal: { en: "a fault of the program itself", "zh-Hans": "程序自身的错误" },
  interrupted: { en: "interrupted (Ctrl-C) before it was done", "zh-Hans": "未完成即被中断（Ctrl-C）" },
} as const satisfies Record<keyof typeof exitCodes, Words>

/** A request that cannot be understood or done: told on standard error, exit code 2. */
export class UsageError extends Error {
  readonly #words: Words

  constructor(words: Words) {
    super(words.en)
    this.#words = words
  }

  in(language: Language): string {
    return this.#words[language]
  }
}

/** The database is not there, or is none that can be worked on: exit code 3. */
export class DatabaseUnfit extends UsageError {}

/** Somebody pressed Ctrl-C: exit code 130. */
export class Interrupted extends UsageError {
  constructor() {
    super({ en: "Interrupted.", "zh-Hans": "已中断。" })
  }
}
