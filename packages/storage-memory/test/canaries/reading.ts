/** Storages that break the laws of reading: together, ordered, apart, exact, typed. */
import type { SearchRequest, UnitOfWork } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"
import { type Canary, withoutTenant, withRows } from "./canary.ts"

/** Columns and what is looked for in them, both changed in the same way, as a collation would. */
const collated =
  (folded: (text: string) => string): Canary[2] =>
  (storage) => {
    const text = <A>(value: A): A => (typeof value === "string" ? (folded(value) as A) : value)
    const all = (values: object) =>
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, text(value)]))
    return {
      commit: (unit) => storage.commit(withRows(unit, (row) => ({ ...row, columns: all(row.columns) }))),
      find: (request) => storage.find({ ...request, where: all(request.where) }),
    }
  }

/** Ids changed on their way in, as a database that compares loosely would. */
const looseIds =
  (loose: (id: string) => string): Canary[2] =>
  (storage) => {
    const id = (value: string) => (typeof value === "string" ? loose(value) : value)
    return {
      commit: (unit) => storage.commit(withRows(unit, (row) => ({ ...row, id: id(row.id) }))),
      load: (request) => storage.load({ ...request, id: id(request.id) }),
    }
  }

/** A copy that assigns fields, as many a merge does. */
const assigned = (value: unknown): unknown => {
  if (value === null || typeof value !== "object") return value
  if (Array.isArray(value)) return value.map(assigned)
  const copy: Record<string, unknown> = {}
  for (const [key, field] of Object.entries(value)) copy[key] = assigned(field)
  return copy
}

const recordsAs =
  (change: (record: unknown) => unknown): Canary[2] =>
  (storage) => ({
    commit: (unit) => storage.commit(withRows(unit, (row) => ({ ...row, record: change(row.record) }))),
  })

const numberless = (id: string): string => (Number.isNaN(Number(id)) ? id : String(Number(id)))

const answeringTexts =
  (which: (unit: UnitOfWork) => ReadonlyArray<string>): Canary[2] =>
  (storage) => ({
    commit: (unit) =>
      Effect.andThen(
        storage.commit(unit),
        storage.personal({ tenant: unit.tenant, kind: unit.writes[0]?.row.kind ?? "none", ids: which(unit) }),
      ),
  })

/** A search for another text, where there is enough of it left. */
const withText = (request: SearchRequest, change: (text: string) => string): SearchRequest => {
  const text = typeof request.text === "string" ? change(request.text) : request.text
  return { ...request, text: typeof text === "string" && text.trim().length > 1 ? text : request.text }
}

const byLocale = (a: { readonly id: string }, b: { readonly id: string }) => a.id.localeCompare(b.id, "en")

export const readingCanaries: ReadonlyArray<Canary> = [
  [
    "that reads record and facts one after the other",
    4,
    (storage) => ({
      load: (request) =>
        Effect.gen(function* () {
          const { record, ...rest } = yield* storage.load({ ...request, needs: [] })
          const { facts } = yield* storage.load(request)
          return { ...rest, record, facts }
        }),
    }),
  ],
  [
    "that answers the texts of all records of a unit",
    4,
    answeringTexts((unit) => unit.writes.map(({ row }) => row.id)),
  ],
  [
    "that answers texts although nobody wants them",
    4,
    answeringTexts((unit) => unit.writes.slice(0, 1).map(({ row }) => row.id)),
  ],
  [
    "that answers the texts from before a unit",
    4,
    (storage) => ({
      commit: (unit) =>
        Effect.gen(function* () {
          const { kind, id } = unit.writes[0]!.row
          const before = yield* storage.personal({ tenant: unit.tenant, kind, ids: [id] })
          yield* storage.commit(unit)
          return unit.textsWanted === true ? before : new Map<string, string>()
        }),
    }),
  ],
  [
    "that reads the journal backwards",
    5,
    (storage) => ({
      journal: (request) => Effect.map(storage.journal(request), (entries) => [...entries].toReversed()),
    }),
  ],
  [
    "that lets an empty list match all",
    5,
    (storage) => ({
      find: (request) => {
        const where = Object.fromEntries(
          Object.entries(request.where).filter(([, value]) => !Array.isArray(value) || value.length > 0),
        )
        return storage.find({ ...request, where })
      },
    }),
  ],
  [
    "that lists records as a dictionary does",
    5,
    (storage) => ({ find: (request) => Effect.map(storage.find(request), (found) => found.toSorted(byLocale)) }),
  ],
  [
    "that lists heads as a dictionary does",
    5,
    (storage) => ({ heads: (request) => Effect.map(storage.heads(request), (heads) => heads.toSorted(byLocale)) }),
  ],
  [
    "whose pages begin at the id and not after it",
    5,
    (storage) => ({
      heads: (request) => {
        const { after, ...rest } = request
        if (after === undefined) return storage.heads(request)
        return Effect.map(storage.heads({ ...rest, limit: 1000 }), (heads) =>
          heads.filter(({ id }) => id >= after).slice(0, request.limit),
        )
      },
    }),
  ],
  ...(
    [
      "load",
      "find",
      "erase",
      "due",
      "heads",
      "personal",
      "search",
      "journal",
      "claimDuties",
      "claimMessages",
      "settleMessages",
      "parkedMessages",
      "replayMessages",
    ] as const
  ).map((verb): Canary => [
    `without a tenant predicate in ${verb}`,
    6,
    (storage) => {
      const asked = storage[verb] as (request: { readonly tenant: string }) => never
      return { [verb]: (request: { readonly tenant: string }) => asked(withoutTenant(request)) }
    },
  ]),
  ["that does not know small from capital letters in ids", 7, looseIds((id) => id.toLowerCase())],
  ["that takes ids for numbers where it can", 7, looseIds(numberless)],
  ["that cuts ids to 64 characters", 7, looseIds((id) => id.slice(0, 64))],
  ["that does not know small from capital letters in columns", 7, collated((text) => text.toLowerCase())],
  ["that takes no notice of blanks at the end", 7, collated((text) => text.trimEnd())],
  ["that composes letters", 7, collated((text) => text.normalize("NFC"))],
  ["that takes no notice of accents", 7, collated((text) => text.normalize("NFD").replace(/\p{M}/gu, ""))],
  ["that cuts texts to 190 characters", 7, collated((text) => text.slice(0, 190))],
  ["that assigns a record's fields one by one", 7, recordsAs(assigned)],
  [
    "that reads texts which look like JSON as JSON",
    7,
    recordsAs((record) => (typeof record === "string" && /^[[{\d]/.test(record) ? JSON.parse(record) : record)),
  ],
  [
    "that keeps instants in seconds",
    7,
    (storage) => ({
      due: (request) =>
        Effect.map(storage.due(request), (rows) =>
          rows.map((row) => ({ ...row, due: row.due === null ? null : Math.floor(row.due / 1000) * 1000 })),
        ),
    }),
  ],
  [
    "that finds nothing for a tenant that is none, in place of refusing it",
    8,
    (storage) => ({
      find: (request) => (typeof request.tenant === "string" ? storage.find(request) : Effect.succeed([])),
    }),
  ],
  [
    "that takes what is undefined for null",
    8,
    (storage) => ({
      commit: (unit) =>
        storage.commit(withRows(unit, (row) => ({ ...row, record: row.record === undefined ? null : row.record }))),
    }),
  ],
  [
    "that bounds a limit in place of refusing it",
    8,
    (storage) => ({ due: (request) => storage.due({ ...request, limit: Math.max(1, Math.min(500, request.limit)) }) }),
  ],
  [
    "whose search takes marks for wildcards",
    11,
    (storage) => ({ search: (request) => storage.search(withText(request, (text) => text.replace(/[%_*?]/g, ""))) }),
  ],
  [
    "whose search knows words by their blanks only",
    11,
    (storage) => ({
      search: (request) =>
        Effect.map(storage.search(request), (hits) =>
          hits.filter(({ exact }) => exact || !/\p{Script=Han}/u.test(request.text)),
        ),
    }),
  ],
  [
    "whose search knows capital letters only where they are",
    11,
    (storage) => ({
      search: (request) =>
        Effect.map(storage.search(request), (hits) => hits.filter(() => !/[A-Z]{5}/.test(request.text))),
    }),
  ],
  [
    "whose search is satisfied with one of the words",
    11,
    (storage) => ({ search: (request) => storage.search(withText(request, (text) => text.split(" ")[0]!)) }),
  ],
  [
    "whose search answers the greatest id first, exact or not",
    11,
    (storage) => ({
      search: (request) =>
        Effect.map(storage.search(request), (hits) =>
          hits.toSorted((a, b) => (a.stored.id < b.stored.id ? 1 : a.stored.id > b.stored.id ? -1 : 0)),
        ),
    }),
  ],
  [
    "whose search still knows what was erased",
    11,
    (storage) => ({ erase: (request) => Effect.as(storage.personal({ ...request, kind: "none", ids: [] }), 2) }),
  ],
  [
    "whose search looks into every column",
    11,
    (storage) => ({ search: (request) => storage.search({ ...request, columns: ["serial", "partId"] }) }),
  ],
]
