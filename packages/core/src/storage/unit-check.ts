/** The checks of a unit of work. */
import type { JournalEntry } from "../engine/journal.ts"
import { type Movement, movementProblem } from "../ledger/movement.ts"
import { checkAccount } from "./account-check.ts"
import { checkScalar, declared, type Prepared } from "./kind-check.ts"
import type { OpenDuty } from "./open-duty.ts"
import { checkDefined, checkIds, checkText, checkWhole, checkWord, Malformed, shown } from "./sound-values.ts"
import type { UnitOfWork, Write } from "./unit-of-work.ts"

export const checkUnit = (unit: UnitOfWork, columns: Prepared): void => {
  checkIds({ tenant: unit.tenant })
  if (unit.writes.length === 0) throw new Malformed("a unit of work that writes nothing")
  const seen = new Set<string>()
  for (const write of unit.writes) {
    checkWrite(write, unit.tenant, columns)
    const { kind, id } = write.row
    if (seen.has(`${kind} ${id}`)) throw new Malformed(`${kind} ${id} twice in one unit`)
    seen.add(`${kind} ${id}`)
  }
  for (const relied of unit.reliedOn) {
    checkIds({ kind: relied.kind, id: relied.id })
    declared(relied.kind, columns)
    checkWhole("version relied on", relied.version, 1, Number.MAX_SAFE_INTEGER)
  }
  for (const entry of unit.entries) checkEntry(entry, unit.tenant)
  const entries = new Set(unit.entries.map(({ kind, id, sequence }) => `${kind} ${id} ${sequence}`))
  for (const { kind, id, sequence } of unit.messages) {
    if (!entries.delete(`${kind} ${id} ${sequence}`))
      throw new Malformed(`a message of ${shown(kind)} ${shown(id)} ${shown(sequence)}, no entry of the unit or twice`)
  }
  for (const text of unit.personal) {
    checkIds({ reference: text.reference, subject: text.subject, kind: text.kind, id: text.id })
    checkText("personal text", text.text)
  }
  if (unit.key !== undefined) checkKey(unit.key)
}

const checkWrite = ({ row, expectedVersion, duties, dutiesBefore }: Write, tenant: string, columns: Prepared): void => {
  checkIds({ tenant: row.tenant, kind: row.kind, id: row.id })
  if (row.tenant !== tenant) throw new Malformed(`a row of tenant ${row.tenant} in a unit of ${tenant}`)
  const names = declared(row.kind, columns)
  checkWhole("expectedVersion", expectedVersion, 0, Number.MAX_SAFE_INTEGER)
  checkWhole("version", row.version, expectedVersion + 1, Number.MAX_SAFE_INTEGER)
  for (const [name, value] of Object.entries(row.columns)) {
    const type = names.get(name)
    if (type === undefined || name === "status" || name === "category")
      throw new Malformed(`column ${name}, which ${row.kind} does not declare`)
    if (value !== null) checkScalar(name, value, type)
  }
  checkWord("status", row.status)
  checkWord("category", row.category)
  checkWord("head", row.head)
  checkDefined("record", row.record)
  checkDefined("trail", row.trail)
  for (const open of [duties, dutiesBefore ?? []]) {
    open.forEach(checkDuty)
    const named = new Set(open.map(({ duty, key }) => JSON.stringify([duty, key])))
    if (named.size !== open.length) throw new Malformed(`one duty twice on ${row.kind} ${row.id}`)
  }
}

const checkDuty = ({ duty, key, due, actAt }: OpenDuty): void => {
  checkWord("duty", duty)
  checkWord("key of a duty", key)
  if (due !== null) checkWhole("due", due, 0, Number.MAX_SAFE_INTEGER)
  if (actAt !== null && actAt !== undefined) checkWhole("actAt", actAt, 0, Number.MAX_SAFE_INTEGER)
}

const checkEntry = (entry: JournalEntry, tenant: string): void => {
  checkIds({ tenant: entry.tenant, kind: entry.kind, id: entry.id })
  if (entry.tenant !== tenant) throw new Malformed(`an entry of tenant ${entry.tenant} in a unit of ${tenant}`)
  checkWhole("sequence", entry.sequence, 1, Number.MAX_SAFE_INTEGER)
  checkDefined("entry", entry)
  entry.movements?.forEach(checkMovement)
}

const checkMovement = (movement: Movement): void => {
  checkAccount({ part: movement.part, place: movement.from, item: movement.item }, ["part", "place", "item"])
  const problem = movementProblem(movement)
  if (problem !== undefined) throw new Malformed(`a movement of ${movement.part} ${problem}`)
}

const checkKey = ({ actor, key, remembered }: NonNullable<UnitOfWork["key"]>): void => {
  checkIds({ actor, key })
  checkWord("digest", remembered.digest)
  checkIds({ kind: remembered.kind, id: remembered.id })
  checkWhole("version remembered", remembered.version, 1, Number.MAX_SAFE_INTEGER)
}
