/** Decoding `ticket.receive` as the desk does it, against the same checks written by hand. */

import "effect/schema/SchemaJITCompiler/enable"
import { decoderOf, defaultInputLimits } from "@fieldcare/core"
import { ticket } from "@fieldcare/core/service"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import { defineBench } from "./bench.ts"
import { Invalid, receiveByHand } from "./receive-by-hand.ts"
import { intake } from "./ticket-walk.ts"

const decode = decoderOf("ticket.receive", ticket.commands.receive.input, defaultInputLimits)

export const bench = defineBench(() => {
  agreed()
  return {
    contestants: {
      desk: (operations) => {
        let characters = 0
        for (let i = 0; i < operations; i++) {
          // What succeeded at once is an Exit: no fiber is started for it here, and none by the desk.
          const decoded = decode(intake) as Exit.Exit<typeof intake>
          if (Exit.isSuccess(decoded)) characters += decoded.value.description.length
        }
        return characters
      },
      hand: (operations) => {
        let characters = 0
        for (let i = 0; i < operations; i++) characters += receiveByHand(intake).description!.length
        return characters
      },
    },
    comparisons: [{ case: "ticket.receive, against by hand", of: "desk", against: "hand", better: "lower", goal: 3 }],
  }
})

/** Both accept the same and refuse the same. */
const agreed = (): void => {
  const inputs: ReadonlyArray<unknown> = [
    intake,
    { ...intake, more: 1 },
    { ...intake, channel: "fax" },
    { ...intake, description: " " },
    { ...intake, description: "a\u0000" },
    { ...intake, customer: { ...intake.customer, id: "null" } },
    { ...intake, product: { model: 7 } },
    { ...intake, paid: undefined },
    { ...intake, paid: 1 },
    Object.create(intake),
    [],
    null,
  ]
  for (const input of inputs) {
    const desk = Effect.runSync(Effect.result(decode(input)))._tag === "Success"
    if (desk !== takenByHand(input)) throw new Error(`desk and hand disagree on ${JSON.stringify(input)}`)
  }
}

const takenByHand = (input: unknown): boolean => {
  try {
    receiveByHand(input)
    return true
  } catch (error) {
    if (error instanceof Invalid) return false
    throw error
  }
}
