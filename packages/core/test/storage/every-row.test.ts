import * as Effect from "effect/Effect"
import { expect, test } from "vitest"
import { everyRow } from "../../src/storage/every-row.ts"

const answered = (rowCount: number) => {
  const rows = Array.from({ length: rowCount }, (_, index) => index)
  const asked: Array<number | undefined> = []
  const all = Effect.runSync(
    everyRow<number>((limit, last) => {
      asked.push(last)
      const from = last === undefined ? 0 : last + 1
      return Effect.succeed(rows.slice(from, from + limit))
    }),
  )
  return { isWhole: all.length === rowCount && all.every((row, index) => row === index), asked }
}

test("all rows are answered once and in order, each page behind the last row of the one before", () => {
  expect(answered(1_201)).toEqual({ isWhole: true, asked: [undefined, 499, 999] })
})

test("a last page that is full is followed by one that is empty", () => {
  expect(answered(1_000)).toEqual({ isWhole: true, asked: [undefined, 499, 999] })
})

test("of a listing without rows one page is asked for", () => {
  expect(answered(0)).toEqual({ isWhole: true, asked: [undefined] })
})
