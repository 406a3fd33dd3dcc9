/** Law 11, found: what words occur in, whatever script they are in, and nothing else. */
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import { reasonOf, several } from "./callers.ts"
import { type ContractCase, law, race } from "./contract-case.ts"
import { same } from "./same.ts"
import { kind, otherKind, type Stage } from "./stage.ts"

const found = law(11)
const racing = race(11)

interface Told {
  readonly serial?: string
  readonly partId?: string
  readonly texts?: ReadonlyArray<string>
  readonly subject?: string
}

/** A record with columns and personal texts. */
const record = (stage: Stage, id: string, { serial, partId, texts = [], subject = "person-1" }: Told = {}) =>
  stage.commit([stage.write(id, 0, { columns: { serial: serial ?? null, partId: partId ?? null } })], {
    personal: texts.map((text, index) => stage.text(`${id}-${index}`, id, text, subject)),
  })

const threeRecords = async (stage: Stage) => {
  await record(stage, "T-1", {
    serial: "K20-001177",
    texts: ["王芳", "上海市徐汇区淮海中路12号", "压缩机漏水，不制冷"],
  })
  await record(stage, "T-2", { serial: "K20-001178", partId: "K20", texts: ["Wang Fang", "+86 21 5555 0101"] })
  await record(stage, "T-3", { serial: "Z9", texts: ["Li Na", "Compressor leaks"] })
}

/** What is looked for, and what is found of the three. */
const looked: ReadonlyArray<readonly [string, string, ReadonlyArray<string>]> = [
  ["an id, whole", "T-2", ["=T-2"]],
  ["the end of an id, in small letters", "-2", ["T-2"]],
  ["an id in small letters", "t-2", ["=T-2"]],
  ["a serial number, whole", "K20-001177", ["=T-1"]],
  ["a serial number in small letters with blanks around", "  k20-001177\t", ["=T-1"]],
  ["a part of serial numbers, and a column that is it exactly", "k20", ["=T-2", "T-1"]],
  ["two Chinese characters of a name", "王芳", ["T-1"]],
  ["two Chinese characters out of the middle of a text", "漏水", ["T-1"]],
  ["Chinese characters with a figure", "路12号", ["T-1"]],
  ["a word of a text, whatever the case", "COMPRESSOR", ["T-3"]],
  ["the middle of a word", "ompress", ["T-3"]],
  ["a part of a telephone number", "5555", ["T-2"]],
  ["two words, in any order and place", "0101 fang", ["T-2"]],
  ["words in an id, a column and a text", "T-3 z9 leaks", ["T-3"]],
  ["two words that no record has both of", "Wang leaks", []],
  ["characters that stand apart", "王 制冷", ["T-1"]],
  ["what nobody wrote", "K21", []],
]

/** Texts that mean something to a database, and what must not be found by them. */
const hostile = [
  "%",
  "_",
  "\\",
  "'",
  '"',
  "%%",
  "a%c",
  "a_c",
  "a\\c",
  "'; --",
  "*",
  "ab*",
  "(",
  "[a-c]",
  "^a",
  "$1",
  "?",
]

export const searchCases: ReadonlyArray<ContractCase> = [
  ...looked.map(([what, text, ids]) =>
    found(`finds ${what}`, async (stage) => {
      await threeRecords(stage)
      same(await stage.search(text), ids)
    }),
  ),
  ...hostile.map((mark) =>
    found(`finds ${JSON.stringify(mark)} only where it stands`, async (stage) => {
      await record(stage, "T-1", { serial: "abc", texts: ["abc, abbc"] })
      await record(stage, "T-2", { serial: `x${mark}y` })
      await record(stage, "T-3", { texts: [`text with ${mark}y`] })
      same(await stage.search(`${mark}y`), ["T-3", "T-2"])
      same(await stage.search(`x${mark}y`), ["=T-2"])
    }),
  ),
  found("finds characters beyond the first plane, and takes none for another", async (stage) => {
    await record(stage, "T-1", { texts: ["𠮷野家"] })
    await record(stage, "T-2", { texts: ["😀 fine"] })
    await record(stage, "T-3", { texts: ["😡 angry"] })
    same([await stage.search("𠮷野"), await stage.search("😡 a")], [["T-1"], ["T-3"]])
  }),
  found("finds letters with marks as they are written, and not without them", async (stage) => {
    await record(stage, "T-1", { texts: ["Müller"] })
    await record(stage, "T-2", { texts: ["Muller"] })
    same([await stage.search("MüLLER"), await stage.search("muller")], [["T-1"], ["T-2"]])
  }),
  found("finds a long text by its end", async (stage) => {
    await record(stage, "T-1", { texts: [`${"压缩机 ".repeat(10_000)}the end`] })
    same(await stage.search("the end"), ["T-1"])
  }),
  found("does not look into pictures", async (stage) => {
    await record(stage, "T-1", { texts: ["data:image/png;base64,K20K20"] })
    same(await stage.search("K20K20"), [])
  }),
  found("looks only into the columns that it is asked for", async (stage) => {
    await record(stage, "T-1", { serial: "K20", partId: "P-7" })
    same([await stage.search("K20", { columns: ["partId"] }), await stage.search("K20", { columns: [] })], [[], []])
    same(await stage.search("P-7", { columns: ["partId"] }), ["=T-1"])
  }),
  found("does not look into another kind's records and texts", async (stage) => {
    await stage.commit([stage.write("T-1", 0, { kind: otherKind, columns: { serial: "K20" } })], {
      personal: [{ ...stage.text("r", "T-1", "K20"), kind: otherKind }],
    })
    await record(stage, "T-1")
    same([await stage.search("K20"), await stage.search("K20", { kind: otherKind })], [[], ["=T-1"]])
  }),
  found("another tenant's records are not found", async (stage) => {
    await record(stage, "T-1", { serial: "K20", texts: ["王芳"] })
    const other = stage.beside()
    await record(other, "T-1")
    same([await other.search("K20"), await other.search("王芳"), await stage.search("王芳")], [[], [], ["T-1"]])
  }),
  found("an erased person is not found any more, by none of the texts", async (stage) => {
    await record(stage, "T-1", { serial: "K20", texts: ["王芳", "5555 0101"] })
    await record(stage, "T-2", { texts: ["王芳"], subject: "person-2" })
    same(await stage.erase("person-1"), 2)
    same([await stage.search("王芳"), await stage.search("5555"), await stage.search("K20")], [["T-2"], [], ["=T-1"]])
  }),
  found("a record is found by what it is now", async (stage) => {
    await record(stage, "T-1", { serial: "K20" })
    await stage.commit([stage.write("T-1", 1, { columns: { serial: "Z9" } })])
    same([await stage.search("K20"), await stage.search("Z9")], [[], ["=T-1"]])
  }),
  found("exact hits come first, then the greatest id, and pages neither skip nor repeat", async (stage) => {
    const ids = several(23, (n) => `T-${String(n + 1).padStart(2, "0")}`)
    for (const [n, id] of ids.entries()) await record(stage, id, { serial: n % 5 === 0 ? "K20" : `K20-${n}` })
    const exact = ids.filter((_, n) => n % 5 === 0).toReversed()
    const rest = ids.filter((_, n) => n % 5 !== 0).toReversed()
    const whole = [...exact.map((id) => `=${id}`), ...rest]
    same(await stage.search("k20"), whole)
    for (const limit of [1, 4, 5, 7, 100]) {
      const pages: Array<string> = []
      for (;;) {
        const last = pages.at(-1)
        const after = last === undefined ? {} : { after: { exact: last.startsWith("="), id: last.replace("=", "") } }
        const page = await stage.search("k20", { limit, ...after })
        if (page.length === 0) break
        pages.push(...page)
      }
      same(pages, whole, `pages of ${limit}`)
    }
  }),
  found("answers the records whole", async (stage) => {
    await record(stage, "T-1", { serial: "K20" })
    const [hit] = await Effect.runPromise(
      stage.storage.search({ tenant: stage.tenant, kind, text: "K20", columns: ["serial"], limit: 1 }),
    )
    same(hit!.stored, (await stage.load("T-1")).record)
  }),
  found("what is no text to search for is refused", async (stage) => {
    const asked = { tenant: stage.tenant, kind, columns: ["serial"], limit: 1 }
    const nine = "aa bb cc dd ee ff gg hh ii"
    for (const text of ["", " ", "a", " 王 ", "a\u0000b", "\ud800ab", "x".repeat(201), nine, 12, null, undefined, {}])
      same(
        await reasonOf(stage.storage.search({ ...asked, text: text as string })),
        "RequestInvalid",
        JSON.stringify(text) ?? "undefined",
      )
    for (const columns of [["nothing"], ["count"], ["urgent"], ["tenant"], ["head"]])
      same(await reasonOf(stage.storage.search({ ...asked, text: "K20", columns })), "RequestInvalid", columns[0])
    for (const limit of [0, 101, 1.5, Number.NaN, "1" as never])
      same(await reasonOf(stage.storage.search({ ...asked, text: "K20", limit })), "RequestInvalid", String(limit))
    const after = { exact: 1 as never, id: "T-1" }
    same(await reasonOf(stage.storage.search({ ...asked, text: "K20", after })), "RequestInvalid", "after")
  }),
  found("sees what its own transaction has written, and nobody else does", async (stage) => {
    await stage.inTransaction(async (own) => {
      await record(own, "T-1", { texts: ["王芳"] })
      same(await own.search("王芳"), ["T-1"])
    })
    const undone = stage.transaction(async (own) => {
      await record(own, "T-2", { texts: ["王芳"] })
      throw new Error("undone")
    })
    same(Exit.isFailure(await Effect.runPromise(Effect.exit(undone))), true)
    same(await stage.search("王芳"), ["T-1"])
  }),
  racing("searches while records are written answer each of them whole, once, or not yet", async (stage) => {
    const ids = several(20, (n) => `T-${n}`)
    const writing = Promise.all(ids.map((id) => record(stage, id, { serial: "K20", texts: ["王芳"] })))
    for (let n = 0; n < 10; n++) {
      const both = await stage.search("K20 王芳")
      same(new Set(both).size, both.length)
    }
    await writing
    same((await stage.search("王芳 k20")).toSorted(), ids.toSorted())
  }),
]
