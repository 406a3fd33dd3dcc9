/** The desk: the one door to all records. It is opened with chapters and a storage, and used as an actor. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { AttachmentStore } from "../attachments/attachment-store.ts"
import { recordAttachments, type RecordAttachments } from "../attachments/record-attachments.ts"
import type { Anchor } from "../engine/anchor.ts"
import type { Chapter } from "../engine/chapter.ts"
import { declarationOf } from "../engine/compile.ts"
import { adoptCommand } from "../engine/engine-events.ts"
import { type HostTransaction, Storage, type StoragePort } from "../storage/storage.ts"
import { type Actor, ActorInvalid, checkedActor } from "../trust/actor.ts"
import { identifierExpected, isIdentifier } from "../values/identifier.ts"
import type { StorageError } from "../storage/errors.ts"
import { attend, type Attendance, type DutyName } from "./attend.ts"
import { checkedOptions } from "./decode.ts"
import { InputInvalid } from "./errors.ts"
import { Executor } from "./executor.ts"
import type { ActorDesk, Style } from "./methods.ts"
import { questionsOf } from "./questions.ts"
import { type StockQuestions, stockQuestionsOf } from "./stock-questions.ts"
import { takeAnchor, type TenantVerification, type VerifyOptions, verifyTenant } from "./verification.ts"
import { checkedSettings, type DeskSettings } from "./settings.ts"

/**
 * A desk. Nothing can be asked or done but through `as(actor)`.
 *
 * @category desk
 * @since 0.1.0
 */
export interface Desk<Handle, Chapters extends ReadonlyArray<Chapter>> {
  /** The desk as an actor sees it; answers are Promises that reject with the typed errors. Throws `ActorInvalid`. */
  readonly as: (actor: Actor) => ActorDesk<Chapters>
  /** The same with Effects as answers. */
  readonly asEffect: (actor: Actor) => ActorDesk<Chapters, "effect">
  /**
   * Runs a callback in one transaction of the storage, with the storage's own handle: what the host writes
   * through it and what `within(handle)` does, together or not at all.
   */
  readonly transaction: <A>(use: (handle: Handle) => Promise<A>) => Promise<A>
  /**
   * The desk inside a transaction that is already open: one of the storage's own handles, or, for a transaction
   * of another library, how to send it a statement. A refused command leaves the transaction usable, a failure
   * of the database poisons it; nothing is retried.
   */
  readonly within: (handle: Handle | HostTransaction) => Pick<Desk<Handle, Chapters>, "as" | "asEffect" | "stock">
  /** What can be asked of the stock ledger of the actor's tenant. Throws `ActorInvalid`. */
  readonly stock: (actor: Actor) => StockQuestions
  /** The contents of attachments, as an actor puts and gets them. Throws where the desk was opened without a store. */
  readonly attachments: (actor: Actor) => RecordAttachments
  /**
   * Forgets the personal texts of a subject (a customer's or a person's id), and the contents of its attachments;
   * answers how many there were of both.
   */
  readonly erase: (actor: Actor, subject: string) => Promise<number>
  /** All chain heads of the actor's tenant, to be kept elsewhere: see `Anchor`. */
  readonly anchor: (actor: Actor) => Promise<Anchor>
  /**
   * Verifies every record of the actor's tenant against its journal and, where one is given, against an anchor:
   * entries changed, tails cut, records removed.
   */
  readonly verify: (actor: Actor, options?: VerifyOptions) => Promise<TenantVerification>
  /**
   * Does what is to be done about a duty whose time has come: gives the command that was declared for its deadline, or
   * notes that it is due before long, late, or goes higher up. The actor needs the role `system`, and signs the entry.
   */
  readonly attend: (actor: Actor, duty: DutyName) => Promise<Attendance>
  /** Open duties of the actor's tenant that are due by an instant, the earliest first. */
  readonly due: (
    actor: Actor,
    by: number,
    limit?: number,
  ) => Promise<
    ReadonlyArray<{
      readonly kind: string
      readonly id: string
      readonly duty: string
      readonly key: string
      readonly due: number | null
    }>
  >
}

/**
 * Opens a desk: compiles and checks the chapters, and makes the storage ready for them.
 *
 * **Details**
 *
 * Rejects with `OptionUnknown` for a setting that there is not, with `DefinitionInvalid` when a chapter is wrong in itself, with `StorageError` when the storage can
 * not be made ready.
 *
 * @category desk
 * @since 0.1.0
 */
export const openDesk = <Handle, const Chapters extends ReadonlyArray<Chapter>>(
  settings: DeskSettings<Handle, Chapters>,
): Promise<Desk<Handle, Chapters>> => Effect.runPromise(makeDesk(settings))

/**
 * Opens a desk as an Effect.
 *
 * @category desk
 * @since 0.1.0
 */
export const makeDesk = <Handle, const Chapters extends ReadonlyArray<Chapter>>(
  settings: DeskSettings<Handle, Chapters>,
): Effect.Effect<Desk<Handle, Chapters>, StorageError> =>
  Effect.gen(function* () {
    yield* Effect.sync(() => checkedSettings(settings))
    if (settings.compileSchemas === true) yield* Effect.promise(() => import("effect/schema/SchemaJITCompiler/enable"))
    const executor = yield* Effect.sync(() => new Executor(settings))
    yield* settings.storage.prepare([...executor.lifecycles.values()].map(declarationOf))
    return deskOn<Handle, Chapters>(executor, settings.attachments)
  })

/**
 * A desk as an Effect service, opened on the `Storage` of the environment.
 *
 * @category desk
 * @since 0.1.0
 */
export class DeskService extends Context.Service<DeskService, Desk<unknown, ReadonlyArray<Chapter>>>()(
  "@fieldcare/core/desk/Desk",
) {
  static readonly layer = (settings: Omit<DeskSettings<unknown, ReadonlyArray<Chapter>>, "storage">) =>
    Layer.effect(
      DeskService,
      Effect.flatMap(Storage, (storage: StoragePort) => makeDesk({ ...settings, storage })),
    )
}

const deskOn = <Handle, Chapters extends ReadonlyArray<Chapter>>(
  executor: Executor,
  attachments: AttachmentStore | undefined,
): Desk<Handle, Chapters> => ({
  ...doors<Handle, Chapters>(executor),
  transaction: (use) =>
    Effect.runPromise(
      executor.storage.transaction((handle: Handle) =>
        Effect.tryPromise({ try: () => use(handle), catch: (error) => error }),
      ) as Effect.Effect<never, unknown>,
    ),
  within: (handle) => doors(executor.within(executor.storage.within(handle))),
  // Async, so that an actor who is none rejects like every other error.
  erase: async (actor, subject) => {
    const checked = checkedActor(actor)
    const texts = await Effect.runPromise(erasing(executor, checked, subject))
    return texts + ((await attachments?.erase({ tenant: checked.tenant, subject })) ?? 0)
  },
  attachments: (actor) => recordAttachments(executor, checkedActor(actor), attachments),
  anchor: async (actor) => Effect.runPromise(takeAnchor(executor, checkedActor(actor).tenant)),
  verify: async (actor, options = {}) => Effect.runPromise(verifyTenant(executor, checkedActor(actor).tenant, options)),
  attend: async (actor, duty) => Effect.runPromise(attend(executor, checkedSystem(actor), checkedDuty(duty))),
  due: async (actor, by, limit = 100) =>
    Effect.runPromise(executor.storage.due({ tenant: checkedActor(actor).tenant, by, limit })),
})

const checkedSystem = (actor: Actor): Actor => {
  const checked = checkedActor(actor)
  if (!checked.roles.includes("system"))
    throw new ActorInvalid({ problem: "the clock is no person's; it needs the role system" })
  return checked
}

const checkedDuty = ({ kind, id, duty, key }: DutyName): DutyName => {
  if (isIdentifier(kind) && isIdentifier(id) && typeof duty === "string" && typeof key === "string")
    return { kind, id, duty, key }
  const problem = "Expected a duty as `due` answers it: kind, id, duty, key"
  throw new InputInvalid({ command: "attend", problems: [{ path: "duty", problem }] })
}

const erasing = (
  executor: Executor,
  { tenant }: Actor,
  subject: string,
): Effect.Effect<number, StorageError | InputInvalid> =>
  isIdentifier(subject)
    ? executor.storage.erase({ tenant, subject })
    : Effect.fail(new InputInvalid({ command: "erase", problems: [{ path: "subject", problem: identifierExpected }] }))

const doors = <Handle, Chapters extends ReadonlyArray<Chapter>>(
  executor: Executor,
): Pick<Desk<Handle, Chapters>, "as" | "asEffect" | "stock"> => ({
  stock: (actor) => stockQuestionsOf(executor.storage, checkedActor(actor)),
  as: (actor) => actorDesk(executor, checkedActor(actor), "promise") as ActorDesk<Chapters>,
  asEffect: (actor) => actorDesk(executor, checkedActor(actor), "effect") as ActorDesk<Chapters, "effect">,
})

type Run = (effect: Effect.Effect<unknown, unknown>) => unknown

const actorDesk = (executor: Executor, actor: Actor, style: Style): unknown => {
  const run: Run = style === "promise" ? (effect) => Effect.runPromise(effect) : (effect) => effect
  const desk: Record<string, unknown> = {}
  for (const [kind, { commands }] of executor.lifecycles) {
    const methods: Record<string, unknown> = { ...questionsOf(executor, actor, kind, run) }
    for (const { name: command, creates } of [...commands.values(), { name: adoptCommand, creates: true }]) {
      const name = `${kind}.${command}`
      methods[command] = creates
        ? (input: unknown, given: unknown = {}) =>
            run(
              Effect.flatMap(checkedOptions(name, given, ["id", ...optionNames]), ({ id, ...options }) =>
                executor.execute({ actor, kind, id, command, input, options }),
              ),
            )
        : (id: string, input: unknown, given: unknown = {}) =>
            run(
              idGiven(id, kind, command) ??
                Effect.flatMap(checkedOptions(name, given, optionNames), (options) =>
                  executor.execute({ actor, kind, id, command, input, options }),
                ),
            )
    }
    desk[kind] = methods
  }
  return desk
}

const optionNames = ["key", "occurredAt"] as const

// Without an id a command would make a record; only commands that create may come without one.
const idGiven = (id: unknown, kind: string, command: string): Effect.Effect<never, InputInvalid> | undefined =>
  isIdentifier(id)
    ? undefined
    : Effect.fail(
        new InputInvalid({ command: `${kind}.${command}`, problems: [{ path: "id", problem: identifierExpected }] }),
      )
