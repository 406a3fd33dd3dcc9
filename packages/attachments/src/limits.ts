/** How much is taken where a host says nothing. */

/**
 * 25 MiB: a photo in full size, a scanned contract, half a minute of film.
 *
 * @category attachments
 * @since 0.1.0
 */
export const sizeMaxByDefault = 25 * 1024 * 1024
