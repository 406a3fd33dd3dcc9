/** The Node that Fieldcare needs. An older one would fail somewhere, and not say why. */
import type { Words } from "@fieldcare/core"
import { UsageError } from "./usage.ts"

export const nodeNeeded = "22.19.0"

export const nodeTooOld = (found: string): Words => ({
  en: `Node ${found} is too old.`,
  "zh-Hans": `Node ${found} 版本过低。`,
})

/** Refuses a Node that is too old. */
export const requireNode = (found: string): void => {
  if (atLeast(found, nodeNeeded)) return
  const { en, "zh-Hans": zh } = nodeTooOld(found)
  throw new UsageError({
    en: `${en} Fieldcare needs Node ${nodeNeeded} or later: install it, and run this again.`,
    "zh-Hans": `${zh}Fieldcare 需要 Node ${nodeNeeded} 或更高版本，请安装后重试。`,
  })
}

export const atLeast = (version: string, needed: string): boolean => {
  const [found, wanted] = [version, needed].map((text) => text.split(/[.-]/).slice(0, 3).map(Number))
  const place = wanted!.findIndex((number, index) => number !== found![index])
  return place < 0 || found![place]! > wanted![place]!
}
