/** `fieldcare verify`: every record against its journal, and against anchors that were kept elsewhere. */
import { readFile, rename, writeFile } from "node:fs/promises"
import { openDesk, regulation, type StockFault, type TenantVerification } from "@fieldcare/core"
import type { Anchor, Chapter } from "@fieldcare/core/engine"
import { aroundTheClock } from "@fieldcare/core/time"
import type { Request } from "./command.ts"
import type { verifyOptions } from "./commands/verify-options.ts"
import { withStorage } from "./database.ts"
import { projectAt } from "./project.ts"
import { countingOn } from "./progress.ts"
import { tenantsOf } from "./tenants.ts"
import type { Terminal } from "./terminal.ts"
import { exitCodes, UsageError } from "./usage.ts"

interface Verified extends TenantVerification {
  readonly tenant: string
}

export const verifyCommand = async (request: Request<typeof verifyOptions>, terminal: Terminal): Promise<number> => {
  const { options, json, language } = request
  const { config } = await projectAt(terminal, options.config)
  const anchors = options.anchor === undefined ? [] : await readAnchors(terminal.path(options.anchor), options.anchor)
  const chapters: ReadonlyArray<Chapter> = config.chapters ?? regulation()
  return withStorage({ database: options.database, config }, terminal, async (open) => {
    const desk = await openDesk({ storage: open.storage, chapters, calendar: config.calendar ?? aroundTheClock })
    // A tenant that an anchor knows is verified also when all of its records are gone.
    const wanted = options.tenant.length > 0 ? options.tenant : anchors.map(({ tenant }) => tenant)
    const tenants = await tenantsOf(open, config, chapters, wanted)
    const results: Array<Verified> = []
    const progress = countingOn(terminal, options.progress, language === "en" ? "records" : "条记录")
    try {
      for (const tenant of tenants) {
        const anchor = anchors.find((one) => one.tenant === tenant)
        const before = results.reduce((sum, { records }) => sum + records, 0)
        const verified = await desk.verify(actorOf(tenant), {
          ...(anchor === undefined ? {} : { anchor }),
          onProgress: (records) => progress.tell(before + records),
        })
        results.push({ tenant, ...verified })
      }
    } finally {
      progress.end()
    }
    const sound = results.every(({ faults, stock }) => faults.length + stock.length === 0)
    const write = options["write-anchor"]
    if (write !== undefined && sound) {
      const taken: Array<Anchor> = []
      for (const tenant of tenants) taken.push(await desk.anchor(actorOf(tenant)))
      await writeAnchors(terminal.path(write), taken)
    }
    terminal.out(json ? `${JSON.stringify({ sound, tenants: results }, undefined, 2)}\n` : told(results, language))
    if (write !== undefined) terminal.error(anchorTold(write, sound, language))
    return sound ? exitCodes.done : exitCodes.found
  })
}

const actorOf = (tenant: string) => ({ id: "fieldcare-cli", tenant, roles: ["system"] })

/** A file of this command's own: a list of anchors, one a tenant; a single anchor is taken as well. */
const readAnchors = async (path: string, name: string): Promise<ReadonlyArray<Anchor>> => {
  const invalid = (why: string) =>
    new UsageError({ en: `The anchor ${name} cannot be used: ${why}`, "zh-Hans": `锚点 ${name} 无法使用：${why}` })
  let json: unknown
  try {
    json = JSON.parse(await readFile(path, "utf8"))
  } catch (error) {
    throw invalid((error as Error).message)
  }
  const anchors = Array.isArray(json) ? json : [json]
  if (anchors.length === 0 || !anchors.every(isAnchor)) throw invalid("{ tenant, takenAt, chains, digest }")
  return anchors
}

const isAnchor = (value: unknown): value is Anchor => {
  const { tenant, chains, digest } = (value ?? {}) as Partial<Record<keyof Anchor, unknown>>
  return typeof tenant === "string" && Array.isArray(chains) && typeof digest === "string"
}

/** Under another name first, so that a file that is cut off never stands for an anchor. */
const writeAnchors = async (path: string, anchors: ReadonlyArray<Anchor>): Promise<void> => {
  await writeFile(`${path}.new`, `${JSON.stringify(anchors, undefined, 2)}\n`)
  await rename(`${path}.new`, path)
}

const told = (results: ReadonlyArray<Verified>, language: "en" | "zh-Hans"): string => {
  const english = language === "en"
  if (results.length === 0) return english ? "There are no records.\n" : "没有记录。\n"
  return results
    .map(({ tenant, records, entries, faults, stock }) => {
      const found = faults.length + stock.length
      const head = english
        ? `${tenant}: ${records} records, ${entries} journal entries, ${found} faults`
        : `${tenant}：${records} 条记录，${entries} 条日志，${found} 处问题`
      const lines = faults.map(
        ({ kind, id, sequence, fault }) => `  ${kind} ${id}, ${english ? "entry" : "第"} ${sequence}: ${fault}`,
      )
      return `${[head, ...lines, ...stock.map((fault) => stockTold(fault, language))].join("\n")}\n`
    })
    .join("")
}

const stockTold = ({ part, item, place, balance, journal }: StockFault, language: "en" | "zh-Hans"): string => {
  const what = [part, ...(item === "" ? [] : [item])].join(" ")
  const [there, told] = [balance, journal].map(({ quantity, reserved }) =>
    reserved === 0
      ? String(quantity)
      : language === "en"
        ? `${quantity} (${reserved} reserved)`
        : `${quantity}（预留 ${reserved}）`,
  )
  return language === "en"
    ? `  stock of ${what} at ${place}: ${there}, and the journals add up to ${told}`
    : `  ${place} 处 ${what} 的库存：${there}，日志合计 ${told}`
}

const anchorTold = (file: string, sound: boolean, language: "en" | "zh-Hans"): string => {
  if (sound) return language === "en" ? `Anchors were written to ${file}.\n` : `锚点已写入 ${file}。\n`
  return language === "en" ? "No anchors were written: there are faults.\n" : "存在问题，未写入锚点。\n"
}
