/** Inputs that a command takes, drawn from its schema. */
import * as Schema from "effect/Schema"
import type * as SchemaAST from "effect/SchemaAST"
import * as fc from "fast-check"

/**
 * Texts and numbers to draw from, beside a few of every sort: give the ids of records, and instants around the
 * clock of the test, so that inputs meet what is there.
 *
 * @category arbitraries
 * @since 0.1.0
 */
export interface Pools {
  readonly texts?: ReadonlyArray<string>
  readonly numbers?: ReadonlyArray<number>
}

const someTexts = [
  "A-1",
  "C-7",
  "Compressor",
  "不制冷",
  "a text with 👍 and\nlines",
  "CNY",
  "EUR",
  "bin:A-01",
  "quarantine",
  "defective",
  "-12.5",
  "f".repeat(64),
  "x".repeat(200),
]
const someNumbers = [0, 1, 2, 3, 5, 90, 1_000, 4_102_444_800_000]

/**
 * Draws inputs that a schema takes: optional fields there or not, lists short, texts and numbers from pools.
 *
 * **Details**
 *
 * It reads structs, lists, unions, literals, texts, numbers and booleans with any checks, which is what inputs
 * are made of. Throws a `TypeError` for another kind of schema, and where no value of the pools passes the checks.
 *
 * @category arbitraries
 * @since 0.1.0
 */
export const validInput = (schema: Schema.Top, { texts = [], numbers = [] }: Pools = {}): fc.Arbitrary<unknown> =>
  drawn(schema.ast, { texts: [...texts, ...someTexts], numbers: [...numbers, ...someNumbers] })

const drawn = (ast: SchemaAST.AST, pools: Required<Pools>): fc.Arbitrary<unknown> => {
  const fits = Schema.is(Schema.make<Schema.Codec<unknown>>(ast as never))
  // What is made of parts that fit needs a look of its own only where the whole has checks: looking at every level again
  // costs more than drawing.
  const whole = <A>(arbitrary: fc.Arbitrary<A>): fc.Arbitrary<A> =>
    ast.checks === undefined ? arbitrary : arbitrary.filter((value) => fits(value))
  const oneOf = (values: ReadonlyArray<unknown>): fc.Arbitrary<unknown> => {
    const fitting = values.filter((value) => fits(value))
    if (fitting.length === 0) throw new TypeError(`no ${ast._tag} of the pools passes the checks`)
    return fc.constantFrom(...fitting)
  }
  switch (ast._tag) {
    case "String":
      return oneOf(pools.texts)
    case "Number":
      return oneOf(pools.numbers)
    case "Boolean":
      return fc.boolean()
    case "Literal":
      return fc.constant(ast.literal)
    case "Union":
      return whole(fc.oneof(...ast.types.map((type) => drawn(type, pools))))
    case "Arrays": {
      const element = ast.rest[0]
      if (element === undefined || ast.elements.length > 0) throw new TypeError("a list has no elements to draw")
      return whole(fc.array(drawn(element, pools), { maxLength: 3 }))
    }
    case "Objects": {
      const fields = ast.propertySignatures.map(({ name, type }) => [String(name), type] as const)
      const required = fields.filter(([, type]) => type.context?.isOptional !== true).map(([name]) => name)
      const model = Object.fromEntries(fields.map(([name, type]) => [name, drawn(type, pools)]))
      return whole(fc.record(model, { requiredKeys: required, noNullPrototype: true }))
    }
    default:
      throw new TypeError(`inputs are not made of ${ast._tag}`)
  }
}
