/** Starts a MariaDB of its own, for tests that need settings which would disturb others. */
import { spawn } from "node:child_process"
import { accessSync, chownSync, constants, mkdirSync, mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { delimiter, join } from "node:path"
import { freePort, stopped, unprivileged, untilInputEnds } from "./held-server.ts"

export interface OwnMariaDb {
  /** Without a database; everybody may do everything. */
  readonly url: string
  readonly stop: () => Promise<void>
}

/** `undefined` where Debian's `mariadb-server-core` is not installed. `settings` are those of my.cnf. */
export const startMariaDb = async (settings: Readonly<Record<string, string>>): Promise<OwnMariaDb | undefined> => {
  const program = mariadbd()
  if (program === undefined) return undefined
  const folder = mkdtempSync(join(tmpdir(), "fieldcare-mariadb-"))
  const data = join(folder, "data")
  mkdirSync(data)
  for (const path of [folder, data])
    if (unprivileged.uid !== undefined) chownSync(path, unprivileged.uid, unprivileged.gid)
  const port = await freePort()
  const options = Object.entries({ datadir: data, socket: join(folder, "socket"), port: String(port), ...settings })
  const server = spawn(
    "sh",
    [
      "-c",
      untilInputEnds("TERM"),
      "sh",
      folder,
      program,
      "--no-defaults",
      "--skip-grant-tables",
      "--bind-address=127.0.0.1",
      ...options.map(([name, value]) => `--${name}=${value}`),
    ],
    { ...unprivileged, cwd: folder, stdio: ["pipe", "ignore", "pipe"] },
  )
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  let said = ""
  server.once("error", reject)
  server.once("exit", () => reject(new Error(`MariaDB did not start: ${said}`)))
  server.stderr.on("data", (chunk: Buffer) => {
    if (said.length < 20_000) said += chunk.toString()
    if (said.includes("ready for connections")) resolve()
  })
  await promise
  return { url: `mysql://root@127.0.0.1:${port}/`, stop: () => stopped(server) }
}

const mariadbd = (): string | undefined =>
  [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin"]
    .map((folder) => join(folder, "mariadbd"))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK)
        return true
      } catch {
        return false
      }
    })
