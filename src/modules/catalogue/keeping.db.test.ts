import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import type { ActionContext } from '#platform/audit.ts'
import { raw, sql } from '#platform/db.ts'
import { type Agency, registerAgencies, registerRegions } from '#modules/organisation/index.ts'
import { REGIONS } from '#app/seed/data/regions.ts'
import { publishLayer } from '#test/catalogue.ts'
import { testDatabase, type TestDatabase } from '#test/database.ts'
import { testKeys } from '#test/person.ts'
import { SCENES } from '#test/verification-catalogue.ts'
import { DRAFT_STATUSES, DRAFT_TRANSITIONS, type DraftStep, type Keeper } from './draft.ts'
import { giveOpinion, openDraft, saveScene, undoScene } from './edit-draft.ts'
import type { Scene } from './scene.ts'
import { stepDraft } from './step-draft.ts'
import { latestVersion, listVersions, scenesOf } from './store.ts'
import { viewDraft } from './view-draft.ts'

const NOW = Temporal.Instant.from('2026-11-26T02:00:00Z')
const keeper = (staffId: string, regionCode = '440000'): Keeper => ({
  staffId,
  regionCode,
  agencyCode: `hrss-${regionCode}`,
})
const [EDITOR, SECOND, REVIEWER] = [keeper('editor'), keeper('second'), keeper('reviewer')]
const CITY = keeper('city', '440100')
const by = ({ staffId }: Keeper): ActionContext => ({
  actor: { kind: 'staff', id: staffId },
  requestId: 'request-1',
  at: NOW,
})
const { library, bus } = SCENES
const fair: Scene = { ...SCENES.fair, ownerAgency: 'dept-440000' }
const agency = (code: string, kind: Agency['kind'] = 'department', regionCode = '440000') => ({
  code,
  kind,
  regionCode,
  name: library.name,
  unifiedSocialCreditCode: undefined,
})

const opened = async (it: TestDatabase) => {
  const deps = { db: it.db, keys: testKeys }
  await it.db.transaction(async (tx) => {
    await registerRegions(tx, REGIONS)
    await registerAgencies(tx, [agency('dept-440000'), agency('bank-440100', 'bank', '440100')])
    await registerAgencies(tx, [agency('dept-440300', 'department', '440300')])
    await publishLayer(tx, [library, bus], NOW.subtract({ hours: 48 }))
  })
  const decision = await openDraft(deps, by(EDITOR), { regionCode: '440000', by: EDITOR })
  assert.ok(decision.granted)
  const draftId = decision.outcome.id
  const told = (one: { granted: true } | { granted: false; refusal: string } | undefined) =>
    one?.granted === true ? 'granted' : one?.refusal
  return {
    draftId,
    save: async (scene: Scene, revision = 0, who = EDITOR, isNew = false) =>
      told(
        await saveScene(deps, by(who), {
          draftId,
          by: who,
          scene,
          revision,
          isNew,
          reason: '上级文件要求',
        }),
      ),
    undo: async (code: string) =>
      told(await undoScene(deps, by(EDITOR), { draftId, by: EDITOR, code })),
    opine: async (who = CITY) =>
      told(await giveOpinion(deps, by(who), { draftId, by: who, stance: 'agrees', words: '同意' })),
    step: async (step: DraftStep, who = EDITOR, effectiveFrom?: Temporal.Instant) =>
      told(
        await stepDraft(deps, by(who), {
          draftId,
          step,
          by: who,
          reason: '例行调整目录',
          effectiveFrom,
        }),
      ),
    open: async (who: Keeper, regionCode: string) =>
      told(await openDraft(deps, by(who), { regionCode, by: who })),
  }
}

test('a draft is written, consulted on, proposed, and published by somebody else', async () => {
  await using it = await testDatabase()
  const { draftId, save, opine, step, open } = await opened(it)
  assert.equal(await open(EDITOR, '440000'), 'DRAFT_OPEN')
  assert.equal(await open(EDITOR, '440100'), 'NOT_YOUR_LAYER')
  assert.equal(await save({ ...library, retentionDays: 7 }), 'granted')
  assert.equal(await save(fair, 0, SECOND, true), 'granted')
  assert.equal(await save(bus, 0, EDITOR, true), 'CODE_TAKEN')
  assert.equal(await save(bus), 'NOTHING_CHANGED')
  assert.equal(await opine(), 'NOT_CONSULTED')
  assert.equal(await step('consult'), 'granted')
  assert.equal(await save({ ...bus, retentionDays: 1 }), 'DRAFT_NOT_IN_STATUS')
  assert.equal(await step('propose'), 'OPINION_MISSING')
  assert.equal(await opine(), 'granted')
  assert.equal(await step('propose', EDITOR, NOW.add({ hours: 24 })), 'granted')
  assert.equal(await step('publish', SECOND), 'DRAFT_SAME_PERSON')
  assert.equal(await step('publish', keeper('stranger', '440100')), 'NOT_YOUR_LAYER')
  assert.equal(await step('publish', REVIEWER), 'granted')
  const version = await latestVersion(it.db, '440000')
  const first = (await listVersions(it.db, '440000')).at(-1)
  assert.equal(version?.number, 2)
  assert.equal(version.previous, first?.seal?.digest, 'it names the one before')
  assert.deepEqual(version.changes, [
    { kind: 'added', code: fair.code, reason: '上级文件要求' },
    { kind: 'changed', code: library.code, reason: '上级文件要求' },
  ])
  assert.equal(version.effectiveFrom.toString(), '2026-11-27T02:00:00Z')
  const scenes = await scenesOf(it.db, [version.id])
  assert.deepEqual(
    scenes.map(({ code, retentionDays }) => [code, retentionDays]),
    [
      [bus.code, 0],
      [fair.code, 0],
      [library.code, 7],
    ],
  )
  const seen = await viewDraft(it.db, draftId, NOW)
  assert.equal(seen?.draft.status, 'published')
  assert.equal(seen.changes.length, 2, 'a published draft still tells what it changed')
  const acts = await it.owner.run(sql`select from platform.audit where action like 'catalogue.%'`)
  assert.equal(acts, 16, 'every act and every refusal')
})

test('whoever saves over a newer writing is told, and nothing is lost', async () => {
  await using it = await testDatabase()
  const { draftId, save, undo } = await opened(it)
  assert.equal(await save({ ...library, retentionDays: 7 }, 0), 'granted')
  assert.equal(await save({ ...library, retentionDays: 9 }, 0, SECOND), 'SCENE_REVISED')
  const kept = async () =>
    (await viewDraft(it.db, draftId, NOW))?.entries.map((one) => [
      one.scene.retentionDays,
      one.revision,
      one.savedBy,
    ])
  assert.deepEqual(await kept(), [[7, 1, 'editor']])
  assert.equal(await save({ ...library, retentionDays: 9 }, 1, SECOND), 'granted')
  assert.deepEqual(await kept(), [[9, 2, 'second']])
  const racers = await Promise.all(
    [1, 2, 3, 4].map((days) => save({ ...library, retentionDays: days }, 2)),
  )
  assert.deepEqual(racers.map(String).toSorted(), [
    'SCENE_REVISED',
    'SCENE_REVISED',
    'SCENE_REVISED',
    'granted',
  ])
  assert.equal(await undo(library.code), 'granted')
  assert.deepEqual(await kept(), [])
  assert.equal(await save({ ...library, retentionDays: 5 }, 3), 'SCENE_REVISED')
})

test('a scene is answered for by a public agency of the province or of its city', async () => {
  await using it = await testDatabase()
  const { save } = await opened(it)
  const gone = { ...library, code: 'GD-WH-009' }
  await it.db.transaction((tx) =>
    publishLayer(tx, [library, bus, { ...gone, ownerAgency: 'gone' }], NOW.subtract({ hours: 24 })),
  )
  for (const ownerAgency of ['nobody', 'bank-440100', 'dept-440300', ''])
    assert.equal(await save({ ...fair, ownerAgency }, 0, EDITOR, true), 'OWNER_UNKNOWN')
  for (const supervisingAgency of ['nobody', 'bank-440100'])
    assert.equal(await save({ ...library, supervisingAgency }), 'SUPERVISOR_UNKNOWN')
  assert.equal(await save({ ...library, supervisingAgency: 'dept-440000' }), 'granted')
  const mended = { ...gone, ownerAgency: 'gone', retentionDays: 7 }
  assert.equal(await save(mended), 'granted', 'what was published is not held against anybody')
  assert.equal(await save({ ...mended, ownerAgency: 'other' }, 1), 'OWNER_UNKNOWN')
})

test('a last day is today or later, and an end that has passed is no hindrance', async () => {
  await using it = await testDatabase()
  const { save } = await opened(it)
  assert.equal(await save({ ...library, lastDay: '2026-11-25' }), 'LAST_DAY_PAST')
  assert.equal(await save({ ...library, lastDay: '2026-11-26' }), 'granted')
  assert.equal(await save({ ...bus, lastDay: '2028-08-31' }), 'granted')
  assert.equal(await save({ ...bus, lastDay: undefined, retentionDays: 3 }, 1), 'granted')
})

test('to suspend a scene waits for no opinion, and takes effect at once', async () => {
  await using it = await testDatabase()
  const { save, step } = await opened(it)
  assert.equal(await save({ ...library, status: 'suspended' }), 'granted')
  assert.equal(await step('propose'), 'granted')
  assert.equal(await step('publish', REVIEWER), 'granted')
  const version = await latestVersion(it.db, '440000')
  assert.equal(version?.effectiveFrom.toString(), NOW.toString())
})

test('a publication that fails half-way leaves the old version in force', async () => {
  await using it = await testDatabase()
  const { draftId, save, step } = await opened(it)
  await save({ ...library, status: 'suspended' })
  await step('propose')
  // The disk fills up after the version and before its scenes.
  await it.owner.run(sql`
    create function catalogue.fail() returns trigger language plpgsql as
      $$ begin raise exception 'no space left'; end $$`)
  await it.owner.run(sql`
    create trigger fail before insert on catalogue.scene
      for each row execute function catalogue.fail()`)
  await assert.rejects(step('publish', REVIEWER), /no space left/)
  assert.equal((await latestVersion(it.db, '440000'))?.number, 1)
  assert.equal((await viewDraft(it.db, draftId, NOW))?.draft.status, 'proposed')
  await it.owner.run(sql`drop trigger fail on catalogue.scene`)
  assert.equal(await step('publish', REVIEWER), 'granted')
  assert.equal((await latestVersion(it.db, '440000'))?.number, 2)
})

test('a city tightens and adds, and is told when it loosens', async () => {
  await using it = await testDatabase()
  await it.db.transaction((tx) => publishLayer(tx, [library], NOW.subtract({ hours: 48 })))
  const deps = { db: it.db, keys: testKeys }
  const draft = await openDraft(deps, by(CITY), { regionCode: '440100', by: CITY })
  assert.ok(draft.granted)
  const draftId = draft.outcome.id
  const save = (scene: Scene, revision: number) =>
    saveScene(deps, by(CITY), {
      draftId,
      by: CITY,
      revision,
      scene,
      isNew: false,
      reason: '本市要求更严',
    })
  const inCity = { ...library, regionCode: '440100' }
  await save({ ...inCity, assuranceLevel: 1 }, 0)
  assert.deepEqual((await viewDraft(it.db, draftId, NOW))?.faults, [
    { code: library.code, fault: 'LEVEL_LOOSENED' },
  ])
  await stepDraft(deps, by(CITY), { draftId, step: 'consult', by: CITY })
  await giveOpinion(deps, by(REVIEWER), { draftId, by: REVIEWER, stance: 'objects', words: '不行' })
  const propose = { draftId, step: 'propose', by: CITY, reason: '本市要求更严' } as const
  const refused = await stepDraft(deps, by(CITY), propose)
  assert.ok(refused?.granted === false && refused.refusal === 'LAYER_FAULTY')
  await stepDraft(deps, by(CITY), { draftId, step: 'revise', by: CITY })
  await save({ ...inCity, assuranceLevel: 3 }, 1)
  const stale = await stepDraft(deps, by(CITY), propose)
  assert.ok(stale?.granted === false && stale.refusal === 'OPINION_MISSING', 'it was another draft')
  await stepDraft(deps, by(CITY), { draftId, step: 'consult', by: CITY })
  await giveOpinion(deps, by(REVIEWER), { draftId, by: REVIEWER, stance: 'agrees', words: '可以' })
  assert.ok((await stepDraft(deps, by(CITY), propose))?.granted)
  const second = keeper('city-reviewer', '440100')
  assert.ok(
    (await stepDraft(deps, by(second), { ...propose, step: 'publish', by: second }))?.granted,
  )
  assert.equal((await latestVersion(it.db, '440100'))?.number, 1)
})

/** What a trigger of that name raises. */
const refusedBy = (constraint: string) => (error: unknown) =>
  Object(error).constraint === constraint

test('the database knows the steps of a draft, and two people at each version', async () => {
  await using it = await testDatabase()
  const { draftId, save, step } = await opened(it)
  await save({ ...library, status: 'suspended' })
  const set = (text: string) => it.owner.run(sql`update catalogue.draft set ${raw(text)}`)
  const { source } = await it.owner.one(
    z.object({ source: z.string() }),
    sql`select prosrc as source from pg_proc where proname = 'refuse_illegal_draft'`,
  )
  const pairs = [...source.matchAll(/\('(\w+)', '(\w+)'\)/g)].map(([, from, to]) => `${from} ${to}`)
  const lawful = DRAFT_STATUSES.flatMap((from) =>
    Object.values(DRAFT_TRANSITIONS[from]).map(({ to }) => `${from} ${to}`),
  )
  assert.deepEqual(pairs.toSorted(), lawful.toSorted())
  await assert.rejects(set("status = 'published'"), refusedBy('draft_status_legal'))
  await step('propose')
  const late = sql`update catalogue.draft_scene set revision = 9`
  await assert.rejects(it.owner.run(late), refusedBy('draft_scene_into_draft'))
  await assert.rejects(
    set(`status = 'published', published_by = 'editor', published_at = now(),
         version_id = (select id from catalogue.version)`),
    /draft_two_people/,
  )
  await step('publish', REVIEWER)
  await assert.rejects(set("remark = 'x'"), refusedBy('draft_frozen'))
  await assert.rejects(
    it.owner.run(sql`delete from catalogue.draft where id = ${draftId}`),
    /append-only/,
  )
  const copy = (change: string) =>
    it.owner.run(sql`
      insert into catalogue.version
      select (jsonb_populate_record(v, jsonb_build_object('id', gen_random_uuid(), 'number', 3,
               'previous', v.digest) || ${change}::jsonb)).*
        from catalogue.version v where number = 2`)
  await assert.rejects(copy('{"published_by": "editor"}'), /version_two_people/)
  await assert.rejects(copy('{"signature": null}'), /version_sealed/)
  await assert.rejects(copy('{"number": 4}'), refusedBy('version_in_order'))
  await assert.rejects(copy('{"previous": null}'), refusedBy('version_in_order'))
  await assert.rejects(copy('{"effective_from": "2026-11-01"}'), refusedBy('version_in_order'))
})
