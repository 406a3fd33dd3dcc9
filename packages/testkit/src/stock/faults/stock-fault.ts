/** What a fault of the stock is: which promise is broken, and where. */

/**
 * Something about the stock that must not be: which promise is broken, and where.
 *
 * @category stock
 * @since 0.1.0
 */
export interface StockFault {
  readonly promise:
    | "what leaves a place comes to another"
    | "no place holds less than is reserved there"
    | "a serial number is in exactly one place"
    | "the journal adds up to the balances"
    | "the postings add up to the balances"
    | "postings are numbered without gaps"
    | "a unit is where the ledger has it"
    | "what was issued is used, returned, lost or still out"
    | "what is reserved is reserved for somebody"
    | "what has a lot or a serial number is known by it"
    | "no more passes than was ordered"
    | "who approves had no hand in it, and approves once"
  readonly where: string
  readonly seen: string
}
