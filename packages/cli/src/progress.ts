/** How far a long reading is, on standard error so that the report stays clean. */
import type { Terminal } from "./terminal.ts"

export interface Progress {
  readonly tell: (state: {
    readonly read: number
    readonly size: number
    readonly cases: number
    readonly events: number
  }) => void
  readonly end: () => void
}

const rewriteEveryMs = 100
const lineEveryMs = 1000

/** On a terminal one line that is rewritten; elsewhere nothing, or a line each second where it is asked for. */
export const progressOn = (terminal: Terminal, asked: boolean): Progress => {
  if (!terminal.interactive && !asked) return { tell: () => {}, end: () => {} }
  const everyMs = terminal.interactive ? rewriteEveryMs : lineEveryMs
  let last = -everyMs
  let told = false
  return {
    tell: ({ read, size, cases, events }) => {
      const now = performance.now()
      if (now - last < everyMs && read < size) return
      last = now
      told = true
      const percent = size === 0 ? 100 : Math.floor((read / size) * 100)
      const text = `${percent} %, ${events.toLocaleString("en")} events, ${cases.toLocaleString("en")} cases`
      terminal.error(terminal.interactive ? `\r${text}` : `${text}\n`)
    },
    end: () => {
      if (terminal.interactive && told) terminal.error("\r\u001B[K")
    },
  }
}

/** The same for a plain count of things whose number is not known before. */
export const countingOn = (
  terminal: Terminal,
  asked: boolean,
  what: string,
): { readonly tell: (count: number) => void; readonly end: () => void } => {
  if (!terminal.interactive && !asked) return { tell: () => {}, end: () => {} }
  const everyMs = terminal.interactive ? rewriteEveryMs : lineEveryMs
  let last = -everyMs
  return {
    tell: (count) => {
      if (performance.now() - last < everyMs) return
      last = performance.now()
      const text = `${count.toLocaleString("en")} ${what}`
      terminal.error(terminal.interactive ? `\r${text}` : `${text}\n`)
    },
    end: () => {
      if (terminal.interactive) terminal.error("\r\u001B[K")
    },
  }
}

/** The same for cases that are adopted while the file is read: how much of it, and how many of the cases so far. */
export const adoptingOn = (terminal: Terminal, asked: boolean) => {
  const everyMs = terminal.interactive ? rewriteEveryMs : lineEveryMs
  let percent = 0
  let last = -everyMs
  return {
    read: (read: number, size: number): void => {
      percent = size === 0 ? 100 : Math.floor((read / size) * 100)
    },
    done: (done: number, cases: number): void => {
      if ((!terminal.interactive && !asked) || performance.now() - last < everyMs) return
      last = performance.now()
      const text = `${percent} %, ${done.toLocaleString("en")} of ${cases.toLocaleString("en")} cases`
      terminal.error(terminal.interactive ? `\r${text}` : `${text}\n`)
    },
    end: (): void => {
      if (terminal.interactive) terminal.error("\r\u001B[K")
    },
  }
}
