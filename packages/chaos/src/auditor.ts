// The auditor: a process that never gave a command. It reads its orders from standard input, and prints findings.
import { text } from "node:stream/consumers"
import { audit } from "./audit.ts"
import { tenant } from "./company.ts"
import type { LedgerTicket } from "./ledger.ts"
import { openPlace, type Place } from "./place.ts"

export interface AuditOrders {
  readonly place: Place
  readonly tickets: ReadonlyArray<LedgerTicket>
}

const { place, tickets } = JSON.parse(await text(process.stdin)) as AuditOrders
const { storage, close } = await openPlace(place)
const findings = await audit(storage, tenant, tickets)
process.stdout.write(JSON.stringify(findings))
await close()
