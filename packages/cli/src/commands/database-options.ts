/** The options of commands that work on a database. */
import type { OptionDeclarations } from "../command.ts"

export const databaseOptions = {
  database: {
    type: "text",
    placeholder: "url",
    environment: "FIELDCARE_DATABASE_URL",
    summary: {
      en: "postgres://, mysql:// or mariadb://, sqlite:<file>, pglite:<folder>, memory:",
      "zh-Hans": "postgres://、mysql:// 或 mariadb://、sqlite:<文件>、pglite:<目录>、memory:",
    },
  },
  config: {
    type: "file",
    placeholder: "file",
    summary: {
      en: "the configuration; without it fieldcare.config.ts, .mts, .js or .mjs here or in a folder above",
      "zh-Hans": "配置文件；默认在当前目录及上级目录查找 fieldcare.config.ts、.mts、.js 或 .mjs",
    },
  },
} as const satisfies OptionDeclarations
