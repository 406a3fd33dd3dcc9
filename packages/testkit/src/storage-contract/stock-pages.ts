/** Law 12: pages of balances and of postings. */
import type { BalancesRequest, PostingsRequest } from "@fieldcare/core/storage"
import { several } from "./callers.ts"
import { type ContractCase, law } from "./contract-case.ts"
import { move, moved, moveSerial } from "./moving.ts"
import { same } from "./same.ts"
import type { Stage } from "./stage.ts"

const stock = law(12)

const parts = ["P", "P-2", "p", "Q"]
const places = ["bin:A", "bin:B", "bin:a", "custody:e1"]
const items = ["", "L", "L-2", "l", "ä", "😀", "\ufb01"]

/** Of every part at every place some of every item, recorded at ten instants. */
const stocked = async (stage: Stage) => {
  let n = 0
  for (const part of parts) {
    for (const place of places) {
      const lines = items.map((item) => move("supplier", place, 1, { part, item }))
      await moved(stage, `M-${n}`, lines, { at: 100 * (1 + (n % 10)) })
      n += 1
    }
  }
}

const balancePages = async (stage: Stage, limit: number, request: Partial<BalancesRequest>) => {
  const all: Array<unknown> = []
  let after: Partial<BalancesRequest> = {}
  for (;;) {
    const page = await stage.balances({ ...request, ...after, limit })
    all.push(...page)
    if (page.length < limit) return all
    const { part, place, item } = page.at(-1)!
    after = { after: { part, place, item } }
  }
}

const postingPages = async (stage: Stage, limit: number, request: Partial<PostingsRequest>) => {
  const all: Array<unknown> = []
  let after: Partial<PostingsRequest> = {}
  for (;;) {
    const page = await stage.postings({ ...request, ...after, limit })
    all.push(...page)
    if (page.length < limit) return all
    const { at, place, item, number } = page.at(-1)!
    after = { after: { at, place, item, number } }
  }
}

/** By code point, as UTF-32. */
const inOrder = (one: ReadonlyArray<string>, other: ReadonlyArray<string>): number => {
  const key = (texts: ReadonlyArray<string>) =>
    texts
      .map((text) => Array.from(text, (each) => each.codePointAt(0)!.toString(16).padStart(6, "0")).join(""))
      .join(" ")
  return key(one) < key(other) ? -1 : 1
}

const filters: Readonly<Record<string, Partial<BalancesRequest>>> = {
  "of all": {},
  "of a part": { part: "P" },
  "of a place": { place: "bin:A" },
  "of an item": { item: "L" },
  "of a part at a place": { part: "P", place: "bin:A" },
  "of an item of a part": { part: "P", item: "😀" },
  "of an item at a place": { place: "bin:a", item: "" },
  "of one account": { part: "P", place: "bin:A", item: "L" },
}

const meant = ({ part, place, item }: Partial<BalancesRequest>) =>
  parts
    .flatMap((one) => [...places, "supplier"].flatMap((at) => items.map((which) => [one, at, which] as const)))
    .filter(([one, at, which]) => one === (part ?? one) && at === (place ?? at) && which === (item ?? which))
    .toSorted(inOrder)

export const stockPages: ReadonlyArray<ContractCase> = [
  ...Object.entries(filters).flatMap(([what, filter]) => [
    stock(`balances ${what} come in order, whatever the page`, async (stage) => {
      await stocked(stage)
      const whole = await stage.balances(filter)
      same(
        whole.map(({ part, place, item }) => [part, place, item]),
        meant(filter),
      )
      for (const limit of [1, 3, 500]) same(await balancePages(stage, limit, filter), whole, `pages of ${limit}`)
      const then = await stage.balances({ ...filter, at: 1000 })
      same(then, whole, "at an instant behind all")
      same(await balancePages(stage, 3, { ...filter, at: 1000 }), whole, "pages at an instant")
    }),
  ]),
  stock("balances at an instant are a page of those that were something then", async (stage) => {
    await stocked(stage)
    const then = await stage.balances({ part: "P", at: 200 })
    same(
      then.map(({ place, item }) => [place, item]),
      ["bin:A", "bin:B", "supplier"].flatMap((place) => items.map((item) => [place, item])).toSorted(inOrder),
    )
    same(await balancePages(stage, 2, { part: "P", at: 200 }), then)
  }),
  stock("a page begins behind a row that was never there, on whatever side of what is fixed", async (stage) => {
    await stocked(stage)
    const behind = async (request: Partial<BalancesRequest>, part: string, place: string, item: string) =>
      (await stage.balances({ ...request, after: { part, place, item } })).length
    const eachPart = items.length * (places.length + 1)
    same(await behind({}, "A", "bin:A", ""), eachPart * parts.length)
    same(await behind({}, "Q", "supplier:z", ""), eachPart)
    same(await behind({ part: "P" }, "O", "supplier", "z"), eachPart)
    same(await behind({ part: "P" }, "R", "bin:A", ""), 0)
    same(await behind({ place: "bin:B" }, "P", "bin:A", "z"), items.length * parts.length)
    same(await behind({ place: "bin:B" }, "P", "bin:C", ""), items.length * (parts.length - 1))
    same(await behind({ item: "L" }, "Q", "bin:A", "M"), places.length + (places.length + 1))
    same(await behind({ part: "P", place: "bin:A", item: "L" }, "P", "bin:A", "L"), 0)
    same(await behind({ part: "P", place: "bin:A", item: "L" }, "P", "bin:A", ""), 1)
  }),
  stock("a balance that is nothing is left out, now and then, and comes back with its next piece", async (stage) => {
    await moved(stage, "M-1", [move("supplier", "bin:A", 2)], { at: 100 })
    await moved(stage, "M-2", [move("bin:A", "bin:B", 2)], { at: 200 })
    same([await stage.stock({ place: "bin:A" }), await stage.stock({ place: "bin:A", at: 250 })], [{}, {}])
    await moved(stage, "M-3", [move("bin:B", "bin:A", 1)], { at: 300 })
    same(
      [await stage.stock({ place: "bin:A" }), await stage.stock({ place: "bin:A", at: 250 })],
      [{ "P bin:A": 1 }, {}],
    )
  }),
  stock("where a serial number is, and was, is one question", async (stage) => {
    await moved(
      stage,
      "M-1",
      several(50, (n) => moveSerial("supplier", "bin:A", `S-${n}`)),
      { at: 100 },
    )
    for (const [n, place] of ["custody:e1", "installed:u1", "defective"].entries()) {
      const from = ["bin:A", "custody:e1", "installed:u1"][n]!
      await moved(stage, `N-${n}`, [moveSerial(from, place, "S-7")], { at: 200 + n })
    }
    const where = async (request: Partial<BalancesRequest>) =>
      (await stage.balances({ part: "P", item: "S-7", ...request })).filter(({ quantity }) => quantity > 0)
    same(
      (await where({})).map(({ place }) => place),
      ["defective"],
    )
    same(
      (await where({ at: 201 })).map(({ place }) => place),
      ["installed:u1"],
    )
    same((await stage.balances({ place: "bin:A" })).length, 49)
  }),
  ...[1, 2, 7, 500].map((limit) =>
    stock(`postings come in the order of their time, place, item and number, in pages of ${limit}`, async (stage) => {
      for (let n = 0; n < 12; n += 1)
        await moved(
          stage,
          `M-${n}`,
          ["bin:B", "bin:A"].flatMap((place) => ["L", ""].map((item) => move("supplier", place, 1, { item }))),
          { at: 100 + Math.floor(n / 4) },
        )
      const all = await stage.postings()
      same(all.length, 12 * 6)
      const keys = all.map(({ at, place, item, number }) => [at, place, item, number] as const)
      const sorted = keys.toSorted(
        (a, b) => a[0] - b[0] || (a[1] === b[1] && a[2] === b[2] ? a[3] - b[3] : inOrder([a[1], a[2]], [b[1], b[2]])),
      )
      same(keys, sorted)
      same(await postingPages(stage, limit, {}), all)
      const at = (place: string) => all.filter((posting) => posting.place === place)
      same(await postingPages(stage, limit, { place: "bin:A" }), at("bin:A"))
      same(
        await postingPages(stage, limit, { item: "L" }),
        all.filter(({ item }) => item === "L"),
      )
      same(
        await postingPages(stage, limit, { place: "bin:B", item: "" }),
        at("bin:B").filter(({ item }) => item === ""),
      )
    }),
  ),
  stock(
    "a page of postings begins behind one that was never there, on whatever side of what is fixed",
    async (stage) => {
      for (let n = 0; n < 3; n += 1)
        await moved(stage, `M-${n}`, [move("supplier", "bin:B", 1, { item: "L" })], { at: 100 + n })
      const behind = async (
        request: Partial<PostingsRequest>,
        at: number,
        place: string,
        item: string,
        number: number,
      ) => (await stage.postings({ ...request, after: { at, place, item, number } })).map((posting) => posting.at)
      same(await behind({ place: "bin:B" }, 101, "bin:A", "z", 9), [101, 102])
      same(await behind({ place: "bin:B" }, 101, "bin:C", "", 1), [102])
      same(await behind({ place: "bin:B", item: "L" }, 101, "bin:B", "L", 1), [101, 102])
      same(await behind({ place: "bin:B", item: "L" }, 101, "bin:B", "L", 2), [102])
      same(await behind({ item: "L" }, 101, "bin:B", "M", 1), [101, 102, 102])
      same(await behind({}, 102, "supplier", "L", 3), [])
      same(await behind({ part: "Q" }, 0, "bin:A", "", 1), [])
    },
  ),
]
