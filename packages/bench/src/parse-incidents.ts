/** A program that only parses the log of incidents: what the command line's whole run is measured against. */

import { incidents, parseZip } from "./incidents.ts"

let characters = 0
await parseZip(incidents!, (cells) => (characters += cells[0]!.length))
console.log(characters)
