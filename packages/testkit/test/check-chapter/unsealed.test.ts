// A check keeps no journal: what it rehearses is the same with and without the chain of digests.
import { Rehearsal, regulation } from "@fieldcare/core"
import { chainFaults } from "@fieldcare/core/engine"
import { defaultPolicy } from "@fieldcare/core/regulation"
import { aroundTheClock } from "@fieldcare/core/time"
import { expect, test } from "vitest"
import { preparationsOf } from "../../src/check-chapter/preparations.ts"

const at = Date.UTC(2026, 2, 2, 1)

const entriesOf = (more: { readonly sealed?: false }) => {
  const rehearsal = new Rehearsal({ chapters: regulation(), policy: defaultPolicy, calendar: aroundTheClock, ...more })
  return preparationsOf("requisition", at).flatMap(({ person, role, ...asked }) => {
    const actor = { id: person, tenant: "check", roles: [role] }
    return rehearsal.give({ ...asked, actor, at }).entries
  })
}

test("entries tell the same without their digests", () => {
  const [sealed, unsealed] = [entriesOf({}), entriesOf({ sealed: false })]
  const told = ({ hash: _hash, previous: _previous, ...entry }: (typeof sealed)[number]) => entry
  expect(unsealed.map(told)).toEqual(sealed.map(told))
  expect(sealed.length).toBeGreaterThan(8)
  const ticket = ({ kind }: (typeof sealed)[number]) => kind === "ticket"
  expect(chainFaults(sealed.filter(ticket))).toEqual([])
  expect(chainFaults(unsealed.filter(ticket))).not.toEqual([])
})
