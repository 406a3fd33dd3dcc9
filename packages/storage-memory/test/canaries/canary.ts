/** A storage that breaks one law, and what it is called. */
import { KeyTaken, StorageError, type StoragePort, type UnitOfWork, VersionConflict } from "@fieldcare/core/storage"
import * as Effect from "effect/Effect"

export type Canary = readonly [name: string, law: number, broken: (storage: StoragePort) => Partial<StoragePort>]

/** The tenant's name without what the contract puts behind it for another tenant. */
export const withoutTenant = <A extends { readonly tenant: string }>(request: A): A => ({
  ...request,
  tenant: typeof request.tenant === "string" ? request.tenant.replace(/-(b|t\d)$/, "") : request.tenant,
})

export const keyTaken = (key: string) => Effect.fail(new StorageError({ reason: new KeyTaken({ key }) }))

export const conflict = (kind: string, id: string, expected: number) =>
  Effect.fail(new StorageError({ reason: new VersionConflict({ kind, id, expected }) }))

/** The versions that records have now. */
export const versionsOf = (
  storage: StoragePort,
  tenant: string,
  records: ReadonlyArray<{ readonly kind: string; readonly id: string }>,
) =>
  Effect.forEach(records, ({ kind, id }) =>
    Effect.map(storage.load({ tenant, kind, id, needs: [] }), ({ record }) => record?.version ?? 0),
  )

/** A unit whose every row is changed. */
export const withRows = (
  unit: UnitOfWork,
  change: (row: UnitOfWork["writes"][number]["row"]) => UnitOfWork["writes"][number]["row"],
): UnitOfWork => ({ ...unit, writes: unit.writes.map((write) => ({ ...write, row: change(write.row) })) })
