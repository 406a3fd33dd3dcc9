// A unit of work that writes one ticket.
import type { Scalar, UnitOfWork } from "@fieldcare/core/storage"

interface Written {
  readonly tenant?: string
  readonly id: string
  /** The version that was read; 0 without it. */
  readonly from?: number
  readonly record?: object
  readonly columns?: Readonly<Record<string, Scalar | null>>
}

export const writing = ({ tenant = "acme", id, from = 0, record = {}, columns = {} }: Written): UnitOfWork => {
  const state = { version: from + 1, status: "open", category: "open", head: "h" } as const
  const trail = { stays: [], duties: [], acts: [] }
  return {
    tenant,
    writes: [
      { expectedVersion: from, row: { tenant, kind: "ticket", id, ...state, record, trail, columns }, duties: [] },
    ],
    reliedOn: [],
    entries: [],
    messages: [],
    personal: [],
  }
}
