/** Every command, in the order in which they are listed. */
import type { Declaration } from "./command.ts"
import { adopt } from "./commands/adopt.ts"
import { audit } from "./commands/audit.ts"
import { completion } from "./commands/completion.ts"
import { coverage } from "./commands/coverage.ts"
import { explain } from "./commands/explain.ts"
import { doctor } from "./commands/doctor.ts"
import { diagram } from "./commands/diagram.ts"
import { init } from "./commands/init.ts"
import { migrate } from "./commands/migrate.ts"
import { relay } from "./commands/relay.ts"
import { stockBalances } from "./commands/stock-balances.ts"
import { stockHistory } from "./commands/stock-history.ts"
import { stockImport } from "./commands/stock-import.ts"
import { stockImportBins } from "./commands/stock-import-bins.ts"
import { stockImportParts } from "./commands/stock-import-parts.ts"
import { sweep } from "./commands/sweep.ts"
import { verify } from "./commands/verify.ts"

export const commands: ReadonlyArray<Declaration> = [
  init,
  migrate,
  doctor,
  verify,
  explain,
  adopt,
  stockImportParts,
  stockImportBins,
  stockImport,
  stockBalances,
  stockHistory,
  sweep,
  relay,
  audit,
  coverage,
  diagram,
  completion,
]
