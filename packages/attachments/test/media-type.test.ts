import { describe, expect, test } from "vitest"
import { sniffed } from "../src/index.ts"

const ascii = (text: string) => new TextEncoder().encode(text)
const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52)

const whole = async (bytes: AsyncIterable<Uint8Array>) => {
  const all: Array<number> = []
  for await (const chunk of bytes) all.push(...chunk)
  return all
}

describe("the media type is told by the bytes", () => {
  test.each([
    ["a PNG picture", png, "image/png"],
    ["a JPEG picture", Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46), "image/jpeg"],
    ["a PDF", ascii("%PDF-1.7\n%äöü\n"), "application/pdf"],
    ["a web page that calls itself a picture: it has no mark", ascii("<html><script>alert(1)</script>"), undefined],
    ["plain text", ascii("note"), undefined],
    ["nothing", new Uint8Array(0), undefined],
  ])("of %s", async (_, content, mediaType) => {
    for (const bytes of [[content], Array.from(content, (byte) => Uint8Array.of(byte))]) {
      const told = await sniffed(bytes)
      expect([told.mediaType, await whole(told.bytes)]).toEqual([mediaType, [...content]])
    }
  })

  test("and only the first are read before the rest is asked for", async () => {
    let asked = 0
    let ended = false
    const film = async function* () {
      try {
        for (;;) {
          asked += 1
          yield new Uint8Array(1024)
        }
      } finally {
        ended = true
      }
    }
    const { bytes } = await sniffed(film())
    expect(asked).toBe(5)
    for await (const _ of bytes) if (asked === 8) break
    expect([asked, ended]).toEqual([8, true])
  })
})
