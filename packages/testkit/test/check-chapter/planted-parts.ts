/** Ways around a clause of chapter 5, each a mistake that somebody could make who means well. */
import { type Chapter, chapter, command, extendChapter, extendLifecycle, type Lifecycle } from "@fieldcare/core/engine"
import { defectiveReturn, parts, partUnit, requisition, scrap } from "@fieldcare/core/parts"
import type { Clause } from "@fieldcare/core/regulation"
import * as Schema from "effect/Schema"
import { loans } from "../chapters/loans.ts"
import type { Planted } from "./planted.ts"

const nothing = Schema.Struct({})

const own: Clause = {
  id: "8.1",
  chapter: "8",
  title: { en: "Ways of our own", "zh-Hans": "本公司做法" },
  summary: { en: "What our company does besides.", "zh-Hans": "本公司的补充做法。" },
  realisedBy: ["rule", "duty"],
}

const ours = (lifecycle: Lifecycle): Chapter =>
  extendChapter(parts as unknown as Chapter, lifecycle, { words: {}, clauses: [own] })

const without = (record: object, key: string): object =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))

/** A lifecycle with some parts replaced, as a host without types would write it. */
const replaced = (lifecycle: object, changed: object): Chapter =>
  ours({ ...(lifecycle as Lifecycle), ...changed } as Lifecycle)

export const plantedInParts: ReadonlyArray<Planted> = [
  {
    name: "an engineer takes what is reserved without the store",
    finding: "event-around",
    where: "takeFromShelf",
    clause: "5.3.3",
    chapter: ours(
      extendLifecycle(requisition, {
        version: 1,
        commands: { takeFromShelf: command({ input: nothing, clause: "8.1", by: ["engineer"] }) },
        transitions: { reserved: { takeFromShelf: "issued" } },
        decider: {
          takeFromShelf: (record, _input, context) => requisition.decider.confirmReceipt(record, {}, context),
        },
      }) as Lifecycle,
    ),
  },
  {
    name: "an engineer may approve scrap",
    finding: "role-admitted",
    where: "approve",
    clause: "5.4.2",
    chapter: replaced(scrap, {
      commands: { ...scrap.commands, approve: { ...scrap.commands.approve, by: ["engineer", "supervisor"] } },
    }),
  },
  {
    name: "somebody may use up a piece by hand",
    finding: "role-admitted",
    where: "install",
    clause: "5.3.3",
    chapter: replaced(partUnit, {
      commands: { ...partUnit.commands, install: { ...partUnit.commands.install, by: ["engineer"] } },
    }),
  },
  {
    name: "whoever destroys is the witness",
    finding: "separation-dropped",
    where: "executor-not-witness",
    clause: "5.4.3",
    chapter: replaced(scrap, { separations: without(scrap.separations, "executor-not-witness") }),
  },
  {
    name: "what is to be scrapped need not be put up for it",
    finding: "duty-dropped",
    where: "put-up-for-scrap",
    clause: "5.4.1",
    chapter: replaced(defectiveReturn, { duties: without(defectiveReturn.duties, "put-up-for-scrap") }),
  },
  {
    name: "a colleague may take over the parts of an engineer",
    finding: "rule-dropped",
    where: "own-parts",
    clause: "5.3.3",
    chapter: replaced(requisition, { rules: without(requisition.rules, "own-parts") }),
  },
  {
    name: "whoever settles a loan takes a piece out of the books",
    finding: "role-admitted",
    where: "lose",
    clause: "5.1.2",
    chapter: chapter({
      ...loans,
      lifecycles: loans.lifecycles.map((lifecycle) => ({
        ...(lifecycle as Lifecycle),
        commands: {
          ...(lifecycle as Lifecycle).commands,
          settle: {
            ...(lifecycle as Lifecycle).commands["settle"]!,
            by: ["courier"],
            needs: { units: { kind: "partUnit", id: { column: "customer" } } },
          },
        },
        followUps: [{ on: "settle", fact: "units", kind: "partUnit", command: "lose", input: () => ({}) }],
      })),
    }) as Chapter,
  },
]
