/** Runs rounds of work, one after the other, until it is told to stop. */

/**
 * Something that works in the background of a host.
 *
 * **Gotchas**
 *
 * Its timer does not keep the host's process alive. `stop` answers when the work under way is done.
 *
 * @category running
 * @since 0.1.0
 */
export interface Running {
  /** Begins, once; does nothing while it runs. */
  readonly start: () => void
  readonly stop: () => Promise<void>
}

/** What a poller runs, and how long it waits in between. */
interface Rounds {
  /** One round; it looks at the signal to end early. */
  readonly round: (stopping: AbortSignal) => Promise<unknown>
  readonly pollMs: number
  /** Told of a round that failed; the next one comes all the same. */
  readonly failed: (error: unknown) => void
}

export const poller = ({ round, pollMs, failed }: Rounds): Running => {
  let current: { readonly stopping: AbortController; readonly ended: Promise<void> } | undefined
  return {
    start: () => {
      if (current !== undefined) return
      const stopping = new AbortController()
      current = { stopping, ended: rounds({ round, pollMs, failed }, stopping.signal) }
    },
    stop: async () => {
      const running = current
      running?.stopping.abort()
      await running?.ended
      if (current === running) current = undefined
    },
  }
}

const rounds = async ({ round, pollMs, failed }: Rounds, stopping: AbortSignal): Promise<void> => {
  while (!stopping.aborted) {
    try {
      await round(stopping)
    } catch (error) {
      failed(error)
    }
    await pause(pollMs, stopping)
  }
}

const pause = (ms: number, stopping: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (stopping.aborted) return resolve()
    const timer = setTimeout(ended, ms)
    // A host that has nothing else to do may end.
    timer.unref()
    stopping.addEventListener("abort", ended, { once: true })
    function ended() {
      clearTimeout(timer)
      stopping.removeEventListener("abort", ended)
      resolve()
    }
  })
