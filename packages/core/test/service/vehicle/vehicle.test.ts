import { describe, expect, it } from "vitest"
import { compile } from "../../../src/engine/compile.ts"
import { decide } from "../../../src/engine/decide.ts"
import { defaultPolicy } from "../../../src/regulation/index.ts"
import { monthsLater } from "../../../src/time/months-later.ts"
import { vehicleDuties } from "../../../src/service/vehicle/vehicle-duties.ts"
import { vehicleReadiness } from "../../../src/service/vehicle/vehicle-readiness.ts"
import { blankVehicle, type Vehicle } from "../../../src/service/vehicle/vehicle-record.ts"
import { vehicle } from "../../../src/service/vehicle/vehicle.ts"

const compiled = compile(vehicle)
const day = 86_400_000
const start = Date.UTC(2026, 2, 1)
const registered: Vehicle = {
  id: "V-1",
  status: "inService",
  plate: "A 12345",
  odometerKm: 20_000,
  registeredAt: start,
}
const maintenance = { at: start, odometerKm: 20_000 }
const van: Vehicle = { ...registered, checks: { ...maintenance, passed: true }, maintenance }

const when = (given: Vehicle, command: string, input: object, role = "fleet", at = start) =>
  decide(compiled, given, command, input, {
    now: at,
    occurredAt: at,
    actor: { id: "u1", tenant: "acme", roles: [role] },
    policy: defaultPolicy,
    facts: {},
    acts: [],
  })

const recordAfter = (decision: ReturnType<typeof when>): Vehicle => {
  if (!decision.accepted) throw new Error(JSON.stringify(decision.violations))
  return decision.next
}

describe("a vehicle", () => {
  it("is in service once registered", () => {
    expect(recordAfter(when({ ...blankVehicle, id: "V-1" }, "register", { plate: "A 12345", odometerKm: 12 }))).toEqual(
      {
        id: "V-1",
        status: "inService",
        plate: "A 12345",
        odometerKm: 12,
        registeredAt: start,
      },
    )
  })

  it("is off the road after a failed check and back after a passed one, also by an engineer", () => {
    const failed = recordAfter(
      when(van, "recordCheck", { passed: false, odometerKm: 20_100, findings: "Brakes worn" }, "engineer", start + day),
    )
    expect(failed).toEqual({
      ...van,
      status: "offRoad",
      odometerKm: 20_100,
      checks: { at: start + day, passed: false, odometerKm: 20_100, findings: "Brakes worn" },
    })
    const passed = recordAfter(
      when(failed, "recordCheck", { passed: true, odometerKm: 20_100 }, "engineer", start + 2 * day),
    )
    expect(passed.status).toBe("inService")
    expect(passed.checks).toEqual({ at: start + 2 * day, passed: true, odometerKm: 20_100 })
  })

  it("stays off the road when it is maintained, until it is checked", () => {
    const next = recordAfter(
      when({ ...van, status: "offRoad" }, "recordMaintenance", { odometerKm: 20_500 }, "fleet", start + day),
    )
    expect(next).toEqual({
      ...van,
      status: "offRoad",
      odometerKm: 20_500,
      maintenance: { at: start + day, odometerKm: 20_500 },
    })
  })

  it("never runs back", () => {
    for (const [command, input] of [
      ["recordCheck", { passed: true, odometerKm: 19_999 }],
      ["recordMaintenance", { odometerKm: 19_999 }],
    ] as const)
      expect(when(van, command, input)).toMatchObject({
        accepted: false,
        violations: [{ rule: "odometer-never-back", clause: "3.3.2", seen: { readKm: 19_999, lastKm: 20_000 } }],
      })
    expect(when(van, "recordCheck", { passed: true, odometerKm: 20_000 }).accepted).toBe(true)
  })

  it("knows nothing more once it is retired", () => {
    const retired = recordAfter(when(van, "retire", {}))
    expect(retired.status).toBe("retired")
    expect(when(retired, "recordCheck", { passed: true, odometerKm: 20_000 }).accepted).toBe(false)
  })
})

describe("what is owed on a vehicle", () => {
  it("is a check within the days of the policy", () => {
    expect(vehicleDuties["vehicle-check-due"].starts.checked(undefined, van, defaultPolicy)).toEqual({
      limit: { type: "elapsed", ms: 7 * day },
    })
  })

  it("is maintenance within the months of the policy", () => {
    expect(vehicleDuties["vehicle-maintenance-due"].starts.maintained(undefined, van, defaultPolicy, start)).toEqual({
      limit: { type: "by", at: Date.UTC(2026, 8, 1) },
    })
  })
})

describe("months later", () => {
  it.each([
    [Date.UTC(2026, 7, 31, 10, 30), 6, Date.UTC(2027, 1, 28, 10, 30)],
    [Date.UTC(2027, 7, 31), 6, Date.UTC(2028, 1, 29)],
    [Date.UTC(2026, 11, 15), 1, Date.UTC(2027, 0, 15)],
    [Date.UTC(2026, 10, 30), 24, Date.UTC(2028, 10, 30)],
  ])("%i and %i months is %i", (at, months, expected) => {
    expect(monthsLater(at, months)).toBe(expected)
  })
})

describe("a vehicle is ready to set out", () => {
  const ready = (changes: Partial<Vehicle>, at = start + day) =>
    vehicleReadiness({ ...van, ...changes }, defaultPolicy, at)

  it("when checked and maintained", () => {
    expect(ready({})).toEqual([])
  })

  it("but not without a check", () => {
    expect(vehicleReadiness({ ...registered, maintenance }, defaultPolicy, start + day)).toEqual(["notChecked"])
  })

  it("but not after a failed check", () => {
    expect(ready({ status: "offRoad", checks: { at: start, passed: false, odometerKm: 20_000 } })).toEqual([
      "checkFailed",
    ])
  })

  it("to the last instant of the check's time, and not after", () => {
    expect(ready({}, start + 7 * day)).toEqual([])
    expect(ready({}, start + 7 * day + 1)).toEqual(["checkTooOld"])
  })

  it("to the last kilometre before maintenance, and not after", () => {
    expect(ready({ odometerKm: 30_000 })).toEqual([])
    expect(ready({ odometerKm: 30_001 })).toEqual(["maintenanceOverdueByDistance"])
  })

  it("to the last instant before maintenance, and not after", () => {
    const due = Date.UTC(2026, 8, 1)
    const checks = { at: due, passed: true, odometerKm: 20_000 }
    expect(ready({ checks }, due)).toEqual([])
    expect(ready({ checks }, due + 1)).toEqual(["maintenanceOverdueByTime"])
  })

  it("counting from registration and the first kilometre where no maintenance is on record", () => {
    const at = Date.UTC(2026, 8, 1) + 1
    const checks = { at, passed: true, odometerKm: 20_000 }
    expect(vehicleReadiness({ ...registered, checks }, defaultPolicy, at)).toEqual([
      "maintenanceOverdueByDistance",
      "maintenanceOverdueByTime",
    ])
  })

  it("but not when retired", () => {
    expect(ready({ status: "retired" })).toEqual(["retired"])
  })
})
