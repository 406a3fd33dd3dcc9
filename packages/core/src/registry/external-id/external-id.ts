/** The lifecycle of an external id: registered once and for good. */
import * as Schema from "effect/Schema"
import { setup } from "xstate"
import { command, type CommandTypes, type Creating } from "../../engine/command.ts"
import { lifecycle, type Lifecycle } from "../../engine/lifecycle.ts"
import { fails, ruleOf } from "../../engine/rule.ts"
import { blankExternalId, ExternalId, externalIdOf } from "./external-id-record.ts"

const { id: _id, status: _status, ...named } = ExternalId.fields

/**
 * The commands of an external id.
 *
 * @category external ids
 * @since 0.1.0
 */
export const externalIdCommands = {
  register: command({
    input: Schema.Struct(named),
    clause: "1.1",
    by: ["clerk", "supervisor", "import", "system"],
    creates: true,
  }),
}

type Commands = CommandTypes<typeof externalIdCommands>

/**
 * The shape of the external id lifecycle.
 *
 * @category external ids
 * @since 0.1.0
 */
export interface ExternalIdShape {
  readonly kind: "externalId"
  readonly record: ExternalId
  readonly commands: Commands
  readonly events: { readonly registered: Commands["register"] }
  readonly facts: object
  readonly creates: Creating<typeof externalIdCommands>
}

/**
 * The machine of an external id.
 *
 * @category external ids
 * @since 0.1.0
 */
export const externalIdMachine = setup({}).createMachine({
  id: "externalId",
  initial: "new",
  states: {
    new: { meta: { category: "open" }, on: { register: "registered" } },
    registered: { meta: { category: "closed" }, type: "final" },
  },
})

/**
 * The rule of an external id: its own id is made of what it names, so that the name can exist only once.
 *
 * @category external ids
 * @since 0.1.0
 */
export const externalIdRules = {
  "id-is-the-name": ruleOf<ExternalIdShape>()({
    clause: "1.1",
    on: ["register"],
    check: ({ id }, { ofKind, system, value }) => {
      const expected = externalIdOf(ofKind, { system, value })
      return id === expected || fails({ id, expected })
    },
  }),
}

/**
 * The lifecycle of an external id. It holds nothing personal.
 *
 * @category external ids
 * @since 0.1.0
 */
export const externalId: Lifecycle<ExternalIdShape> = lifecycle<ExternalIdShape>({
  kind: "externalId",
  version: 1,
  record: ExternalId,
  blank: blankExternalId,
  columns: {
    ofKind: { type: "text", indexed: false, value: ({ ofKind }) => ofKind },
    ofId: { type: "text", indexed: true, value: ({ ofId }) => ofId },
    system: { type: "text", indexed: false, value: ({ system }) => system },
    value: { type: "text", indexed: true, value: ({ value }) => value },
  },
  commands: externalIdCommands,
  events: { registered: externalIdCommands.register.input },
  machine: externalIdMachine,
  rules: externalIdRules,
  duties: {},
  separations: {},
  adoptable: false,
  followUps: [],
  decider: { register: (_externalId, data) => [{ type: "registered", data }] },
  evolver: { registered: (_externalId, data) => data },
  subject: () => undefined,
})
