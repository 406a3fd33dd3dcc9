/** The built-in chapters together. */
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
export const regulation = () => [team, service, quality, programmes] as const
