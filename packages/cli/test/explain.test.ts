import { clauseCatalogue } from "@fieldcare/core/regulation"
import { describe, expect, it } from "vitest"
import { folder, ranIn } from "./folder.ts"

const explained = async (...argv: ReadonlyArray<string>) => ranIn(await folder({}), ["explain", ...argv])

describe("fieldcare explain", () => {
  it("tells what a clause asks in both languages, and the commands, rules and duties that stand for it", async () => {
    const { code, out } = await explained("3.4.4")
    expect(code).toBe(0)
    expect(out).toContain("3.4.4  Consent before a part is replaced\n")
    expect(out).toContain("3.4.4  换件前征得同意\n")
    expect(out).toMatch(/ticket\.replacePart .*\n\s+given by engineer\n/)
    expect(out).toMatch(/ticket\.consent-before-replacement .*\n\s+looked at on replacePart\n\s+→ /)
  })

  it("says of a command that nobody gives by hand what it follows", async () => {
    expect((await explained("5.3.1")).out).toMatch(/requisition\.fill .*\n\s+follows another command\n/)
    expect((await explained("5.3.1", "--language", "zh-Hans")).out).toMatch(/requisition\.fill .*\n\s+由其他命令引发\n/)
  })

  it("tells the figures of the policy with their bounds and sources, and where the company's own differ", async () => {
    const policy = `import { companyPolicy } from ${JSON.stringify(import.meta.resolve("@fieldcare/core/regulation"))}
      const changes = { version: "acme-1", service: { appointment: { confirmationWorkingMinutes: 45 } } }
      export default { policy: companyPolicy(changes) }`
    const path = await folder({ "fieldcare.config.mjs": policy })
    const { out } = await ranIn(path, ["explain", "3.2.3", "--json"])
    expect(JSON.parse(out).policy[0]).toMatchObject({
      path: "service.appointment.confirmationWorkingMinutes",
      value: 45,
      default: 30,
      kind: "own",
      source: expect.stringContaining("confirmation"),
    })
    expect((await ranIn(path, ["explain", "3.2.3"])).out).toContain(": 45\n      default: 30\n")
  })

  it("lists the clauses of a chapter, and of a number above others", async () => {
    const chapter = JSON.parse((await explained("3", "--json")).out)
    expect(chapter.title.en).toBe("Service process")
    expect(chapter.clauses.length).toBe(clauseCatalogue().clauses.filter(({ id }) => id.startsWith("3.")).length)
    expect((await explained("3.4")).out.split("\n").slice(1, 3)).toEqual([
      expect.stringContaining("3.4.1"),
      expect.stringContaining("3.4.2"),
    ])
  })

  it("explains every clause there is", async () => {
    const path = await folder({})
    for (const { id, title } of clauseCatalogue().clauses) {
      const { code, out } = await ranIn(path, ["explain", id, "--language", "zh-Hans"])
      expect([id, code]).toEqual([id, 0])
      expect(out.startsWith(`${id}  ${title["zh-Hans"]}`)).toBe(true)
    }
  })

  it.each([
    ["3.4.9", "3.4.4"],
    ["9", "  7  "],
    ["consent", "3.4.4"],
    ["换件", "3.4.4"],
  ])("answers 2 for %s, and names what is nearest", async (asked, nearest) => {
    const { code, out, error } = await explained(asked)
    expect([code, out]).toEqual([2, ""])
    expect(error).toContain(nearest)
  })

  it("knows the clauses of a company's own chapter", async () => {
    const chapter = `{ id: "8", title: { en: "Ours", "zh-Hans": "自有" }, lifecycles: [], words: {}, realises: [],
      clauses: [{ id: "8.1", chapter: "8", title: { en: "Quiet hours", "zh-Hans": "安静时段" },
        summary: { en: "No visit at noon.", "zh-Hans": "中午不上门。" }, realisedBy: ["rule"] }] }`
    const path = await folder({ "fieldcare.config.mjs": `export default { chapters: [${chapter}] }` })
    const { out } = await ranIn(path, ["explain", "8.1"])
    expect(out).toContain("8.1  Quiet hours")
    expect(out).toContain("Nothing realises this clause yet.")
  })
})
