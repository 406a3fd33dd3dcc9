/** Ids in order of time: UUID version 7 (RFC 9562). */

/**
 * A UUID of version 7 from a time and ten random bytes.
 *
 * @example
 * ```ts
 * uuid7(0, new Uint8Array(10)) // => "00000000-0000-7000-8000-000000000000"
 * ```
 * @category values
 * @since 0.1.0
 */
export const uuid7 = (ms: number, random: Uint8Array): string => {
  const hex = (byte: number) => byte.toString(16).padStart(2, "0")
  const tail = Array.from(random.slice(0, 10), hex).join("")
  const time = ms.toString(16).padStart(12, "0")
  const variant = (8 + (parseInt(tail[3]!, 16) & 3)).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${tail.slice(0, 3)}-${variant}${tail.slice(4, 7)}-${tail.slice(7, 19)}`
}
