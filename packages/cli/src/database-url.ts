/** Which database a URL names, and how it is shown without its password. */
import { DatabaseUnfit, UsageError } from "./usage.ts"

/** One of the databases that Fieldcare's storages know. */
export type DatabaseKind = "postgres" | "mariadb" | "sqlite" | "pglite" | "memory"

export interface DatabaseUrl {
  readonly kind: DatabaseKind
  readonly url: string
  /** The file or folder of an embedded database; `undefined` where it is in memory. */
  readonly path: string | undefined
  /** For people: without its password. */
  readonly shown: string
}

const kinds: Readonly<Record<string, DatabaseKind>> = {
  postgres: "postgres",
  postgresql: "postgres",
  mysql: "mariadb",
  mariadb: "mariadb",
  sqlite: "sqlite",
  pglite: "pglite",
  memory: "memory",
}

/** Throws a `UsageError` that never repeats what was given: it may hold a password. */
export const databaseUrl = (given: string, pathOf: (path: string) => string): DatabaseUrl => {
  const [, scheme = "", rest = ""] = /^([a-z]+):(.*)$/s.exec(given) ?? []
  const kind = kinds[scheme]
  if (kind === undefined)
    throw new UsageError({
      en: "The database is not named by a URL that is known: postgres://, mysql://, mariadb://, sqlite:<file>, pglite:<folder>, memory:",
      "zh-Hans": "无法识别数据库 URL：可用 postgres://、mysql://、mariadb://、sqlite:<文件>、pglite:<目录>、memory:",
    })
  if (kind === "postgres" || kind === "mariadb") return ofServer(kind, given)
  const path = rest.replace(/^\/\//, "")
  const inMemory = kind === "memory" || path === "" || path === ":memory:"
  return {
    kind,
    url: given,
    path: inMemory ? undefined : pathOf(path),
    shown: kind === "memory" ? "memory:" : `${kind}:${path}`,
  }
}

const ofServer = (kind: DatabaseKind, given: string): DatabaseUrl => {
  try {
    const shown = new URL(given)
    if (shown.password !== "") shown.password = "***"
    for (const name of shown.searchParams.keys()) if (/pass|secret|key/i.test(name)) shown.searchParams.set(name, "***")
    // mysql2 knows its own name of the scheme only.
    const url = kind === "mariadb" ? given.replace(/^mariadb:/, "mysql:") : given
    return { kind, url, path: undefined, shown: shown.href }
  } catch {
    throw new UsageError({
      en: "The database's URL cannot be read. Write scheme://user:password@host:port/database, with special characters of the password as %XX.",
      "zh-Hans": "无法解析数据库 URL。格式为 scheme://用户:密码@主机:端口/数据库，密码中的特殊字符写作 %XX。",
    })
  }
}

/** Takes whatever a driver repeats of a password out of a message. */
export const withoutPassword = (message: string, url: string): string => {
  try {
    const { password } = new URL(url)
    return [password, decodeURIComponent(password)].reduce(
      (text, secret) => (secret === "" ? text : text.replaceAll(secret, "***")),
      message,
    )
  } catch {
    return message
  }
}

export const driverMissing = (driver: string, what: string): DatabaseUnfit =>
  new DatabaseUnfit({
    en: `${what} needs the package ${driver}, which is not installed: npm install ${driver}`,
    "zh-Hans": `${what} 需要软件包 ${driver}，但尚未安装：npm install ${driver}`,
  })
