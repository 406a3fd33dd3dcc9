/** Compares what a storage answers with what it must answer. */

/** Fails a case unless two values are the same as JSON, whatever the order of their keys. */
export const same = (actual: unknown, expected: unknown, what = "the answer"): void => {
  const [a, b] = [canonical(actual), canonical(expected)]
  if (a !== b) throw new Error(`${what}: expected ${b.slice(0, 400)}, got ${a.slice(0, 400)}`)
}

/** Fails a case unless something holds of an answer. */
export const holds = (truth: boolean, what: string, answer: unknown): void => {
  if (!truth) throw new Error(`${what}: got ${canonical(answer).slice(0, 400)}`)
}

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, field: unknown) => {
    if (field === undefined) return "(undefined)"
    if (field instanceof Map) return [...field].toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1))
    if (field instanceof Set) return [...field].map(String).toSorted()
    if (field === null || typeof field !== "object" || Array.isArray(field)) return field
    return Object.fromEntries(Object.entries(field).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  }) ?? "(undefined)"
