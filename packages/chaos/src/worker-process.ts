/** A worker as the supervisor has it: a child process that waits, works, and is killed. */
import { type ChildProcess, spawn } from "node:child_process"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { text } from "node:stream/consumers"
import type { Readable } from "node:stream"
import { type Orders, readLines, type Report } from "./pipe.ts"

const program = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

/** Where Node keeps compiled code when it is told to: a start takes half as long, and a run has many. */
const compileCache = join(tmpdir(), "node-compile-cache")

/** A process of a run, from the sources as they are. */
const started = (file: string, stdio: ReadonlyArray<"pipe" | "ignore">): ChildProcess =>
  spawn(process.execPath, ["--conditions=@fieldcare/source", program(file)], {
    stdio: [...stdio],
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
  })

/** A worker ended without having been killed: a fault of the run, or of what is tested. */
export class WorkerCrashed extends Error {}

export class WorkerProcess {
  readonly #child: ChildProcess
  readonly #errors: Promise<string>
  readonly #ended: Promise<number | null>
  #killed = false
  isReady = false

  constructor() {
    this.#child = started("worker.ts", ["pipe", "ignore", "pipe", "pipe"])
    this.#errors = text(this.#child.stderr!)
    this.#ended = new Promise((resolve) => this.#child.once("exit", resolve))
    // A worker that is killed while it is told something is no reason to end.
    this.#child.stdin!.on("error", () => {})
  }

  /** Sets it to work; answers when it has ended and its last report was read. Throws `WorkerCrashed`. */
  async work(orders: Orders, heard: (report: Report) => void): Promise<void> {
    this.#child.stdin!.write(`${JSON.stringify(orders)}\n`)
    await readLines(this.#child.stdio[3] as Readable, (message) => {
      const report = message as Report
      if (report.type === "ready") this.isReady = true
      heard(report)
    })
    const code = await this.#ended
    if (!this.#killed) throw new WorkerCrashed(`a worker ended by itself with ${code}:\n${await this.#errors}`)
  }

  /** `kill -9`, once; answers whether there was somebody to kill. */
  kill(): boolean {
    if (this.#killed || this.#child.exitCode !== null) return false
    this.#killed = true
    return this.#child.kill("SIGKILL")
  }
}

/** Runs the auditor on these orders; answers what it prints. */
export const runAuditor = async (orders: object): Promise<unknown> => {
  const child = started("auditor.ts", ["pipe", "pipe", "pipe"])
  const output = Promise.all([text(child.stdout!), text(child.stderr!)])
  child.stdin!.end(JSON.stringify(orders))
  const code = await new Promise((resolve) => child.once("exit", resolve))
  const [found, errors] = await output
  if (code !== 0) throw new WorkerCrashed(`the auditor ended with ${String(code)}:\n${errors}`)
  return JSON.parse(found)
}
