/** What rows of the stock mostly say, and therefore do not say on their way to the server. */

/** What an account's row mostly says, and does not say then. */
export const usualAccount = { item: "", reserved: 0, postings: 1, single: false, outside: false }

/** What a posting's row mostly says, and does not say then. */
export const usualPosting = { n: 1, reserved: 0, quantityBefore: 0, reservedBefore: 0 }
