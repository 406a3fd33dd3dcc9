/** What is to be done after the files are written: in the README, and on the terminal. */
import type { Language } from "@fieldcare/core/regulation"
import type { Driver, HostProject, PackageManager } from "./host-project.ts"

const add: Readonly<Record<PackageManager, readonly [string, string, string]>> = {
  npm: ["npm install", "npm install --save-dev", "npx"],
  pnpm: ["pnpm add", "pnpm add --save-dev", "pnpm exec"],
  yarn: ["yarn add", "yarn add --dev", "yarn"],
  bun: ["bun add", "bun add --dev", "bunx"],
}

const driverPackage: Readonly<Record<Driver, string | undefined>> = {
  postgres: "pg",
  mariadb: "mysql2",
  sqlite: undefined,
  pglite: "@electric-sql/pglite",
}

/** Commands to run, in their order. */
export const nextCommands = (host: HostProject): ReadonlyArray<string> => {
  const [install, installForDevelopment, run] = add[host.manager]
  const typed = host.extension.endsWith("ts")
  const driver = driverPackage[host.driver]
  const needed = ["fieldcare", ...(driver === undefined ? [] : [driver])].filter((name) => !host.installed.has(name))
  const wanted = [
    "@fieldcare/cli",
    "@fieldcare/testkit",
    ...(typed ? ["@types/node"] : []),
    ...(typed && driver === "pg" ? ["@types/pg"] : []),
  ]
  const development = wanted.filter((name) => !host.installed.has(name))
  const server = host.driver === "postgres" || host.driver === "mariadb"
  const scheme = host.driver === "postgres" ? "postgres" : "mysql"
  return [
    ...(needed.length === 0 ? [] : [`${install} ${needed.join(" ")}`]),
    ...(development.length === 0 ? [] : [`${installForDevelopment} ${development.join(" ")}`]),
    ...(server ? [`export FIELDCARE_DATABASE_URL=${scheme}://user:password@localhost/service`] : []),
    `${run} fieldcare migrate`,
    `${run} fieldcare doctor`,
    host.runner === "vitest"
      ? `${run} vitest run test/fieldcare.test.${host.extension}`
      : `node --test test/fieldcare.test.${host.extension}`,
  ]
}

const hints: Readonly<Record<string, string>> = {
  "@nestjs/core": "a provider of the module that handles service, and the actor from the request's user",
  next: "a server-only module, and the actor from the session in each route handler",
  fastify: 'fastify.decorate("desk", desk), and the actor from request.user in each route',
  express: "req.app.locals.desk, and the actor from req.user in each route",
  hono: "a variable of the context, and the actor from the authentication middleware",
  koa: "ctx.state, and the actor from the authentication middleware",
}

const hintsChinese: Readonly<Record<string, string>> = {
  "@nestjs/core": "放入服务模块的 provider，操作者取自请求的 user",
  next: "放入仅服务端模块，操作者取自每个路由处理函数中的会话",
  fastify: 'fastify.decorate("desk", desk)，操作者取自各路由的 request.user',
  express: "放入 req.app.locals.desk，操作者取自各路由的 req.user",
  hono: "放入 context 变量，操作者取自认证中间件",
  koa: "放入 ctx.state，操作者取自认证中间件",
}

/** Where the desk goes in the framework that the project has. */
export const frameworkHint = ({ framework }: HostProject, language: Language): string | undefined => {
  if (framework === undefined) return undefined
  return language === "en"
    ? `In ${framework}: ${hints[framework]}.`
    : `在 ${framework} 中：${hintsChinese[framework]}。`
}

const [begin, end] = ["<!-- fieldcare init -->", "<!-- /fieldcare init -->"]

/** The README with a section of ours; one that is there already is replaced. */
export const readmeWith = (readme: string | undefined, host: HostProject, language: Language): string => {
  const english = language === "en"
  const hint = frameworkHint(host, language)
  const section = [
    begin,
    english ? "## After-sales service" : "## 售后服务",
    "",
    english
      ? `Service runs by the regulation, through [Fieldcare](https://www.npmjs.com/package/fieldcare): \`src/fieldcare.${host.extension}\` opens the desk, \`src/fieldcare-policy.${host.extension}\` has our figures and working hours, \`fieldcare.config.${host.extension}\` is for the command line.`
      : `售后服务按规范通过 [Fieldcare](https://www.npmjs.com/package/fieldcare) 运行：\`src/fieldcare.${host.extension}\` 打开服务台，\`src/fieldcare-policy.${host.extension}\` 为本公司的数值与工作时间，\`fieldcare.config.${host.extension}\` 供命令行使用。`,
    ...(hint === undefined ? [] : ["", hint]),
    "",
    "```sh",
    ...nextCommands(host),
    "```",
    end,
  ].join("\n")
  if (readme === undefined || readme.trim() === "") return `# ${host.name}\n\n${section}\n`
  const [from, to] = [readme.indexOf(begin), readme.indexOf(end)]
  if (from >= 0 && to > from) return readme.slice(0, from) + section + readme.slice(to + end.length)
  return `${readme.trimEnd()}\n\n${section}\n`
}
