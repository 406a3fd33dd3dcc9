/** The cases of the attachment contract, in order of the laws. */
import type { AttachmentKey, AttachmentStore } from "@fieldcare/core/attachments"
import { same } from "../storage-contract/same.ts"
import { AttachmentStage, bytesOf, contractSizeMax, digestOf, failureOf, slowly, textOf } from "./attachment-stage.ts"

export interface AttachmentCase {
  readonly name: string
  readonly law: number
  readonly run: (store: AttachmentStore) => Promise<void>
}

const told = (law: number, name: string, story: (stage: AttachmentStage) => Promise<void>): AttachmentCase => ({
  law,
  name,
  run: (store) => story(AttachmentStage.on(store)),
})

const signed = "签名 signed"
const none = "0".repeat(64)

const hostileIds: ReadonlyArray<unknown> = [
  "",
  "..",
  "../x",
  "a/b",
  "a\\b",
  "/etc",
  "a\u0000",
  "null",
  ".x",
  7,
  null,
  {},
]
const hostileDigests: ReadonlyArray<unknown> = [
  "",
  "../x",
  none.slice(1),
  `${none}0`,
  "A".repeat(64),
  `../${none}`,
  7,
  null,
]

export const attachmentCases = (
  damage: ((key: AttachmentKey) => Promise<void>) | undefined,
): ReadonlyArray<AttachmentCase> => [
  told(1, "a content is got as it was put, by its SHA-256", async (stage) => {
    const digest = await digestOf(bytesOf(signed))
    same(await stage.put([bytesOf(signed)]), { digest, size: 13 })
    same([await stage.get(digest), await stage.stat(digest)], [signed, { digest, size: 13 }])
  }),
  told(1, "chunks make one content, however it is cut", async (stage) => {
    const { digest } = await stage.put([bytesOf(signed)])
    for (const chunks of [["签", "名 sig", "ned"], ["", signed, ""], Array.from(signed)])
      same((await stage.put(slowly(chunks))).digest, digest)
    same(await stage.get(digest), signed)
  }),
  told(1, "an empty content is a content", async (stage) => {
    const { digest, size } = await stage.put([])
    same([size, await stage.get(digest), (await stage.stat(digest))?.size], [0, "", 0])
  }),
  told(1, "a content as large as can be is kept, in large and in small chunks", async (stage) => {
    const large = new Uint8Array(contractSizeMax).map((_, at) => at * 31)
    const { digest, size } = await stage.put([large])
    same([size, digest], [contractSizeMax, await digestOf(large)])
    const cut = Array.from({ length: 1024 }, (_, n) => large.subarray(n * 1024, (n + 1) * 1024))
    same((await stage.put(cut)).digest, digest)
    let read = 0
    for await (const chunk of (await stage.store.get({ ...stage.owner, digest })).bytes) read += chunk.length
    same(read, contractSizeMax)
  }),
  told(1, "the bytes are those that were given, whatever becomes of their buffer", async (stage) => {
    const buffer = bytesOf(signed)
    const reused = async function* () {
      yield buffer
      await stage.stat(none)
    }
    const { digest } = await stage.put(reused())
    buffer.fill(0)
    same(await stage.get(digest), signed)
  }),
  told(1, "sixteen at once put the same content, and it is there once", async (stage) => {
    const answers = await Promise.all(Array.from({ length: 16 }, () => stage.put(slowly(Array.from(signed)))))
    same(new Set(answers.map(({ digest }) => digest)).size, 1)
    same([await stage.get(answers[0]!.digest), await stage.erase()], [signed, 1])
  }),
  told(2, "a content under way is not seen, and its end shows it whole", async (stage) => {
    const digest = await digestOf(bytesOf(signed))
    const { promise: halfway, resolve: reached } = Promise.withResolvers<void>()
    const { promise: go, resolve: release } = Promise.withResolvers<void>()
    const held = async function* () {
      yield bytesOf(signed.slice(0, 4))
      reached()
      await go
      yield bytesOf(signed.slice(4))
    }
    const putting = stage.put(held())
    await halfway
    same([await stage.stat(digest), await failureOf(stage.get(digest))], [undefined, "AttachmentMissing"])
    release()
    await putting
    same(await stage.get(digest), signed)
  }),
  told(2, "bytes that fail leave nothing, and their error is the answer", async (stage) => {
    same(await failureOf(stage.put(slowly([signed], new Error("connection lost")))), "connection lost")
    same([await stage.stat(await digestOf(bytesOf(signed))), await stage.erase()], [undefined, 0])
  }),
  told(2, "what is too large leaves nothing, and is not read further than it may be", async (stage) => {
    let chunks = 0
    let ended = false
    const endless = async function* () {
      try {
        for (;;) {
          chunks += 1
          yield new Uint8Array(contractSizeMax / 4)
        }
      } finally {
        ended = true
      }
    }
    same([await failureOf(stage.put(endless())), chunks, ended], ["AttachmentTooLarge", 5, true])
    same(await stage.erase(), 0)
  }),
  told(2, "what is not of the digest announced leaves nothing", async (stage) => {
    same(await failureOf(stage.put([bytesOf(signed)], none)), "AttachmentDiffers")
    same(await stage.erase(), 0)
    const digest = await digestOf(bytesOf(signed))
    same((await stage.put([bytesOf(signed)], digest)).digest, digest)
  }),
  told(2, "a failed upload leaves the same content of an earlier one", async (stage) => {
    const { digest } = await stage.put([bytesOf(signed)])
    await failureOf(stage.put(slowly([signed], new Error("lost"))))
    await failureOf(stage.put([bytesOf(signed)], none))
    same(await stage.get(digest), signed)
  }),
  told(4, "another tenant's and another subject's contents are not there", async (stage) => {
    const { digest } = await stage.put([bytesOf(signed)])
    const others = [
      stage.beside({ tenant: `${stage.tenant}-b` }),
      stage.beside({ tenant: stage.tenant.toUpperCase() }),
      stage.beside({ subject: "person-2" }),
      stage.beside({ subject: "PERSON-1" }),
      stage.beside({ tenant: stage.subject, subject: stage.tenant }),
    ]
    for (const other of others) {
      same([await other.stat(digest), await failureOf(other.get(digest))], [undefined, "AttachmentMissing"])
      same([await other.delete(digest), await other.erase()], [false, 0])
    }
    same(await stage.get(digest), signed)
  }),
  told(5, "what was deleted is gone, and deleting it again answers false", async (stage) => {
    const { digest } = await stage.put([bytesOf(signed)])
    const other = await stage.put([bytesOf("other")])
    same([await stage.delete(digest), await stage.delete(digest)], [true, false])
    same([await stage.stat(digest), await failureOf(stage.get(digest))], [undefined, "AttachmentMissing"])
    same(await stage.get(other.digest), "other")
    await stage.put([bytesOf(signed)])
    same(await stage.get(digest), signed)
  }),
  told(5, "an erased subject has nothing left, and another keeps the same content", async (stage) => {
    const other = stage.beside({ subject: "person-2" })
    const { digest } = await stage.put([bytesOf(signed)])
    await stage.put([bytesOf("more")])
    await other.put([bytesOf(signed)])
    same([await stage.erase(), await stage.erase(), await stage.stat(digest)], [2, 0, undefined])
    same(await other.get(digest), signed)
  }),
  told(5, "of a subject that never had any there is nothing to erase", async (stage) => {
    same([await stage.erase(), await stage.delete(none), await stage.stat(none)], [0, false, undefined])
  }),
  ...(damage === undefined
    ? []
    : [
        told(6, "a content that was changed behind the store's back is told as damaged", async (stage) => {
          const { digest } = await stage.put([bytesOf(signed)])
          await damage({ ...stage.owner, digest })
          same(await failureOf(stage.get(digest)), "AttachmentDamaged")
        }),
      ]),
  told(7, "ids and digests that could lead elsewhere are refused by every verb", async ({ store, owner }) => {
    const bytes = [bytesOf(signed)]
    const verbs = (key: AttachmentKey) => [
      store.get(key).then(({ bytes: read }) => textOf(read)),
      store.stat(key),
      store.delete(key),
    ]
    for (const id of hostileIds)
      for (const part of [{ tenant: id }, { subject: id }]) {
        const wrong = { ...owner, ...part } as AttachmentKey
        for (const verb of [store.put({ ...wrong, digest: none, bytes }), store.erase(wrong)])
          same(await failureOf(verb), "AttachmentRequestInvalid", String(id))
        for (const verb of verbs({ ...wrong, digest: none }))
          same(await failureOf(verb), "AttachmentRequestInvalid", String(id))
      }
    for (const digest of hostileDigests) {
      for (const verb of verbs({ ...owner, digest: digest as string }))
        same(await failureOf(verb), "AttachmentRequestInvalid", String(digest))
      same(await failureOf(store.put({ ...owner, bytes, digest: digest as string })), "AttachmentRequestInvalid")
    }
  }),
  told(7, "what are no bytes are refused", async (stage) => {
    for (const bytes of [undefined, null, 7, {}, "text", ["text"], [[1, 2]], [null]])
      same(await failureOf(stage.put(bytes as never)), "AttachmentRequestInvalid", JSON.stringify(bytes) ?? "undefined")
    same(await stage.erase(), 0)
  }),
]
