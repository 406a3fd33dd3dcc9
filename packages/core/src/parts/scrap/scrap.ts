/** Scrap: damaged parts are put up, approved by two departments, kept in custody, and destroyed before a witness. */
import { type FollowUp, followUpOf } from "../../engine/follow-up.ts"
import { type Lifecycle, lifecycle, type RecordColumn } from "../../engine/lifecycle.ts"
import type { ProgrammeShape } from "../../programme/programme-shape.ts"
import type { PartUnitShape } from "../part-unit/part-unit-shape.ts"
import { occasionOwed } from "../occasion-owed.ts"
import { movedTo } from "../taken-line.ts"
import { scrapApprovals } from "./scrap-approval.ts"
import { scrapCommands } from "./scrap-commands.ts"
import { scrapDecider, scrapEvolver } from "./scrap-decider.ts"
import { scrapDuties } from "./scrap-duties.ts"
import { scrapEvents } from "./scrap-events.ts"
import { scrapMachine } from "./scrap-machine.ts"
import { blankScrap, Scrap } from "./scrap-record.ts"
import { scrapRules } from "./scrap-rules.ts"
import type { ScrapShape } from "./scrap-shape.ts"

/**
 * What of a scrap application stands in columns of its own, for queries.
 *
 * @category scrap
 * @since 0.1.0
 */
export const scrapColumns = {
  source: { type: "text", indexed: true, value: ({ source }) => source?.id },
  defectiveReturn: { type: "text", indexed: true, value: (scrap) => scrap.defectiveReturn },
  custodySince: { type: "instant", indexed: false, value: ({ custody }) => custody?.at },
  destroyedAt: { type: "instant", indexed: false, value: ({ witness }) => witness?.at },
} satisfies Readonly<Record<string, RecordColumn<ScrapShape>>>

/**
 * Who may not do both: apply for scrap and approve it; destroy parts and witness that they were destroyed.
 *
 * @category scrap
 * @since 0.1.0
 */
export const scrapSeparations = {
  ...scrapApprovals.separations,
  "executor-not-witness": { clause: "5.4.3", first: ["destroy"], later: ["witness"] },
}

const unit = followUpOf<ScrapShape, PartUnitShape>("partUnit")
const programme = followUpOf<ScrapShape, ProgrammeShape>("programme")

/**
 * What follows for the return of a replaced part, for the pieces, and for the programme by which scrap is destroyed
 * regularly.
 *
 * @category scrap
 * @since 0.1.0
 */
export const scrapFollowUps: ReadonlyArray<FollowUp<ScrapShape>> = [
  {
    on: "apply",
    kind: "defectiveReturn",
    fact: "defectiveReturn",
    command: "markScrapped",
    input: (_before, { id: scrap, defectiveReturn }) => (defectiveReturn === undefined ? undefined : { scrap }),
  },
  unit({ on: "takeIntoCustody", each: "units", command: "scrap", input: (_before, { id: scrap }) => ({ scrap }) }),
  unit({ on: "witness", each: "units", command: "destroy", input: () => ({}) }),
  programme({
    on: "witness",
    fact: "programme",
    command: "hold",
    input: (_before, { id, programme: meant }, { occurredAt: at }, held) =>
      occasionOwed(held, meant, { at, evidence: `scrap ${id}` }),
  }),
]

/**
 * The lifecycle of a scrap application. What is in custody leaves it only by a destruction that another person saw.
 *
 * @category scrap
 * @since 0.1.0
 */
export const scrap: Lifecycle<ScrapShape> = lifecycle<ScrapShape>({
  kind: "scrap",
  version: 1,
  record: Scrap,
  blank: blankScrap,
  copy: (record) => ({ ...record }),
  columns: scrapColumns,
  commands: scrapCommands,
  events: scrapEvents,
  machine: scrapMachine,
  rules: scrapRules,
  duties: scrapDuties,
  separations: scrapSeparations,
  movements: {
    takenIntoCustody: (_data, { lines }) => movedTo(lines, "scrap"),
    witnessed: (_data, { lines }) => movedTo(lines, "destroyed", "scrap"),
  },
  adoptable: false,
  followUps: scrapFollowUps,
  decider: scrapDecider,
  evolver: scrapEvolver,
  subject: () => undefined,
})

export type { ScrapShape } from "./scrap-shape.ts"
