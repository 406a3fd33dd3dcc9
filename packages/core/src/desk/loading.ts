/** What a command is decided from: its record and what it needs beside it, as it was seen lately or as it is read. */
import * as Effect from "effect/Effect"
import { type Compiled, wholeRecord } from "../engine/compile.ts"
import type { StorageError } from "../storage/errors.ts"
import type { Loaded, NeedRequest } from "../storage/load.ts"
import type { Stored } from "../storage/record.ts"
import type { StoragePort } from "../storage/storage.ts"
import { factsOf } from "./needs.ts"
import type { Prepared } from "./prepare.ts"
import type { Ready } from "./ready.ts"
import type { RecentRecords } from "./recent-records.ts"
import type { AnyHandle } from "./settings.ts"

/** What is read with; the desk's executor is one. */
export interface LoadSetting {
  readonly storage: StoragePort<AnyHandle>
  readonly lifecycles: ReadonlyMap<string, Compiled>
  readonly recent: RecentRecords | undefined
  readonly ready: (kind: string) => Ready
}

/** What is needed to decide, where all of it was seen lately. */
export const known = (setting: LoadSetting, prepared: Prepared): Loaded | undefined => {
  const { recent } = setting
  const { asked, id, needs, needsRecord, needsAfter } = prepared
  // Texts that go along with a follow-up are read with the records that they stand in.
  if (recent === undefined || needsAfter !== undefined || setting.ready(asked.kind).carrying.has(asked.command))
    return undefined
  const name = { tenant: asked.actor.tenant, kind: asked.kind, id }
  const basis = needsRecord ? recent.record(name) : undefined
  if (needsRecord && basis === undefined) return undefined
  return recent.loaded({ ...name, needs: needs(basis && whole(setting, basis)), isNew: asked.id === undefined })
}

/** Reads what is needed to decide. */
export const load = (setting: LoadSetting, prepared: Prepared): Effect.Effect<Loaded, StorageError> => {
  const first = loadFirst(setting, prepared)
  return prepared.needsAfter === undefined
    ? first
    : Effect.flatMap(first, (loaded) => loadAfter(setting, prepared, prepared.needsAfter!, loaded))
}

// Needs that are worked out from the record are read with it, by the record as it was seen last.
const loadFirst = (setting: LoadSetting, prepared: Prepared): Effect.Effect<Loaded, StorageError> => {
  const { asked, id, needs, needsRecord } = prepared
  const { actor, kind, options } = asked
  const { tenant } = actor
  const key = options.key === undefined ? {} : { key: { actor: actor.id, key: options.key } }
  const loading = (needs: ReadonlyArray<NeedRequest>) => setting.storage.load({ tenant, kind, id, needs, ...key })
  if (!needsRecord) return loading(needs(undefined))
  const beside = (basis: Stored): Effect.Effect<Loaded, StorageError> =>
    Effect.flatMap(loading(needs(whole(setting, basis))), (loaded) =>
      loaded.record === undefined || loaded.record.version === basis.version || loaded.remembered !== undefined
        ? Effect.succeed(loaded)
        : beside(loaded.record),
    )
  const seen = setting.recent?.record({ tenant, kind, id })
  if (seen !== undefined) return beside(seen)
  return Effect.flatMap(loading([]), (loaded) =>
    loaded.record === undefined || loaded.remembered !== undefined ? Effect.succeed(loaded) : beside(loaded.record),
  )
}

// What comes after is of a later moment than the record. It is guarded by its versions, as everything that is read;
// only a record that has moved on meanwhile could ask for other things, and is read again.
const loadAfter = (
  setting: LoadSetting,
  prepared: Prepared,
  needsAfter: NonNullable<Prepared["needsAfter"]>,
  loaded: Loaded,
): Effect.Effect<Loaded, StorageError> => {
  const { asked, id } = prepared
  const { actor, kind, command } = asked
  const { definition, creates } = setting.ready(kind).compiled.commands.get(command)!
  if (loaded.remembered !== undefined || (loaded.record === undefined && !creates)) return Effect.succeed(loaded)
  const record = loaded.record === undefined ? undefined : whole(setting, loaded.record)
  const needs = needsAfter(record, factsOf(definition, loaded, setting.lifecycles))
  if (needs.length === 0) return Effect.succeed(loaded)
  return Effect.flatMap(setting.storage.load({ tenant: actor.tenant, kind, id, needs }), (more) =>
    more.record?.version === loaded.record?.version
      ? Effect.succeed({ ...loaded, facts: { ...loaded.facts, ...more.facts } })
      : load(setting, prepared),
  )
}

const whole = (setting: LoadSetting, { kind, record }: Stored): unknown =>
  wholeRecord(setting.ready(kind).compiled, record as never)
