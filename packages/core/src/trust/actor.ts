/** Who asks. There is no command without an actor. */
import * as Schema from "effect/Schema"
import { isIdentifier } from "../values/identifier.ts"
import { TaggedError } from "../values/tagged-error.ts"

/**
 * The roles that the built-in lifecycles know. A host maps its own roles to these.
 *
 * @category trust
 * @since 0.1.0
 */
export const roles = [
  "clerk",
  "specialist",
  "dispatcher",
  "engineer",
  "supervisor",
  "quality",
  "fleet",
  "personnel",
  "storekeeper",
  "buyer",
  "system",
  "import",
] as const

/**
 * One of the built-in roles, or a host's own.
 *
 * @category trust
 * @since 0.1.0
 */
export type Role = (typeof roles)[number] | (string & {})

/**
 * The person, or the system, that gives a command. A person may hold several roles; separation of duties goes
 * by the person, never by the role.
 *
 * @category trust
 * @since 0.1.0
 */
export interface Actor {
  readonly id: string
  readonly tenant: string
  readonly roles: ReadonlyArray<Role>
  readonly department?: string
  /** The person on whose behalf a delegate acts. */
  readonly delegateOf?: string
}

/**
 * An actor that cannot be trusted to be one: a missing tenant, an id that is no id, roles that are no list.
 *
 * @category errors
 * @since 0.1.0
 */
export class ActorInvalid extends TaggedError<ActorInvalid>()("ActorInvalid", { problem: Schema.String }) {
  override get message(): string {
    return `This is no actor: ${this.problem}. Give { id, tenant, roles } from the session of the person who asks.`
  }
}

/**
 * Takes exactly the known fields of an actor, each checked; throws `ActorInvalid` otherwise.
 *
 * @category trust
 * @since 0.1.0
 */
export const checkedActor = (actor: Actor): Actor => {
  const problem = problemOf(actor)
  if (problem !== undefined) throw new ActorInvalid({ problem })
  return {
    id: actor.id,
    tenant: actor.tenant,
    roles: [...actor.roles],
    ...(actor.department === undefined ? {} : { department: actor.department }),
    ...(actor.delegateOf === undefined ? {} : { delegateOf: actor.delegateOf }),
  }
}

const problemOf = (actor: unknown): string | undefined => {
  if (actor === null || typeof actor !== "object") return "not an object"
  const { id, tenant, roles: held, department, delegateOf } = actor as Record<string, unknown>
  if (!isIdentifier(id)) return "the id is no identifier"
  if (!isIdentifier(tenant)) return "the tenant is no identifier"
  if (!Array.isArray(held) || held.length > 100 || !held.every(isIdentifier))
    return "the roles are no list of at most 100 role names"
  if (department !== undefined && !isIdentifier(department)) return "the department is no identifier"
  if (delegateOf !== undefined && !isIdentifier(delegateOf)) return "delegateOf is no identifier"
  return undefined
}
