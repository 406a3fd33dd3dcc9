import { expect, it } from "vitest"
import { requireNode } from "../src/node-version.ts"
import type { UsageError } from "../src/usage.ts"

const refusalOf = (found: string): UsageError | undefined => {
  try {
    requireNode(found)
    return undefined
  } catch (error) {
    return error as UsageError
  }
}

it("refuses a Node that is too old, and says which one is needed", () => {
  expect(["22.19.0", "22.20.1", "24.0.0"].map(refusalOf)).toEqual([undefined, undefined, undefined])
  for (const old of ["20.20.2", "22.18.9"]) {
    expect(refusalOf(old)?.message).toContain(`Node ${old} is too old. Fieldcare needs Node 22.19.0`)
    expect(refusalOf(old)?.in("zh-Hans")).toContain("需要 Node 22.19.0")
  }
})
