/** A repair that a person can follow: a refusal with its clause, a late arrival with its timeline, the journal. */
import { at, cast, heading, type Print, refusal, type Scene, steps, written } from "./scene.ts"

const minutes = (ms: number) => {
  const whole = Math.round(ms / 60_000)
  return whole < 60 ? `${whole} min` : `${Math.floor(whole / 60)} h ${String(whole % 60).padStart(2, "0")} min`
}

/** Tells the story, and prints it. */
export const repairStory = async (print: Print, scene: Scene): Promise<void> => {
  const { desk } = scene
  const { clerk, engineer, office, head, manager, keeper } = cast(desk)
  const step = steps(scene, print)

  heading(print, "A repair, from the first call to the closed ticket (PGlite, an embedded PostgreSQL)")
  await office.person.register({ name: "Zhao Yun", post: "repair technician", department: "service" }, { id: "zhao" })
  await office.person.grantQualification("zhao", {
    id: "q1",
    services: ["repair"],
    products: ["K-series"],
    certificate: "Refrigeration, level 2",
    validFrom: at("2025-01-01 00:00"),
    validUntil: at("2027-12-31 00:00"),
  })
  await office.vehicle.register({ plate: "沪A-20260", odometerKm: 41_200 }, { id: "van-3" })
  await office.vehicle.recordMaintenance("van-3", { odometerKm: 41_200 })
  await office.vehicle.recordCheck("van-3", { passed: true, odometerKm: 41_200 })
  await office.standard.draft(
    {
      service: "repair",
      product: "K-series",
      edition: 1,
      title: "Repair of K-series cooling units",
      steps: [
        { id: "isolate", title: "Isolate from the mains", check: "No voltage at the terminals", safety: true },
        { id: "replace", title: "Replace the faulty part", check: "Part seated, screws at 4 Nm", safety: false },
      ],
    },
    { id: "std-repair-k" },
  )
  await office.standard.submit("std-repair-k", {})
  await head.standard.approve("std-repair-k", {})

  const compressor = {
    part: "K-20",
    name: "Compressor K-20",
    price: { amountMinor: 48_000, currency: "CNY" },
    warrantyDays: 180,
  }
  const about = { model: "K-series", unit: "piece", storageClass: "dry" }
  await keeper.part.register({ ...about, name: "Compressor K-20", tracking: "serial" }, { id: "K-20" })
  await keeper.part.register({ ...about, name: "Seal F-10", tracking: "none", abc: "B" }, { id: "F-10" })
  await keeper.bin.register({ warehouse: "main", storageClasses: ["dry"] }, { id: "A-01" })
  await keeper.openingStock.enter({
    lines: [
      { part: "K-20", bin: "A-01", quantity: 2, serials: ["C-9034", "C-9035"] },
      { part: "F-10", bin: "A-01", quantity: 60 },
    ],
  })

  step("2026-09-21 09:10", "Ms Wang calls: her K-series unit does not cool. Lin receives ticket T-1.")
  await clerk.ticket.receive(
    {
      channel: "hotline",
      service: "repair",
      priority: "high",
      customer: { id: "c-wang", name: "Wang Fang", telephone: "+86 21 5555 0101", address: "12 Huaihai Rd, Shanghai" },
      product: { model: "K-series", serial: "K20-001177" },
      description: "Runs, but does not cool since Sunday",
      paid: true,
    },
    { id: "T-1", key: "call-8841" },
  )
  await clerk.ticket.confirmSite("T-1", {
    product: { model: "K-series", serial: "K20-001177" },
    conditions: "Ground floor, socket beside the unit",
    ready: true,
  })

  step("2026-09-21 09:20", "Agreed: tomorrow, 10:00 to 11:00, Zhao. Confirmed to the customer at once.")
  const window = { from: at("2026-09-22 10:00"), to: at("2026-09-22 11:00") }
  await clerk.ticket.agreeAppointment("T-1", { engineer: "zhao", window, agreedWithCustomer: true })
  await clerk.ticket.confirmAppointment("T-1", { means: "message" })

  step("2026-09-21 09:40", "Zhao wants to leave at once. The regulation does not let him:")
  await refusal(print, () => engineer.ticket.setOut("T-1", {}))

  step("2026-09-21 09:58", "So the visit is prepared: reminder, kit, vehicle, plan.")
  await clerk.ticket.remindCustomer("T-1", { means: "message", toPrepare: "Please clear the space around the unit" })
  await engineer.ticket.prepareKit("T-1", {
    items: [
      { kind: "tool", name: "Vacuum pump", ready: true },
      { kind: "part", name: "Compressor K-20", ready: true },
    ],
  })
  await engineer.ticket.assignVehicle("T-1", { vehicle: "van-3" })
  await engineer.ticket.attachServicePlan("T-1", { plan: "Measure pressures first; compressor is the likely cause" })

  step(
    "2026-09-21 10:05",
    "Zhao requisitions the compressor and four seals, and would approve it himself, as supervisor:",
  )
  await engineer.requisition.submit(
    {
      ticket: "T-1",
      engineer: "zhao",
      lines: [
        { part: "K-20", quantity: 1 },
        { part: "F-10", quantity: 4 },
      ],
    },
    { id: "R-1" },
  )
  const alsoSupervisor = desk.as({ id: "zhao", tenant: "acme", roles: ["engineer", "supervisor"] })
  await refusal(print, () => alsoSupervisor.requisition.approve("R-1", {}))
  step("2026-09-21 10:20", "He Min approves it. Kim reserves the parts, hands them over, and Zhao confirms.")
  await manager.requisition.approve("R-1", {})
  await keeper.requisition.reserve("R-1", {
    picks: [
      { line: 1, place: "bin:A-01", item: "C-9034", quantity: 1 },
      { line: 2, place: "bin:A-01", quantity: 4 },
    ],
  })
  await keeper.requisition.handOver("R-1", {})
  await engineer.requisition.confirmReceipt("R-1", {})

  step("2026-09-22 10:30", "Zhao sets out late.")
  await engineer.ticket.setOut("T-1", {})
  step("2026-09-22 11:40", "He arrives after the window, and shows his work card.")
  await engineer.ticket.arrive("T-1", { identityShown: true, atAgreedPlace: true })
  const duty = (await clerk.ticket.duties("T-1")).find((one) => one.id === "arrival-in-window")!
  print(
    `      3.4.1  arrival in the window: ${duty.outcome!.type}; due ${written(duty.outcome!.due!)}, met ${written(duty.outcome!.at)}`,
  )

  await engineer.ticket.confirmNeed("T-1", {})
  await engineer.ticket.inspectSite("T-1", { findings: "Compressor draws current, no pressure" })
  await engineer.ticket.startWork("T-1", {})
  await engineer.ticket.completeStep("T-1", { step: "isolate", result: "done" })

  step("2026-09-22 11:55", "The compressor must be replaced. Zhao begins without asking:")
  const issued = { requisition: "R-1", line: 1, newSerial: "C-9034" }
  await refusal(print, () => engineer.ticket.replacePart("T-1", { ...compressor, ...issued }))
  await engineer.ticket.recordConsent("T-1", { offer: compressor, agreed: true, means: "signature" })
  step("2026-09-22 13:30", "Ms Wang agrees to 480.00 CNY; the part is replaced and the unit tested.")
  await engineer.ticket.replacePart("T-1", { ...compressor, ...issued, faultySerial: "C-7712" })
  await engineer.ticket.completeStep("T-1", { step: "replace", result: "done" })
  await engineer.ticket.recordTest("T-1", { passed: true })
  const completed = await engineer.ticket.complete("T-1", { summary: "Compressor replaced, cools to 4 °C" })
  await engineer.ticket.inviteAcceptance("T-1", {})
  await engineer.ticket.explainUse("T-1", { use: true, precautions: true })

  step("2026-09-22 14:05", "She signs the form that she was shown, with a remark for the product department.")
  await engineer.ticket.accept("T-1", {
    signature: { signedBy: "Wang Fang", shown: completed.acceptance.form! },
    remarks: [{ text: "The unit is louder than the old one", forwardTo: "product" }],
  })

  step("2026-09-22 15:00", "Lin wants to close the ticket, but the customer was not asked again:")
  await refusal(print, () => clerk.ticket.close("T-1", {}))
  step("2026-09-24 10:00", "Lin asks: 5 of 5. The ticket is closed.")
  await clerk.ticket.recordFollowUp("T-1", { score: 5 })
  await clerk.ticket.close("T-1", {})

  heading(print, "Where the time of “resolution” (1.3.1) went, on the company's calendar")
  for (const stretch of await clerk.ticket.timeline("T-1", "resolution")) {
    print(
      `  ${written(stretch.from)} – ${written(stretch.to)}  ${stretch.clock.padEnd(9)} ${minutes(stretch.to - stretch.from).padStart(11)}  ${stretch.status}`,
    )
  }
  const resolution = (await clerk.ticket.duties("T-1")).find((one) => one.id === "resolution")!
  print(`  used ${minutes(resolution.outcome!.usedMs)} of working time: ${resolution.outcome!.type}`)

  heading(print, "The journal")
  const entries = await clerk.ticket.journal("T-1")
  const verification = await clerk.ticket.verify("T-1")
  print(
    `  ${entries.length} entries, the newest ${entries.at(-1)!.hash.slice(0, 16)}…; faults: ${verification.faults.length}`,
  )
  const forgotten = await desk.erase({ id: "sun", tenant: "acme", roles: ["personnel"] }, "c-wang")
  const after = await clerk.ticket.get("T-1")
  print(`  Ms Wang asks to be forgotten: ${forgotten} texts erased, her name now reads ${after.customer.name}`)
  print(`  and the journal still verifies; faults: ${(await clerk.ticket.verify("T-1")).faults.length}`)
}
