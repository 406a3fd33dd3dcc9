/** Law 7, exact, for texts: what is read is what was written, and what differs is told apart. */
import { type ContractCase, law } from "./contract-case.ts"
import { same } from "./same.ts"
import { kind } from "./stage.ts"

const exact = law(7)

const examples: Readonly<Record<string, string>> = {
  emoji: "👩🏽‍🔧 fixed it 🎉",
  "right to left": "שלום مرحبا",
  combining: "e\u0301 ≠ é",
  "the last code point of the plane": "\uffff",
  "beyond the plane": "𠮷野家 𝄞 \u{10ffff}",
  "quotes and backslashes": `'"\\ \\u0041 \\0 $1 -- ; /* */ \`?`,
  "line ends and tabs": "a\r\nb\tc\n",
  "control characters": "\u0001\u0008\u001b\u001f\u007f\u0085",
  "marks that nobody sees": "a\ufeff\u200bb\u200d\u2028\u2029\u00ad",
  "a byte order mark at the beginning": "\ufeffa",
  blanks: "  ",
  "blanks at both ends": " a b  ",
  nothing: "",
  "a number": "007",
  "a number with an exponent": "1e3",
  "a word that JSON knows": "null",
  "an object in JSON": `{"a":[1,"b"]}`,
  "a text in JSON": `"quoted"`,
  "an instant": "2026-02-29T24:00:00.000Z",
  "wildcards of a search": "100%_a[b]*?",
  "the name of a prototype": "__proto__",
  "a placeholder": "$1 ? :name @p {0} %s",
}

const pairs: ReadonlyArray<readonly [string, string, string]> = [
  ["small and capital letters", "abc", "ABC"],
  ["composed and decomposed letters", "\u00e9", "e\u0301"],
  ["letters with and without accents", "resume", "résumé"],
  ["sharp s and double s", "straße", "strasse"],
  ["blanks at the end and none", "a", "a "],
  ["blanks and tabs", "a b", "a\tb"],
  ["wide and narrow letters", "Ａ１", "A1"],
  ["a mark that nobody sees and none", "ab", "a\u200bb"],
  ["leading zeros and none", "7", "007"],
  ["two writings of one number", "1000", "1e3"],
  ["a wildcard and what it stands for", "a_c", "abc"],
  ["many wildcards and what they stand for", "%", "anything"],
  ["nothing and a blank", "", " "],
  ["two emoji", "🎉", "🎊"],
  ["two that share their first 190 characters", `${"x".repeat(190)}a`, `${"x".repeat(190)}b`],
]

export const exactTexts: ReadonlyArray<ContractCase> = [
  ...Object.entries(examples).map(([name, text]) =>
    exact(`text comes back as it was: ${name}`, async (stage) => {
      const duties = [{ duty: "d", key: text, due: 1 }]
      await stage.commit([stage.write("T-1", 0, { record: { [text]: [text] }, columns: { serial: text } }, duties)], {
        entries: [stage.entry("T-1", 1, { from: text, events: [{ type: "e", data: { [text]: text } }] })],
        messages: [{ kind, id: "T-1", sequence: 1 }],
        personal: [stage.text("r", "T-1", text)],
        key: stage.key("k", "anna", { digest: text }),
      })
      const { record, personal, remembered } = await stage.load("T-1", { key: { actor: "anna", key: "k" } })
      same([record?.record, personal.get("r"), remembered?.digest], [{ [text]: [text] }, text, text])
      const [entry] = await stage.journal("T-1")
      same([entry?.from, entry?.events[0]?.data], [text, { [text]: text }])
      same((await stage.messages("a"))[0]?.entry, entry)
      same([await stage.find({ where: { serial: text } }), (await stage.due(1))[0]?.key], [["T-1"], text])
    }),
  ),
  ...pairs.map(([name, one, other]) =>
    exact(`told apart: ${name}`, async (stage) => {
      const duties = [one, other].map((text, n) => ({ duty: "d", key: text.slice(-190), due: n + 1 }))
      const [first, second] = [one, other].map((text, n) =>
        stage.write(`T-${n + 1}`, 0, { columns: { serial: text, partId: text } }, duties),
      )
      await stage.commit([first!, second!])
      same(await stage.find({ where: { serial: one } }), ["T-1"])
      same(await stage.find({ where: { serial: [other] } }), ["T-2"])
      same(await stage.find({ where: { partId: other, serial: [one, other] } }), ["T-2"])
      const needs = [{ name: "alike", kind, where: { serial: { column: "partId" } }, limit: 9 }]
      same(
        (await stage.load("T-2", { needs })).facts["alike"]!.map(({ id }) => id),
        ["T-2"],
      )
      same(
        (await stage.due(9)).map(({ key }) => key),
        [one, one, other, other].map((text) => text.slice(-190)),
      )
    }),
  ),
  exact("statuses are told apart by case and by blanks", async (stage) => {
    const statuses = ["open", "Open", "open ", "öpen"]
    await stage.commit(statuses.map((status, n) => stage.write(`T-${n}`, 0, { status })))
    for (const [n, status] of statuses.entries()) same(await stage.find({ where: { status } }), [`T-${n}`])
  }),
  exact("words of 190 characters, the most that they may have, come back as they were", async (stage) => {
    const [status, category, head, digest] = ["s", "c", "é", "界"].map((letter) => letter.repeat(190)) as [
      string,
      never,
      string,
      string,
    ]
    const duties = ["x", "é"].map((letter) => ({ duty: "界".repeat(190), key: letter.repeat(190), due: 1 }))
    await stage.commit([stage.write("T-1", 0, { status, category, head }, duties)], {
      key: stage.key("k", "anna", { digest }),
    })
    const { record, remembered } = await stage.load("T-1", { key: { actor: "anna", key: "k" } })
    same([record?.status, record?.category, record?.head, remembered?.digest], [status, category, head, digest])
    same([await stage.find({ where: { status } }), (await stage.heads())[0]?.head], [["T-1"], head])
    same(
      (await stage.duties("a")).map(({ duty, key }) => ({ duty, key, due: 1 })),
      duties,
    )
  }),
  exact("a personal text of 200,000 characters comes back as it was", async (stage) => {
    const text = "é🎉".repeat(100_000)
    await stage.commit([stage.write("T-1")], { personal: [stage.text("r", "T-1", text)] })
    same((await stage.load("T-1")).personal.get("r") === text, true)
    same((await stage.personal(["T-1"])).get("r") === text, true)
  }),
  exact("a column of 255 characters of four bytes comes back by find", async (stage) => {
    const serial = "🎉".repeat(255)
    await stage.commit([
      stage.write("T-1", 0, { columns: { serial } }),
      stage.write("T-2", 0, { columns: { serial: serial.slice(2) } }),
    ])
    same(await stage.find({ where: { serial } }), ["T-1"])
  }),
  exact("personal texts are erased for good, and again is nothing", async (stage) => {
    const personal = [stage.text("a", "T-1"), stage.text("b", "T-1"), stage.text("c", "T-1", "words", "person-2")]
    await stage.commit([stage.write("T-1")], { personal })
    same([await stage.erase("person-1"), await stage.erase("person-1")], [2, 0])
    same((await stage.load("T-1")).personal, new Map([["c", "words"]]))
  }),
  exact("subjects and references are told apart by case", async (stage) => {
    const personal = [stage.text("r", "T-1", "small", "person-1"), stage.text("R", "T-1", "capital", "Person-1")]
    await stage.commit([stage.write("T-1")], { personal })
    same(
      (await stage.load("T-1")).personal,
      new Map([
        ["r", "small"],
        ["R", "capital"],
      ]),
    )
    same([await stage.erase("PERSON-1"), await stage.erase("Person-1")], [0, 1])
    same((await stage.load("T-1")).personal, new Map([["r", "small"]]))
  }),
  exact("personal texts of no record, of several and of a thousand", async (stage) => {
    const ids = Array.from({ length: 20 }, (_, n) => `T-${n * 50}`)
    await stage.commit(
      ids.map((id) => stage.write(id)),
      { personal: ids.map((id) => stage.text(`r-${id}`, id)) },
    )
    same((await stage.personal([])).size, 0)
    same((await stage.personal(["T-0", "T-50", "T-1"])).size, 2)
    same([...(await stage.personal(Array.from({ length: 1000 }, (_, n) => `T-${n}`))).keys()].length, 20)
  }),
]
