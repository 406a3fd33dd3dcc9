/** The tables of the report: each scrolls inside itself where the window is too narrow for it. */
import { type Html, html, nothing } from "./html.ts"

export interface ReportColumn {
  readonly head: string
  readonly number?: true
  /** It has sentences or lists, which need some width to be read. */
  readonly long?: true
}

export type ReportCell = Html | string

/** A table; a wide one can be reached and scrolled by the keyboard too. */
export const reportTable = (
  name: string,
  columns: ReadonlyArray<ReportColumn>,
  rows: ReadonlyArray<ReadonlyArray<ReportCell>>,
): Html => {
  const kind = (index: number): Html => {
    const { number, long } = columns[index]!
    if (number === true) return html` class="number"`
    return long === true ? html` class="long"` : nothing
  }
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${name}">
    <table>
      <thead>
        <tr>
          ${columns.map(({ head }, index) => html`<th scope="col" ${kind(index)}>${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell, index) => html`<td${kind(index)}>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

/** Case ids, each by itself. */
export const chips = (ids: ReadonlyArray<string>): Html => html`${ids.map((id) => html`<code>${id}</code>`)}`

/** A share as a number with a small bar. */
export const shareCell = (part: number, whole: number): Html => {
  if (whole === 0) return html`–`
  const percent = ((part / whole) * 100).toFixed(1)
  return html`<span class="share"
    ><span class="bar"><span style="width:${percent}%"></span></span>${percent} %</span
  >`
}
