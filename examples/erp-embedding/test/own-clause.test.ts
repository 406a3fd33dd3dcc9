import { checkChapter, checkPolicy } from "@fieldcare/testkit"
import { regulation } from "fieldcare"
import { expect, test } from "vitest"
import { ourPolicy } from "../src/service/desk.ts"
import { ourService } from "../src/service/own-clause.ts"

test("the company's clause gets around none of the regulation, and every case can end", () => {
  expect(checkChapter(ourService, { against: regulation(), runs: 20, seed: 1 })).toEqual([])
})

test("the company's figures go together", () => {
  expect(checkPolicy(ourPolicy, { against: regulation(), runs: 5, seed: 1 })).toEqual([])
})
