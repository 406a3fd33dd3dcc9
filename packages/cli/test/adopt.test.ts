// Taking over cases by the program: lists and logs, dry runs, and going on where a run before ended.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { openDesk, regulation } from "@fieldcare/core"
import type { ImportReport } from "@fieldcare/core/import"
import { registry } from "@fieldcare/core/registry"
import { aroundTheClock } from "@fieldcare/core/time"
import { afterAll, describe, expect, it } from "vitest"
import { databaseUrl } from "../src/database-url.ts"
import { openStorage } from "../src/database.ts"
import { run } from "../src/run.ts"
import { recorded } from "./folder.ts"

const place = mkdtempSync(join(tmpdir(), "fieldcare-adopt-"))
afterAll(() => rmSync(place, { recursive: true }))

const written = (name: string, text: string | object): string => {
  writeFileSync(join(place, name), typeof text === "string" ? text : JSON.stringify(text))
  return name
}

const hours = written("hours.json", {
  id: "company",
  version: "1",
  zone: "Europe/Rome",
  week: { monday: [["09:00", "17:00"]], tuesday: [["09:00", "17:00"]] },
})

const list = {
  name: "Our tickets",
  kind: "ticket",
  system: "olddesk",
  columns: { case: "No" },
  time: { pattern: "dd/MM/yyyy HH:mm", zone: "Europe/Rome" },
  status: { column: "State", map: { open: "received", waiting: "waitingForCustomer", done: "closed" } },
  record: {
    customer: { id: { column: "Customer" } },
    request: { service: "repair", priority: { column: "Urgency", map: { "1": "urgent", "3": "medium" } } },
  },
  history: [
    {
      at: "Opened",
      command: "receive",
      input: { channel: "hotline", service: "repair", priority: "medium", customer: { id: { column: "Customer" } } },
    },
    { at: "Closed", status: "closed" },
  ],
  number: { column: "No" },
}
const mapping = written("list.json", list)

const head = "No;State;Customer;Urgency;Opened;Closed"
const good = `${head}
A 17;open;c-1;1;01/06/2026 10:00;
A 18;waiting;c-2;3;02/06/2026 10:00;
A 19;done;c-1;3;02/03/2026 10:00;03/03/2026 11:30
`

const adopt = async (database: string, file: string, ...more: ReadonlyArray<string>) => {
  const told = recorded(place)
  const asked = ["adopt", file, "--database", database, "--tenant", "acme", "--calendar", hours]
  const exit = await run([...asked, "--mapping", mapping, ...more], told)
  return { exit, ...told.written }
}

const reported = async (...asked: Parameters<typeof adopt>): Promise<ImportReport & { readonly exit: number }> => {
  const { exit, out } = await adopt(...asked, "--json")
  return { exit, ...(JSON.parse(out) as ImportReport) }
}

const deskOn = async (database: string) => {
  const { storage, close } = await openStorage(databaseUrl(database, String), { schemaChanges: "apply" }, "create")
  const desk = await openDesk({ storage, chapters: [...regulation(), registry], calendar: aroundTheClock })
  return { desk, clerk: desk.as({ id: "clara", tenant: "acme", roles: ["clerk"] }), close }
}

describe("fieldcare adopt", () => {
  it("takes over a list, at its real statuses, with numbers and external ids, and verifies", async () => {
    const database = `sqlite:${join(place, "list.sqlite")}`
    const report = await reported(database, written("good.csv", good))
    expect(report).toMatchObject({ exit: 0, rows: 3, cases: 3, adopted: 3, already: 0, faulty: 0, problems: [] })
    const { desk, clerk, close } = await deskOn(database)
    const ticket = await clerk.ticket.findExternal({ system: "olddesk", value: "A 17" })
    expect(ticket).toMatchObject({
      number: "A 17",
      status: "received",
      customer: { id: "c-1" },
      request: { priority: "urgent", receivedAt: Date.UTC(2026, 5, 1, 8) },
    })
    const states = (await clerk.ticket.find()).items.map(({ number, status }) => `${number} ${status}`)
    expect(states.toSorted()).toEqual(["A 17 received", "A 18 waitingForCustomer", "A 19 closed"])
    expect(await desk.verify({ id: "v", tenant: "acme", roles: [] })).toMatchObject({ faults: [], notes: 0 })
    expect(await clerk.ticket.takeInCharge(ticket.id, {})).toMatchObject({ version: 2 })
    await close()
  })

  it("goes on where a run before ended: what is there is left as it is", async () => {
    const database = `sqlite:${join(place, "again.sqlite")}`
    await reported(database, written("first.csv", `${head}\nA 17;open;c-1;1;01/06/2026 10:00;\n`))
    expect(await reported(database, written("good.csv", good))).toMatchObject({ exit: 0, adopted: 2, already: 1 })
    expect(await reported(database, "good.csv")).toMatchObject({ exit: 0, adopted: 0, already: 3 })
  })

  it("lists every problem by its row in a dry run, with what would mend it, and writes nothing", async () => {
    const database = `sqlite:${join(place, "dry.sqlite")}`
    const bad = `${head}
A 17;open;c-1;1;01/06/2026 10:00;
A 18;lost;c-2;3;02/06/2026 10:00;
A 19;open;c 3;3;2 June;
A 20;open;c 4;3;02/06/2026 10:00;
;open;c-5;3;02/06/2026 10:00;
A 17;open;c-1;1;01/06/2026 10:00;
A 21;open;c-1
A 22;open;c-1;3;02/06/2199 10:00;
`
    const report = await reported(database, written("bad.csv", bad), "--dry-run")
    expect(report).toMatchObject({ exit: 1, dryRun: true, rows: 8, cases: 5, adopted: 1, faulty: 4 })
    expect(report.problems.map(({ line, column }) => [line, column])).toEqual([
      [3, "State"],
      [4, "Opened"],
      [5, "Customer"],
      [6, "No"],
      [7, "No"],
      [8, undefined],
      [9, "Opened"],
    ])
    for (const { problem, mend } of report.problems) expect([problem, mend]).not.toContain("")
    const { desk, close } = await deskOn(database)
    expect(await desk.verify({ id: "v", tenant: "acme", roles: [] })).toMatchObject({ records: 0 })
    await close()
    const table = await adopt("memory:", "bad.csv", "--dry-run", "--language", "zh-Hans")
    expect(table.out).toContain("试运行，未写入任何数据")
    expect(table.out).toContain("\n行 4  案例 A 19  列 Opened\n  时间格式与映射文件不符：2 June。\n  → ")
    expect(await reported(database, "bad.csv")).toMatchObject({ exit: 1, dryRun: false, adopted: 1, faulty: 4 })
  })

  it("finds a number, an id or an external id that comes twice in the file, or is there already", async () => {
    const named = written("named.json", {
      ...list,
      id: { column: "Id", optional: true },
      number: { column: "Number" },
      externalIds: [
        { system: "shop", value: { column: "Shop", optional: true } },
        { system: "crm", value: { column: "CRM" } },
      ],
    })
    const file = written(
      "twice.csv",
      `${head};Id;Number;Shop;CRM
A 17;open;c-1;1;01/06/2026 10:00;;t-1;N-1;;C-1
A 18;open;c-1;1;01/06/2026 10:00;;;N-1;S-1;C-2
A 19;open;c-1;1;01/06/2026 10:00;;;N-3;;C-1
A 20;open;c-1;1;01/06/2026 10:00;;t-1;N-4;;C-4
A 21;open;c-1;1;01/06/2026 10:00;;;N-1;S-1;C-5
A 22;open;c-1;1;01/06/2026 10:00;;;N-6;S-1;C-2
`,
    )
    const database = `sqlite:${join(place, "twice.sqlite")}`
    const dry = await reported(database, file, "--mapping", named, "--dry-run")
    expect(dry).toMatchObject({ exit: 1, cases: 6, adopted: 2, faulty: 4, problemCount: 4 })
    const places = [
      [3, "A 18", "Number"],
      [4, "A 19", "CRM"],
      [5, "A 20", "Id"],
      [6, "A 21", "Number"],
    ]
    const placed = ({ problems }: ImportReport) => problems.map(({ line, case: id, column }) => [line, id, column])
    expect(placed(dry)).toEqual(places)
    expect(dry.problems[0]!.problem).toBe("The case on row 2 has N-1 already.")
    const [header, first, ...others] = readFileSync(join(place, file), "utf8").split("\n")
    await reported(database, written("first.csv", `${header}\n${first}\n`), "--mapping", named)
    for (const dryRun of [["--dry-run"], []]) {
      const rest = written("rest.csv", [header, ...others.slice(0, 3)].join("\n"))
      const report = await reported(database, rest, "--mapping", named, ...dryRun)
      expect(report).toMatchObject({ adopted: 0, faulty: 3 })
      expect(placed(report)).toEqual([
        [2, "A 18", "Number"],
        [3, "A 19", "CRM"],
        [4, "A 20", "Id"],
      ])
    }
  })

  it("adopts while it reads, and tells how far it is at most each second", async () => {
    const rows = Array.from({ length: 3000 }, (_, index) => `B ${index};open;c-1;1;01/06/2026 10:00;`)
    const text = `${head}\n${rows.join("\n")}\n`
    const progress: Array<string> = []
    const told = recorded(place)
    const asked = ["adopt", written("long.csv", text), "--database", "memory:", "--tenant", "acme", "--calendar", hours]
    const terminal = { ...told, error: (line: string) => void progress.push(line) }
    expect(await run([...asked, "--mapping", mapping, "--dry-run", "--progress", "--json"], terminal)).toBe(0)
    expect(progress[0]).toMatch(/^\d+ %, 1 of [\d,]+ cases\n$/)
    const [, read] = /of ([\d,]+) cases/.exec(progress[0]!)!
    expect(Number(read!.replaceAll(",", ""))).toBeLessThan(3000)
    expect(progress.length).toBeLessThan(60)
  })

  it("reads NDJSON, and logs of events", async () => {
    const events = written(
      "events.ndjson",
      [
        { id: "7", what: "opened", when: "2026-06-01T10:00:00Z", by: { name: "Anna M." }, customer: "c-1" },
        { id: "7", what: "taken", when: "2026-06-01T11:00:00Z", by: { name: "Bert" }, customer: "c-1" },
        { id: "8", what: "taken", when: "2026-06-02T11:00:00Z", customer: "c-2" },
        { id: "9", what: "sung", when: "2026-06-02T11:00:00Z", customer: "c-3" },
      ]
        .map((event) => `${JSON.stringify(event)}\n`)
        .join(""),
    )
    const receive = {
      command: "receive",
      input: { channel: "email", service: "repair", priority: "high", customer: { id: { column: "customer" } } },
    }
    const log = written("log.json", {
      name: "Events",
      kind: "ticket",
      system: "events",
      columns: { case: "id", activity: "what", time: "when", actor: "by.name" },
      begins: receive,
      activities: { opened: receive, taken: { command: "takeInCharge" } },
    })
    const database = `sqlite:${join(place, "log.sqlite")}`
    const report = await reported(database, events, "--mapping", log)
    expect(report).toMatchObject({ exit: 1, cases: 3, adopted: 2, faulty: 1 })
    expect(report.problems).toMatchObject([{ line: 4, case: "9", column: "what" }])
    const { clerk, close } = await deskOn(database)
    const known = await clerk.ticket.findExternal({ system: "events", value: "7" })
    expect(known).toMatchObject({ handling: { inCharge: "Bert" }, request: { receivedAt: Date.UTC(2026, 5, 1, 10) } })
    const [whole] = await clerk.ticket.journal(known.id)
    expect(whole!.duties.length).toBeGreaterThan(0)
    const begun = await clerk.ticket.findExternal({ system: "events", value: "8" })
    const [partly] = await clerk.ticket.journal(begun.id)
    expect(partly!.duties).toEqual([])
    await close()
  })

  it("says what is missing of the request, and never repeats the database's URL", async () => {
    const told = recorded(place)
    expect(await run(["adopt", "good.csv", "--mapping", mapping], told)).toBe(2)
    expect(told.written.error).toContain("--database")
    const secret = await adopt("oracle://scott:tiger@there", "good.csv")
    expect(secret).toMatchObject({ exit: 2 })
    expect(secret.error).not.toContain("tiger")
    const { exit, error } = await adopt(
      "memory:",
      "good.csv",
      "--mapping",
      written("wrong.json", { ...list, id: { column: "X" } }),
    )
    expect(exit).toBe(2)
    expect(error).toContain("  id: the file has no column X; it has No, State")
  })

  it("refuses a mapping with a command or a status that does not exist before the first row is read", async () => {
    const [receive, closed] = list.history
    const wrong = written("mistyped.json", {
      ...list,
      status: { column: "State", map: { open: "recieved" } },
      history: [
        { ...receive, command: "recieve" },
        { ...closed, status: "shut" },
      ],
    })
    const { exit, out, error } = await adopt("memory:", written("good.csv", good), "--mapping", wrong)
    expect({ exit, out }).toEqual({ exit: 2, out: "" })
    expect(error).toContain("status.map.open: ticket has no status recieved; it has received,")
    expect(error).toContain("history.0.command: ticket has no command recieve; it has receive,")
    expect(error).toContain("history.1.status: ticket has no status shut;")
  })
})
