/** Where a command writes to and from where it takes relative paths. */
import { resolve } from "node:path"

export interface Terminal {
  readonly out: (text: string) => void
  readonly error: (text: string) => void
  /** Whether standard error is a terminal, on which a line can be rewritten. */
  readonly interactive: boolean
  readonly path: (given: string) => string
}

/**
 * The terminal of this process. A package manager runs the workspace's script `fieldcare` in the workspace's
 * root and says in INIT_CWD where it was started: paths are relative to that place.
 */
export const processTerminal = (): Terminal => {
  const { npm_lifecycle_event: script, INIT_CWD: startedIn } = process.env
  const folder = script === "fieldcare" && startedIn !== undefined ? startedIn : process.cwd()
  return {
    out: (text) => process.stdout.write(text),
    error: (text) => process.stderr.write(text),
    interactive: process.stderr.isTTY,
    path: (given) => resolve(folder, given),
  }
}
