/** The rows of a query as one JSON list, in the query's order. */
import {
  AliasNode,
  ColumnNode,
  type Expression,
  IdentifierNode,
  type OperationNode,
  type RawBuilder,
  ReferenceNode,
  SelectQueryNode,
  sql,
} from "kysely"

/** Kysely's own helper casts to a type that MariaDB does not have. */
export const rowsAsJson = (query: Expression<unknown>): RawBuilder<unknown> => {
  const fields = columnsOf(query.toOperationNode()).map((name) => sql`${sql.lit(name)}, r.${sql.id(name)}`)
  return sql`(select coalesce(json_arrayagg(json_object(${sql.join(fields)})), '[]') from ${query} as r)`
}

const columnsOf = (query: OperationNode): ReadonlyArray<string> => {
  if (!SelectQueryNode.is(query)) throw new TypeError("expected a query that selects")
  return (query.selections ?? []).map(({ selection }) => {
    if (AliasNode.is(selection) && IdentifierNode.is(selection.alias)) return selection.alias.name
    if (ReferenceNode.is(selection) && ColumnNode.is(selection.column)) return selection.column.column.name
    throw new TypeError("expected columns that have names")
  })
}
