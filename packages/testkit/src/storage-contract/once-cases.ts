/** Law 3, once: an idempotency key stands for one accepted unit, and tells which. */
import { reasonOf } from "./callers.ts"
import { type ContractCase, law, race } from "./contract-case.ts"
import { same } from "./same.ts"
import { kind, otherKind } from "./stage.ts"

const once = law(3)
const failing = race(3)

const longest = `K${"._:@~-k".repeat(18)}`.slice(0, 128)

export const onceCases: ReadonlyArray<ContractCase> = [
  once("what is remembered comes back as it was: digest, kind, id and version", async (stage) => {
    const remembered = { digest: "a".repeat(64), kind: otherKind, id: "P-7", version: Number.MAX_SAFE_INTEGER }
    await stage.commit([stage.write("T-1")], { key: stage.key("k", "anna", remembered) })
    same(await stage.remembered("k"), remembered)
  }),
  once("what is remembered does not change with its record", async (stage) => {
    await stage.commit([stage.write("T-1")], { key: stage.key("k") })
    await stage.commit([stage.write("T-1", 1)], { key: stage.key("l", "anna", { version: 2 }) })
    same([(await stage.remembered("k"))?.version, (await stage.remembered("l"))?.version], [1, 2])
  }),
  once("a key that nobody used is not remembered", async (stage) => {
    await stage.commit([stage.write("T-1")], { key: stage.key("k") })
    same([await stage.remembered("other"), await stage.remembered("k", "ben")], [undefined, undefined])
    same((await stage.load("T-1")).remembered, undefined)
  }),
  once("a key that is taken refuses the unit", async (stage) => {
    await stage.commit([stage.write("T-1")], { key: stage.key("k") })
    const unit = stage.unit([stage.write("T-2")], { key: stage.key("k") })
    same(await reasonOf(stage.storage.commit(unit)), "KeyTaken")
    same(await stage.version("T-2"), 0)
  }),
  once("a taken key with another digest refuses the unit, and the first digest stays", async (stage) => {
    await stage.commit([stage.write("T-1")], { key: stage.key("k", "anna", { digest: "first" }) })
    const unit = stage.unit([stage.write("T-2")], { key: stage.key("k", "anna", { digest: "second", id: "T-2" }) })
    same(await reasonOf(stage.storage.commit(unit)), "KeyTaken")
    same(await stage.remembered("k"), { digest: "first", kind, id: "T-1", version: 1 })
  }),
  failing("a taken key comes before a conflict on what is written", async (stage) => {
    const unit = stage.unit([stage.write("T-1")], { key: stage.key("k") })
    await stage.commit(unit.writes, unit)
    same(await reasonOf(stage.storage.commit(unit)), "KeyTaken")
    same(await reasonOf(stage.storage.commit({ ...unit, writes: [stage.write("T-1", 7)] })), "KeyTaken")
  }),
  failing("a taken key comes before a conflict on what was relied on", async (stage) => {
    await stage.commit([stage.write("T-1")], { key: stage.key("k") })
    const reliedOn = [{ kind, id: "T-1", version: 9 }]
    const unit = stage.unit([stage.write("T-2")], { key: stage.key("k"), reliedOn })
    same(await reasonOf(stage.storage.commit(unit)), "KeyTaken")
  }),
  failing("a taken key comes before a statement that would fail", async (stage) => {
    const unit = stage.told("T-1", 1, { key: stage.key("k"), personal: [stage.text("r", "T-1")] })
    await stage.commit(unit.writes, unit)
    same(await reasonOf(stage.storage.commit({ ...unit, writes: [stage.write("T-1", 1)] })), "KeyTaken")
    same((await stage.messages("a")).length, 1)
  }),
  once("one key of two actors is two keys", async (stage) => {
    await stage.commit([stage.write("T-1")], { key: stage.key("k", "anna") })
    await stage.commit([stage.write("T-2")], { key: stage.key("k", "ben", { id: "T-2" }) })
    same([(await stage.remembered("k", "anna"))?.id, (await stage.remembered("k", "ben"))?.id], ["T-1", "T-2"])
  }),
  once("one key of two tenants is two keys", async (stage) => {
    const other = stage.beside()
    await stage.commit([stage.write("T-1")], { key: stage.key("k") })
    await other.commit([other.write("T-1")], { key: other.key("k", "anna", { digest: "theirs" }) })
    same([await other.version("T-1"), (await stage.remembered("k"))?.digest], [1, "d"])
  }),
  once("actor and key are not run together", async (stage) => {
    await stage.commit([stage.write("T-1")], { key: stage.key("b-c", "a") })
    await stage.commit([stage.write("T-2")], { key: stage.key("c", "a-b") })
    await stage.commit([stage.write("T-3")], { key: stage.key("a", "b-c") })
    same((await stage.find()).length, 3)
  }),
  ...[
    ["k", "K"],
    ["7", "007"],
    ["1e3", "1000"],
    ["a.", "a"],
    [longest, `${longest.slice(0, -1)}x`],
  ].map(([one, other]) =>
    once(`the keys ${one!.slice(0, 12)} and ${other!.slice(-12)} are two keys`, async (stage) => {
      await stage.commit([stage.write("T-1")], { key: stage.key(one!) })
      same(await stage.remembered(other!), undefined)
      await stage.commit([stage.write("T-2")], { key: stage.key(other!, "anna", { id: "T-2" }) })
      same([(await stage.remembered(one!))?.id, (await stage.remembered(other!))?.id], ["T-1", "T-2"])
    }),
  ),
  failing("a refused unit does not take its key", async (stage) => {
    const unit = stage.unit([stage.write("T-1", 4)], { key: stage.key("k") })
    same(await reasonOf(stage.storage.commit(unit)), "VersionConflict")
    same(await stage.remembered("k"), undefined)
    await stage.commit([stage.write("T-1")], { key: stage.key("k") })
    same(await stage.version("T-1"), 1)
  }),
  failing("a failed unit does not take its key", async (stage) => {
    const personal = [stage.text("r", "T-1"), stage.text("r", "T-1")]
    const unit = stage.unit([stage.write("T-1")], { key: stage.key("k"), personal })
    same(await reasonOf(stage.storage.commit(unit)), "StatementFailed")
    same(await stage.remembered("k"), undefined)
    await stage.commit([stage.write("T-1")], { key: stage.key("k") })
    same(await stage.version("T-1"), 1)
  }),
]
