/** A product that stands at a customer's: which, whose, where, since when, and how much it was used. */
import * as Schema from "effect/Schema"
import { Identifier } from "../../values/identifier.ts"
import { Count, InstantMs } from "../../values/number.ts"
import { Personal, Text } from "../../values/text.ts"

const { Array: List, Literals, optionalKey: optional, Struct } = Schema

/**
 * Whose unit it is. The id stays when the personal data are erased.
 *
 * @category installed unit
 * @since 0.1.0
 */
export const Holder = Struct({ id: Identifier, name: Personal, telephone: Personal })

/**
 * Where a unit stands: the customer's site by its id, where it has one, and the address.
 *
 * @category installed unit
 * @since 0.1.0
 */
export const Site = Struct({ id: optional(Identifier), address: Personal })

/**
 * What a counter of a unit counts.
 *
 * @category installed unit
 * @since 0.1.0
 */
export const Meter = Literals(["hours", "cycles", "copies", "kilometres"])

/**
 * @category installed unit
 * @since 0.1.0
 */
export type Meter = typeof Meter.Type

/**
 * The date from which the warranty runs.
 *
 * @category installed unit
 * @since 0.1.0
 */
export const WarrantyStart = Literals(["sold", "delivered", "installed"])

/**
 * The record of an installed unit.
 *
 * **Details**
 *
 * `dates` are those that are known. `warranty` is there once the date is known from which the company's policy lets
 * it run, and does not change with a later policy. `counters` hold the last reading of each counter: `total` goes on
 * where a counter was set back or replaced. `plans` are the maintenance plans that were made for the unit.
 *
 * @category installed unit
 * @since 0.1.0
 */
export const InstalledUnit = Struct({
  id: Identifier,
  status: Text,
  model: Text,
  serial: Text,
  customer: Holder,
  site: Site,
  dates: Struct({ soldAt: optional(InstantMs), deliveredAt: optional(InstantMs), installedAt: optional(InstantMs) }),
  warranty: optional(Struct({ from: WarrantyStart, at: InstantMs })),
  counters: List(Struct({ meter: Meter, value: Count, total: Count, at: InstantMs })),
  plans: List(Identifier),
  retirements: List(Struct({ why: Text, at: InstantMs, replacedBy: optional(Identifier) })),
})

/**
 * @category installed unit
 * @since 0.1.0
 */
export type InstalledUnit = typeof InstalledUnit.Type

/**
 * The unit before its first event.
 *
 * @category installed unit
 * @since 0.1.0
 */
export const blankInstalledUnit: InstalledUnit = {
  id: "",
  status: "new",
  model: "",
  serial: "",
  customer: { id: "", name: "", telephone: "" },
  site: { address: "" },
  dates: {},
  counters: [],
  plans: [],
  retirements: [],
}
