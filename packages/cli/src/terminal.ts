/** Where a command writes to, from where it takes relative paths, and what it is told by its surroundings. */
import { resolve } from "node:path"

export interface Terminal {
  readonly out: (text: string) => void
  readonly error: (text: string) => void
  /** Whether standard error is a terminal, on which a line can be rewritten. */
  readonly interactive: boolean
  /** Whether what is written to standard output may have colours. */
  readonly colour: boolean
  readonly columns: number
  readonly path: (given: string) => string
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Asks the person at the terminal; absent where nobody sits there. */
  readonly ask?: (question: string) => Promise<string>
  /** Aborted when the user wants the program to end. */
  readonly interrupted: AbortSignal
}

/**
 * The terminal of this process. A package manager runs the workspace's script `fieldcare` in the workspace's
 * root and says in INIT_CWD where it was started: paths are relative to that place.
 */
export const processTerminal = (interrupted: AbortSignal): Terminal => {
  const { npm_lifecycle_event: script, INIT_CWD: startedIn, NO_COLOR, FORCE_COLOR, TERM } = process.env
  const folder = script === "fieldcare" && startedIn !== undefined ? startedIn : process.cwd()
  const forced = FORCE_COLOR !== undefined && FORCE_COLOR !== "0"
  const wanted = NO_COLOR === undefined || NO_COLOR === ""
  return {
    out: (text) => process.stdout.write(text),
    error: (text) => process.stderr.write(text),
    interactive: process.stderr.isTTY,
    colour: wanted && (forced || (process.stdout.isTTY && TERM !== "dumb")),
    columns: process.stdout.columns ?? (Number(process.env["COLUMNS"]) || 100),
    path: (given) => resolve(folder, given),
    environment: process.env,
    interrupted,
    ...(process.stdin.isTTY && process.stderr.isTTY ? { ask: asked(interrupted) } : {}),
  }
}

const asked =
  (signal: AbortSignal) =>
  async (question: string): Promise<string> => {
    const { createInterface } = await import("node:readline/promises")
    const lines = createInterface({ input: process.stdin, output: process.stderr })
    try {
      return await lines.question(question, { signal })
    } finally {
      lines.close()
    }
  }
