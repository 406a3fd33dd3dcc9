/** A company's roles, looked over for all chapters: could one person do both sides of what must be apart? */
import type { Chapter } from "../engine/chapter.ts"
import type { CommandDefinition } from "../engine/command.ts"
import { type SeparationRisk, separationRisks } from "./separation.ts"

/**
 * For each name of a table, the commands (`kind.command`) of the chapters that its roles may give.
 *
 * @param held for each of a host's roles, or each of its people, the roles of Fieldcare
 * @example
 * ```ts
 * import { parts } from "@fieldcare/core/parts"
 *
 * commandsOf([parts], { purchasing: ["buyer"] })["purchasing"]?.includes("purchaseOrder.approve") // => false
 * ```
 * @category trust
 * @since 0.1.0
 */
export const commandsOf = (
  chapters: ReadonlyArray<Chapter>,
  held: Readonly<Record<string, ReadonlyArray<string>>>,
): Readonly<Record<string, ReadonlyArray<string>>> => {
  const commands = chapters.flatMap(({ lifecycles }) =>
    lifecycles.flatMap(({ kind, commands: declared }) =>
      Object.entries(declared as Readonly<Record<string, CommandDefinition>>).map(([name, { by }]) => ({
        command: `${kind}.${name}`,
        by,
      })),
    ),
  )
  return Object.fromEntries(
    Object.entries(held).map(([name, roles]) => [
      name,
      commands.filter(({ by }) => by.some((role) => roles.includes(role))).map(({ command }) => command),
    ]),
  )
}

/**
 * Looks over a host's table of roles, or of people, for all chapters in one call: which of them could do both sides of
 * what must be apart? Approvals are among it: who asks and who approves.
 *
 * @param held for each of a host's roles, or each of its people, the roles of Fieldcare
 * @example
 * ```ts
 * import { parts } from "@fieldcare/core/parts"
 *
 * const risks = separationRisksIn([parts], { boss: ["buyer", "supervisor"], purchasing: ["buyer"] })
 * risks.some(({ kind, role }) => kind === "purchaseOrder" && role === "boss") // => true
 * risks.some(({ kind, role }) => kind === "purchaseOrder" && role === "purchasing") // => false
 * ```
 * @category trust
 * @since 0.1.0
 */
export const separationRisksIn = (
  chapters: ReadonlyArray<Chapter>,
  held: Readonly<Record<string, ReadonlyArray<string>>>,
): ReadonlyArray<SeparationRisk & { readonly kind: string }> => {
  const table = commandsOf(chapters, held)
  return chapters.flatMap(({ lifecycles }) =>
    lifecycles.flatMap((lifecycle) =>
      separationRisks(lifecycle, table).map((risk) => ({ kind: lifecycle.kind, ...risk })),
    ),
  )
}
