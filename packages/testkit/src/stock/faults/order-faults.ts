/** What purchase orders promise: no more passes than was ordered. */
import type { StockFault } from "./stock-fault.ts"

export interface Order {
  readonly id: string
  readonly status: string
  readonly lines: ReadonlyArray<{ readonly line: number; readonly quantity: number; readonly received: number }>
}
export interface Receipt {
  readonly order: string
  readonly lines: ReadonlyArray<{ readonly orderLine: number; readonly passed: number }>
}

export const ordered = (
  orders: ReadonlyArray<Order>,
  receipts: ReadonlyArray<Receipt>,
  percent: number,
): ReadonlyArray<StockFault> =>
  orders.flatMap(({ id, status, lines }) =>
    lines.flatMap(({ line, quantity, received }) => {
      const passed = receipts
        .filter(({ order }) => order === id)
        .flatMap((receipt) => receipt.lines.filter(({ orderLine }) => orderLine === line))
        .reduce((sum, one) => sum + one.passed, 0)
      const most = Math.floor((quantity * (100 + percent)) / 100)
      if (received <= most && passed === received) return []
      const promise = "no more passes than was ordered" as const
      const seen = `${quantity} ordered, ${received} received, ${passed} passed`
      return [{ promise, where: `${id} line ${line}, ${status}`, seen }]
    }),
  )
