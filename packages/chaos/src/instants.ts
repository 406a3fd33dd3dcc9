/** The instants that stories are told with. */
export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** Monday, 2 March 2026, 09:00 in Shanghai. */
export const start = Date.UTC(2026, 2, 2, 1)
