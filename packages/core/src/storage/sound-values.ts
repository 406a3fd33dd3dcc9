/** Single values of a request: each is sound, or the request is malformed. */
import { isIdentifier } from "../values/identifier.ts"
import { isStorable } from "../values/storable.ts"

/** What is wrong with a request. */
export class Malformed {
  readonly problem: string
  constructor(problem: string) {
    this.problem = problem
  }
}

export const checkIds = (ids: Readonly<Record<string, unknown>>): void => {
  for (const [name, id] of Object.entries(ids)) {
    if (!isIdentifier(id)) throw new Malformed(`${name} ${shown(id)}, which is no id`)
  }
}

export const checkWhole = (name: string, value: unknown, minimum: number, maximum: number): void => {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < minimum || value > maximum) {
    throw new Malformed(`${name} ${shown(value)}, which is not a whole number from ${minimum} to ${maximum}`)
  }
}

export const checkText = (name: string, value: unknown): void => {
  if (typeof value !== "string") throw new Malformed(`${name} ${shown(value)}, which is no text`)
  checkDefined(name, value)
}

/** So many characters fit into an index of every database. */
const wordCharactersMax = 190

export const checkWord = (name: string, value: unknown): void => {
  checkText(name, value)
  if ((value as string).length > wordCharactersMax)
    throw new Malformed(`${name} ${shown(value)}, which has more than ${wordCharactersMax} characters`)
}

export const checkDefined = (name: string, value: unknown): void => {
  const fault = faultIn(value)
  if (fault !== undefined) throw new Malformed(`${fault.problem} in ${[name, ...fault.path].join(".")}`)
}

interface Fault {
  readonly problem: string
  readonly path: Array<string>
}

// Everything that is written passes here: only a fault has a path, sound values are walked without making any.
const faultIn = (value: unknown): Fault | undefined => {
  switch (typeof value) {
    case "string":
      return isStorable(value) ? undefined : { problem: "NUL or half of a surrogate pair", path: [] }
    case "number":
      return Number.isFinite(value) ? undefined : { problem: String(value), path: [] }
    case "boolean":
      return undefined
    case "object":
      if (value === null) return undefined
      return Array.isArray(value) ? faultInList(value) : faultInObject(value as Readonly<Record<string, unknown>>)
    default:
      return { problem: typeof value, path: [] }
  }
}

const faultInList = (list: ReadonlyArray<unknown>): Fault | undefined => {
  for (let index = 0; index < list.length; index++) {
    const fault = faultIn(list[index])
    if (fault !== undefined) return under(String(index), fault)
  }
  return undefined
}

const faultInObject = (object: Readonly<Record<string, unknown>>): Fault | undefined => {
  for (const key of Object.keys(object)) {
    const fault = faultIn(object[key])
    if (fault !== undefined) return under(key, fault)
  }
  return undefined
}

const under = (key: string, { problem, path }: Fault): Fault => ({ problem, path: [key, ...path] })

export const shown = (value: unknown): string => {
  if (typeof value === "string") return JSON.stringify(value.slice(0, 40))
  return value !== null && typeof value === "object" ? "an object" : `${value as null | undefined | number | boolean}`
}
