import { describe, expect, it } from "vitest"
import { folder, ranIn } from "./folder.ts"
import { hookServer, secret } from "./hook-server.ts"
import { mailServer } from "./mail-server.ts"
import { receivedLongAgo, serviceProject } from "./service-project.ts"

const url = "sqlite:service.sqlite"
const environment = { FIELDCARE_DATABASE_URL: url, FIELDCARE_WEBHOOK_SECRET: secret }

const relay = (path: string, argv: ReadonlyArray<string>, more: Readonly<Record<string, string>> = {}) =>
  ranIn(path, ["relay", ...argv], { environment: { ...environment, ...more } })

describe("fieldcare relay", () => {
  it("delivers every tenant's messages, signed, and tells how many", async () => {
    const path = await serviceProject(url, { acme: 2, beta: 1 })
    const hook = await hookServer()
    const { code, out, error } = await relay(path, ["--once", "--webhook", hook.url, "--json"])
    expect([code, error]).toEqual([0, ""])
    expect(JSON.parse(out)).toEqual({ delivered: 3, later: 0, unavailable: 0, parked: 0, lost: 0 })
    expect(hook.signed.toSorted()).toEqual(["acme/ticket/T-1/1", "acme/ticket/T-2/1", "beta/ticket/T-1/1"])
    expect((await relay(path, ["--once", "--webhook", hook.url, "--language", "zh-Hans"])).out).toContain("已送达：0")
  })

  it("lists what was parked with reason and age, and lets it go out again", async () => {
    const path = await serviceProject(url, { acme: 2 })
    const answers = { status: 410 }
    const hook = await hookServer(() => answers.status)
    const parking = await relay(path, ["--once", "--webhook", hook.url])
    expect(parking).toMatchObject({ code: 1, out: expect.stringContaining("parked: 2") })
    expect(parking.error).toContain("acme/ticket/T-1/1: parked: webhook")
    const { code, out } = await relay(path, ["--parked", "--json"])
    expect(code).toBe(1)
    expect(JSON.parse(out).parked).toMatchObject([
      { message: "acme/ticket/T-1/1", command: "receive", attempts: 1, problem: expect.stringContaining("410") },
      { message: "acme/ticket/T-2/1" },
    ])
    expect((await relay(path, ["--parked"])).out).toMatch(/acme\/ticket\/T-1\/1 +receive +1 +0 min +webhook .*410/)
    const one = await relay(path, ["--replay", "acme/ticket/T-1/1", "--replay", "acme/ticket/T-9/1"])
    expect(one).toEqual({ code: 1, out: "1 messages go out again.\n", error: "acme/ticket/T-9/1 is not parked.\n" })
    expect(await relay(path, ["--replay-all"])).toMatchObject({ code: 0, out: "1 messages go out again.\n" })
    expect(await relay(path, ["--parked"])).toMatchObject({ code: 0, out: "Nothing is parked.\n" })
    answers.status = 204
    expect((await relay(path, ["--once", "--webhook", hook.url])).out).toContain("delivered: 2")
  })

  it("writes to the supervisors by the mail server, whose password it has from the environment", async () => {
    const path = await serviceProject(url, {})
    await receivedLongAgo(url, path, "acme", ["T-1"])
    await ranIn(path, ["sweep", "--once"], { environment })
    const mail = await mailServer("geheim@1")
    const smtp = (password: string) => ({
      FIELDCARE_SMTP_URL: `smtp://service:${password}@${mail.host}`,
      FIELDCARE_MAIL_FROM: "Acme Service <service@acme.example>",
    })
    const shut = await relay(path, ["--once", "--json"], smtp("wrong"))
    expect([shut.code, mail.letters]).toEqual([1, []])
    expect(`${shut.out}${shut.error}`).not.toContain("wrong")
    // Nobody was there for it; the relay looks again before long.
    await new Promise((done) => setTimeout(done, 2_500))
    const { code, error } = await relay(path, ["--once"], smtp("geheim%401"))
    expect([code, error]).toEqual([0, ""])
    expect(new Set(mail.letters.flatMap(({ to }) => to))).toEqual(new Set(["boss@acme.example"]))
    expect(mail.letters[0]!.text).toContain("From: Acme Service <service@acme.example>")
    expect(mail.letters[0]!.text).toContain("Content-Language: zh-Hans")
  })

  it("says what it lacks, and repeats no secret", async () => {
    const path = await serviceProject(url, {})
    const mail = "smtp://service:hunter2@127.0.0.1:2525"
    const asked: ReadonlyArray<readonly [ReadonlyArray<string>, Readonly<Record<string, string>>, string]> = [
      [[], {}, "--webhook <url>"],
      [["--webhook", "http://127.0.0.1:1"], { FIELDCARE_WEBHOOK_SECRET: "" }, "FIELDCARE_WEBHOOK_SECRET"],
      [["--webhook", "http://127.0.0.1:1"], { FIELDCARE_WEBHOOK_SECRET: "hunter2" }, "whsec_"],
      [["--webhook", "http://erp.acme.example"], {}, "https"],
      [["--smtp", mail, "--from", "service@acme.example"], {}, "FIELDCARE_SMTP_URL"],
      [[], { FIELDCARE_SMTP_URL: mail }, "--from"],
      [[], { FIELDCARE_SMTP_URL: "hunter2", FIELDCARE_MAIL_FROM: "a@b.example" }, "smtp://"],
      [["--parked", "--replay-all"], {}, "--parked"],
      [["--interval", "0"], {}, "--interval 0"],
    ]
    for (const [argv, more, said] of asked) {
      const { code, out, error } = await relay(path, ["--once", ...argv], more)
      expect([argv, code, out]).toEqual([argv, 2, ""])
      expect(error).toContain(said)
      expect(error).not.toContain("hunter2")
    }
  })
})

describe("fieldcare sweep", () => {
  it("notes what is late, once, and leaves its message", async () => {
    const path = await serviceProject(url, {})
    await receivedLongAgo(url, path, "acme", ["T-1", "T-2"])
    const sweep = (...more: ReadonlyArray<string>) => ranIn(path, ["sweep", "--once", ...more], { environment })
    const { code, out } = await sweep("--json")
    expect(code).toBe(0)
    const counts = JSON.parse(out)
    expect(counts.overdue + counts.escalated).toBeGreaterThanOrEqual(2)
    expect(counts.failed).toBe(0)
    expect((await sweep()).out).toBe(
      "commands given: 0, reminded: 0, late: 0, gone higher up: 0, nothing to do: 0, refused: 0, failed: 0\n",
    )
    const hook = await hookServer()
    await relay(path, ["--once", "--webhook", hook.url])
    expect(hook.signed).toEqual(expect.arrayContaining(["acme/ticket/T-1/2", "acme/ticket/T-2/2"]))
  })

  it("asks for the calendar that the application counts with", async () => {
    const { code, error } = await ranIn(await folder({}), ["sweep", "--once"], { environment })
    expect([code, error.includes("calendar")]).toEqual([2, true])
  })

  it("goes round until it is interrupted, and then tells what it did", async () => {
    const path = await serviceProject(url, {})
    await receivedLongAgo(url, path, "acme", ["T-1"])
    const interruption = new AbortController()
    const running = ranIn(path, ["sweep", "--json", "--progress"], { environment, interrupted: interruption.signal })
    setTimeout(() => interruption.abort(), 500)
    const { code, out, error } = await running
    expect(code).toBe(0)
    expect(JSON.parse(out).failed).toBe(0)
    expect(error).toMatch(/^\d{4}-.*Z commands given: 0, .*\n$/)
  })
})
