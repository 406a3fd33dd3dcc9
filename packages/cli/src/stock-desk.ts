/** The desk of one tenant that the commands of the stock ledger ask. */
import { type ActorDesk, isIdentifier, openDesk, regulation, type StockQuestions } from "@fieldcare/core"
import type { Chapter } from "@fieldcare/core/engine"
import { parts } from "@fieldcare/core/parts"
import { aroundTheClock } from "@fieldcare/core/time"
import type { Role } from "@fieldcare/core/trust"
import type { FieldcareConfig } from "./config.ts"
import { type OpenStorage, withStorage } from "./database.ts"
import { deskSettings } from "./desk-settings.ts"
import { projectAt } from "./project.ts"
import type { Terminal } from "./terminal.ts"
import { UsageError } from "./usage.ts"

/** The desk as a storekeeper's import sees it, with the questions of the stock ledger; also where a project has chapters of its own beside that of parts. */
export type StockDesk = ActorDesk<readonly [typeof parts]> & { readonly stock: StockQuestions }

interface StockAsked {
  readonly database: string | undefined
  readonly config: string | undefined
  readonly tenant: string | undefined
}

/** Opens the database and the desk, uses it, and closes. Throws `UsageError` without a tenant, or without the chapter. */
export const withStockDesk = async <A>(
  asked: StockAsked,
  terminal: Terminal,
  use: (desk: StockDesk, zone: string) => Promise<A>,
  roles?: ReadonlyArray<Role>,
): Promise<A> => {
  const { config } = await projectAt(terminal, asked.config)
  return withStorage({ database: asked.database, config }, terminal, async ({ storage }) =>
    use(
      await stockDesk(storage, asked.tenant ?? onlyTenant(config), config, roles),
      config.calendar?.zone ?? aroundTheClock.zone,
    ),
  )
}

const onlyTenant = ({ tenants }: FieldcareConfig): string | undefined =>
  tenants?.length === 1 ? tenants[0] : undefined

/** The desk on a storage that is open. */
export const stockDesk = async (
  storage: OpenStorage["storage"],
  tenant: string | undefined,
  config: FieldcareConfig,
  roles: ReadonlyArray<Role> = ["import"],
): Promise<StockDesk> => {
  if (!isIdentifier(tenant))
    throw new UsageError({ en: "Name the tenant: --tenant <id>.", "zh-Hans": "请指定租户：--tenant <id>。" })
  const chapters: ReadonlyArray<Chapter> = config.chapters ?? regulation()
  if (!chapters.some(({ id }) => id === parts.id))
    throw new UsageError({
      en: "The configuration's chapters do not have that of parts.",
      "zh-Hans": "配置的章节中没有配件管理。",
    })
  const calendar = config.calendar ?? aroundTheClock
  const desk = await openDesk({ ...deskSettings(config), storage, chapters, calendar })
  const actor = { id: "fieldcare-cli", tenant, roles }
  return { ...desk.as(actor), stock: desk.stock(actor) } as unknown as StockDesk
}

/** Throws `UsageError` for a part that the catalogue does not have: asking after it is a slip of the pen. */
export const inCatalogue = async (part: string, desk: StockDesk): Promise<void> => {
  if (!isIdentifier(part) || (await orNothing(desk.part.get(part))) === undefined)
    throw new UsageError({ en: `The catalogue has no part ${part}.`, "zh-Hans": `目录中没有配件 ${part}。` })
}

/** All pages of a question, one after the other. */
export const allOf = async <A>(
  page: (after: { readonly after?: string }) => Promise<{ readonly items: ReadonlyArray<A>; readonly next?: string }>,
): Promise<ReadonlyArray<A>> => {
  const items: Array<A> = []
  for (let next: string | undefined, first = true; first || next !== undefined; first = false) {
    const answered = await page(next === undefined ? {} : { after: next })
    items.push(...answered.items)
    next = answered.next
  }
  return items
}

/** What a question for one record answers; nothing where there is none. */
export const orNothing = async <A>(asked: Promise<A>): Promise<A | undefined> => {
  try {
    return await asked
  } catch (error) {
    // By tag and not by class: a project may have a copy of the core of its own.
    if ((error as { readonly _tag?: string })._tag === "NotFound") return undefined
    throw error
  }
}
