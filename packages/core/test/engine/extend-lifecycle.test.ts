import * as Schema from "effect/Schema"
import { createActor } from "xstate"
import { describe, expect, test } from "vitest"
import { compile } from "../../src/engine/compile.ts"
import { decide } from "../../src/engine/decide.ts"
import { DefinitionInvalid } from "../../src/engine/definition-invalid.ts"
import { extendLifecycle } from "../../src/engine/extend-lifecycle.ts"
import { command } from "../../src/engine/command.ts"
import { fails, ruleOf } from "../../src/engine/rule.ts"
import { contextOf, job, jobIn, type JobShape, person } from "./job.ts"

const rule = ruleOf<JobShape>()

const packed = extendLifecycle(job, {
  version: 2,
  commands: {
    pack: command({ input: Schema.Struct({ boxes: Schema.Number }), clause: "8.9", by: ["packer"] }),
    finishAtHome: command({ input: Schema.Struct({}), clause: "8.9", by: ["engineer"] }),
  },
  events: { packed: Schema.Struct({ boxes: Schema.Number }) },
  statuses: { packed: { category: "done", on: { close: "closed", pack: {} } } },
  transitions: {
    done: { pack: [{ guard: "manyBoxes", target: "packed" }, {}] },
    "active.working": { finishAtHome: "done" },
  },
  guards: { manyBoxes: ({ event }) => (event.input as { boxes: number }).boxes > 1 },
  rules: {
    "edited-before-closing": rule({ clause: "8.9", on: ["close"], check: ({ edits }) => edits > 0 || fails() }),
  },
  actsAs: { finishAtHome: "submit" },
  decider: {
    pack: (_job, { boxes }) => [{ type: "packed", data: { boxes } }],
    finishAtHome: () => [{ type: "finished", data: {} }],
  },
})

describe("an extended lifecycle", () => {
  const compiled = compile(packed)

  test("has the statuses and ways of both, and its machine runs in XState", () => {
    expect(compiled.table.statuses.get("packed")).toEqual({ name: "packed", category: "done", final: false })
    expect(compiled.table.steps.get("pack")!.get("done")).toMatchObject({
      branches: [{ name: "manyBoxes", target: "packed" }],
      otherwise: "done",
    })
    for (const [name, status] of compile(job).table.statuses) expect(compiled.table.statuses.get(name)).toEqual(status)
    const actor = createActor(packed.machine).start()
    for (const type of ["request", "submit", "approve", "start", "finishAtHome"]) actor.send({ type, input: {} })
    actor.send({ type: "pack", input: { boxes: 2 } })
    expect(actor.getSnapshot().value).toBe("packed")
  })

  test("counts its version from both parts", () => expect(packed.version).toBe(1002))

  test("is stricter on what there was", () => {
    const decision = decide(compiled, jobIn("packed"), "close", {}, contextOf())
    expect(decision).toMatchObject({ accepted: false, violations: [{ rule: "edited-before-closing", clause: "8.9" }] })
    expect(decide(compiled, jobIn("packed", { edits: 1 }), "close", {}, contextOf())).toMatchObject({ to: "closed" })
  })

  test("puts a command that acts as another under what that one is under", () => {
    const engineer = contextOf({ actor: person("eve", "engineer") })
    expect(decide(compiled, jobIn("active.working"), "finishAtHome", {}, engineer)).toMatchObject({
      accepted: false,
      violations: [{ rule: "title-given" }],
    })
    const titled = jobIn("active.working", { title: "Pump" })
    expect(decide(compiled, titled, "finishAtHome", {}, engineer)).toMatchObject({ accepted: true, to: "done" })
  })

  test("can be extended again", () => {
    const twice = extendLifecycle(packed, { version: 1, statuses: {} })
    expect(twice.version).toBe(1_002_001)
    expect([...compile(twice).table.statuses.keys()]).toEqual([...compiled.table.statuses.keys()])
  })
})

const ping = { ping: command({ input: Schema.Struct({}), clause: "8.9", by: ["clerk"] }) }
const pings = { commands: ping, decider: { ping: () => [] } }

describe("an extension that would change what there is is refused with the place", () => {
  test.each<[string, object, string]>([
    ["a rule replaced", { rules: { "title-given": job.rules["title-given"] } }, "rule title-given"],
    ["a duty replaced", { duties: { "decided-in-time": job.duties["decided-in-time"] } }, "duty decided-in-time"],
    ["a command replaced", { commands: { close: job.commands.close } }, "command close"],
    ["an event replaced", { events: { closed: job.events.closed } }, "event closed"],
    ["a separation replaced", { separations: job.separations }, "separation author-not-approver"],
    ["a status replaced", { statuses: { draft: { category: "open" } } }, "status draft"],
    ["a group of statuses replaced", { statuses: { active: { category: "open" } } }, "status active"],
    ["a way replaced", { transitions: { draft: { submit: "active.planned" } } }, "transitions of draft"],
    [
      "a way that a group has replaced",
      { transitions: { "active.working": { edit: "done" } } },
      "transitions of active.working",
    ],
    ["a guard replaced", { guards: { isUrgent: () => true } }, "guard isUrgent"],
    [
      "a way out of a final status",
      { ...pings, transitions: { cancelled: { ping: "draft" } } },
      "transitions of cancelled",
    ],
    ["a way from nowhere", { ...pings, transitions: { nowhere: { ping: "draft" } } }, "transitions of nowhere"],
    ["a way to nowhere", { ...pings, transitions: { draft: { ping: "nowhere" } } }, "draft on ping"],
    ["a decider of what there was", { decider: { close: () => [] } }, "decider close"],
    ["an evolver of what there was", { evolver: { closed: () => ({}) } }, "evolver closed"],
    ["acting as nothing", { ...pings, actsAs: { ping: "pong" }, transitions: { draft: { ping: {} } } }, "actsAs ping"],
    ["no version", { version: 0 }, "version"],
  ])("%s", (_name, parts, where) => {
    const extend = () => extendLifecycle(job, { version: 1, ...parts })
    expect(placesOf(extend)).toContain(where)
  })
})

const placesOf = (attempt: () => unknown): ReadonlyArray<string> => {
  try {
    attempt()
    return []
  } catch (error) {
    if (error instanceof DefinitionInvalid) return error.problems.map(({ where }) => where)
    throw error
  }
}
