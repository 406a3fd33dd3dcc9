/** A store with its people, its catalogue, its bins, an approved supplier and orders that were sent. */
import { openDesk, regulation } from "@fieldcare/core"
import type { StoragePort } from "@fieldcare/core/storage"
import { memoryStorage, type MemoryTransaction } from "../../../src/index.ts"
import { actor, company, start } from "../scene.ts"

export const day = 86_400_000

const price = { amountMinor: 100, currency: "CNY" }

/** The catalogue has a part of each kind of tracking: screws, sealant by its lot, compressors by serial number. */
export const openStore = async (storage: StoragePort<MemoryTransaction> = memoryStorage()) => {
  const clock = { now: start }
  let ids = 0
  const desk = await openDesk({
    storage,
    chapters: regulation(),
    calendar: company,
    clock: () => clock.now,
    ids: () => `id-${String(++ids).padStart(6, "0")}`,
  })
  const keeper = desk.as(actor("sam", "storekeeper"))
  const quality = desk.as(actor("quinn", "quality"))
  const buyer = desk.as(actor("bea", "buyer"))
  const supervisor = desk.as(actor("sven", "supervisor"))
  const personnel = desk.as(actor("olga", "personnel"))
  for (const id of ["sven", "quinn"]) {
    await personnel.person.register({ name: id, post: "technician", department: "store" }, { id })
  }
  const article = { model: "M", unit: "piece", storageClass: "dry" }
  await keeper.part.register({ ...article, name: "Screw", tracking: "none" }, { id: "screw" })
  await keeper.part.register(
    { ...article, name: "Sealant", tracking: "lot", storageClass: "cool", shelfLifeDays: 180 },
    { id: "sealant" },
  )
  await keeper.part.register({ ...article, name: "Compressor", tracking: "serial" }, { id: "compressor" })
  await keeper.bin.register({ warehouse: "main", storageClasses: ["dry"] }, { id: "A" })
  await keeper.bin.register({ warehouse: "main", storageClasses: ["dry", "cool"] }, { id: "B" })
  await keeper.bin.register({ warehouse: "main", storageClasses: ["cool"] }, { id: "C" })
  await buyer.supplier.apply({ name: "Acme", supplies: "Parts", evidence: "Licence seen" }, { id: "acme-parts" })
  await supervisor.supplier.approve("acme-parts", {})

  /** An order that was sent; its lines are numbered from 1. */
  const ordered = async (id: string, lines: ReadonlyArray<{ readonly part: string; readonly quantity: number }>) => {
    await buyer.purchaseOrder.propose(
      { supplier: "acme-parts", lines: lines.map((line) => ({ ...line, price })), reason: "Stock is low" },
      { id },
    )
    await supervisor.purchaseOrder.approve(id, {})
    return buyer.purchaseOrder.send(id, {})
  }
  /** What is where: place and item with their quantity. */
  const balances = async (part: string) => {
    const { items } = await desk.stock(actor("sam", "storekeeper")).balances({ part, limit: 500 })
    return Object.fromEntries(
      items.map(({ place, item, quantity }) => [item === "" ? place : `${place} ${item}`, quantity]),
    )
  }
  const stock = desk.stock(actor("sam", "storekeeper"))
  return { desk, stock, storage, clock, keeper, quality, buyer, supervisor, ordered, balances }
}

export type Store = Awaited<ReturnType<typeof openStore>>

/** A reading that keeps its limits, and one that does not. */
export const good = { characteristic: "dents", value: "0", unit: "pieces", maximum: "0" }
export const bad = { ...good, value: "1" }
