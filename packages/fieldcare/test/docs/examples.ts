/** The `@example` blocks of the sources, as programs whose `// => value` comments are checked. */
import { globSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { pathToFileURL } from "node:url"

/** An example in the documentation of one module. */
export interface Example {
  /** File and position in it, for the reader: `packages/core/src/values/money.ts 1`. */
  readonly name: string
  /** The folder of its package, in which its imports are resolved. */
  readonly package: string
  /** A block of TypeScript that calls `check(seen, expected)` for every value that the example shows. */
  readonly program: string
}

/** Every example of every package under `root`. */
export const examplesIn = (root: string): ReadonlyArray<Example> =>
  globSync("packages/*/src/**/*.ts", { cwd: root })
    .toSorted()
    .flatMap((file) => {
      const source = readFileSync(join(root, file), "utf8")
      const blocks = [...source.matchAll(/@example\n(?: \*.*\n)*? \* ```ts\n((?: \*.*\n)*?) \* ```/g)]
      return blocks.map(([, block], index) => ({
        name: `${file} ${index + 1}`,
        package: join(root, file.split("/").slice(0, 2).join("/")),
        program: programOf(block!.replaceAll(/^ \* ?/gm, ""), join(root, file), source),
      }))
    })

const programOf = (block: string, file: string, source: string): string => {
  const [imports, body] = apart(block)
  const bound = new Set([...imports.flatMap(({ names }) => names), ...declaredIn(body)])
  const used = (name: string) => !bound.has(name) && new RegExp(`\\b${name}\\b`).test(body)
  const own = [...source.matchAll(/^export (?:const|class|function) (\w+)/gm)].map(([, name]) => name!).filter(used)
  own.forEach((name) => bound.add(name))
  const [around] = apart(source)
  const borrowed = around.filter(({ names }) => names.some(used)).map(({ text }) => absolute(text, file))
  return [
    "{",
    ...imports.map(({ text }) => text),
    ...borrowed,
    `const { ${own.join(", ")} } = await import(${JSON.stringify(pathToFileURL(file).href)})`,
    checked(body),
    "}",
  ].join("\n")
}

interface Import {
  readonly names: ReadonlyArray<string>
  readonly text: string
}

/** Imports, as `await import` so that they may stand in a block, and what is left. Types are not needed to run. */
const apart = (text: string): readonly [ReadonlyArray<Import>, string] => {
  const imports: Array<Import> = []
  const body = text.replaceAll(
    /^import (type )?(?:\* as (\w+)|(\w+)|\{([^}]*)\}) from ("[^"]+")\n/gm,
    (_, type?: string, all?: string, byDefault?: string, named?: string, from?: string) => {
      const pairs = (named ?? "")
        .split(",")
        .map((one) => one.trim())
        .filter((one) => one !== "" && !one.startsWith("type "))
        .map((one) => one.split(" as ") as [string, string?])
      const names = [all ?? byDefault ?? pairs.map(([name, as = name]) => as)].flat()
      const pattern =
        all ??
        `{ ${byDefault === undefined ? pairs.map((pair) => pair.join(": ")).join(", ") : `default: ${byDefault}`} }`
      if (type === undefined) imports.push({ names, text: `const ${pattern} = await import(${from})` })
      return ""
    },
  )
  return [imports, body]
}

const declaredIn = (body: string): ReadonlyArray<string> =>
  [...body.matchAll(/^(?:const|let) (\{[^}]*\}|\w+)/gm)].flatMap(([, pattern]) => pattern!.match(/\w+/g) ?? [])

const absolute = (text: string, file: string): string =>
  text.replace(
    /import\("(\.[^"]+)"\)/,
    (_, path: string) => `import(${JSON.stringify(pathToFileURL(resolve(file, "..", path)).href)})`,
  )

/** The expression before `// => value`, on the same line or the lines above it, is handed to `check`. */
const checked = (body: string): string => {
  const lines: Array<string> = []
  for (const line of body.split("\n")) {
    const [, expression, expected] = /^(.*?)\s*\/\/ => (.*)$/.exec(line) ?? []
    if (expected === undefined) {
      lines.push(line)
      continue
    }
    const whole = [expression!]
    while (!/^\w/.test(whole[0]!) && lines.length > 0) whole.unshift(lines.pop()!)
    lines.push(`check(${whole.join("\n")}, ${expected})`)
  }
  return lines.join("\n")
}
