/** The built-in lifecycles by their kind, with their words. */
import { engineWords, type LifecycleWords, regulation, type Words } from "@fieldcare/core"
import type { Lifecycle } from "@fieldcare/core/engine"
import { UsageError } from "./usage.ts"

export interface KnownLifecycle {
  readonly lifecycle: Lifecycle
  readonly words: LifecycleWords
}

/** The lifecycle of a kind; a `UsageError` that names the kinds when there is none. */
export const lifecycleOf = (kind: string): KnownLifecycle => {
  const known = regulation().flatMap(({ lifecycles, words }): ReadonlyArray<KnownLifecycle> =>
    lifecycles.map((lifecycle) => ({
      lifecycle,
      words: (words as Readonly<Record<string, LifecycleWords>>)[lifecycle.kind]!,
    })),
  )
  const found = known.find(({ lifecycle }) => lifecycle.kind === kind)
  if (found === undefined)
    throw new UsageError({
      en: `There is no lifecycle ${kind}. There are ${known.map(({ lifecycle }) => lifecycle.kind).join(", ")}.`,
      "zh-Hans": `没有生命周期 ${kind}。可用的有：${known.map(({ lifecycle }) => lifecycle.kind).join("、")}。`,
    })
  return found
}

/** What a rule, separation or duty is called; its id where it has no words. */
export const titleOf = ({ words }: KnownLifecycle, id: string): Words => {
  const rules: Readonly<Record<string, { readonly title: Words }>> = {
    ...words.rules,
    ...words.separations,
    ...engineWords,
  }
  const duties: Readonly<Record<string, Words>> = words.duties
  return rules[id]?.title ?? duties[id] ?? { en: id, "zh-Hans": id }
}
