/** What a configuration says of the desk, as `openDesk` takes it. */
import type { FieldcareConfig } from "./config.ts"

/** Only what is there: `openDesk` knows its own defaults. */
export const deskSettings = ({ siteCalendar, policy, outbox, numbering }: FieldcareConfig) => ({
  ...(siteCalendar === undefined ? {} : { siteCalendar }),
  ...(policy === undefined ? {} : { policy }),
  ...(outbox === undefined ? {} : { outbox }),
  ...(numbering === undefined ? {} : { numbering }),
})
