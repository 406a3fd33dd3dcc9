/** The names of declared columns, as the tables have them. */

import type { StoredRow } from "@fieldcare/core/storage"

export const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** The declared columns of a record. */
export const columnNames = (row: StoredRow): string => Object.keys(row.columns).map(snakeCase).join(", ")
