/** The option of commands that read a file which may be packed. */
import type { OptionDeclaration } from "../command.ts"

export const entryOption = {
  type: "text",
  placeholder: "name",
  summary: { en: "the file in a zip archive of several", "zh-Hans": "zip 压缩包中有多个文件时，指定其中一个" },
} as const satisfies OptionDeclaration
