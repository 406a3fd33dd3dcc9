import { describe, expect, it } from "vitest"
import * as fc from "fast-check"
import { type TimeReader, timeReader } from "../../src/audit/log-time.ts"

const reader = (form: Parameters<typeof timeReader>[0]): TimeReader => {
  const read = timeReader(form)
  if (typeof read !== "function") throw new Error(read.problem)
  return read
}

describe("ISO times", () => {
  const read = reader({})

  it.each([
    ["2012-10-09T14:50:17+00:00", Date.UTC(2012, 9, 9, 14, 50, 17)],
    ["1970-01-02T12:23:00.000+01:00", Date.UTC(1970, 0, 2, 11, 23)],
    ["2026-03-02 09:00Z", Date.UTC(2026, 2, 2, 9)],
    ["2026-03-02T09:00:00.5-0330", Date.UTC(2026, 2, 2, 12, 30, 0, 500)],
    ["2026-03-02T09:00:00.123456+08", Date.UTC(2026, 2, 2, 1, 0, 0, 123)],
    ["2024-02-29T00:00Z", Date.UTC(2024, 1, 29)],
  ])("%s is read", (text, at) => expect(read(text)).toBe(at))

  it.each([
    "",
    "2012-10-09",
    "2012-10-09T14:50:17",
    "2012-13-09T14:50:17Z",
    "2023-02-29T00:00Z",
    "2012-10-09T24:50:17Z",
    "2012-10-09T14:60:17Z",
    "2012-10-09T14:50:17Zebra",
    "2012-10-09T14:50:17+1:00",
    "2012-10-09T14:50:17+00:99",
    "2012-1x-09T14:50:17Z",
    "1969-12-31T23:59:59Z",
    "2200-01-01T00:00Z",
    "not a time at all",
  ])("%s is not", (text) => expect(read(text)).toBeUndefined())

  it("equal what the platform reads", () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date(Date.UTC(2199, 11, 31)), noInvalidDate: true }), (date) => {
        expect(read(date.toISOString())).toBe(date.getTime())
      }),
    )
  })
})

describe("times in a zone", () => {
  const read = reader({ pattern: "d/M/yyyy HH:mm", zone: "Europe/Rome" })

  it("are read by the offset of their day", () => {
    expect(read("29/2/2016 01:16")).toBe(Date.UTC(2016, 1, 29, 0, 16))
    expect(read("1/7/2016 01:16")).toBe(Date.UTC(2016, 5, 30, 23, 16))
    expect(read("1/1/2016 00:30")).toBe(Date.UTC(2015, 11, 31, 23, 30))
  })

  it("that are skipped go on by the old offset; of those that come twice the earlier is meant", () => {
    expect(read("27/3/2016 02:30")).toBe(Date.UTC(2016, 2, 27, 1, 30))
    expect(read("30/10/2016 02:30")).toBe(Date.UTC(2016, 9, 30, 0, 30))
  })

  it("that are written otherwise are not read", () => {
    for (const text of ["", "29.2.2016 01:16", "29/2/2016", "29/2/2016 01:16:00", "29/2/16 01:16", "30/2/2016 01:16"])
      expect(read(text)).toBeUndefined()
  })

  it("may be ISO without an offset, and with one the offset holds", () => {
    const iso = reader({ zone: "Asia/Shanghai" })
    expect(iso("2026-03-02T09:00")).toBe(Date.UTC(2026, 2, 2, 1))
    expect(iso("2026-03-02T09:00Z")).toBe(Date.UTC(2026, 2, 2, 9))
  })

  it("equal what Intl shows, at every instant", () => {
    const shown = new Intl.DateTimeFormat("sv-SE", {
      timeZone: "America/Sao_Paulo",
      dateStyle: "short",
      timeStyle: "medium",
    })
    const local = reader({ pattern: "yyyy-MM-dd HH:mm:ss", zone: "America/Sao_Paulo" })
    fc.assert(
      fc.property(fc.integer({ min: 86_400, max: 7_000_000_000 }), (second) => {
        const text = shown.format(second * 1000)
        const at = local(text)
        expect(at).toBeDefined()
        expect(shown.format(at)).toBe(text)
      }),
    )
  })
})
