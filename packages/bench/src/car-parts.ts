/** The monthly demand for 2,674 car parts over 51 months, as it is on disk (Hyndman, `expsmooth`). */

import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { gunzipSync } from "node:zlib"
import type { DemandHistory } from "@fieldcare/core/parts/planning"

const data = process.env["FIELDCARE_DATA"] ?? join(import.meta.dirname, "../../../../shared/data")
const file = join(data, "parts-demand/carparts.csv.gz")

/** A part with its demand, `null` where it was not kept. */
export interface CarPart {
  readonly part: string
  readonly history: DemandHistory
}

/** All parts; `undefined` where the file is not. */
export const readCarParts = (): ReadonlyArray<CarPart> | undefined => {
  if (!existsSync(file)) return undefined
  const [, ...rows] = gunzipSync(readFileSync(file)).toString("utf8").trim().split(/\r?\n/)
  return rows.map((row) => {
    const [part, ...cells] = row.split(",")
    return { part: part!, history: cells.map((cell) => (cell === "" ? null : Number(cell))) }
  })
}
