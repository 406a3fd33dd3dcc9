/** Which language is spoken: the one asked for, or that of the user's surroundings. */
import type { Language } from "@fieldcare/core/regulation"

/** The codes for `--language`; the core's own list would load it. */
export const languageCodes = ["en", "zh-Hans"] as const satisfies ReadonlyArray<Language>

/** What `--language` says among arguments that are not parsed yet, for the help and the errors of parsing itself. */
export const languageAskedIn = (argv: ReadonlyArray<string>): Language | undefined => {
  const at = argv.findIndex((argument) => argument === "--language" || argument.startsWith("--language="))
  const given = at < 0 ? undefined : (argv[at]!.split("=")[1] ?? argv[at + 1])
  return languageCodes.find((code) => code === given)
}

/** The language of the locale; readers of traditional characters are not taken for readers of simplified ones. */
export const languageOf = (environment: Readonly<Record<string, string | undefined>>): Language => {
  const locale = [environment["LC_ALL"], environment["LC_MESSAGES"], environment["LANG"]].find(
    (one) => one !== undefined && one !== "",
  )
  return /^zh(?![-_](?:TW|HK|MO|Hant))/i.test(locale ?? "") ? "zh-Hans" : "en"
}
