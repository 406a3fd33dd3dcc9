// Who reads Chinese finds on a Chinese page what the English one has: the same code, sections, names and links.
import { existsSync, globSync } from "node:fs"
import { join } from "node:path"
import { registry, regulation } from "fieldcare"
import { describe, expect, test } from "vitest"
import { told } from "./docs/lifecycles.ts"
import { blocks, output, page, printed, prose, root } from "./docs/markdown.ts"
import { pages } from "./docs/pages.ts"
import { programs } from "./docs/programs.ts"
import {
  chineseOutput,
  destinations,
  glossary,
  linkFaults,
  names,
  shape,
  translations,
  withTheCodeOf,
} from "./docs/translations.ts"

const chinesePages = translations()

/** The English page's program, made to tell its refusals in Chinese. */
const toldInChinese = (program: string): string =>
  program.replaceAll(/\b(error|refused)\.(?:message|in\("en"\))/g, '$1.in("zh-Hans")')

const linesOf = (text: string): ReadonlyArray<string> => text.split("\n").filter((line) => line !== "")

test("every page is there in Chinese: the README, the tutorials, the guides and the words", () => {
  const pages = globSync("docs/{tutorials,guides,concepts}/*.md", { cwd: root })
  expect(pages.length).toBeGreaterThan(20)
  expect(chinesePages.map(({ english }) => english)).toEqual(expect.arrayContaining(["README.md", ...pages]))
})

describe.each(chinesePages)("$chinese says what $english says", (translation) => {
  const { english, chinese } = translation

  test("it is the translation of a page that is there, and each leads to the other", () => {
    expect(existsSync(join(root, english))).toBe(true)
    expect(page(english).split("\n")[2]).toContain("[简体中文]")
    expect(page(chinese).split("\n")[2]).toContain("[English]")
  })

  test("its code is the English page's: otherwise run `pnpm docs:generate`", () => {
    expect(page(chinese)).toBe(withTheCodeOf(translation))
  })

  test("it has the same sections, with as many blocks, rows and items in each", () => {
    expect(shape(page(chinese))).toEqual(shape(page(english)))
  })

  test("it speaks of the same names of the code", () => {
    expect(names(page(chinese))).toEqual(names(page(english)))
  })

  test("it leads to the same places", () => {
    expect(destinations(chinese)).toEqual(destinations(english))
  })

  test("its links lead to Chinese pages where there are any, and the others say that they are English", () => {
    expect(linkFaults(translation)).toEqual([])
  })

  test("it is Chinese: no paragraph was left in English", () => {
    const paragraphs = prose(page(chinese)).split(/\n{2,}|\n(?=[-|])/)
    expect(paragraphs.filter((text) => /(?:\b[a-z]+\b[ ,]+){6}/i.test(text.replaceAll(/`[^`]*`/g, "")))).toEqual([])
  })
})

describe("a refusal that a page prints stands below it in Chinese, as the program tells it", () => {
  const refusing = chinesePages
    .filter(({ english }) => programs.includes(english))
    .map((translation) => ({ ...translation, program: blocks(page(translation.english), "ts").join("\n") }))
    .filter(({ program }) => toldInChinese(program) !== program)

  test.each(refusing)("$chinese", ({ english, chinese, program }) => {
    const inEnglish = linesOf(printed(page(english)))
    const inChinese = linesOf(output(toldInChinese(program))).filter((line) => !inEnglish.includes(line))
    expect(inChinese.length).toBeGreaterThan(0)
    expect(linesOf(blocks(page(chinese), chineseOutput).join(""))).toEqual(inChinese)
  })

  test("no other page shows Chinese output, which nothing would check", () => {
    const checked = new Set(refusing.map(({ chinese }) => chinese))
    const others = chinesePages.filter(({ chinese }) => !checked.has(chinese))
    expect(others.filter(({ chinese }) => blocks(page(chinese), chineseOutput).length > 0)).toEqual([])
  })
})

describe("the list of words", () => {
  const lifecycles = told([...regulation(), registry])
  const rows = (heading: string): ReadonlyArray<ReadonlyArray<string>> =>
    page(glossary)
      .split(`\n## ${heading}\n`)[1]!
      .split("\n## ")[0]!
      .split("\n")
      .filter((line) => line.startsWith("| "))
      .slice(2)
      .map((line) =>
        line
          .split("|")
          .slice(1, -1)
          .map((cell) => cell.trim()),
      )

  test("has every kind of record by the title that the product gives it, in the order of the chapters", () => {
    const titles = lifecycles.map(({ compiled: { lifecycle }, words: { title } }) => [
      `\`${lifecycle.kind}\``,
      title["zh-Hans"],
      title.en,
    ])
    expect(rows("单据与记录")).toEqual(titles)
  })

  test("calls commands what the product calls them", () => {
    const titles = new Map(
      lifecycles.flatMap(({ compiled: { lifecycle }, words: { commands } }) =>
        Object.entries(commands).map(([name, title]) => [`\`${lifecycle.kind}.${name}\``, title["zh-Hans"]]),
      ),
    )
    const listed = rows("常用命令")
    expect(listed.length).toBeGreaterThan(20)
    expect(listed).toEqual(listed.map(([code]) => [code, titles.get(code!)]))
  })

  test("names no word that the product, its reference or a Chinese page writes otherwise", () => {
    const avoided = rows("概念").flatMap(([, , , words]) => words!.split("、").filter((word) => word !== ""))
    const texts = new Map([
      ...chinesePages.map(({ chinese }) => [chinese, prose(page(chinese))] as const),
      ...[...pages()].filter(([path]) => path.endsWith(".zh-Hans.md")),
      ["command line", page("docs/reference/command-line.zh-Hans.md")],
      ["words of the lifecycles", JSON.stringify(lifecycles.map(({ words }) => words))],
    ])
    expect(avoided.length).toBeGreaterThan(5)
    const used = [...texts].flatMap(([where, text]) =>
      avoided.filter((word) => text.includes(word)).map((word) => `${where}: ${word}`),
    )
    expect(used).toEqual([])
  })
})
