/** How many pieces to order. */
import { PlanningProblems } from "./planning-invalid.ts"

/**
 * What a part's stock and its supplier's terms are, in pieces.
 *
 * **Details**
 *
 * `reserved` counts what open orders wait for, whether it is there or not. `minimumQuantity` and `packSize` are the
 * supplier's, 1 unless said.
 *
 * @category stock
 * @since 0.1.0
 */
export interface StockTerms {
  readonly onHand: number
  readonly onOrder: number
  readonly reserved: number
  readonly minimumQuantity?: number
  readonly packSize?: number
}

/**
 * How many pieces to order, and why.
 *
 * @category stock
 * @since 0.1.0
 */
export interface OrderQuantity {
  /** 0, or whole packs of at least the minimum. */
  readonly quantity: number
  /** On hand and on order, less what is reserved; below 0 where more is promised than there is. */
  readonly inventoryPosition: number
  /** What the position lacks to the level that an order fills up to. */
  readonly shortfall: number
}

/**
 * Orders when the inventory position is below the reorder point: as many whole packs as lift it to the reorder point
 * and `coverQuantity` pieces above, and at least the supplier's minimum.
 *
 * **Details**
 *
 * All figures are whole; the position at the reorder point itself is enough. Errors: `PlanningInvalid`.
 *
 * @example
 * ```ts
 * orderQuantity(8, { onHand: 3, onOrder: 2, reserved: 1, packSize: 5 }).quantity // => 5
 * orderQuantity(8, { onHand: 3, onOrder: 2, reserved: 1, minimumQuantity: 12, packSize: 5 }).quantity // => 15
 * orderQuantity(4, { onHand: 3, onOrder: 2, reserved: 1 }).quantity // => 0
 * ```
 *
 * @category stock
 * @since 0.1.0
 */
export const orderQuantity = (reorderPoint: number, stock: StockTerms, coverQuantity = 0): OrderQuantity => {
  const problems = new PlanningProblems()
  problems.whole(reorderPoint, "reorderPoint", [0, Number.MAX_SAFE_INTEGER], "a number of pieces")
  problems.whole(coverQuantity, "coverQuantity", [0, Number.MAX_SAFE_INTEGER], "a number of pieces")
  checkStock(stock, "stock", problems)
  problems.done()
  return orderQuantityOf(reorderPoint, stock, coverQuantity)
}

/** Notes stocks and terms that are none. */
export const checkStock = (stock: StockTerms, path: string, problems: PlanningProblems): void => {
  for (const name of ["onHand", "onOrder", "reserved"] as const)
    problems.whole(stock[name], `${path}.${name}`, [0, 1_000_000_000], "a number of pieces")
  for (const name of ["minimumQuantity", "packSize"] as const)
    problems.whole(stock[name] ?? 1, `${path}.${name}`, [1, 1_000_000_000], "a number of pieces")
}

/** The same for figures that were checked. */
export const orderQuantityOf = (
  reorderPoint: number,
  { onHand, onOrder, reserved, minimumQuantity = 1, packSize = 1 }: StockTerms,
  coverQuantity: number,
): OrderQuantity => {
  const inventoryPosition = onHand + onOrder - reserved
  if (inventoryPosition >= reorderPoint) return { quantity: 0, inventoryPosition, shortfall: 0 }
  const shortfall = reorderPoint + coverQuantity - inventoryPosition
  return {
    quantity: Math.ceil(Math.max(shortfall, minimumQuantity) / packSize) * packSize,
    inventoryPosition,
    shortfall,
  }
}
