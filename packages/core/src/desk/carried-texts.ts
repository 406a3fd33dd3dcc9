/** Personal texts that go along with a command to another record. */
import type { PersonalText } from "../storage/unit-of-work.ts"
import type { Ready } from "./ready.ts"
import type { Followed } from "./unit-builder.ts"

/** What the reference of every personal text begins with. */
const prefix = "pd-"

/**
 * A new reference for a personal text.
 *
 * @category personal data
 * @since 0.1.0
 */
export const referenceOf = (id: string): string => prefix + id

/**
 * Makes personal texts of one record to texts of another, under that one's subject: each record has its own, so that
 * it can be read and erased by itself.
 *
 * @category personal data
 * @since 0.1.0
 */
export class CarriedTexts {
  readonly texts: Array<PersonalText> = []
  readonly #known: ReadonlyMap<string, string>
  readonly #ready: (kind: string) => Ready
  readonly #newId: () => string

  constructor(known: ReadonlyMap<string, string>, ready: (kind: string) => Ready, newId: () => string) {
    this.#known = known
    this.#ready = ready
    this.#newId = newId
  }

  /** The input with references of the other record's own. A text that was erased stays the reference that it is. */
  carried({ kind, command }: Followed, id: string, input: object, record: unknown): object {
    const { compiled, inputPersonal } = this.#ready(kind)
    const { blank, subject } = compiled.lifecycle
    const about = subject((record ?? { ...blank, id }) as never, input) ?? id
    return inputPersonal.get(command)!(input, (given) => {
      const text = this.#known.get(given) ?? (given.startsWith(prefix) ? undefined : given)
      if (text === undefined) return given
      const reference = referenceOf(this.#newId())
      this.texts.push({ reference, subject: about, kind, id, text })
      return reference
    })
  }
}
