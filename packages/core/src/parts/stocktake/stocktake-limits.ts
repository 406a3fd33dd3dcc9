/** How large a stocktake may be, so that all it looks at fits into one unit of work. */

/**
 * Lines of one stocktake.
 *
 * @category stocktake
 * @since 0.1.0
 */
export const linesMax = 50

/**
 * Lots and serial numbers that are seen or booked on all lines of one stocktake.
 *
 * @category stocktake
 * @since 0.1.0
 */
export const piecesMax = 400

/**
 * Serial numbers that are seen where the books do not have them, on all lines of one stocktake. Who has more enters an
 * opening stock.
 *
 * @category stocktake
 * @since 0.1.0
 */
export const strangersMax = 50
