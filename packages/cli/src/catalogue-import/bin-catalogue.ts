/** The bins of a store, from a table. */
import type { Catalogue } from "./catalogue.ts"

const columns = {
  bin: { names: ["bin", "库位"], needed: true },
  warehouse: { names: ["warehouse", "仓库"], needed: true },
  storageClasses: { names: ["storage classes", "存放类别"], needed: true },
} as const

type Column = keyof typeof columns

export const binCatalogue: Catalogue<Column> = {
  kind: "bin",
  columns,
  id: "bin",
  input: (cell) => ({
    warehouse: cell("warehouse"),
    storageClasses: [
      ...new Set(
        cell("storageClasses")
          .split(/[;；|、]/)
          .map((one) => one.trim()),
      ),
    ].filter((one) => one !== ""),
  }),
  columnOf: (field) => (Object.hasOwn(columns, field) ? (field as Column) : "bin"),
}
