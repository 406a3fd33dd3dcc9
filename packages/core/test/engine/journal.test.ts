import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { compile, type Compiled } from "../../src/engine/compile.ts"
import { decide } from "../../src/engine/decide.ts"
import { chainFaults, digestOf, emptyHead, type JournalEntry, seal } from "../../src/engine/journal.ts"
import { replay, verify } from "../../src/engine/replay.ts"
import { emptyTrail } from "../../src/engine/trail.ts"
import type { Stored } from "../../src/storage/record.ts"
import { contextOf, type Job, job, type JobShape, jobIn, now, person } from "./job.ts"

const compiled = compile<JobShape>(job)

const story = [
  ["request", { title: "Roof", urgent: false }, "clerk"],
  ["edit", { price: 40 }, "clerk"],
  ["submit", {}, "clerk"],
  ["reject", { reason: "too early" }, "supervisor"],
  ["submit", {}, "clerk"],
  ["approve", { budget: 50 }, "supervisor"],
  ["start", {}, "engineer"],
  ["finish", {}, "engineer"],
  ["close", {}, "clerk"],
] as const

const told = (
  length: number = story.length,
): { readonly stored: Stored<Job>; readonly entries: ReadonlyArray<JournalEntry> } => {
  let record = jobIn("new")
  const entries: Array<JournalEntry> = []
  for (const [command, input, role] of story.slice(0, length)) {
    const actor = person(`${role}-1`, role)
    const occurredAt = now + entries.length * 60_000
    const decision = decide(compiled, record, command, input, contextOf({ actor, occurredAt, facts: { worker: null } }))
    if (!decision.accepted) throw new Error(`${command} was refused: ${JSON.stringify(decision.violations)}`)
    const { from, to, events } = decision
    const entry = {
      tenant: "acme",
      kind: "job",
      id: "J-1",
      sequence: entries.length + 1,
      command,
      actor: { id: actor.id, roles: actor.roles },
      occurredAt,
      recordedAt: occurredAt,
      from,
      to,
      events,
      duties: [],
      decidedUnder: { policy: "fieldcare-1", lifecycle: 1 },
    }
    entries.push(seal(entry, entries.at(-1)?.hash ?? emptyHead))
    record = decision.next
  }
  const stored: Stored<Job> = {
    tenant: "acme",
    kind: "job",
    id: "J-1",
    version: entries.length,
    status: record.status,
    category: "open",
    head: entries.at(-1)!.hash,
    record,
    trail: emptyTrail,
  }
  return { stored, entries }
}

const { stored, entries } = told()
const faultsOf = (changed: ReadonlyArray<JournalEntry>, of: Stored = stored) => verify(compiled, of, changed).faults
const position = fc.nat(entries.length - 1)

const resealed = (entry: JournalEntry, previous: string): JournalEntry => {
  const { hash, ...rest } = entry
  const sealed = seal(rest, previous)
  if (sealed.hash === hash) throw new Error("nothing was changed")
  return sealed
}

/** Every place where something stands, as paths into an entry. */
const pathsOf = (value: unknown, path: ReadonlyArray<string> = []): ReadonlyArray<ReadonlyArray<string>> =>
  value !== null && typeof value === "object"
    ? [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))]
    : [path]

const withChange = (value: unknown, [first, ...rest]: ReadonlyArray<string>): unknown => {
  if (first === undefined) {
    if (typeof value === "number") return value + 1
    if (typeof value === "boolean") return !value
    if (typeof value === "string") return `${value}x`
    return Array.isArray(value) ? [...value, "more"] : { ...(value as object), more: true }
  }
  const inner = withChange((value as Record<string, unknown>)[first], rest)
  return Array.isArray(value) ? value.with(Number(first), inner) : { ...(value as object), [first]: inner }
}

describe("a journal", () => {
  test("replays to the record, and verifies", () => {
    expect(replay(compiled, "J-1", entries)).toEqual(stored.record)
    expect(verify(compiled, stored, entries)).toEqual({ entries: entries.length, faults: [], notes: [] })
  })

  test("replays from every prefix to the record of that time", () => {
    for (let length = 1; length <= story.length; length++) {
      const then = told(length)
      expect(replay(compiled, "J-1", entries.slice(0, length))).toEqual(then.stored.record)
      expect(faultsOf(then.entries, then.stored)).toEqual([])
    }
  })

  test("survives being written as JSON with its keys in any order", () => {
    const turned = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(turned)
        : value !== null && typeof value === "object"
          ? Object.fromEntries(
              Object.entries(value)
                .toReversed()
                .map(([key, inner]) => [key, turned(inner)]),
            )
          : value
    expect(faultsOf(JSON.parse(JSON.stringify(turned(entries))) as typeof entries)).toEqual([])
  })
})

describe("a verification finds", () => {
  test("any field of any entry that was altered", () => {
    const unseen: Array<string> = []
    for (const [index, entry] of entries.entries()) {
      for (const path of pathsOf(entry).slice(1)) {
        const changed = entries.with(index, withChange(entry, path) as JournalEntry)
        if (chainFaults(changed).length === 0) unseen.push(`${entry.command}: ${path.join(".")}`)
      }
    }
    expect(unseen).toEqual([])
  })

  test("an entry that was taken out", () => {
    fc.assert(
      fc.property(position, (at) => {
        expect(faultsOf(entries.toSpliced(at, 1))).not.toEqual([])
      }),
    )
  })

  test("an entry that was put in, or put in twice", () => {
    fc.assert(
      fc.property(position, position, (at, which) => {
        expect(chainFaults(entries.toSpliced(at, 0, entries[which]!))).not.toEqual([])
      }),
    )
  })

  test("entries that changed places", () => {
    fc.assert(
      fc.property(position, position, (one, other) => {
        fc.pre(one !== other)
        expect(chainFaults(entries.with(one, entries[other]!).with(other, entries[one]!))).not.toEqual([])
      }),
    )
  })

  test("a tail that was cut, by the head", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: entries.length - 1 }), (length) => {
        const cut = entries.slice(0, length)
        expect(chainFaults(cut)).toEqual([])
        expect(faultsOf(cut).map(({ fault }) => fault)).toEqual(expect.arrayContaining(["head", "version"]))
      }),
    )
  })

  test("a tail that was written anew with valid hashes, by the head", () => {
    fc.assert(
      fc.property(position, (from) => {
        const forged: Array<JournalEntry> = entries.slice(0, from)
        for (const entry of entries.slice(from)) {
          forged.push(resealed({ ...entry, actor: { id: "nobody", roles: [] } }, forged.at(-1)?.hash ?? emptyHead))
        }
        expect(chainFaults(forged)).toEqual([])
        expect(faultsOf(forged)).toContainEqual({ sequence: entries.length, fault: "head" })
      }),
    )
  })

  test("a record that was changed beside its journal", () => {
    expect(faultsOf(entries, { ...stored, record: { ...stored.record, price: 1 } })).toEqual([
      { sequence: entries.length, fault: "record" },
    ])
  })

  test("an entry of another record, in place and well linked", () => {
    const last = entries.at(-1)!
    const foreign = resealed({ ...last, tenant: "other" }, last.previous)
    expect(chainFaults([...entries.slice(0, -1), foreign])).toEqual([{ sequence: entries.length, fault: "foreign" }])
  })

  test("where today's machine would lead elsewhere, as a note and not as a fault", () => {
    const table = {
      ...compiled.table,
      steps: new Map([...compiled.table.steps].filter(([command]) => command !== "close")),
    }
    const today: Compiled<JobShape> = { ...compiled, table }
    const found = verify(today, stored, entries)
    expect(found.faults).toEqual([])
    expect(found.notes).toEqual([{ sequence: entries.length, from: "done", command: "close", to: "closed" }])
  })
})

describe("a replay", () => {
  test("stops at an event that nobody knows", () => {
    const unknown = entries.with(1, { ...entries[1]!, events: [{ type: "dreamt", data: {} }] })
    expect(() => replay(compiled, "J-1", unknown)).toThrow(RangeError)
  })
})

describe("a digest", () => {
  test("is equal exactly for values that are equal as JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        const same = (value: unknown) => JSON.stringify(JSON.parse(JSON.stringify(value)))
        expect(digestOf(one)).toBe(digestOf(JSON.parse(JSON.stringify(one))))
        expect(digestOf(one) === digestOf(other) || same(one) !== same(other)).toBe(true)
      }),
    )
  })

  test("refuses what JSON cannot hold exactly", () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 1n, () => 1, Symbol("s")])
      expect(() => digestOf([value])).toThrow(TypeError)
  })
})
