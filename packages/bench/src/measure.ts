/** Measures contestants side by side, in turns. */

import type { Bench, Contestant } from "./bench.ts"

/** Nanoseconds for one operation, a value for each round; the same index in two contestants is the same round. */
export type Measured = Readonly<Record<string, readonly number[]>>

/** A clock in nanoseconds. */
export type Clock = () => bigint

const passing: Clock = () => process.hrtime.bigint()

const working: Clock = () => {
  const { user, system } = process.cpuUsage()
  return BigInt(user + system) * 1000n
}

export const measure = async (
  bench: Bench,
  clock: Clock = bench.measures === "processor" ? working : passing,
): Promise<Measured> => {
  const turnNanoseconds = (bench.turnMilliseconds ?? 40) * 1e6
  const turns: Turn[] = []
  for (const [name, contestant] of Object.entries(bench.contestants))
    turns.push({ name, contestant, operations: await warmUp(contestant, turnNanoseconds, clock), times: [] })

  for (let round = 0; round < (bench.rounds ?? 21); round++)
    for (let place = 0; place < turns.length; place++) {
      const turn = turns[(round + place) % turns.length]!
      turn.times.push((await time(turn.contestant, turn.operations, clock)) / turn.operations)
    }
  return Object.fromEntries(turns.map((turn) => [turn.name, turn.times]))
}

interface Turn {
  readonly name: string
  readonly contestant: Contestant
  readonly operations: number
  readonly times: number[]
}

/** Runs until the compiler has settled, and answers how many operations fill a turn. */
const warmUp = async (contestant: Contestant, turnNanoseconds: number, clock: Clock): Promise<number> => {
  let operations = 1
  let settled = 0
  for (;;) {
    const taken = await time(contestant, operations, clock)
    const fitting = Math.max(1, Math.round((operations * turnNanoseconds) / Math.max(taken, 1)))
    if (taken >= turnNanoseconds / 2) settled++
    if (settled === 4 || (settled > 0 && taken > 4 * turnNanoseconds)) return fitting
    operations = Math.min(fitting, operations * 10)
  }
}

const time = async (contestant: Contestant, operations: number, clock: Clock): Promise<number> => {
  const start = clock()
  const result = contestant(operations)
  kept.last = result instanceof Promise ? await result : result
  return Number(clock() - start)
}

/** What contestants return is kept, so that their work cannot be left out. */
const kept: { last: unknown } = { last: undefined }
