/** A command written down: who gives it, on which record, with what input, how much later than the one before. */
import { type ActorDesk, type CommandOptions, type Desk, type Questions, regulation } from "@fieldcare/core"
import type { Lifecycle } from "@fieldcare/core/engine"
import { minute } from "./instants.ts"

export type Chapters = ReturnType<typeof regulation>
type Doors = ActorDesk<Chapters>
export type Kind = keyof Doors
type CommandOf<K extends Kind> = Exclude<keyof Doors[K] & string, keyof Questions<never, "promise">>
type InputOf<M> = M extends (...parameters: infer P) => unknown ? (P[0] extends string ? P[1] : P[0]) : never

/** The roles of the people by whom commands are given; an engineer's are known by their name. */
const roles = {
  clara: ["clerk", "dispatcher", "supervisor", "specialist"],
  olga: ["personnel", "fleet", "quality"],
  hugo: ["quality"],
  kim: ["storekeeper"],
  karl: ["storekeeper"],
  bea: ["buyer"],
  stan: ["supervisor"],
  system: ["system"],
} as const

/** The departments of those who approve; more than one has to be heard where parts are scrapped. */
const departments: Readonly<Record<string, string>> = { hugo: "quality", stan: "service" }

const rolesOf = (by: string): ReadonlyArray<string> => roles[by as keyof typeof roles] ?? ["engineer"]

/** A record as a command answered it. */
export interface Answer {
  readonly status: string
  readonly version: number
  /** Of a ticket, the form that is to be signed once the work is complete. */
  readonly acceptance?: { readonly form?: string }
}

/** One command. Where its input depends on what was answered before, it is made from the record's last answer. */
export interface Step {
  readonly by: string
  readonly kind: Kind
  readonly command: string
  readonly id: string
  readonly input: object | ((last: Answer) => object)
  readonly laterMs: number
}

/** A step whose input fits its command, a minute after the one before unless it says otherwise. */
export const ask = <K extends Kind, C extends CommandOf<K>>(
  by: string,
  kind: K,
  command: C,
  id: string,
  input: (InputOf<Doors[K][C]> & object) | ((last: Answer) => InputOf<Doors[K][C]> & object),
  laterMs = minute,
): Step => ({ by, kind, command, id, input, laterMs })

/** Every command of every lifecycle, as `kind.command`, with whether it makes a record. */
export const commands: ReadonlyMap<string, boolean> = new Map(
  regulation()
    .flatMap((chapter): ReadonlyArray<Lifecycle> => chapter.lifecycles)
    .flatMap(({ kind, commands }) =>
      Object.entries(commands).map(([name, { creates }]) => [`${kind}.${name}`, creates === true] as const),
    ),
)

type Door = Readonly<Record<string, Readonly<Record<string, (...parameters: ReadonlyArray<unknown>) => unknown>>>>

/** Gives the command of a step at a desk; `last` is the record's last answer, for inputs made from it. */
export const give = <Handle>(
  desk: Pick<Desk<Handle, Chapters>, "as">,
  tenant: string,
  { by, kind, command, id, input }: Step,
  last: Answer | undefined,
  options: CommandOptions = {},
): Promise<Answer> => {
  const department = departments[by]
  const actor = { id: by, tenant, roles: rolesOf(by), ...(department === undefined ? {} : { department }) }
  const door = desk.as(actor) as never as Door
  const given = typeof input === "function" ? input(last!) : input
  const parameters = commands.get(`${kind}.${command}`) === true ? [given, { id, ...options }] : [id, given, options]
  return door[kind]![command]!(...parameters) as Promise<Answer>
}
