/** Whether a pooler stands between us and PostgreSQL, and whether the storage was told. */
import type { Check } from "./finding.ts"

/** The key that a pooler hands out for cancelling is its own; the server's is the number of its process. */
export const pooler: Check = {
  id: "pooler",
  kind: "postgres",
  run: async ({ open, url, project: { config } }) => {
    if (open === undefined || url === undefined) return undefined
    const { default: pg } = await import("pg")
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
    await client.connect()
    try {
      const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid")
      const { processID } = client as unknown as { readonly processID: number | null }
      const between = processID !== null && processID !== rows[0]!.pid
      if (between === (config.pooler === true)) return []
      return [between ? notTold(open.shown) : notThere(open.shown)]
    } finally {
      await client.end()
    }
  },
}

const notTold = (where: string) =>
  ({
    id: "pooler.not-told",
    severity: "error",
    what: {
      en: "A connection pooler (PgBouncer) stands before the server, and the storage is not told: statements under names fail once connections are shared.",
      "zh-Hans": "服务器前有连接池（PgBouncer），而存储未被告知：共享连接后，命名语句会失败。",
    },
    where,
    mend: {
      en: "Open the storage with pooler: true, in the application and in fieldcare.config.",
      "zh-Hans": "请在应用和 fieldcare.config 中以 pooler: true 打开存储。",
    },
  }) as const

const notThere = (where: string) =>
  ({
    id: "pooler.not-there",
    severity: "warning",
    what: {
      en: "The storage is told of a pooler, and none is there: it gives up named statements and the server's timeouts for nothing.",
      "zh-Hans": "存储被告知有连接池，但实际没有：白白放弃了命名语句和服务器超时。",
    },
    where,
    mend: {
      en: "Take pooler: true out, or connect through the pooler.",
      "zh-Hans": "请去掉 pooler: true，或通过连接池连接。",
    },
  }) as const
