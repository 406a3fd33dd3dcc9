/** How the program is asked, and what it says when it is asked otherwise. */
import { parseArgs } from "node:util"
import { type BreakName, breaks } from "./broken-storage.ts"
import { type StorageName, storageNames } from "./place.ts"
import type { StormOptions } from "./storm.ts"
import type { ChaosOptions } from "./supervisor.ts"

export const usage = `pnpm chaos [--workers] --storage ${storageNames.join("|")} [options]

  Workers give commands under load and are killed with kill -9 at random moments, at least one a second where the
  storage opens fast enough. Whoever comes after asks again for what was not answered. In the end a process that
  never gave a command holds the storage against what the supervisor saw.

  --workers        in their place sweepers and relays work and are killed, while duties fall due, transactions are slow
                   or rolled back, five messages are poison and the receiver is off for a while
  --duties N       with --workers: at least so many; 200 without it
  --storage NAME   which storage; it gets a database, file or directory of its own, dropped afterwards
  --seconds N      how long the workers work; 20 without it
  --seed N         of the moments at which they are killed; a new one without it
  --postgres URL   the server, else FIELDCARE_POSTGRES_URL, else postgres://root@127.0.0.1:5432/postgres
  --mariadb URL    the server, else FIELDCARE_MARIADB_URL, else mysql://root@127.0.0.1:3306/
  --broken NAME    a storage that breaks a promise, to see it found out: ${Object.keys(breaks).join(", ")}
  --json           figures as one JSON object on standard output, in place of a table
  --help

Exit codes: 0 every promise was kept; 1 something was lost, doubled, half done or answered wrongly, or nobody was
killed or answered, which shows nothing; 2 the request can not be understood; 3 the run could not be carried out.
`

/** A request that can not be understood: told on standard error, exit code 2. */
export class UsageError extends Error {}

export type Request =
  | { readonly help: true }
  | { readonly storm: StormOptions; readonly json: boolean }
  | (Omit<ChaosOptions, "progress"> & { readonly json: boolean })

const [usualSeconds, usualDuties] = [20, 200]
const stormStorages = ["postgres", "mariadb", "sqlite"] as const

export const requestOf = (argv: ReadonlyArray<string>, environment: NodeJS.ProcessEnv): Request => {
  const values = parsed(argv)
  if (values.help === true) return { help: true }
  const postgres = values.postgres ?? environment["FIELDCARE_POSTGRES_URL"]
  const mariadb = values.mariadb ?? environment["FIELDCARE_MARIADB_URL"]
  const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 32) : whole("seed", values.seed)
  const servers = { ...(postgres ? { postgres } : {}), ...(mariadb ? { mariadb } : {}) }
  const seconds = values.seconds === undefined ? usualSeconds : whole("seconds", values.seconds)
  const json = values.json === true
  if (values.workers === true) {
    if (values.broken !== undefined) throw new UsageError("--broken breaks a storage under commands, not --workers")
    const duties = values.duties === undefined ? usualDuties : whole("duties", values.duties)
    const storage = oneOf<StormOptions["storage"]>("storage", stormStorages, values.storage)
    return { storm: { storage, seconds, duties, seed, servers }, json }
  }
  if (values.duties !== undefined) throw new UsageError("--duties is asked for with --workers alone")
  return {
    storage: oneOf<StorageName>("storage", storageNames, values.storage),
    seconds,
    seed,
    servers,
    json,
    ...(values.broken === undefined
      ? {}
      : { broken: oneOf<BreakName>("broken", Object.keys(breaks) as Array<BreakName>, values.broken) }),
  }
}

const parsed = (argv: ReadonlyArray<string>) => {
  const text = { type: "string" } as const
  const truth = { type: "boolean" } as const
  try {
    return parseArgs({
      args: [...argv],
      options: {
        workers: truth,
        duties: text,
        storage: text,
        seconds: text,
        seed: text,
        postgres: text,
        mariadb: text,
        broken: text,
        json: truth,
        help: truth,
      },
    }).values
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${usage}`)
  }
}

const oneOf = <A extends string>(name: string, known: ReadonlyArray<A>, given: string | undefined): A => {
  const found = known.find((one) => one === given)
  if (found === undefined) throw new UsageError(`--${name} ${given ?? ""}: expected one of ${known.join(", ")}`)
  return found
}

const whole = (name: string, given: string): number => {
  if (!/^[0-9]{1,10}$/.test(given) || Number(given) < 1)
    throw new UsageError(`--${name} ${given}: expected a number above 0`)
  return Number(given)
}
