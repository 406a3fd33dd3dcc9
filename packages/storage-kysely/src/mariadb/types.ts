/**
 * The types of MariaDB's columns. All texts are compared in one way, byte by byte and to the last blank, so that
 * an id can be looked up by a text column: of two collations, one would have to be converted, and its index lost.
 * Two ids, a kind and two words just fit into a key (3,072 bytes, four for each character).
 */
const exact = "character set utf8mb4 collate utf8mb4_nopad_bin"

export const mariaDbTypes = {
  id: `varchar(128) ${exact}`,
  kind: `varchar(64) ${exact}`,
  word: `varchar(224) ${exact}`,
  text: `longtext ${exact}`,
  integer: "bigint",
  boolean: "boolean",
  // As text: the server's own type is the same with a check, and would not be read as text by every driver.
  json: `longtext ${exact}`,
} as const

/** So many characters of a text are in an index. */
export const indexedCharacters = 190
