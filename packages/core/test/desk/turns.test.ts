import * as Effect from "effect/Effect"
import { describe, expect, test } from "vitest"
import { Turns } from "../../src/desk/turns.ts"

const pausing = Effect.promise(() => new Promise((resolve) => setTimeout(resolve, 1)))

describe("who wants the same thing", () => {
  test("has it one after the other, in the order of asking, and others do not wait", async () => {
    const turns = new Turns()
    const told: Array<string> = []
    const use = (thing: string, name: string) =>
      turns.at(
        thing,
        Effect.andThen(
          Effect.sync(() => told.push(`${name} begins`)),
          Effect.andThen(
            pausing,
            Effect.sync(() => told.push(`${name} ends`)),
          ),
        ),
      )
    const asked = [use("one", "a"), use("one", "b"), use("other", "c"), use("one", "d")]
    await Promise.all(asked.map((one) => Effect.runPromise(one)))
    expect(told.slice(0, 2)).toEqual(["a begins", "c begins"])
    expect(told.filter((one) => !one.startsWith("c"))).toEqual(
      ["a", "b", "d"].flatMap((n) => [`${n} begins`, `${n} ends`]),
    )
  })

  test("is followed by the next also where it fails", async () => {
    const turns = new Turns()
    const failing = Effect.runPromise(turns.at("one", Effect.andThen(pausing, Effect.fail("no")))).catch(String)
    const next = Effect.runPromise(turns.at("one", Effect.succeed("yes")))
    expect(await Promise.all([failing, next])).toEqual([expect.stringContaining("no"), "yes"])
    expect(await Effect.runPromise(turns.at("one", Effect.succeed("again")))).toBe("again")
  })
})
