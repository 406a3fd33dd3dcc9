import { regulation } from "@fieldcare/core"
import { compile, type Lifecycle } from "@fieldcare/core/engine"
import { describe, expect, it } from "vitest"
import { diagramCommand } from "../src/diagram-command.ts"

describe("a state diagram", () => {
  it("has every status, and an arrow for every step and branch of the table", () => {
    for (const { lifecycles } of regulation()) {
      for (const lifecycle of lifecycles as ReadonlyArray<Lifecycle>) {
        const { table } = compile(lifecycle)
        const lines = diagramCommand(lifecycle.kind, undefined).split("\n")
        expect(lines[0]).toBe("stateDiagram-v2")
        const node = (name: string) => (name === table.initial ? "[*]" : name.replaceAll(".", "_"))
        for (const [command, steps] of table.steps) {
          for (const [from, { otherwise, branches }] of steps) {
            for (const to of [otherwise, ...branches.map(({ target }) => target)]) {
              const arrow = lines.find((line) => line.startsWith(`  ${node(from)} --> ${node(to)} : `))
              expect(arrow, `${command}: ${from} to ${to}`).toContain(command)
            }
          }
        }
        for (const { name, final } of table.statuses.values())
          expect(lines.includes(`  ${node(name)} --> [*]`)).toBe(final)
      }
    }
  })

  it("speaks the words of a language where one is asked for", () => {
    expect(diagramCommand("ticket", "zh-Hans")).toMatch(/state "[^a-z"]+" as received/)
    expect(diagramCommand("ticket", "en")).not.toContain('"visit.onSite"')
  })
})
