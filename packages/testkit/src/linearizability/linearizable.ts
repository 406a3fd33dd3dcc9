/** Whether what concurrent clients saw can be told as one story, one operation after the other (Wing and Gong). */

/**
 * One call of one client. Times only say what came before what: any clock that all clients share will do, and a
 * counter is best.
 *
 * **Details**
 *
 * Without `answered`, nobody learned what became of the call: it may have taken effect at any time since it was
 * made, or may do so later, or never.
 *
 * @category linearizability
 * @since 0.1.0
 */
export interface Operation<Call, Answer> {
  readonly client: string
  readonly call: Call
  readonly asked: number
  readonly answered?: { readonly at: number; readonly answer: Answer }
}

/**
 * How the thing would behave if there were one client only.
 *
 * @category linearizability
 * @since 0.1.0
 */
export interface SequentialModel<State, Call, Answer> {
  readonly initial: State
  /**
   * The state after a call that was answered so; `undefined` when it can not be answered so in this state.
   * Without an answer: the state after the call took effect, `undefined` when it would have none.
   */
  readonly step: (state: State, call: Call, answer: Answer | undefined) => State | undefined
  /** The same for two states only if nothing can ever tell them apart. */
  readonly key: (state: State) => string | number
}

/**
 * What came of a check: an order that explains every answer, or how far an order could get.
 *
 * @category linearizability
 * @since 0.1.0
 */
export type Linearization<State, Call, Answer> =
  | { readonly linearizable: true; readonly order: ReadonlyArray<Operation<Call, Answer>> }
  | {
      readonly linearizable: false
      /** The longest order that was found. */
      readonly order: ReadonlyArray<Operation<Call, Answer>>
      /** The state that it leads to. */
      readonly state: State
      /** An operation that had ended by then and has no place in it. */
      readonly unplaced: Operation<Call, Answer>
    }

/**
 * Looks for an order of all answered operations, and of any of the unanswered ones, in which each takes effect
 * between its call and its answer, and each answer is the one that the model gives.
 *
 * **Details**
 *
 * Wing and Gong's search with Lowe's memory of configurations; what changes nothing is placed as soon as it
 * can be. Check each record's history by itself: a whole is linearizable when its parts are. Throws a `RangeError`
 * when no answer is found within `stepsMax` steps, ten million when not given. What is remembered of a
 * configuration is a 64-bit digest of its operations: two that collide could hide an order, never make one up.
 *
 * @example
 * ```ts
 * import { recordModel } from "@fieldcare/testkit"
 *
 * linearizable(recordModel(), [
 *   { client: "anna", call: { type: "read" }, asked: 1, answered: { at: 2, answer: { version: 0, head: "" } } },
 * ]).linearizable // => true
 * ```
 * @category linearizability
 * @since 0.1.0
 */
export const linearizable = <State, Call, Answer>(
  model: SequentialModel<State, Call, Answer>,
  history: ReadonlyArray<Operation<Call, Answer>>,
  { stepsMax = 10_000_000 }: { readonly stepsMax?: number } = {},
): Linearization<State, Call, Answer> => {
  const first = listed(history)
  const seen = new Set<string>()
  let state = model.initial
  let placed: Placed<State, Call, Answer> | undefined
  let best:
    | { readonly placed: typeof placed; readonly state: State; readonly unplaced: Operation<Call, Answer> }
    | undefined
  let missing = history.filter(({ answered }) => answered !== undefined).length
  let [low, high] = [0, 0]
  let steps = 0
  let event = first.next
  while (missing > 0) {
    if (event?.type === "call") {
      if (++steps > stepsMax) throw new RangeError(`no answer within ${stepsMax} steps; give fewer operations at once`)
      const { operation } = event
      const next = model.step(state, operation.call, operation.answered?.answer)
      const [nextLow, nextHigh] = [low ^ event.low, high ^ event.high]
      const configuration = next === undefined ? "" : `${nextLow} ${nextHigh} ${model.key(next)}`
      if (next === undefined || seen.has(configuration)) {
        event = event.next
        continue
      }
      seen.add(configuration)
      placed = { event, state, low, high, below: placed, depth: (placed?.depth ?? 0) + 1 }
      taken(event)
      if (operation.answered !== undefined) missing -= 1
      ;[state, low, high] = [next, nextLow, nextHigh]
      event = first.next
      continue
    }
    // Here an operation ended that has no place yet: what was placed last was wrong, or there is no order.
    if (event !== undefined && (best === undefined || (placed?.depth ?? 0) > (best.placed?.depth ?? 0)))
      best = { placed, state, unplaced: event.operation }
    // What changed nothing is never in the way: where it could stand once, every order can have it there.
    let inTheWay = false
    while (placed !== undefined && !inTheWay) {
      inTheWay = model.key(state) !== model.key(placed.state)
      putBack(placed.event)
      if (placed.event.operation.answered !== undefined) missing += 1
      ;({ state, low, high } = placed)
      event = inTheWay ? placed.event.next : undefined
      placed = placed.below
    }
    if (!inTheWay)
      return { linearizable: false, order: orderOf(best!.placed), state: best!.state, unplaced: best!.unplaced }
  }
  return { linearizable: true, order: orderOf(placed) }
}

/** An operation that was given its place, on top of those placed before it. */
interface Placed<State, Call, Answer> {
  readonly event: CallEvent<Call, Answer>
  /** State and digest as they were before it. */
  readonly state: State
  readonly low: number
  readonly high: number
  readonly below: Placed<State, Call, Answer> | undefined
  readonly depth: number
}

const orderOf = <State, Call, Answer>(
  top: Placed<State, Call, Answer> | undefined,
): ReadonlyArray<Operation<Call, Answer>> => {
  const order: Array<Operation<Call, Answer>> = []
  for (let placed = top; placed !== undefined; placed = placed.below) order.push(placed.event.operation)
  return order.toReversed()
}

interface Linked<Call, Answer> {
  before: Linked<Call, Answer> | undefined
  next: AnyEvent<Call, Answer> | undefined
}

interface CallEvent<Call, Answer> extends Linked<Call, Answer> {
  readonly type: "call"
  readonly operation: Operation<Call, Answer>
  /** Absent when nobody learned of it. */
  end: EndEvent<Call, Answer> | undefined
  /** Halves of the operation's own digest; those of a set are the exclusive or of its members'. */
  readonly low: number
  readonly high: number
}

interface EndEvent<Call, Answer> extends Linked<Call, Answer> {
  readonly type: "end"
  readonly operation: Operation<Call, Answer>
}

type AnyEvent<Call, Answer> = CallEvent<Call, Answer> | EndEvent<Call, Answer>

/** Calls and ends in order of time, as a list from which operations can be taken and put back. */
const listed = <Call, Answer>(history: ReadonlyArray<Operation<Call, Answer>>): Linked<Call, Answer> => {
  const events: Array<{ readonly at: number; readonly rank: number; readonly event: AnyEvent<Call, Answer> }> = []
  for (const [index, operation] of history.entries()) {
    const { asked, answered } = operation
    const free = { operation, before: undefined, next: undefined }
    const end = answered === undefined ? undefined : ({ ...free, type: "end" } as EndEvent<Call, Answer>)
    const halves = { low: mixed(2 * index + 1), high: mixed(2 * index + 2) }
    events.push({ at: asked, rank: 0, event: { ...free, type: "call", end, ...halves } })
    if (end !== undefined) {
      if (answered!.at < asked) throw new RangeError(`operation ${index} of ${operation.client} ends before it begins`)
      events.push({ at: answered!.at, rank: 1, event: end })
    }
  }
  // Of what happens at one time, calls come first: then the two overlap, and either order is allowed.
  events.sort((a, b) => a.at - b.at || a.rank - b.rank)
  const first: Linked<Call, Answer> = { before: undefined, next: undefined }
  let last = first
  for (const { event } of events) {
    last.next = event
    event.before = last
    last = event
  }
  return first
}

const taken = <Call, Answer>(event: CallEvent<Call, Answer>): void => {
  unlink(event)
  if (event.end !== undefined) unlink(event.end)
}

const putBack = <Call, Answer>(event: CallEvent<Call, Answer>): void => {
  if (event.end !== undefined) link(event.end)
  link(event)
}

const unlink = <Call, Answer>(event: AnyEvent<Call, Answer>): void => {
  event.before!.next = event.next
  if (event.next !== undefined) event.next.before = event.before
}

const link = <Call, Answer>(event: AnyEvent<Call, Answer>): void => {
  event.before!.next = event
  if (event.next !== undefined) event.next.before = event
}

/** Spreads small numbers over 32 bits (the finalizer of MurmurHash 3). */
const mixed = (number: number): number => {
  let bits = Math.imul(number, 0x9e3779b9)
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}
