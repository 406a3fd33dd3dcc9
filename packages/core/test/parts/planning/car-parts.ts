/** The monthly demand for 2,674 car parts over 51 months (Hyndman, `expsmooth`), where it is on this machine. */
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { gunzipSync } from "node:zlib"

const data = process.env["FIELDCARE_DATA"] ?? join(import.meta.dirname, "../../../../../../shared/data")
const file = join(data, "parts-demand/carparts.csv.gz")

/** One history for each part; `undefined` where the file is not. */
export const carParts = existsSync(file) ? parse(gunzipSync(readFileSync(file)).toString("utf8")) : undefined

function parse(text: string): ReadonlyArray<ReadonlyArray<number | null>> {
  const [, ...rows] = text.trim().split(/\r?\n/)
  return rows.map((row) => {
    const [, ...cells] = row.split(",")
    return cells.map((cell) => (cell === "" ? null : Number(cell)))
  })
}
