import { expect, test } from "vitest"
import { damageReport, damageReportIds } from "../../../src/parts/scrap/damage-report.ts"
import { isIdentifier } from "../../../src/values/identifier.ts"

const source = { kind: "stockTransfer", id: "TR-1" }
const dented = { part: "F-10", quantity: 3, pieces: [], place: "quarantine" }
const spoilt = { part: "L-20", quantity: 2, lot: "L 1", pieces: [], place: "quarantine" }
const pieces = (count: number) => ({
  part: "K-20",
  quantity: count,
  pieces: Array.from({ length: count }, (_, index) => ({ serial: `S${index}` })),
  place: "quarantine",
})

test("what a document sets apart is reported by part, by lot, and piece by piece", () => {
  const goods = [dented, spoilt, pieces(2)]
  const [id, ...more] = damageReportIds(source, goods)
  expect(more).toEqual([])
  expect(isIdentifier(id)).toBe(true)
  const said = { place: "quarantine", reason: "damage" }
  expect(damageReport(id!, source, goods, "damage")).toEqual({
    source,
    lines: [
      { part: "F-10", quantity: 3, ...said },
      { part: "L-20", lot: "L 1", quantity: 2, ...said },
      { part: "K-20", serial: "S0", quantity: 1, ...said },
      { part: "K-20", serial: "S1", quantity: 1, ...said },
    ],
  })
})

test("nothing apart, no report; more than a hundred lines, several", () => {
  expect(damageReportIds(source, [])).toEqual([])
  const goods = [pieces(100), pieces(100), dented]
  const ids = damageReportIds(source, goods)
  expect(new Set(ids).size).toBe(3)
  expect(ids.map((id) => damageReport(id, source, goods, "damage").lines.length)).toEqual([100, 100, 1])
  expect(damageReportIds({ ...source, id: "TR-2" }, goods)).not.toEqual(ids)
})
