/** Law 8 for units of work: what does not go together is refused. */
import type { UnitOfWork } from "@fieldcare/core/storage"
import { type ContractCase, law } from "./contract-case.ts"
import { commitOf, refused } from "./refused.ts"
import { same } from "./same.ts"
import { kind, type Stage } from "./stage.ts"

const typed = law(8)

const shapes: Readonly<Record<string, (stage: Stage) => Partial<UnitOfWork>>> = {
  "writes nothing": () => ({ writes: [] }),
  "writes one record twice": (stage) => ({ writes: [stage.write("T-1"), stage.write("T-1", 1)] }),
  "expects a version below zero": (stage) => ({ writes: [stage.write("T-1", -1)] }),
  "expects half a version": (stage) => ({ writes: [stage.write("T-1", 0.5)] }),
  "stays at its version": (stage) => ({ writes: [stage.write("T-1", 1, { version: 1 })] }),
  "goes back": (stage) => ({ writes: [stage.write("T-1", 3, { version: 2 })] }),
  "has a version that is a text": (stage) => ({ writes: [stage.write("T-1", 0, { version: "1" as never })] }),
  "has one duty twice": (stage) => {
    const duties = [1, 2].map((due) => ({ duty: "d", key: "", due }))
    return { writes: [stage.write("T-1", 0, {}, duties)] }
  },
  "has a kind that was not prepared": (stage) => ({ writes: [stage.write("T-1", 0, { kind: "neverPrepared" })] }),
  "relies on version 0": () => ({ reliedOn: [{ kind, id: "T-2", version: 0 }] }),
  "relies on a kind that was not prepared": () => ({ reliedOn: [{ kind: "neverPrepared", id: "T-2", version: 1 }] }),
  "has an entry before the first": (stage) => ({ entries: [stage.entry("T-1", 0)] }),
  "has a message without its entry": () => ({ messages: [{ kind, id: "T-1", sequence: 1 }] }),
  "has one message twice": (stage) => ({
    entries: [stage.entry("T-1", 1)],
    messages: [1, 1].map((sequence) => ({ kind, id: "T-1", sequence })),
  }),
  "has a message of another sequence": (stage) => ({
    entries: [stage.entry("T-1", 1)],
    messages: [{ kind, id: "T-1", sequence: 2 }],
  }),
}

export const hostileUnits: ReadonlyArray<ContractCase> = Object.entries(shapes).map(([name, shape]) =>
  typed(`a unit that ${name} is refused`, async (stage) => {
    await refused(commitOf(stage, shape(stage)), name)
    same([await stage.find(), await stage.journal("T-1")], [[], []])
  }),
)
