/** Law 8 for ids: what is no id is refused by every verb, before anything is sent. */
import type { StorageError } from "@fieldcare/core/storage"
import type * as Effect from "effect/Effect"
import { reasonOf } from "./callers.ts"
import { type ContractCase, law } from "./contract-case.ts"
import { same } from "./same.ts"
import { kind, otherKind, type Stage } from "./stage.ts"

const typed = law(8)

const hostile: Readonly<Record<string, unknown>> = {
  null: null,
  undefined,
  zero: 0,
  "a number": 7,
  NaN: Number.NaN,
  false: false,
  true: true,
  "an empty list": [],
  "a list of an id": ["T-1"],
  "an object": {},
  "an object that says it is an id": { toString: () => "T-1" },
  "a function": () => "T-1",
  "an empty text": "",
  blanks: "  ",
  'the text "null"': "null",
  'the text "undefined"': "undefined",
  "an id with a blank at its end": "T-1 ",
  "an id with a line end": "T-1\n",
  "an id with NUL": "T-1\u0000",
  "an id with a letter that is not ASCII": "Té-1",
  "an id that begins with a mark": "-T1",
  "an id with a quote": "T'1",
  "an id with a wildcard": "T%",
  "an id of 129 characters": "x".repeat(129),
}

type Verb = (stage: Stage, id: string) => Effect.Effect<unknown, StorageError>

const claim = { claim: "a", now: 1, until: 2, limit: 1 }

const byTenant: ReadonlyArray<Verb> = [
  ({ storage }, tenant) => storage.load({ tenant, kind, id: "T-1", needs: [] }),
  ({ storage }, tenant) => storage.find({ tenant, kind, where: {}, order: "ascending", limit: 1 }),
  ({ storage }, tenant) => storage.journal({ tenant, kind, id: "T-1", after: 0, limit: 1 }),
  ({ storage }, tenant) => storage.due({ tenant, by: 1, limit: 1 }),
  ({ storage }, tenant) => storage.heads({ tenant, kind, limit: 1 }),
  ({ storage }, tenant) => storage.search({ tenant, kind, text: "K20", columns: [], limit: 1 }),
  ({ storage }, tenant) => storage.personal({ tenant, kind, ids: [] }),
  ({ storage }, tenant) => storage.erase({ tenant, subject: "person-1" }),
  ({ storage }, tenant) => storage.claimDuties({ ...claim, tenant }),
  ({ storage }, tenant) => storage.claimMessages({ ...claim, tenant }),
  ({ storage }, tenant) => storage.settleMessages({ tenant, claim: "a", sent: [], failed: [] }),
  (stage, tenant) => stage.storage.commit({ ...stage.unit([stage.write("T-9", 0, { tenant })]), tenant }),
  (stage, tenant) => stage.storage.commit(stage.unit([stage.write("T-9", 0, { tenant })])),
  (stage, tenant) =>
    stage.storage.commit(stage.unit([stage.write("T-9")], { entries: [stage.entry("T-9", 1, { tenant })] })),
]

const places: Readonly<Record<string, ReadonlyArray<Verb>>> = {
  "the id of a record": [
    ({ storage, tenant }, id) => storage.load({ tenant, kind, id, needs: [] }),
    ({ storage, tenant }, id) => storage.journal({ tenant, kind, id, after: 0, limit: 1 }),
    ({ storage, tenant }, id) => storage.personal({ tenant, kind, ids: ["T-1", id] }),
    (stage, id) => stage.storage.commit(stage.unit([stage.write(id, 0, { id })])),
  ],
  "the kind of a record": [
    ({ storage, tenant }, of) => storage.load({ tenant, kind: of, id: "T-1", needs: [] }),
    ({ storage, tenant }, of) => storage.find({ tenant, kind: of, where: {}, order: "ascending", limit: 1 }),
    ({ storage, tenant }, of) => storage.journal({ tenant, kind: of, id: "T-1", after: 0, limit: 1 }),
    ({ storage, tenant }, of) => storage.heads({ tenant, kind: of, limit: 1 }),
    ({ storage, tenant }, of) => storage.personal({ tenant, kind: of, ids: [] }),
    (stage, of) => stage.storage.commit(stage.unit([stage.write("T-9", 0, { kind: of })])),
  ],
  "an id needed": [
    ({ storage, tenant }, value) =>
      storage.load({ tenant, kind, id: "T-1", needs: [{ name: "it", kind, id: { value } }] }),
    ({ storage, tenant }, of) =>
      storage.load({ tenant, kind, id: "T-1", needs: [{ name: "it", kind: of, id: { value: "T-1" } }] }),
  ],
  "an idempotency key": [
    ({ storage, tenant }, key) => storage.load({ tenant, kind, id: "T-1", needs: [], key: { actor: "anna", key } }),
    (stage, key) => stage.storage.commit(stage.unit([stage.write("T-9")], { key: stage.key(key) })),
  ],
  "the actor of a key": [
    ({ storage, tenant }, actor) => storage.load({ tenant, kind, id: "T-1", needs: [], key: { actor, key: "k" } }),
    (stage, actor) => stage.storage.commit(stage.unit([stage.write("T-9")], { key: { ...stage.key("k"), actor } })),
  ],
  "a record relied on": [
    (stage, id) => stage.storage.commit(stage.unit([stage.write("T-9")], { reliedOn: [{ kind, id, version: 1 }] })),
    (stage, of) =>
      stage.storage.commit(stage.unit([stage.write("T-9")], { reliedOn: [{ kind: of, id: "T-1", version: 1 }] })),
  ],
  "the record of an entry": [
    (stage, id) =>
      stage.storage.commit(stage.unit([stage.write("T-9")], { entries: [{ ...stage.entry("T-9", 1), id }] })),
    (stage, of) =>
      stage.storage.commit(stage.unit([stage.write("T-9")], { entries: [{ ...stage.entry("T-9", 1), kind: of }] })),
  ],
  "the reference, subject or record of a text": ["reference", "subject", "id", "kind"].map(
    (field): Verb =>
      (stage, value) =>
        stage.storage.commit(
          stage.unit([stage.write("T-9")], { personal: [{ ...stage.text("r", "T-9"), [field]: value }] }),
        ),
  ),
  "the subject to be erased": [({ storage, tenant }, subject) => storage.erase({ tenant, subject })],
  "the name of a claim": [
    ({ storage, tenant }, name) => storage.claimDuties({ ...claim, tenant, claim: name }),
    ({ storage, tenant }, name) => storage.claimMessages({ ...claim, tenant, claim: name }),
    ({ storage, tenant }, name) => storage.settleMessages({ tenant, claim: name, sent: [], failed: [] }),
  ],
  "a message to be settled": ["kind", "id"].flatMap((field) => {
    const reference = { kind, id: "T-1", sequence: 1 }
    const sent: Verb = ({ storage, tenant }, value) =>
      storage.settleMessages({ tenant, claim: "a", sent: [{ ...reference, [field]: value }], failed: [] })
    const failed: Verb = ({ storage, tenant }, value) =>
      storage.settleMessages({ tenant, claim: "a", sent: [], failed: [{ ...reference, again: 1, [field]: value }] })
    return [sent, failed]
  }),
}

/** Some places may be left out; where one is, `undefined` is no mistake. */
const afterId: ReadonlyArray<Verb> = [
  ({ storage, tenant }, after) => storage.find({ tenant, kind, where: {}, order: "ascending", after, limit: 1 }),
  ({ storage, tenant }, after) => storage.heads({ tenant, kind, after, limit: 1 }),
  ({ storage, tenant }, id) =>
    storage.search({ tenant, kind, text: "K20", columns: [], after: { exact: false, id }, limit: 1 }),
]

const stageSet = async (stage: Stage) => {
  const duties = [{ duty: "d", key: "", due: 1 }]
  await stage.commit([stage.write("T-1", 0, {}, duties), stage.write("T-1", 0, { kind: otherKind })], {
    entries: [stage.entry("T-1", 1)],
    messages: [{ kind, id: "T-1", sequence: 1 }],
    personal: [stage.text("kept", "T-1")],
  })
}

const unchanged = async (stage: Stage) => {
  same([await stage.find(), await stage.find({ kind: otherKind })], [["T-1"], ["T-1"]], "records")
  same([(await stage.journal("T-1")).length, (await stage.load("T-1")).personal.size], [1, 1], "entries and texts")
  same([(await stage.duties("z")).length, (await stage.messages("z")).length], [1, 1], "duties and messages")
}

const refusedBy = async (stage: Stage, verbs: ReadonlyArray<Verb>, name: string, value: unknown) => {
  for (const verb of verbs) same(await reasonOf(verb(stage, value as string)), "RequestInvalid", name)
}

export const hostileIds: ReadonlyArray<ContractCase> = [
  ...Object.entries(hostile).map(([name, value]) =>
    typed(`a tenant that is ${name} is refused by every verb`, async (stage) => {
      await stageSet(stage)
      await refusedBy(stage, byTenant, name, value)
      await unchanged(stage)
    }),
  ),
  ...Object.entries(places).map(([place, verbs]) =>
    typed(`${place} that is no id is refused, and nothing changes`, async (stage) => {
      await stageSet(stage)
      for (const [name, value] of Object.entries(hostile)) await refusedBy(stage, verbs, name, value)
      await unchanged(stage)
    }),
  ),
  typed("an id to begin after that is none is refused", async (stage) => {
    for (const [name, value] of Object.entries(hostile)) {
      if (value !== undefined) await refusedBy(stage, afterId, name, value)
    }
  }),
]
