/** PostgreSQL: whether it keeps what it acknowledges, and what its role may pass. */
import { sql } from "kysely"
import { databaseCheck, type Finding, type Severity } from "./finding.ts"
import type { Words } from "@fieldcare/core"

interface Server {
  readonly version: string
  readonly number: number
  readonly fsync: string
  readonly pages: string
  readonly commit: string
  readonly isolation: string
  readonly readOnly: string
  readonly standby: boolean
  readonly encoding: string
  readonly zone: string
  readonly database: string
  readonly collation: string | null
  readonly collationNow: string | null
  readonly role: string
  readonly passes: boolean
}

export const postgres = databaseCheck("postgres", "postgres", async ({ db }, { open, project }) => {
  const { rows } = await sql<Server>`select current_setting('server_version') as "version",
    current_setting('server_version_num')::int as "number", current_setting('fsync') as "fsync",
    current_setting('full_page_writes') as "pages", current_setting('synchronous_commit') as "commit",
    current_setting('default_transaction_isolation') as "isolation",
    current_setting('default_transaction_read_only') as "readOnly", pg_is_in_recovery() as "standby",
    current_setting('server_encoding') as "encoding", current_setting('TimeZone') as "zone",
    current_database() as "database", d.datcollversion as "collation",
    pg_database_collation_actual_version(d.oid) as "collationNow", current_user as "role",
    (select r.rolsuper or r.rolbypassrls from pg_roles r where r.rolname = current_user) as "passes"
    from pg_database d where d.datname = current_database()`.execute(db)
  const server = rows[0]!
  const finding = (id: string, severity: Severity, what: Words, mend: Words): Finding => ({
    id: `postgres.${id}`,
    severity,
    what,
    where: open.shown,
    mend,
  })
  const found: Array<Finding> = []
  const major = Math.floor(server.number / 10_000)
  if (major < 15)
    found.push(
      finding(
        "version",
        "error",
        { en: `PostgreSQL ${server.version} is older than 15.`, "zh-Hans": `PostgreSQL ${server.version} 低于 15。` },
        { en: "Upgrade the server to 15 or later.", "zh-Hans": "请将服务器升级到 15 或更高版本。" },
      ),
    )
  for (const [id, name, value, what] of settings(server))
    found.push(
      finding(
        id,
        "error",
        { en: `${name} is ${value}: ${what.en}`, "zh-Hans": `${name} 为 ${value}：${what["zh-Hans"]}` },
        {
          en: `Set ${name} = on in postgresql.conf, and look for it in alter database, alter role and the connection's options.`,
          "zh-Hans": `请在 postgresql.conf 中设置 ${name} = on，并检查 alter database、alter role 及连接选项。`,
        },
      ),
    )
  if (server.standby || server.readOnly === "on")
    found.push(
      finding(
        "read-only",
        "error",
        {
          en: "The database takes no writes: it is a standby, or set to read only.",
          "zh-Hans": "数据库不接受写入：为备库或只读。",
        },
        {
          en: "Connect to the primary, or take default_transaction_read_only back.",
          "zh-Hans": "请连接主库，或取消 default_transaction_read_only。",
        },
      ),
    )
  if (server.isolation !== "read committed")
    found.push(
      finding(
        "isolation",
        "warning",
        {
          en: `The default isolation is ${server.isolation}: commands that touch the same records are aborted and tried again more often than they need be.`,
          "zh-Hans": `默认隔离级别为 ${server.isolation}：触及相同记录的命令会更频繁地中止并重试。`,
        },
        {
          en: "Set default_transaction_isolation to read committed; the storage checks versions itself.",
          "zh-Hans": "请将 default_transaction_isolation 设为 read committed；存储自身会检查版本。",
        },
      ),
    )
  if (server.encoding !== "UTF8")
    found.push(
      finding(
        "encoding",
        "error",
        {
          en: `The database is in ${server.encoding}, which cannot hold every text.`,
          "zh-Hans": `数据库编码为 ${server.encoding}，无法保存所有文字。`,
        },
        {
          en: "Make a database with encoding 'UTF8' and move there.",
          "zh-Hans": "请以 encoding 'UTF8' 新建数据库并迁移。",
        },
      ),
    )
  if (server.collation !== null && server.collationNow !== null && server.collation !== server.collationNow)
    found.push(
      finding(
        "collation-version",
        "error",
        {
          en: `The operating system sorts texts by ${server.collationNow} now, the indexes were made by ${server.collation}: keys may no longer be found.`,
          "zh-Hans": `操作系统现按 ${server.collationNow} 排序，而索引按 ${server.collation} 建立：可能查不到键。`,
        },
        {
          en: `reindex database "${server.database}"; then alter database "${server.database}" refresh collation version.`,
          "zh-Hans": `执行 reindex database "${server.database}"，再执行 alter database "${server.database}" refresh collation version。`,
        },
      ),
    )
  if (server.zone !== "UTC" && server.zone !== "Etc/UTC")
    found.push(
      finding(
        "time-zone",
        "note",
        {
          en: `Sessions are in ${server.zone}. Fieldcare stores instants as numbers and does not mind; queries of your own that convert them will.`,
          "zh-Hans": `会话时区为 ${server.zone}。Fieldcare 以数字保存时刻，不受影响；自行转换时间的查询会受影响。`,
        },
        { en: "Name the zone in such queries.", "zh-Hans": "请在此类查询中写明时区。" },
      ),
    )
  if (project.config.rowLevelSecurity === true && server.passes)
    found.push(
      finding(
        "row-level-security",
        "error",
        {
          en: `Row-level security is wanted, and the role ${server.role} passes it: it is a superuser or has BYPASSRLS.`,
          "zh-Hans": `要求行级安全，但角色 ${server.role} 不受其约束：它是超级用户或具有 BYPASSRLS。`,
        },
        {
          en: `Give the application a role of its own: create role … login nosuperuser nobypassrls; grant select, insert, update, delete on all tables in schema … to it.`,
          "zh-Hans":
            "请为应用建立单独的角色：create role … login nosuperuser nobypassrls，并授予各表的 select、insert、update、delete 权限。",
        },
      ),
    )
  return found
})

const settings = ({ fsync, pages, commit }: Server): ReadonlyArray<readonly [string, string, string, Words]> => {
  const found: Array<readonly [string, string, string, Words]> = []
  if (fsync !== "on")
    found.push([
      "fsync",
      "fsync",
      fsync,
      { en: "a power cut may destroy the database.", "zh-Hans": "断电可能损坏整个数据库。" },
    ])
  if (pages !== "on")
    found.push([
      "full-page-writes",
      "full_page_writes",
      pages,
      { en: "a power cut may leave pages half written.", "zh-Hans": "断电可能留下写了一半的页。" },
    ])
  if (commit === "off")
    found.push([
      "synchronous-commit",
      "synchronous_commit",
      commit,
      { en: "acknowledged commands may be lost in a crash.", "zh-Hans": "崩溃时可能丢失已确认的命令。" },
    ])
  return found
}

/** With row-level security wanted: what the role could take away itself. */
export const postgresOwner = databaseCheck("postgres-owner", "postgres", async ({ db }, { open, project }) => {
  if (project.config.rowLevelSecurity !== true) return []
  const prefix = project.config.tablePrefix ?? "fieldcare_"
  const schema = project.config.schema ?? null
  const { rows } = await sql<{ count: string; role: string }>`select count(*) as "count", current_user as "role"
    from pg_tables where tableowner = current_user and tablename like ${`${prefix.replaceAll("_", "\\_")}%`}
      and schemaname = coalesce(${schema}::text, current_schema())`.execute(db)
  const { count, role } = rows[0]!
  if (Number(count) === 0) return []
  return [
    {
      id: "postgres.role-owns-tables",
      severity: "warning",
      what: {
        en: `The role ${role} owns ${count} of the tables and can switch row-level security off.`,
        "zh-Hans": `角色 ${role} 拥有 ${count} 张表，可以关闭行级安全。`,
      },
      where: open.shown,
      mend: {
        en: "Let one role own and migrate the tables, and give the application another one without that right.",
        "zh-Hans": "请用一个角色拥有并迁移表，另用一个无此权限的角色运行应用。",
      },
    },
  ]
})
