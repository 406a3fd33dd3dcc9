/** The pages of the documentation as the tests read them: blocks, sections, links. */
import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"

export const root = join(import.meta.dirname, "../../../..")

/** The text of a page, by its path in the repository. */
export const page = (path: string): string => readFileSync(join(root, path), "utf8")

const fence = /^```([^\n]*)\n([\s\S]*?)^```$/gm

/** The blocks of one language, in their order. */
export const blocks = (markdown: string, language: string): ReadonlyArray<string> =>
  [...markdown.matchAll(fence)].filter(([, info]) => info === language).map(([, , block]) => block!)

/** What the page's TypeScript prints, its blocks read as one program by the name of the installed package. */
export const printed = (markdown: string): string => output(blocks(markdown, "ts").join("\n"))

/** What a program prints that imports the packages as a host does. */
export const output = (program: string): string =>
  execFileSync(
    process.execPath,
    ["--conditions=@fieldcare/source", "--input-type=module-typescript", "--eval", program],
    {
      cwd: join(root, "packages/fieldcare"),
      encoding: "utf8",
    },
  )

/** The page without its blocks of code and without comments. */
export const prose = (markdown: string): string => markdown.replaceAll(fence, "").replaceAll(/<!--[\s\S]*?-->/g, "")

/** A link, its target as it is written, and what stands right behind it. */
export interface Link {
  readonly target: string
  readonly after: string
}

/** The links of a page to other files of the repository, and within the page. */
export const links = (markdown: string): ReadonlyArray<Link> =>
  [...prose(markdown).matchAll(/\]\((?!https?:)([^)]+)\)(?=(.{0,6}))/g)].map(([, target, after]) => ({
    target: target!,
    after: after!,
  }))

/** The headings of a page by the names that GitHub gives them, in their order. */
export const anchors = (markdown: string): ReadonlyArray<string> =>
  headings(markdown).map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\- ]/gu, "")
      .replaceAll(" ", "-"),
  )

const headings = (markdown: string): ReadonlyArray<string> =>
  [...prose(markdown).matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading!)
