import { afterEach, describe, expect, test } from "vitest"
import { actor, day, hour, minute } from "../errand.ts"
import { mailServer } from "./mail-server.ts"
import { customers, openService, window } from "./service.ts"

const open: Array<{ readonly stop: () => Promise<void> }> = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.stop()
})

const service = async (...given: Parameters<typeof openService>) => {
  const opened = await openService(...given)
  open.push(opened.server)
  return opened
}

describe("a customer's appointment (clause 3.2.3)", () => {
  test("is confirmed by e-mail in English, and the duty is met once the mail server has accepted it", async () => {
    const { agreed, server, mails, reception, outcomes, clock, clerk } = await service()
    await agreed("T-1", customers.english)
    clock.now += 5 * minute
    await mails.runOnce()
    const [{ from, to, mail }] = server.accepted as [(typeof server.accepted)[number]]
    expect([from, to]).toEqual(["service@acme.example", ["ann@customer.example"]])
    // Which blanks stand between the words is the language data's business.
    expect(mail.subject?.replaceAll(/\s/g, " ")).toBe("Your appointment: Wednesday, March 4, 2026, 10:00 AM – 12:00 PM")
    expect(mail.text).toContain("Dear Ann O'Hara,")
    expect(mail.text).toContain("Place: 12 Huaihai Rd")
    expect(mail.text).toContain("Our engineer: Eve Li")
    expect(mail.html).toContain("Dear Ann O&#39;Hara,")
    expect(mail.headers.get("auto-submitted")).toBe("auto-generated")
    expect(await reception("T-1")).toEqual({ confirmedAt: clock.now, remindedAt: undefined })
    expect(await outcomes("T-1", "appointment-confirmed")).toEqual(["met"])
    const entry = (await clerk.ticket.journal("T-1")).at(-1)
    expect(entry).toMatchObject({
      command: "confirmAppointment",
      actor: { id: "system", roles: ["system"] },
      events: [{ type: "appointmentConfirmed", data: { means: "email", window } }],
    })
    await mails.runOnce()
    expect(server.accepted).toHaveLength(1)
  })

  test("is confirmed in Simplified Chinese", async () => {
    const { agreed, server, mails, outcomes } = await service()
    await agreed("T-1", customers.chinese)
    await mails.runOnce()
    const [{ mail }] = server.accepted as [(typeof server.accepted)[number]]
    expect(mail.subject).toBe("上门预约确认：2026年3月4日星期三 10:00–12:00")
    expect(mail.text).toContain("王芳，您好！")
    expect(mail.text).toContain("您的维修上门预约已确认。")
    expect(mail.text).toContain("地点：淮海路12号")
    expect(mail.html).toContain('<html lang="zh-Hans">')
    expect(mail.from?.value).toEqual([{ name: "Acme 服务", address: "service@acme.example" }])
    expect(await outcomes("T-1", "appointment-confirmed")).toEqual(["met"])
  })

  test("is reminded of in time by the clock, once", async () => {
    const { agreed, server, mails, sweep, clock, reception, outcomes } = await service()
    await agreed("T-1", customers.english)
    await mails.runOnce()
    clock.now = window.from - day - hour
    await sweep.runOnce()
    await mails.runOnce()
    const reminders = server.accepted.filter(({ mail }) => mail.subject?.startsWith("Reminder:"))
    expect(reminders.map(({ to }) => to)).toEqual([["ann@customer.example"]])
    expect((await reception("T-1")).remindedAt).toBe(clock.now)
    expect(await outcomes("T-1", "reminder-before-visit")).toEqual(["met"])
    clock.now = window.from - day
    await sweep.runOnce()
    await mails.runOnce()
    expect(server.accepted.filter(({ mail }) => mail.subject?.startsWith("Reminder:"))).toHaveLength(1)
  })

  test("that has come before any letter went out is told to nobody", async () => {
    const { agreed, server, mails, sweep, clock, notTold } = await service()
    await agreed("T-1", customers.english)
    clock.now = window.from
    await sweep.runOnce()
    await mails.runOnce()
    expect(server.accepted.filter(({ to }) => to.includes(customers.english.email))).toEqual([])
    expect(notTold).toMatchObject([
      { template: "confirmation", why: "outdated" },
      { template: "reminder", why: "outdated" },
    ])
  })

  test("that was changed before the letter went out is told as it is now, and never as it was", async () => {
    const { agreed, server, mails, clerk, notTold, outcomes } = await service()
    await agreed("T-1", customers.english)
    const moved = { from: window.from + day, to: window.to + day }
    const change = {
      engineer: "eve",
      window: moved,
      agreedWithCustomer: true,
      requestedBy: "customer",
      reason: "away",
    } as const
    await clerk.ticket.changeAppointment("T-1", change)
    await mails.runOnce()
    expect(server.accepted.map(({ mail }) => mail.subject)).toEqual([expect.stringContaining("March 5") as string])
    expect(notTold).toMatchObject([{ messageId: "acme/ticket/T-1/2", why: "outdated" }])
    expect(await outcomes("T-1", "appointment-confirmed")).toEqual(["waived", "met"])
  })

  test("that changes while the letter is under way is not taken for confirmed", async () => {
    const { agreed, server, sink, clerk, notTold, reception, outcomes } = await service()
    await agreed("T-1", customers.english)
    const entry = (await clerk.ticket.journal("T-1"))[1]!
    const moved = { from: window.from + day, to: window.to + day }
    const change = {
      engineer: "eve",
      window: moved,
      agreedWithCustomer: true,
      requestedBy: "customer",
      reason: "away",
    } as const
    server.refusals.push({ at: "data", code: 451 })
    const delivery = {
      kind: "ticket",
      id: "T-1",
      sequence: 2,
      attempts: 1,
      tenant: "acme",
      entry,
      messageId: "acme/ticket/T-1/2",
    }
    const never = AbortSignal.timeout(5000)
    expect(await sink.deliver(delivery, never)).toMatchObject({ type: "later" })
    const release = server.hold()
    const underWay = sink.deliver(delivery, never)
    await expect.poll(() => server.accepted.length).toBe(1)
    await clerk.ticket.changeAppointment("T-1", change)
    release()
    expect(await underWay).toEqual({ type: "delivered" })
    expect(notTold).toMatchObject([{ why: "notRecorded", detail: expect.stringContaining("3.2.3") as string }])
    expect(await reception("T-1")).toEqual({ confirmedAt: undefined, remindedAt: undefined })
    expect(await outcomes("T-1", "appointment-confirmed")).toEqual(["waived", "open"])
  })
})

describe("what stands in the way of a letter", () => {
  test("a customer who was erased is not written to, and the host hears of it", async () => {
    const { agreed, server, mails, desk, notTold, outcomes } = await service()
    await agreed("T-1", customers.english)
    await desk.erase(actor("olga", "quality"), "c-1")
    expect(await mails.runOnce()).toMatchObject({ parked: 0, later: 0 })
    expect([server.accepted, notTold]).toMatchObject([[], [{ template: "confirmation", why: "erased" }]])
    expect(await outcomes("T-1", "appointment-confirmed")).toEqual(["open"])
  })

  test("a customer without an e-mail address is left to people", async () => {
    const { agreed, server, mails, notTold, outcomes } = await service()
    await agreed("T-1", { id: "c-3" })
    await mails.runOnce()
    expect([server.accepted, notTold]).toMatchObject([[], [{ why: "noAddress" }]])
    expect(await outcomes("T-1", "appointment-confirmed")).toEqual(["open"])
  })

  const hostile = [
    "a@b.example\r\nBcc: evil@x.example",
    "a@b.example, evil@x.example",
    "<a@b.example>, <evil@x.example>",
    "Ann <a@b.example>",
    '"a b"@b.example',
    "a@b@c.example",
    "no address",
    "a@b.example\u007f",
    "@b.example",
  ]
  test.each(hostile)("nothing is sent to %j", async (email) => {
    const { agreed, server, mails, notTold } = await service()
    await agreed("T-1", { email })
    await mails.runOnce()
    expect([server.accepted, notTold]).toMatchObject([[], [{ why: "noAddress" }]])
  })

  test("no name and no address can add a header, a recipient or a tag", async () => {
    const { agreed, server, mails } = await service()
    const name = "Ann\r\nBcc: evil@x.example\r\n\r\n<script>alert(1)</script>, evil@x.example <b@c.example>"
    await agreed("T-1", { ...customers.english, name, address: "Rd 1\r\nSubject: free\u2028<img src=x onerror=y>" })
    await mails.runOnce()
    const [{ to, mail, raw }] = server.accepted as [(typeof server.accepted)[number]]
    expect(to).toEqual(["ann@customer.example"])
    expect([mail.bcc, mail.cc]).toEqual([undefined, undefined])
    expect(mail.subject).toMatch(/^Your appointment: /)
    expect(raw.split("\r\n\r\n")[0]).not.toMatch(/^(bcc|cc):/im)
    expect(mail.html).not.toMatch(/<script|<img/)
    expect([mail.to].flat().flatMap((one) => one?.value ?? [])).toHaveLength(1)
  })

  test("a server that is off parks nothing, and what was not sent is not recorded as sent", async () => {
    const { agreed, server, mails, clock, reception, outcomes } = await service({ attemptsMax: 2 })
    await server.stop()
    await agreed("T-1", customers.english)
    for (let n = 0; n < 20; n += 1) {
      await mails.runOnce()
      clock.now += minute
    }
    expect([await mails.parked("acme"), await reception("T-1")]).toEqual([
      [],
      { confirmedAt: undefined, remindedAt: undefined },
    ])
    const again = await mailServer(server.port)
    open.push(again)
    await mails.runOnce()
    clock.now += minute
    await mails.runOnce()
    expect(again.accepted.map(({ to }) => to)).toEqual([["ann@customer.example"]])
    expect(await outcomes("T-1", "appointment-confirmed")).toEqual(["met"])
  })

  test("a temporary answer is tried again, and the letter is the same", async () => {
    const { agreed, server, mails, clock } = await service()
    server.refusals.push({ at: "rcpt", code: 450 }, { at: "data", code: 451 })
    await agreed("T-1", customers.english)
    expect((await mails.runOnce()).later).toBe(1)
    clock.now += minute
    expect((await mails.runOnce()).later).toBe(1)
    clock.now += minute
    await mails.runOnce()
    expect(server.accepted).toHaveLength(1)
  })

  test("a final answer parks the message, visibly, and it can be replayed", async () => {
    const { agreed, server, mails, clock } = await service()
    server.refusals.push({ at: "rcpt", code: 550 })
    await agreed("T-1", customers.english)
    expect((await mails.runOnce()).parked).toBe(1)
    expect(await mails.parked("acme")).toMatchObject([
      { id: "T-1", sequence: 2, problem: expect.stringContaining("made to answer 550") as string },
    ])
    await mails.replay("acme")
    clock.now += minute
    await mails.runOnce()
    expect(server.accepted).toHaveLength(1)
  })

  test("a letter that is sent again after a crash carries the same Message-ID", async () => {
    const { agreed, server, sink, clerk } = await service()
    await agreed("T-1", customers.english)
    const entry = (await clerk.ticket.journal("T-1"))[1]!
    const delivery = {
      kind: "ticket",
      id: "T-1",
      sequence: 2,
      attempts: 1,
      tenant: "acme",
      entry,
      messageId: "acme/ticket/T-1/2",
    }
    await sink.deliver(delivery, AbortSignal.timeout(5000))
    // As if the record of it had been lost with the process.
    const other = await service()
    await other.agreed("T-1", customers.english)
    await other.sink.deliver(
      { ...delivery, entry: (await other.clerk.ticket.journal("T-1"))[1]! },
      AbortSignal.timeout(5000),
    )
    const ids = [...server.accepted, ...other.server.accepted].map(({ mail }) => mail.messageId)
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
    expect(ids[0]).toMatch(/^<[0-9a-f]{40}@acme\.example>$/)
  })
})

describe("people of the company", () => {
  test("are told when a duty is due before long, when it is late, and when it goes higher up", async () => {
    const { clerk, server, mails, sweep, clock } = await service()
    const intake = {
      channel: "hotline",
      service: "repair",
      priority: "high",
      customer: { id: "c", name: "N", telephone: "1" },
      product: { model: "K" },
      description: "d",
    } as const
    await clerk.ticket.receive(intake, { id: "T-1" })
    await clerk.ticket.takeInCharge("T-1", {})
    clock.now += 12 * day
    await sweep.runOnce()
    await mails.runOnce()
    const told = server.accepted.map(({ to, mail }) => [to[0], mail.subject])
    expect(told).toContainEqual(["sven@acme.example", "逾期上报：服务单 T-1，解决问题"])
    const [{ mail }] = server.accepted as [(typeof server.accepted)[number]]
    expect(mail.text).toContain("斯文，您好！")
  })

  test("the system may do nothing but what is the system's", async () => {
    const { agreed, desk } = await service()
    await agreed("T-1", customers.english)
    const system = desk.as(actor("system", "system"))
    const refused = { _tag: "Refused", violations: [{ rule: "role-may" }] }
    await expect(system.ticket.cancelAppointment("T-1", { requestedBy: "company", reason: "x" })).rejects.toMatchObject(
      refused,
    )
    await expect(
      system.person.register({ name: "x", post: "technician", department: "d" }, { id: "p" }),
    ).rejects.toMatchObject(refused)
  })
})
