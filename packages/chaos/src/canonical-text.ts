/** A value as text that is the same whatever the order of its keys. */
export const canonicalText = (value: unknown): string =>
  JSON.stringify(value, (_, field: unknown) =>
    field === null || typeof field !== "object" || Array.isArray(field)
      ? field
      : Object.fromEntries(Object.entries(field).toSorted(([a], [b]) => (a < b ? -1 : 1))),
  )
