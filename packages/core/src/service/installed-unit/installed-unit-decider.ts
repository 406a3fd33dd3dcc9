/** What each command makes true of an installed unit, and what each event changes of the record. */
import type { Decider, Evolver } from "../../engine/decider.ts"
import type { EventOf } from "../../engine/shape.ts"
import type { Policy } from "../../regulation/policy.ts"
import type { InstalledUnit } from "./installed-unit-record.ts"
import type { InstalledUnitShape } from "./installed-unit-shape.ts"

// The first time that the date is known from which the policy lets the warranty run, it begins.
const warranty = (
  unit: InstalledUnit,
  dates: InstalledUnit["dates"],
  { service }: Policy,
): ReadonlyArray<EventOf<InstalledUnitShape>> => {
  const { runsFrom: from } = service.warranty
  const at = { ...unit.dates, ...dates }[`${from}At`]
  return unit.warranty !== undefined || at === undefined ? [] : [{ type: "warrantyStarted", data: { from, at } }]
}

// A counter that was set back or replaced goes on from where the one before stood.
const totalOf = ({ counters }: InstalledUnit, { meter, value }: { readonly meter: string; readonly value: number }) => {
  const last = counters.find((counter) => counter.meter === meter)
  return last === undefined ? value : last.total + Math.max(0, value - last.value)
}

/**
 * The decider of an installed unit.
 *
 * @category installed unit
 * @since 0.1.0
 */
export const installedUnitDecider: Decider<InstalledUnitShape> = {
  register: (unit, data, { policy }) => {
    const { soldAt, deliveredAt, installedAt } = data
    return [{ type: "registered", data }, ...warranty(unit, datesOf({ soldAt, deliveredAt, installedAt }), policy)]
  },
  deliver: (unit, data, { policy }) => [{ type: "delivered", data }, ...warranty(unit, data, policy)],
  install: (unit, data, { policy }) => [
    { type: "installed", data },
    ...warranty(unit, { installedAt: data.installedAt }, policy),
  ],
  move: (_unit, data) => [{ type: "moved", data }],
  recordUse: (unit, data) => [{ type: "useRecorded", data: { ...data, total: totalOf(unit, data) } }],
  takeUnderPlan: (_unit, data) => [{ type: "takenUnderPlan", data }],
  retire: (_unit, data) => [{ type: "retired", data }],
  returnToUse: (_unit, data) => [{ type: "returnedToUse", data }],
}

/**
 * The evolver of an installed unit.
 *
 * @category installed unit
 * @since 0.1.0
 */
export const installedUnitEvolver: Evolver<InstalledUnitShape> = {
  registered: (_unit, { model, serial, customer, site, ...dates }) => ({ model, serial, customer, site, dates }),
  delivered: ({ dates }, { deliveredAt }) => ({ dates: { ...dates, deliveredAt } }),
  installed: ({ dates }, { installedAt }) => ({ dates: { ...dates, installedAt } }),
  warrantyStarted: (_unit, warranty) => ({ warranty }),
  moved: (_unit, { customer, site }) => ({
    ...(customer === undefined ? {} : { customer }),
    ...(site === undefined ? {} : { site }),
  }),
  useRecorded: ({ counters }, { meter, value, total }, { occurredAt: at }) => ({
    counters: [...counters.filter((counter) => counter.meter !== meter), { meter, value, total, at }],
  }),
  takenUnderPlan: ({ plans }, { plan }) => ({ plans: [...plans, plan] }),
  retired: ({ retirements }, data, { occurredAt: at }) => ({ retirements: [...retirements, { ...data, at }] }),
  returnedToUse: (_unit, { customer, site }) => ({ customer, site }),
}

const datesOf = (dates: { readonly [D in keyof InstalledUnit["dates"]]: number | undefined }): InstalledUnit["dates"] =>
  Object.fromEntries(Object.entries(dates).filter(([, at]) => at !== undefined))
