/** MariaDB: whether it keeps what it acknowledges. That it is MariaDB at all is asked when it is opened. */
import { sql } from "kysely"
import { databaseCheck, type Finding } from "./finding.ts"

const wanted = [
  "version",
  "innodb_flush_log_at_trx_commit",
  "sync_binlog",
  "log_bin",
  "innodb_doublewrite",
  "read_only",
  "transaction_isolation",
  "tx_isolation",
  "innodb_snapshot_isolation",
  "wsrep_on",
  "character_set_database",
]

export const mariadb = databaseCheck("mariadb", "mariadb", async ({ db }, { open, project }) => {
  const { rows } = await sql<{ name: string; value: string }>`
    select lower(variable_name) as name, variable_value as value from information_schema.global_variables
    where lower(variable_name) in (${sql.join(wanted)})`.execute(db)
  const all = new Map(rows.map(({ name, value }) => [name, value.toUpperCase()]))
  const is = (name: string, ...values: ReadonlyArray<string>): boolean => values.includes(all.get(name) ?? "")
  const found: Array<Finding> = []
  const add = (id: string, rest: Omit<Finding, "id" | "where">): void => {
    found.push({ id: `mariadb.${id}`, where: open.shown, ...rest })
  }
  const [major = 0, minor = 0] = (all.get("version") ?? "").split(".").map(Number)
  if (major < 10 || (major === 10 && minor < 6))
    add("version", {
      severity: "error",
      what: {
        en: `MariaDB ${all.get("version")} is older than 10.6.`,
        "zh-Hans": `MariaDB ${all.get("version")} 低于 10.6。`,
      },
      mend: { en: "Upgrade the server to 10.6 or later.", "zh-Hans": "请将服务器升级到 10.6 或更高版本。" },
    })
  if (!is("innodb_flush_log_at_trx_commit", "1"))
    add("flush-log", {
      severity: project.config.durability === "process" ? "warning" : "error",
      what: {
        en: `innodb_flush_log_at_trx_commit is ${all.get("innodb_flush_log_at_trx_commit")}: acknowledged commands may be lost in a power cut.`,
        "zh-Hans": `innodb_flush_log_at_trx_commit 为 ${all.get("innodb_flush_log_at_trx_commit")}：断电时可能丢失已确认的命令。`,
      },
      mend: {
        en: "Set innodb_flush_log_at_trx_commit = 1 in the server's configuration.",
        "zh-Hans": "请在服务器配置中设置 innodb_flush_log_at_trx_commit = 1。",
      },
    })
  if (is("log_bin", "ON", "1") && !is("sync_binlog", "1"))
    add("sync-binlog", {
      severity: "warning",
      what: {
        en: `sync_binlog is ${all.get("sync_binlog")}: after a power cut replicas may have other records than this server.`,
        "zh-Hans": `sync_binlog 为 ${all.get("sync_binlog")}：断电后副本与本服务器的记录可能不一致。`,
      },
      mend: { en: "Set sync_binlog = 1.", "zh-Hans": "请设置 sync_binlog = 1。" },
    })
  if (is("innodb_doublewrite", "OFF", "0"))
    add("doublewrite", {
      severity: "error",
      what: {
        en: "innodb_doublewrite is off: a power cut may leave pages half written.",
        "zh-Hans": "innodb_doublewrite 已关闭：断电可能留下写了一半的页。",
      },
      mend: { en: "Set innodb_doublewrite = 1.", "zh-Hans": "请设置 innodb_doublewrite = 1。" },
    })
  if (is("read_only", "ON", "1"))
    add("read-only", {
      severity: "error",
      what: { en: "The server takes no writes: read_only is on.", "zh-Hans": "服务器不接受写入：read_only 已打开。" },
      mend: { en: "Connect to the primary, or set read_only = 0.", "zh-Hans": "请连接主库，或设置 read_only = 0。" },
    })
  if (is("wsrep_on", "ON", "1"))
    add("galera", {
      severity: "warning",
      what: {
        en: "The server is part of a Galera cluster, which loses updates with more than one writer.",
        "zh-Hans": "服务器属于 Galera 集群；多个写节点会丢失更新。",
      },
      mend: { en: "Let all writers connect to one node.", "zh-Hans": "请让所有写入连接同一节点。" },
    })
  const isolation = all.get("transaction_isolation") ?? all.get("tx_isolation")
  if (isolation !== "READ-COMMITTED" && !is("innodb_snapshot_isolation", "ON", "1"))
    add("isolation", {
      severity: "note",
      what: {
        en: `The default isolation is ${isolation} with innodb_snapshot_isolation off. The storage's own sessions are read committed; a transaction of yours that it joins may see old rows.`,
        "zh-Hans": `默认隔离级别为 ${isolation}，且 innodb_snapshot_isolation 关闭。存储自身的会话为 read committed；由你开启并让其加入的事务可能读到旧数据。`,
      },
      mend: {
        en: "Begin such transactions with set transaction isolation level read committed.",
        "zh-Hans": "此类事务请先执行 set transaction isolation level read committed。",
      },
    })
  if (!is("character_set_database", "UTF8MB4"))
    add("charset", {
      severity: "note",
      what: {
        en: `Databases are made in ${all.get("character_set_database")?.toLowerCase()}. Fieldcare's sessions are utf8mb4; tables of your own beside it may cut characters.`,
        "zh-Hans": `数据库默认字符集为 ${all.get("character_set_database")?.toLowerCase()}。Fieldcare 的会话为 utf8mb4；旁边你自己的表可能截断字符。`,
      },
      mend: {
        en: "alter database … character set utf8mb4.",
        "zh-Hans": "执行 alter database … character set utf8mb4。",
      },
    })
  return found
})
