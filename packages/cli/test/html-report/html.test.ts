import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { html } from "../../src/html-report/html.ts"

describe("html", () => {
  it("takes what is put in as text, and HTML as HTML", () => {
    const hostile = `<script>alert("1")</script> & 'x' \`y\``
    const piece = html`<td title="${hostile}">${hostile}</td>`
    expect(piece.text).not.toMatch(/<script|"1"|'x'|`/)
    const cells = [piece, html`<td>${1}</td>`]
    expect(html`${cells}`.text).toBe(`${piece.text}\n<td>1</td>`)
  })

  it("lets no text out of its place, whatever it is", () => {
    const unit = fc.constantFrom("<", ">", "&", '"', "'", "`", "/", "a", ";", "#", "客")
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        const inner = html`<i>${text}</i>`.text.slice(3, -4)
        expect(inner).toMatch(/^[^<>"'`]*$/)
        const read = inner.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
        expect(read).toBe(text)
      }),
    )
  })
})
