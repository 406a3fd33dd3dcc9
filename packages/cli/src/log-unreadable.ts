/** The error of a log that cannot be read at all. */
import { UsageError } from "./usage.ts"

/** Says what is wrong with the file and how to mend it: told on standard error, exit code 2. */
export class LogUnreadable extends UsageError {}
