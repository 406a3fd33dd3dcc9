/** What must be true of approvals, by the journal alone and whatever the chapters declare: nobody approves his own. */
import type { JournalEntry } from "@fieldcare/core/storage"
import type { StockFault } from "./stock-fault.ts"

/** By kind: the commands that ask for what others decide or that change it, and the command that decides. */
const decided: Readonly<Record<string, { readonly asks: ReadonlyArray<string>; readonly decides: string }>> = {
  supplier: { asks: ["apply", "change"], decides: "approve" },
  purchaseProposal: { asks: ["propose"], decides: "confirm" },
  purchaseOrder: { asks: ["propose", "change"], decides: "approve" },
  requisition: { asks: ["submit", "change"], decides: "approve" },
  scrap: { asks: ["report", "apply", "submit", "edit"], decides: "approve" },
  supplierReturn: { asks: ["propose", "change"], decides: "approve" },
}

/** The desk itself asks for nothing that it would have to be kept from approving. */
const ofPeople = ({ actor }: JournalEntry): boolean => !actor.roles.includes("system")

const peopleOf = ({ actor: { id, delegateOf } }: JournalEntry): ReadonlyArray<string> =>
  delegateOf === undefined ? [id] : [id, delegateOf]

/** Every approval by somebody who asked for it, changed it, stands in for such a person, or approved it before. */
export const approvedByOthers = (entries: ReadonlyArray<JournalEntry>): ReadonlyArray<StockFault> => {
  const hands = new Map<string, { readonly asked: Set<string>; given: Set<string> }>()
  return entries.flatMap((entry): ReadonlyArray<StockFault> => {
    const { kind, id, command, sequence } = entry
    const { asks = [], decides } = decided[kind] ?? {}
    const record = `${kind} ${id}`
    const hand = hands.get(record) ?? { asked: new Set(), given: new Set() }
    hands.set(record, hand)
    const people = peopleOf(entry)
    if (asks.includes(command)) {
      if (ofPeople(entry)) for (const person of people) hand.asked.add(person)
      // What was given before is void.
      hand.given = new Set()
    }
    if (command !== decides) return []
    const own = people.filter((person) => hand.asked.has(person) || hand.given.has(person))
    for (const person of people) hand.given.add(person)
    const promise = "who approves had no hand in it, and approves once" as const
    return own.length === 0 ? [] : [{ promise, where: `${record}, entry ${sequence}`, seen: own.join(", ") }]
  })
}
