/** HTML as a template in which whatever is put in is text, unless it is HTML itself. */

/** A piece of HTML. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Piece = Html | string | number | ReadonlyArray<Html>

/** `html`<td>${cell}</td>``: texts are escaped, lists put one after the other. */
export const html = (texts: TemplateStringsArray, ...pieces: ReadonlyArray<Piece>): Html =>
  new Html(texts.map((text, index) => text + (index < pieces.length ? written(pieces[index]!) : "")).join(""))

/** Nothing at all. */
export const nothing = new Html("")

const written = (piece: Piece): string => {
  if (piece instanceof Html) return piece.text
  if (typeof piece === "object") return piece.map(({ text }) => text).join("\n")
  return String(piece).replaceAll(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`)
}
