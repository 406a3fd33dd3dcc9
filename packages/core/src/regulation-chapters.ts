/** The built-in chapters together. */
import type { Chapter } from "./engine/chapter.ts"
import { DefinitionInvalid } from "./engine/definition-invalid.ts"
import { parts } from "./parts/chapter.ts"
import { programmes } from "./programme/chapter.ts"
import { quality } from "./quality/chapter.ts"
import { service } from "./service/chapter.ts"
import { team } from "./team/chapter.ts"

/**
 * The chapters of the regulation that are built in, for `openDesk({ chapters: regulation() })`. Add a company's
 * own behind them: `[...regulation(), ourChapter]`.
 *
 * @category chapters
 * @since 0.1.0
 */
export const regulation = () => [team, service, quality, parts, programmes] as const

type Kinds<C> = C extends Chapter ? C["lifecycles"][number]["kind"] : never
type InPlaceOf<C, Own> = Own extends Chapter ? (Kinds<Own> & Kinds<C> extends never ? never : Own) : never
type Placed<C, Own> = [InPlaceOf<C, Own>] extends [never] ? C : InPlaceOf<C, Own>

/**
 * The chapters of the regulation, with a company's extended ones each in the place of the built-in one of its id.
 *
 * Throws `DefinitionInvalid` where there is none of that id; such a chapter stands behind: `[...regulation(), ours]`.
 *
 * @example
 * ```ts
 * import { extendChapter, extendLifecycle } from "@fieldcare/core/engine"
 * import { service, ticket } from "@fieldcare/core/service"
 *
 * const ours = extendChapter(service, extendLifecycle(ticket, { version: 1 }), { words: {} })
 * regulationWith(ours).includes(ours) // => true
 * ```
 * @category chapters
 * @since 0.1.0
 */
export const regulationWith = <const Own extends ReadonlyArray<Chapter>>(
  ...own: Own
): { readonly [I in keyof ReturnType<typeof regulation>]: Placed<ReturnType<typeof regulation>[I], Own[number]> } => {
  const chapters: ReadonlyArray<Chapter> = regulation()
  const problems = own
    .filter(({ id }) => !chapters.some((one) => one.id === id))
    .map(({ id }) => ({
      where: id,
      problem: "is no chapter of the regulation; add it behind: [...regulation(), yours]",
    }))
  if (problems.length > 0) throw new DefinitionInvalid({ of: "The regulation", problems })
  return chapters.map((chapter) => own.find(({ id }) => id === chapter.id) ?? chapter) as never
}
