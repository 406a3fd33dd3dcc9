import * as Schema from "effect/Schema"
import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { personalMap } from "../../src/trust/personal.ts"
import { Personal, Text } from "../../src/values/text.ts"

const { Array: List, optionalKey, Struct, Union } = Schema

const Note = Struct({ text: Personal, place: Text })
const Form = Struct({
  name: Personal,
  nick: optionalKey(Personal),
  title: Text,
  customer: Struct({ telephone: optionalKey(Personal), city: Text }),
  notes: List(Note),
  lines: List(Personal),
  deep: optionalKey(List(List(Struct({ who: Personal })))),
  checked: Personal.check(Schema.isMaxLength(50)),
})

const word = fc.string({ minLength: 1, maxLength: 8 })
const forms = fc.record(
  {
    name: word,
    nick: word,
    title: word,
    customer: fc.record({ telephone: word, city: word }, { requiredKeys: ["city"] }),
    notes: fc.array(fc.record({ text: word, place: word }), { maxLength: 3 }),
    lines: fc.array(word, { maxLength: 3 }),
    deep: fc.array(fc.array(fc.record({ who: word }), { maxLength: 2 }), { maxLength: 2 }),
    checked: word,
  },
  { requiredKeys: ["name", "title", "customer", "notes", "lines", "checked"] },
)

const map = personalMap(Form)

describe("personal texts of a value", () => {
  test("are split off and put back, and nothing else is touched", () => {
    fc.assert(
      fc.property(forms, (form) => {
        const before = structuredClone(form)
        const texts: Array<string> = []
        const apart = map(form, (text) => `ref-${texts.push(text) - 1}`)
        expect(form).toEqual(before)
        expect(apart).toEqual(map(form, () => expect.stringMatching(/^ref-\d+$/) as string))
        expect(apart.title).toBe(form.title)
        expect(apart.customer.city).toBe(form.customer.city)
        expect(apart.notes.map(({ place }) => place)).toEqual(form.notes.map(({ place }) => place))
        expect(map(apart, (reference) => texts[Number(reference.slice(4))]!)).toEqual(before)
      }),
    )
  })

  test("are all found", () => {
    fc.assert(
      fc.property(forms, (form) => {
        const texts: Array<string> = []
        map(form, (text) => {
          texts.push(text)
          return ""
        })
        const expected = [
          form.name,
          ...(form.nick === undefined ? [] : [form.nick]),
          ...(form.customer.telephone === undefined ? [] : [form.customer.telephone]),
          ...form.notes.map(({ text }) => text),
          ...form.lines,
          ...(form.deep ?? []).flat().map(({ who }) => who),
          form.checked,
        ]
        expect(texts.toSorted()).toEqual(expected.toSorted())
      }),
    )
  })

  test("are none where the schema marks none: the value comes back itself", () => {
    const value = { title: "Roof" }
    expect(personalMap(Struct({ title: Text }))(value, () => "gone")).toBe(value)
  })

  test("may not hide in a union", () => {
    expect(() => personalMap(Struct({ either: Union([Personal, Schema.Number]) }))).toThrow(/union/)
    expect(() => personalMap(List(Union([Note, Struct({ n: Schema.Number })])))).toThrow(/union/)
  })
})
