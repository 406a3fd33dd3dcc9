/** Finding what an activity stands for. */

/** An activity by its name in the mapping, and its rules. */
export interface Activity<Row> {
  readonly name: string
  readonly rows: ReadonlyArray<Row>
}

/**
 * The activities of a mapping, found by length and first character and then compared. Every row brings its
 * activity as a new text, for which a look-up in a map first sums up all characters: that took most of the time
 * of a row.
 */
export class Activities<Row> {
  readonly #byShape = new Map<number, ReadonlyArray<Activity<Row>>>()

  constructor(activities: ReadonlyArray<Activity<Row>>) {
    for (const activity of activities) {
      const shape = shapeOf(activity.name)
      this.#byShape.set(shape, [...(this.#byShape.get(shape) ?? []), activity])
    }
  }

  find(name: string): Activity<Row> | undefined {
    const alike = this.#byShape.get(shapeOf(name)) ?? []
    for (let index = 0; index < alike.length; index++) if (alike[index]!.name === name) return alike[index]
    return undefined
  }
}

const shapeOf = (name: string): number => (name === "" ? 0 : name.length * 0x1_0000 + name.charCodeAt(0))
