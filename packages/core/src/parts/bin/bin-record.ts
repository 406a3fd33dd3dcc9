/** A storage bin: a place in a warehouse, and which storage classes it offers. */
import * as Schema from "effect/Schema"
import { Identifier } from "../../values/identifier.ts"
import { Text } from "../../values/text.ts"

const { Array: List, isMaxLength, isMinLength, Struct } = Schema

/**
 * The storage classes that a bin offers: 1 to 20.
 *
 * @category bin
 * @since 0.1.0
 */
export const StorageClasses = List(Text).check(isMinLength(1), isMaxLength(20))

/**
 * The record of a bin. The stock ledger knows it as the place `bin:` and its id.
 *
 * @category bin
 * @since 0.1.0
 */
export const Bin = Struct({ id: Identifier, status: Text, warehouse: Text, storageClasses: List(Text) })

/**
 * @category bin
 * @since 0.1.0
 */
export type Bin = typeof Bin.Type

/**
 * The bin before its first event.
 *
 * @category bin
 * @since 0.1.0
 */
export const blankBin: Bin = { id: "", status: "new", warehouse: "", storageClasses: [] }
