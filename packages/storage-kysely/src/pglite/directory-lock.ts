/** Keeps a second process out of a PGlite directory, which PGlite itself does not. */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { dirname, resolve } from "node:path"
import { TaggedError } from "@fieldcare/core/storage"
import * as Schema from "effect/Schema"

/**
 * A PGlite directory is open already, in this process or another. Two that write to it destroy it.
 *
 * @category errors
 * @since 0.1.0
 */
export class DirectoryInUse extends TaggedError<DirectoryInUse>()("DirectoryInUse", {
  directory: Schema.String,
  pid: Schema.Number,
}) {
  override get message(): string {
    return `${this.directory} is open in process ${this.pid}. Close it there first; two processes would destroy it.`
  }
}

/** Directories that this process has open. A lock with our pid on any other is of a process before us. */
const open = new Set<string>()

/** Locks a directory; answers how to unlock it. Throws `DirectoryInUse`. A lock of a dead process is taken over. */
export const lockDirectory = (dataDir: string): (() => void) => {
  const directory = resolve(dataDir.replace(/^file:\/\//, ""))
  const lock = `${directory}.lock`
  if (open.has(directory)) throw new DirectoryInUse({ directory, pid: process.pid })
  mkdirSync(dirname(directory), { recursive: true })
  for (;;) {
    if (created(lock)) break
    const pid = holder(lock)
    if (pid !== undefined && pid !== process.pid && isAlive(pid)) throw new DirectoryInUse({ directory, pid })
    setAside(lock, pid)
  }
  open.add(directory)
  return () => {
    open.delete(directory)
    rmSync(lock, { force: true })
  }
}

/** The file appears with its content: nobody reads a lock without a pid. */
const created = (lock: string): boolean => {
  const draft = `${lock}.${process.pid}`
  writeFileSync(draft, String(process.pid))
  try {
    linkSync(draft, lock)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

const holder = (lock: string): number | undefined => {
  try {
    return Number(readFileSync(lock, "utf8"))
  } catch {
    return undefined
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"
  }
}

/** Two may find the same dead lock; who set aside a living one by mistake puts it back. */
const setAside = (lock: string, pid: number | undefined): void => {
  const aside = `${lock}.${process.pid}.stale`
  try {
    renameSync(lock, aside)
    if (holder(aside) !== pid) linkSync(aside, lock)
  } catch (error) {
    if (!["ENOENT", "EEXIST"].includes(String((error as NodeJS.ErrnoException).code))) throw error
  } finally {
    rmSync(aside, { force: true })
  }
}
