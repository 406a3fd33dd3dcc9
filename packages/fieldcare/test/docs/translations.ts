/** The Chinese pages of the documentation, and what each has in common with the English page that it translates. */
import { existsSync, readdirSync } from "node:fs"
import { join, posix } from "node:path"
import { anchors, links, page, prose, root } from "./markdown.ts"

/** Two pages that say the same, by their paths in the repository. */
export interface Translation {
  readonly english: string
  readonly chinese: string
}

const folder = "docs/zh-Hans"

/** The list of words, which is no translation of a page. */
export const glossary = `${folder}/glossary.md`

/** Every Chinese page that people write. Generated ones are written anew from the same declarations. */
export const translations = (): ReadonlyArray<Translation> => [
  { english: "README.md", chinese: "README.zh-Hans.md" },
  ...readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => ({ english: `docs/${file}`, chinese: `${folder}/${file}` }))
    .filter(({ chinese }) => chinese !== glossary)
    .toSorted((one, other) => one.english.localeCompare(other.english)),
]

/** A block that only the Chinese page has: what the program says in Chinese. */
export const chineseOutput = "text zh-Hans"

const fence = /^```([^\n]*)\n[\s\S]*?^```$/gm

const shared = (markdown: string): ReadonlyArray<string> =>
  [...markdown.matchAll(fence)].filter(([, info]) => info !== chineseOutput).map(([block]) => block)

/** The Chinese page with the code of the English one. Nothing is guessed: as many blocks there, as many here. */
export const withTheCodeOf = ({ english, chinese }: Translation): string => {
  const code = shared(page(english))
  const there = shared(page(chinese)).length
  if (there !== code.length)
    throw new Error(
      `${chinese} has ${there} blocks of code, ${english} has ${code.length}: add or remove them by hand.`,
    )
  const next = code.values()
  return page(chinese).replaceAll(fence, (block, info) => (info === chineseOutput ? block : next.next().value!))
}

/** What two pages have in common, whatever their language: sections with their blocks, rows and items. */
export const shape = (markdown: string): ReadonlyArray<string> =>
  markdown
    .replaceAll(fence, (_, info: string) => (info === chineseOutput ? "" : "\u0000"))
    .split(/^(?=#+ )/m)
    .map((section) => {
      const count = (pattern: RegExp) => [...section.matchAll(pattern)].length
      const level = /^#*/.exec(section)![0].length
      return `level ${level}: ${count(/\u0000/g)} blocks, ${count(/^\|/gm)} rows, ${count(/^(?:- |\d+\. )/gm)} items`
    })

/** The names of the code that a page speaks of, each once. */
export const names = (markdown: string): ReadonlyArray<string> =>
  [...new Set([...prose(markdown).matchAll(/`([^`]+)`/g)].map(([, name]) => name!))].toSorted()

/** Where the links of a page lead, in terms of the English pages, so that both languages can be compared. */
export const destinations = (path: string): ReadonlyArray<string> =>
  links(page(path))
    .map(({ target }) => destination(path, target))
    .filter((at) => at !== glossary)
    .toSorted()

const destination = (from: string, target: string): string => {
  const [file, anchor] = resolved(from, target)
  if (anchor === undefined) return inEnglish(file)
  const position = anchors(page(file)).indexOf(anchor)
  return `${inEnglish(file)}, ${position < 0 ? `no heading ${anchor}` : `heading ${position}`}`
}

const resolved = (from: string, target: string): readonly [file: string, anchor: string | undefined] => {
  const [file, anchor] = target.split("#")
  return [
    file === "" ? from : posix.join(posix.dirname(from), file!),
    anchor === undefined ? anchor : decodeURI(anchor),
  ]
}

const inEnglish = (path: string): string =>
  path === glossary ? path : path.replace(`${folder}/`, "docs/").replace(".zh-Hans.md", ".md")

const inChinese = (path: string): string | undefined =>
  [path.replace(/^docs\//, `${folder}/`), path.replace(/\.md$/, ".zh-Hans.md")].find(
    (other) => other !== path && existsSync(join(root, other)),
  )

/** The hint behind a link that leads a Chinese reader to an English page. */
export const hint = "（英文）"

/** What is wrong with the links of a Chinese page, for whoever reads no English. */
export const linkFaults = ({ english, chinese }: Translation): ReadonlyArray<string> =>
  links(page(chinese)).flatMap(({ target, after }) => {
    const [file] = resolved(chinese, target)
    const translated = inChinese(file)
    if (file === english) return []
    if (translated !== undefined) return [`${target}: link ${translated}`]
    if (isEnglish(file) && !after.startsWith(hint)) return [`${target}: say ${hint} behind the link`]
    return []
  })

const isEnglish = (file: string): boolean =>
  file.startsWith("docs/") && !file.startsWith(folder) && !file.endsWith(".zh-Hans.md")
