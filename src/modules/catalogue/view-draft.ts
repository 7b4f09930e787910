import type { Handle } from '#platform/db.ts'
import { applyChanges, changesBetween, codeOf, type SceneChange } from './changes.ts'
import { layerFaults, type SceneFault } from './layer.ts'
import { rebaseScene } from './rebase.ts'
import type { Scene } from './scene.ts'
import { hasBegun, PROVINCE } from './snapshot.ts'
import {
  findVersion,
  latestVersion,
  scenesOf,
  standingVersions,
  type StoredVersion,
  versionBefore,
  versionOf,
} from './store.ts'
import {
  type Draft,
  type DraftScene,
  draftScenes,
  findDraft,
  type Opinion,
  opinionsOn,
} from './store-drafts.ts'

/** A version that waits, with its scenes. */
export interface Waiting {
  readonly version: StoredVersion
  readonly scenes: readonly Scene[]
}

/** A draft with the layer that it changes and what it makes of it. */
export interface DraftView {
  readonly draft: Draft
  /** The number of the version that it changes as things are now; 0 where there is none. */
  readonly baseNumber: number
  readonly base: readonly Scene[]
  /** The provincial scenes that it stands on; empty for the province's own. */
  readonly province: readonly Scene[]
  readonly entries: readonly DraftScene[]
  readonly next: readonly Scene[]
  readonly changes: readonly SceneChange[]
  readonly faults: readonly SceneFault[]
  readonly opinions: readonly Opinion[]
  /** Versions that wait and are signed anew upon what it makes; none of a regular draft. */
  readonly waiting: readonly Waiting[]
  /** Of a withdrawal: the version that it takes back, as long as that one waits. */
  readonly takenBack: StoredVersion | undefined
}

/** What a draft changes, and what it makes of it. */
type Work = Pick<DraftView, 'baseNumber' | 'base' | 'entries' | 'next' | 'waiting' | 'takenBack'>

const scenesIn = async (
  handle: Handle,
  version: StoredVersion | undefined,
): Promise<readonly Scene[]> => (version === undefined ? [] : scenesOf(handle, [version.id]))

const withScenes = async (
  handle: Handle,
  versions: readonly StoredVersion[],
): Promise<readonly Waiting[]> => {
  const waiting: Waiting[] = []
  for (const version of versions) waiting.push({ version, scenes: await scenesIn(handle, version) })
  return waiting
}

/** What it was published as, or given up as: that stands for ever. */
const workDone = async (handle: Handle, draft: Draft): Promise<Work> => {
  const { regionCode, baseNumber, kind, versionId } = draft
  const entries = await draftScenes(handle, draft.id)
  const begun = await findVersion(handle, regionCode, baseNumber)
  const done = { entries, waiting: [], takenBack: undefined }
  if (versionId === undefined) {
    const base = await scenesIn(handle, begun)
    const next = applyChanges(base, written(entries))
    return { ...done, baseNumber, base, next }
  }
  const version = await versionOf(handle, versionId)
  const before = kind === 'withdrawal' ? begun : await versionBefore(handle, version)
  return {
    ...done,
    baseNumber: before?.number ?? 0,
    base: await scenesIn(handle, before),
    next: await scenesIn(handle, version),
  }
}

const written = (entries: readonly DraftScene[]): readonly SceneChange[] =>
  entries.map(({ scene }) => ({ kind: 'changed', scene }))

/** What it says of scenes, upon the version that it changes now: others may have come since. */
const workOpen = async (
  handle: Handle,
  draft: Draft,
  onto: StoredVersion | undefined,
): Promise<Pick<Work, 'baseNumber' | 'base' | 'entries' | 'next'>> => {
  const begun = await findVersion(handle, draft.regionCode, draft.baseNumber)
  const base = await scenesIn(handle, onto)
  const was = begun?.id === onto?.id ? base : await scenesIn(handle, begun)
  const sceneIn = (scenes: readonly Scene[], code: string) =>
    scenes.find((scene) => scene.code === code)
  const rebased = ({ scene, ...entry }: DraftScene): DraftScene =>
    Object.assign(entry, {
      scene: rebaseScene(sceneIn(was, scene.code), sceneIn(base, scene.code), scene),
    })
  const entries = (await draftScenes(handle, draft.id)).map(rebased)
  const next = applyChanges(base, written(entries))
  return { baseNumber: onto?.number ?? 0, base, entries, next }
}

/** A version that waits is taken back: what stood before it goes on, and what follows it stays. */
const workBack = async (
  handle: Handle,
  { baseNumber }: Draft,
  standing: readonly StoredVersion[],
  at: Temporal.Instant,
): Promise<Work> => {
  const place = standing.findIndex(({ number }) => number === baseNumber)
  const found = standing[place]
  const takenBack = found === undefined || hasBegun(found, at) ? undefined : found
  const base = await scenesIn(handle, takenBack)
  return {
    baseNumber,
    base,
    entries: [],
    next: takenBack === undefined ? [] : await scenesIn(handle, standing[place - 1]),
    waiting: takenBack === undefined ? [] : await withScenes(handle, standing.slice(place + 1)),
    takenBack,
  }
}

const workOf = async (handle: Handle, draft: Draft, at: Temporal.Instant): Promise<Work> => {
  if (draft.status === 'published' || draft.status === 'discarded') return workDone(handle, draft)
  const standing = await standingVersions(handle, draft.regionCode, at)
  if (draft.kind === 'withdrawal') return workBack(handle, draft, standing, at)
  const waiting = standing.filter((version) => !hasBegun(version, at))
  const onto =
    draft.kind === 'urgent' ? standing.findLast((one) => hasBegun(one, at)) : standing.at(-1)
  return {
    ...(await workOpen(handle, draft, onto)),
    waiting: draft.kind === 'urgent' ? await withScenes(handle, waiting) : [],
    takenBack: undefined,
  }
}

/** Faults that a draft is answerable for: an urgent one for the scenes that it changes only. */
const faultsOf = (
  { kind, regionCode }: Draft,
  province: readonly Scene[],
  next: readonly Scene[],
  changes: readonly SceneChange[],
): readonly SceneFault[] => {
  const faults = layerFaults(regionCode, province, next)
  if (kind === 'regular') return faults
  const touched = new Set(kind === 'urgent' ? changes.map(codeOf) : [])
  return faults.filter(({ code }) => touched.has(code))
}

/** Everything about a draft that is decided on or shown, as things are at an instant. */
export const viewOf = async (
  handle: Handle,
  draft: Draft,
  at: Temporal.Instant,
): Promise<DraftView> => {
  const work = await workOf(handle, draft, at)
  const isCity = draft.regionCode !== PROVINCE
  const province = isCity ? await scenesIn(handle, await latestVersion(handle, PROVINCE)) : []
  const changes = changesBetween(work.base, work.next)
  return {
    ...work,
    draft,
    province,
    changes,
    faults: faultsOf(draft, province, work.next, changes),
    opinions: await opinionsOn(handle, draft.id),
  }
}

/** A draft as it is read, or `undefined`. */
export const viewDraft = async (
  handle: Handle,
  id: string,
  at: Temporal.Instant,
): Promise<DraftView | undefined> => {
  const draft = await findDraft(handle, id)
  return draft === undefined ? undefined : viewOf(handle, draft, at)
}
