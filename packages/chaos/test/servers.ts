/** The servers that tests may use: named ones must be there, the usual ones may be missing outside CI. */
import { makePlace, PlaceUnavailable } from "../src/place.ts"

export type ServerName = "postgres" | "mariadb"

const named: Readonly<Record<ServerName, string | undefined>> = {
  postgres: process.env["FIELDCARE_POSTGRES_URL"] || undefined,
  mariadb: process.env["FIELDCARE_MARIADB_URL"] || undefined,
}

export const servers: Readonly<Record<ServerName, string>> = {
  postgres: named.postgres ?? "postgres://root@127.0.0.1:5432/postgres",
  mariadb: named.mariadb ?? "mysql://root@127.0.0.1:3306/",
}

/** Those that answer. Throws where one is missing that somebody named, and in CI. */
export const serversThere = async (): Promise<ReadonlyArray<ServerName>> => {
  const there: Array<ServerName> = []
  for (const name of ["postgres", "mariadb"] as const)
    try {
      await (await makePlace(name, servers)).drop()
      there.push(name)
    } catch (error) {
      if (!(error instanceof PlaceUnavailable) || named[name] !== undefined || process.env["CI"] === "true") throw error
      console.warn(error.message)
    }
  return there
}
