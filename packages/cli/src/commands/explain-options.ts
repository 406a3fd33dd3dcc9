/** The options of `fieldcare explain`. */
import type { OptionDeclarations } from "../command.ts"
import { databaseOptions } from "./database-options.ts"

export const explainOptions = { config: databaseOptions.config } as const satisfies OptionDeclarations
