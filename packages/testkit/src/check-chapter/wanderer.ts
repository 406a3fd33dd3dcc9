/** Makes histories: a record is led through its life by commands that are drawn, and by the remedies of refusals. */
import type { Rehearsal, Rehearsed, RehearsedCommand } from "@fieldcare/core"
import { commandsIn, type Compiled, type Violation } from "@fieldcare/core/engine"
import type { Stored } from "@fieldcare/core/storage"
import type { Answers } from "./answers.ts"
import type { Coverage } from "./coverage.ts"
import { type Choose, drawInput } from "./draw-input.ts"
import type { ExampleInput } from "./example-input.ts"
import type { HistoryStep } from "./judge.ts"
import { freshNames, harvested, isId, numbersAround, once, textsOf, valuesOf } from "./known-values.ts"
import { givenWaysOf, isGiven, type Maps } from "./maps.ts"
import { preparationsOf } from "./preparations.ts"

// Remedies of remedies are tried less often: the work would multiply.
const triesAt = [14, 6, 4, 2]
const givenMost = 1_500
const everybody = ["ann", "bo", "chen", "dana"]

/** What a wanderer needs to know. `inputs` are examples for commands whose inputs cannot be drawn. */
export interface Setting {
  readonly rehearsal: Rehearsal
  readonly maps: Maps
  readonly coverage: Coverage
  readonly answers: Answers
  readonly start: number
  readonly inputs: Readonly<Record<string, ExampleInput>>
  /** Commands that are looked at first: those that a company added. */
  readonly focus: ReadonlyArray<string>
  /** How long people take between two commands, each as likely as the others, in milliseconds. */
  readonly pauses: ReadonlyArray<number>
}

interface Best {
  readonly asked: RehearsedCommand
  readonly refused: number
}

/** Makes one history. Every choice comes from `choose`. */
export class Wanderer {
  readonly steps: Array<HistoryStep> = []
  /** The rules that refused last while the case was led to its end. */
  refusedBy: ReadonlyArray<string> = []
  /** What a rule, decider or evolver threw instead of answering, by command. */
  readonly thrown = new Map<string, string>()
  readonly #setting: Setting
  readonly #choose: Choose
  /** Who was accepted last on a record in a role: the engineer of the visit goes on with it. */
  readonly #known = new Map<string, ReadonlyArray<string>>()
  #at: number
  #made = 0
  #given = 0

  constructor(setting: Setting, choose: Choose) {
    this.#setting = setting
    this.#choose = choose
    this.#at = setting.start
  }

  /** Makes a record and leads it about, then to an end. Answers whether it ended. */
  history(kind: string, goals: number): boolean {
    this.#prepare(kind)
    // What only comes of other records is there once it was prepared; of the rest, some histories begin with it.
    const prepared = this.#setting.rehearsal.records(kind)
    const isPrepared = prepared.length > 0 && (this.#creating(kind).length === 0 || this.#choose(3) === 0)
    const id = isPrepared ? this.#of(prepared).id : this.#create(kind, [], 0)
    if (id === undefined) return false
    for (let goal = 0; goal < goals; goal++) this.#pursueSeldom(kind, id)
    return this.#end(kind, id)
  }

  #prepare(kind: string): void {
    for (const { kind: other, command, id, input, person, role } of preparationsOf(kind, this.#at)) {
      if (this.#setting.rehearsal.lifecycles.get(other)?.commands.has(command) !== true) continue
      const actor = { id: person, tenant: "check", roles: [role] }
      const before = this.#setting.rehearsal.record(other, id)
      this.#give({ kind: other, id, command, input: structuredClone(input), actor, at: this.#at }, before)
    }
  }

  #compiled(kind: string): Compiled {
    return this.#setting.rehearsal.lifecycles.get(kind)!
  }

  #status(kind: string, id: string): string {
    return this.#setting.rehearsal.record(kind, id)!.status
  }

  #of<A>(values: ReadonlyArray<A>): A {
    return values[this.#choose(values.length)]!
  }

  #pursueSeldom(kind: string, id: string): void {
    const { table } = this.#compiled(kind)
    const given = table.commands.filter((command) => isGiven(this.#compiled(kind), command))
    const focus = this.#setting.focus.filter((command) => given.includes(command))
    if (given.length === 0) return
    const places = Array.from({ length: 3 }, () => {
      const command = this.#of(focus.length > 0 && this.#choose(2) === 0 ? focus : given)
      return { command, status: this.#of([...table.steps.get(command)!.keys()]) }
    }).filter(({ status }) => status !== table.initial)
    const weighed = places.map((place) => ({
      ...place,
      weight: this.#setting.coverage.weight(`${kind}.${place.command} ${place.status}`),
    }))
    const [goal] = weighed.toSorted((a, b) => a.weight - b.weight)
    if (goal === undefined) return
    const { command, status } = goal
    if (this.#reach(kind, id, status, (one) => one === status, 12)) this.#attempt(kind, id, command, [], 0)
    this.#setting.coverage.count(`${kind}.${command} ${status}`, false)
  }

  #end(kind: string, id: string): boolean {
    const { table } = this.#compiled(kind)
    const isEnd = (status: string) => {
      const { category, final } = table.statuses.get(status)!
      return final || category === "closed" || category === "cancelled"
    }
    return this.#reach(kind, id, "its end", isEnd, 40)
  }

  /** Leads a record to a status, on the shortest course; a way that is refused is tried again after a step aside. */
  #reach(kind: string, id: string, goal: string, isGoal: (status: string) => boolean, most: number): boolean {
    for (let hop = 0; hop < most; hop++) {
      const status = this.#status(kind, id)
      if (isGoal(status)) return true
      const way = this.#setting.maps.next(this.#compiled(kind), status, goal, isGoal)
      if (way === undefined) return false
      if (!this.#attempt(kind, id, way.command, [], 0) && this.#status(kind, id) === status) {
        const aside = commandsIn(this.#compiled(kind).table, status)
        this.#attempt(kind, id, this.#of(aside.filter((command) => isGiven(this.#compiled(kind), command))), [], 2)
      }
    }
    return isGoal(this.#status(kind, id))
  }

  #creating(kind: string): ReadonlyArray<{ readonly name: string }> {
    const compiled = this.#compiled(kind)
    return [...compiled.commands.values()].filter(({ creates, name }) => creates && isGiven(compiled, name))
  }

  #create(kind: string, near: ReadonlyArray<unknown>, depth: number, named?: string): string | undefined {
    const creating = this.#creating(kind)
    if (creating.length === 0) return undefined
    const id = named ?? `${kind}-${++this.#made}`
    return this.#attempt(kind, id, this.#of(creating).name, near, depth) ? id : undefined
  }

  /**
   * Gives a command until it is accepted, a few times at most. After a refusal its remedies are followed and the same
   * input is given again; then the best input so far, with some of its fields drawn anew.
   */
  #attempt(kind: string, id: string, command: string, seen: ReadonlyArray<unknown>, depth: number): boolean {
    let near = seen
    let best: Best | undefined
    for (let attempt = 0; attempt < triesAt[depth]! && this.#given < givenMost; attempt++) {
      const before = this.#setting.rehearsal.record(kind, id)
      if (before !== undefined && this.#compiled(kind).table.steps.get(command)?.has(before.status) !== true)
        return false
      const drawn = this.#drawn(kind, id, command, before, near)
      if (drawn === undefined) continue
      const asked = best === undefined ? drawn : this.#mixed(best.asked, drawn)
      const refused = this.#give(asked, before)
      if (refused === undefined) return true
      near = [...seen, ...refused.flatMap((violation) => harvested(violation.seen))]
      const mended = depth < 3 && refused.filter((violation) => this.#mend(violation, id, depth)).length > 0
      if (mended && this.#give({ ...asked, at: this.#at }, this.#setting.rehearsal.record(kind, id)) === undefined)
        return true
      if (best === undefined || refused.length <= best.refused) best = { asked, refused: refused.length }
    }
    return false
  }

  #give(asked: RehearsedCommand, before: Stored | undefined): Rehearsed["violations"] | undefined {
    const { rehearsal, coverage } = this.#setting
    const { kind, id, command } = asked
    this.#given++
    let result: Rehearsed
    try {
      result = rehearsal.give(asked)
    } catch (error) {
      this.thrown.set(`${kind}.${command}`, error instanceof Error ? error.message : String(error))
      return []
    }
    coverage.count(`${kind}.${command} ${before?.status ?? "new"}`, result.violations.length === 0)
    if (result.violations.length > 0) {
      this.refusedBy = result.violations.map(({ rule }) => rule)
      this.#setting.answers.refused(asked, this.refusedBy, this.steps)
      return result.violations
    }
    this.#setting.answers.accepted(kind, command)
    for (const role of asked.actor.roles) this.#known.set(`${id} ${role}`, [asked.actor.id])
    this.steps.push({ ...asked, result, before, after: rehearsal.record(kind, id)! })
    this.#at += this.#of(this.#setting.pauses)
    return undefined
  }

  #mixed(best: RehearsedCommand, drawn: RehearsedCommand): RehearsedCommand {
    if (this.#choose(4) === 0) return drawn
    const input = Object.entries(drawn.input as object).filter(() => this.#choose(2) === 0)
    return {
      ...drawn,
      actor: this.#choose(2) === 0 ? best.actor : drawn.actor,
      input: { ...(best.input as object), ...Object.fromEntries(input) },
    }
  }

  /** Follows a remedy; answers whether a command of it was accepted. */
  #mend(violation: Violation & { readonly kind: string }, id: string, depth: number): boolean {
    if (violation.mend === undefined || this.#choose(5) === 0) return false
    const [kind, command] = violation.mend.split(".") as [string, string]
    const compiled = this.#setting.rehearsal.lifecycles.get(kind)
    if (compiled === undefined || !isGiven(compiled, command)) return false
    const near = harvested(violation.seen)
    if (this.#setting.rehearsal.record(kind, id) !== undefined) return this.#attempt(kind, id, command, near, depth + 1)
    const { creates } = compiled.commands.get(command)!
    const mentioned = this.#setting.rehearsal.records(kind).find((one) => near.includes(one.id))
    const target = creates ? undefined : (mentioned ?? this.#other(kind))?.id
    if (target !== undefined) return this.#attempt(kind, target, command, near, depth + 1)
    const named = violation.seen[kind]
    const made = this.#create(kind, near, depth + 1, typeof named === "string" ? named : undefined)
    if (made === undefined) return false
    if (creates) this.#advance(kind, made, depth + 1)
    return creates || this.#attempt(kind, made, command, near, depth + 1)
  }

  #other(kind: string): Stored | undefined {
    const all = this.#setting.rehearsal.records(kind)
    return all.length === 0 || this.#choose(8) === 0 ? undefined : this.#of(all)
  }

  /** Leads a record on that was made to mend something, as long as it is not over. */
  #advance(kind: string, id: string, depth: number): void {
    const { table } = this.#compiled(kind)
    for (let step = 0; step < 4; step++) {
      const status = this.#status(kind, id)
      const on = givenWaysOf(this.#compiled(kind)).filter(({ from, to }) => {
        const { category } = table.statuses.get(to)!
        return from === status && to !== status && category !== "closed" && category !== "cancelled"
      })
      if (on.length === 0 || !this.#attempt(kind, id, this.#of(on).command, [], depth)) return
    }
  }

  #drawn(kind: string, id: string, command: string, before: Stored | undefined, seen: ReadonlyArray<unknown>) {
    const { definition } = this.#compiled(kind).commands.get(command)!
    const near = valuesOf(before?.record)
    const example = this.#setting.inputs[`${kind}.${command}`]
    const input =
      (this.#choose(4) > 0 ? copyOf(example?.({ record: before?.record, at: this.#at })) : undefined) ??
      drawInput(definition.input, this.#choose, {
        seen,
        near,
        texts: () => textsOf(this.#setting.rehearsal),
        fresh: freshNames(this.steps.length),
        numbers: numbersAround(this.#at),
      })
    if (input === undefined) return undefined
    this.#name(definition.needs ?? {}, input)
    const { by: roles } = definition
    const role = this.#choose(20) === 0 ? this.#of(everyRole(this.#setting.rehearsal)) : this.#of(roles)
    const known = this.#known.get(`${id} ${role}`) ?? []
    const people = [known, known, seen, near, everybody].filter((values) => values.some(isId))
    const by = this.#of(this.#of(people).filter(isId))
    const actor = { id: by, tenant: "check", roles: [role], department: departmentOf(by) }
    return { kind, id, command, input, actor, at: this.#at }
  }

  /** An input that names another record names one that there is, made for it where there is none. */
  #name(needs: Readonly<Record<string, object>>, input: unknown): void {
    for (const need of Object.values(needs) as ReadonlyArray<{ readonly kind: string; readonly id?: object }>) {
      const path = need.id !== undefined && "input" in need.id ? String(need.id.input) : undefined
      // Of a kind that the desk may be without, there are none where it is.
      if (path === undefined || !this.#setting.rehearsal.lifecycles.has(need.kind) || this.#choose(10) === 0) continue
      const id = this.#other(need.kind)?.id ?? (this.#made < 12 ? this.#create(need.kind, [], 2) : undefined)
      const names = path.split(".")
      const group = names
        .slice(0, -1)
        .reduce<unknown>((value, name) => (value as Record<string, unknown>)?.[name], input)
      if (id !== undefined && typeof group === "object" && group !== null)
        (group as Record<string, unknown>)[names.at(-1)!] = id
    }
  }
}

/** Not everybody is in the same department. */
const departmentOf = (person: string): string => (person.length % 2 === 0 ? "service" : "quality")

const copyOf = (input: unknown): unknown => (input === undefined ? undefined : structuredClone(input))

const everyRole = once(({ lifecycles }: Rehearsal): ReadonlyArray<string> => [
  ...new Set(
    [...lifecycles.values()].flatMap(({ commands }) =>
      [...commands.values()].flatMap(({ definition }) => definition.by),
    ),
  ),
])
