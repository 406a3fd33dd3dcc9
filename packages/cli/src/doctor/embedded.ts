/** Databases inside the process: whether they wait for the disk. */
import { statfs } from "node:fs/promises"
import { sql } from "kysely"
import { databaseCheck, type Check, type Finding } from "./finding.ts"

/** How Linux names file systems that do not lock and sync as SQLite needs it. */
const networkFileSystems = new Map([
  [0x6969, "NFS"],
  [0x517b, "SMB"],
  [0xff534d42, "CIFS"],
  [0xfe534d42, "SMB2"],
])

export const sqlite = databaseCheck("sqlite", "sqlite", async ({ db }, { open }) => {
  const asked = async (name: string): Promise<string> => {
    const { rows } = await sql<Record<string, unknown>>`${sql.raw(`pragma ${name}`)}`.execute(db)
    return String(Object.values(rows[0] ?? {})[0])
  }
  const found: Array<Finding> = []
  const { rows } = await sql<{ file: string }>`pragma database_list`.execute(db)
  const file = rows[0]?.file ?? ""
  if (file === "") return [gone("sqlite", open.shown)]
  const [synchronous, mode] = [await asked("synchronous"), await asked("journal_mode")]
  if (Number(synchronous) < 2)
    found.push({
      id: "sqlite.synchronous",
      severity: "error",
      what: {
        en: `synchronous is ${["off", "normal"][Number(synchronous)]}: acknowledged commands may be lost in a power cut.`,
        "zh-Hans": `synchronous 为 ${["off", "normal"][Number(synchronous)]}：断电时可能丢失已确认的命令。`,
      },
      where: file,
      mend: {
        en: "pragma synchronous = full, on every connection.",
        "zh-Hans": "请在每个连接上执行 pragma synchronous = full。",
      },
    })
  if (mode !== "wal")
    found.push({
      id: "sqlite.journal-mode",
      severity: "error",
      what: {
        en: `journal_mode is ${mode}: readers and writers keep each other out.`,
        "zh-Hans": `journal_mode 为 ${mode}：读写会互相阻塞。`,
      },
      where: file,
      mend: { en: "pragma journal_mode = wal.", "zh-Hans": "请执行 pragma journal_mode = wal。" },
    })
  const network = networkFileSystems.get((await statfs(file)).type)
  if (network !== undefined)
    found.push({
      id: "sqlite.network",
      severity: "error",
      what: {
        en: `The file is on a network share (${network}), where locks do not hold.`,
        "zh-Hans": `文件位于网络共享（${network}），锁不可靠。`,
      },
      where: file,
      mend: { en: "Keep the file on a local disk.", "zh-Hans": "请将文件放在本地磁盘。" },
    })
  return found
})

export const pglite = databaseCheck("pglite", "pglite", async (_, { open }) => [
  {
    id: "pglite.durability",
    severity: "warning",
    what: {
      en: "PGlite does not wait for the disk: a power cut loses acknowledged commands.",
      "zh-Hans": "PGlite 不等待落盘：断电会丢失已确认的命令。",
    },
    where: open.shown,
    mend: {
      en: "Use SQLite or PostgreSQL as the system of record.",
      "zh-Hans": "正式数据请使用 SQLite 或 PostgreSQL。",
    },
  },
])

export const memory: Check = {
  id: "memory",
  kind: "memory",
  run: async ({ open }) => (open === undefined ? undefined : [gone("memory", open.shown)]),
}

const gone = (kind: string, where: string): Finding => ({
  id: `${kind}.durability`,
  severity: "warning",
  what: { en: "The records are gone when the process ends.", "zh-Hans": "进程结束后记录即丢失。" },
  where,
  mend: { en: "Use it for tests only.", "zh-Hans": "仅用于测试。" },
})
