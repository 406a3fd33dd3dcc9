import { openDesk, regulation } from "@fieldcare/core"
import { chapter } from "@fieldcare/core/engine"
import { type Attachment, defaultMediaTypes, withAttachments, wordsWithAttachments } from "@fieldcare/core/attachments"
import { text, withFields, wordsWithFields } from "@fieldcare/core/fields"
import { aroundTheClock } from "@fieldcare/core/time"
import { memoryStorage } from "@fieldcare/storage-memory"
import { describe, expect, expectTypeOf, test } from "vitest"
import { memoryAttachments, sniffed } from "../src/index.ts"

const intake = {
  channel: "hotline",
  service: "repair",
  priority: "high",
  customer: { id: "c-wang", name: "Wang Fang", telephone: "+86 21 5555 0101" },
  product: { model: "K-series", serial: "K20-001177" },
  description: "Does not cool",
} as const

const actor = (id: string, ...roles: ReadonlyArray<string>) => ({ id, tenant: "acme", roles })
const clara = actor("clara", "clerk")

const [team, service, ...rest] = regulation()
const [ticket, ...others] = service.lifecycles
const attached = withAttachments(ticket, { by: ["clerk", "engineer"] })
const words = { ...service.words, ticket: wordsWithAttachments(service.words.ticket) }

const open = async () => {
  const store = memoryAttachments()
  const desk = await openDesk({
    storage: memoryStorage(),
    chapters: [team, chapter({ ...service, lifecycles: [attached, ...others], words }), ...rest],
    calendar: aroundTheClock,
    attachments: store,
  })
  return { store, desk, clerk: desk.as(clara), files: desk.attachments(clara) }
}

const photo = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 1)

const withPhoto = async () => {
  const scene = await open()
  const { id } = await scene.clerk.ticket.receive(intake)
  const { mediaType, bytes } = await sniffed([photo])
  const stored = await scene.files.put("ticket", id, { bytes })
  const input = { kind: "photo", mediaType: mediaType!, name: "Wang Fang at her unit.png", ...stored } as const
  await scene.clerk.ticket.attach(id, input)
  return { ...scene, id, input }
}

const read = async (bytes: AsyncIterable<Uint8Array>) => {
  const chunks: Array<number> = []
  for await (const chunk of bytes) chunks.push(...chunk)
  return Uint8Array.from(chunks)
}

const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  )

describe("an attachment", () => {
  test("is referred to by its digest in record and journal, and its content is got through the record", async () => {
    const { clerk, files, id, input } = await withPhoto()
    const { attachments } = await clerk.ticket.get(id)
    expectTypeOf(attachments).toEqualTypeOf<ReadonlyArray<Attachment>>()
    expect(attachments).toMatchObject([{ ...input, number: 1, by: "clara", mediaType: "image/png", size: 17 }])
    const [, entry] = await clerk.ticket.journal(id)
    expect(entry!.events).toMatchObject([{ type: "attached", data: { digest: input.digest } }])
    expect(JSON.stringify(entry)).not.toContain("Wang")
    const got = await files.get("ticket", id, 1)
    expect([got.mediaType, got.size, await read(got.bytes)]).toEqual(["image/png", 17, photo])
    expect(await clerk.ticket.verify(id)).toMatchObject({ faults: [] })
  })

  test("is detached with a reason, and may be attached again", async () => {
    const { clerk, id, input } = await withPhoto()
    const { attachments } = await clerk.ticket.detach(id, { attachment: 1, reason: "Wrong unit" })
    expect(attachments[0]!.detached).toMatchObject({ by: "clara", reason: "Wrong unit" })
    const again = await clerk.ticket.attach(id, input)
    expect(again.attachments.map(({ number, detached }) => [number, detached === undefined])).toEqual([
      [1, false],
      [2, true],
    ])
  })

  test("is refused twice, and so is to detach what is not there, in both languages", async () => {
    const { clerk, id, input } = await withPhoto()
    expect(await failure(clerk.ticket.attach(id, input))).toMatchObject({
      violations: [
        {
          rule: "attached-once",
          message: {
            en: "This content is attached already, as number 1.",
            "zh-Hans": "该文件已添加，附件编号为 1。",
          },
        },
      ],
    })
    expect(await failure(clerk.ticket.detach(id, { attachment: 2, reason: "?" }))).toMatchObject({
      violations: [{ rule: "attachment-is-there", remedy: { en: "Name one of those that are there: 1." } }],
    })
    await clerk.ticket.detach(id, { attachment: 1, reason: "Wrong unit" })
    expect(await failure(clerk.ticket.detach(id, { attachment: 1, reason: "?" }))).toMatchObject({ _tag: "Refused" })
  })

  test.each([
    [{ mediaType: "image/svg+xml" }, "mediaType"],
    [{ digest: "abc" }, "digest"],
    [{ size: -1 }, "size"],
    [{ kind: "film" }, "kind"],
    [{ name: "" }, "name"],
  ])("is not taken with %j", async (wrong, path) => {
    const { clerk, id, input } = await withPhoto()
    expect(await failure(clerk.ticket.attach(id, { ...input, ...wrong } as never))).toMatchObject({
      _tag: "InputInvalid",
      problems: [{ path }],
    })
  })

  test("of an erased subject is gone, its reference says so, and the journal still verifies", async () => {
    const { clerk, desk, files, store, id, input } = await withPhoto()
    const kept = { tenant: "acme", subject: "c-wang", digest: input.digest }
    expect(await store.stat(kept)).toEqual({ digest: input.digest, size: 17 })
    // Name, telephone, description and the attachment's name; and its content.
    expect(await desk.erase(clara, "c-wang")).toBe(5)
    expect(await store.stat(kept)).toBeUndefined()
    expect((await clerk.ticket.get(id)).attachments).toMatchObject([{ name: "[erased]", digest: input.digest }])
    expect(await failure(files.get("ticket", id, 1))).toMatchObject({ _tag: "AttachmentMissing" })
    expect(await clerk.ticket.verify(id)).toMatchObject({ faults: [] })
    expect(await desk.erase(clara, "c-wang")).toBe(0)
  })
})

describe("contents", () => {
  test("are reached through records of the own tenant only", async () => {
    const { desk, id } = await withPhoto()
    const strange = desk.attachments({ ...clara, tenant: "other" })
    for (const call of [() => strange.get("ticket", id, 1), () => strange.put("ticket", id, { bytes: [photo] })])
      expect(await failure(call())).toMatchObject({ _tag: "NotFound" })
  })

  test("of what is not there are not found", async () => {
    const { files, id } = await withPhoto()
    for (const [kind, of, number] of [
      ["ticket", id, 2],
      ["ticket", "T-9", 1],
      ["ticket", "../x", 1],
      ["pump", id, 1],
      ["vehicle", id, 1],
    ] as const)
      expect(await failure(files.get(kind, of, number))).toMatchObject({ _tag: "NotFound" })
  })

  test("need a desk that was opened with a store", async () => {
    const desk = await openDesk({ storage: memoryStorage(), chapters: regulation(), calendar: aroundTheClock })
    expect(() => desk.attachments(clara)).toThrow(/opened without `attachments`/)
  })
})

test("attachments and fields of a host's own stand on one lifecycle, in any order", async () => {
  const fields = { costCentre: text({ title: { en: "Cost centre", "zh-Hans": "成本中心" } }) }
  const both = [
    withFields(withAttachments(ticket, { by: ["clerk"] }), { by: ["clerk"], fields }),
    withAttachments(withFields(ticket, { by: ["clerk"], fields }), { by: ["clerk"] }),
  ]
  const named = wordsWithFields(wordsWithAttachments(service.words.ticket), fields)
  for (const lifecycle of both) {
    expect(Object.keys(lifecycle.commands).toSorted()).toEqual(Object.keys(named.commands).toSorted())
    expect(Object.keys(lifecycle.rules).toSorted()).toEqual(Object.keys(named.rules).toSorted())
  }
  const chapters = [team, { ...service, lifecycles: [both[0]!, ...others] as const }, ...rest] as const
  const desk = await openDesk({ storage: memoryStorage(), chapters, calendar: aroundTheClock })
  const { id } = await desk.as(clara).ticket.receive({ ...intake, custom: { costCentre: "CC-1" } })
  const size = 3
  const content = { kind: "document", mediaType: "text/plain", digest: "a".repeat(64), size, name: "note" } as const
  expect(await desk.as(clara).ticket.attach(id, content)).toMatchObject({
    custom: { costCentre: "CC-1" },
    attachments: [{ size }],
  })
})

test("types that a browser runs are not among those that may be attached", () => {
  expect(defaultMediaTypes.filter((type) => /html|svg|script|xml/.test(type))).toEqual([])
})
