import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import type { Transaction } from '#platform/db.ts'
import { anyLayer, publishLayer } from '#test/catalogue.ts'
import { testDatabase } from '#test/database.ts'
import { testKeys } from '#test/person.ts'
import { applyChanges, changesBetween, codeOf, type SceneChange } from './changes.ts'
import type { DraftKind, DraftStep, Keeper } from './draft.ts'
import { openDraft, saveScene } from './edit-draft.ts'
import { CatalogueReader } from './reader.ts'
import type { Scene } from './scene.ts'
import { stepDraft } from './step-draft.ts'
import { listVersions, scenesOf, standingVersions, type StoredVersion } from './store.ts'
import { replacedBy, replacements } from './superseded.ts'

const START = Temporal.Instant.from('2026-11-26T02:00:00Z')
const REGIONS = ['440000', '440100', '440300'] as const
type Region = (typeof REGIONS)[number]

const anyAct = fc.record({
  kind: fc.constantFrom('publish', 'publish', 'suspend', 'takeBack'),
  region: fc.constantFrom(...REGIONS),
  scenes: anyLayer,
  /** How long after the act before, and how long until it is to hold. */
  after: fc.integer({ min: 1, max: 20 }),
  ahead: fc.integer({ min: 0, max: 60 }),
  pick: fc.nat(9),
})
type Act = typeof anyAct extends fc.Arbitrary<infer One> ? One : never

/** Through the steps of a draft, by two people. */
const throughDraft = async (
  tx: Transaction,
  at: Temporal.Instant,
  regionCode: Region,
  kind: DraftKind,
  { number, scene }: { readonly number?: number; readonly scene?: Scene | undefined },
): Promise<void> => {
  const deps = {
    keys: testKeys,
    db: { transaction: <T>(work: (one: Transaction) => Promise<T>) => work(tx) },
  }
  const keeper = (staffId: string): Keeper => ({ staffId, regionCode, agencyCode: 'hrss' })
  const by = ({ staffId }: Keeper) => ({
    actor: { kind: 'staff', id: staffId } as const,
    requestId: 'request-1',
    at,
  })
  const [editor, reviewer] = [keeper('editor'), keeper('reviewer')]
  const opened = await openDraft(deps, by(editor), { regionCode, by: editor, kind, number })
  assert.ok(opened.granted)
  const draftId = opened.outcome.id
  if (scene !== undefined) {
    const wish = { draftId, by: editor, scene, reason: '发现冒用', revision: 0, isNew: false }
    assert.ok((await saveScene(deps, by(editor), wish))?.granted)
  }
  const step = async (name: DraftStep, who: Keeper) => {
    const wish = { draftId, step: name, by: who, reason: '马上处理' }
    const decision = await stepDraft(deps, by(who), wish)
    assert.ok(decision?.granted, JSON.stringify(decision))
  }
  await step('propose', editor)
  await step('publish', reviewer)
}

const doAct = async (tx: Transaction, at: Temporal.Instant, act: Act): Promise<void> => {
  const { region, kind, pick } = act
  const standing = await standingVersions(tx, region, at)
  const begun = standing.findLast(
    ({ effectiveFrom }) => Temporal.Instant.compare(effectiveFrom, at) <= 0,
  )
  const waiting = standing.filter((version) => version !== begun)
  if (kind === 'takeBack' && waiting.length > 0) {
    const { number } = waiting[pick % waiting.length] ?? { number: 0 }
    return throughDraft(tx, at, region, 'withdrawal', { number })
  }
  if (kind === 'suspend' && begun !== undefined) {
    // A city has no say in whether a scene of the province is used: only its own are tried.
    const scenes = (await scenesOf(tx, [begun.id])).filter(({ status }) => status !== 'withdrawn')
    const found = scenes[pick % Math.max(scenes.length, 1)]
    if (found === undefined || region !== '440000') return
    const status = found.status === 'published' ? 'suspended' : 'published'
    return throughDraft(tx, at, region, 'urgent', { scene: { ...found, status } })
  }
  const last = standing.at(-1)?.effectiveFrom ?? at
  const from = Temporal.Instant.compare(last, at) > 0 ? last : at.add({ hours: 1 })
  const scenes = act.scenes.map((scene): Scene => ({ ...scene, regionCode: region }))
  await publishLayer(tx, scenes, from.add({ hours: act.ahead }), region)
}

/** The versions in force at an instant by region, as the reader finds them. */
const inForce = async (tx: Transaction, reader: CatalogueReader, at: Temporal.Instant) =>
  new Map((await reader.asOf(tx, at)).versions.map((one) => [one.regionCode, one.id]))

const check = async (tx: Transaction, days: readonly [number, number]): Promise<void> => {
  const [from, until] = days.toSorted((a, b) => a - b).map((hours) => START.add({ hours }))
  assert.ok(from !== undefined && until !== undefined)
  const reader = new CatalogueReader(testKeys)
  const [before, after] = [await inForce(tx, reader, from), await inForce(tx, reader, until)]
  const versions = await listVersions(tx)
  const replaced = replacements(versions)
  const isBetween = ({ effectiveFrom }: StoredVersion) =>
    Temporal.Instant.compare(from, effectiveFrom) < 0 &&
    Temporal.Instant.compare(effectiveFrom, until) <= 0
  for (const region of REGIONS) {
    const scenesAt = (id: string | undefined) => (id === undefined ? [] : scenesOf(tx, [id]))
    let scenes: readonly Scene[] = await scenesAt(before.get(region))
    const between = versions
      .filter((one) => one.regionCode === region && isBetween(one))
      .filter((one) => replacedBy(replaced, one) === undefined)
      .toSorted((a, b) => a.number - b.number)
    for (const version of between) {
      const its = await scenesOf(tx, [version.id])
      const changes = version.changes.flatMap(({ kind, code }): SceneChange[] => {
        if (kind === 'removed') return [{ kind, code }]
        const scene = its.find((one) => one.code === code)
        return scene === undefined ? [] : [{ kind, scene }]
      })
      const next = applyChanges(scenes, changes)
      // Exactly: what it says it changes is a change, each of it.
      assert.deepEqual(
        changesBetween(scenes, next).map((change) => [change.kind, codeOf(change)]),
        version.changes.map(({ kind, code }) => [kind, code]),
      )
      scenes = next
    }
    assert.deepEqual(scenes, await scenesAt(after.get(region)))
  }
  const timeline = await reader.timeline(tx, from)
  assert.deepEqual(timeline.at(until).scenes, (await reader.asOf(tx, until)).scenes)
}

/** Every run begins with an empty catalogue. */
class Undo extends Error {}

test('two days differ by exactly what the versions in force between them changed', async () => {
  await using it = await testDatabase()
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyAct, { minLength: 4, maxLength: 9 }),
      fc.array(fc.tuple(fc.integer({ min: -5, max: 250 }), fc.integer({ min: -5, max: 250 })), {
        minLength: 3,
        maxLength: 3,
      }),
      async (acts, days) => {
        const run = it.db.transaction(async (tx) => {
          let at = START
          for (const act of acts) {
            at = at.add({ hours: act.after })
            await doAct(tx, at, act)
          }
          for (const two of days) await check(tx, two)
          throw new Undo()
        })
        await assert.rejects(run, Undo)
      },
    ),
    { numRuns: 12 },
  )
})
