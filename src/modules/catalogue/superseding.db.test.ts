import assert from 'node:assert/strict'
import test from 'node:test'
import type { ActionContext } from '#platform/audit.ts'
import { raw, sql } from '#platform/db.ts'
import { publishLayer } from '#test/catalogue.ts'
import { testDatabase, type TestDatabase } from '#test/database.ts'
import { testKeys } from '#test/person.ts'
import { SCENES } from '#test/verification-catalogue.ts'
import type { DraftKind, DraftStep, Keeper } from './draft.ts'
import { openDraft, saveScene, undoScene } from './edit-draft.ts'
import { CatalogueReader } from './reader.ts'
import type { Scene } from './scene.ts'
import { stepDraft } from './step-draft.ts'
import { latestVersion, listVersions } from './store.ts'
import { viewDraft } from './view-draft.ts'

const NOW = Temporal.Instant.from('2026-11-26T02:00:00Z')
const at = (hours: number) => NOW.add({ hours })
const keeper = (staffId: string): Keeper => ({
  staffId,
  regionCode: '440000',
  agencyCode: 'hrss-440000',
})
const [EDITOR, REVIEWER] = [keeper('editor'), keeper('reviewer')]
const { library, bus, fair } = SCENES
const STOPPED = { ...library, status: 'suspended' } as const
const STRICTER = { ...library, assuranceLevel: 3 } as const

type Told = { granted: true } | { granted: false; refusal: string } | undefined
const told = (one: Told) => (one?.granted === true ? 'granted' : one?.refusal)

const desk = (it: TestDatabase) => {
  const deps = { db: it.db, keys: testKeys }
  const by = ({ staffId }: Keeper, hours: number): ActionContext => ({
    actor: { kind: 'staff', id: staffId },
    requestId: 'request-1',
    at: at(hours),
  })
  const tryOpen = (kind: DraftKind, number?: number, hours = 0) =>
    openDraft(deps, by(EDITOR, hours), { regionCode: '440000', by: EDITOR, kind, number })
  const open = async (kind: DraftKind, number?: number, hours = 0) => {
    const decision = await tryOpen(kind, number, hours)
    assert.ok(decision.granted)
    return decision.outcome.id
  }
  const step = async (draftId: string, name: DraftStep, who = EDITOR, hours = 0) =>
    told(
      await stepDraft(deps, by(who, hours), {
        draftId,
        step: name,
        by: who,
        reason: '发现冒用，马上处理',
      }),
    )
  return {
    tryOpen,
    open,
    step,
    save: async (draftId: string, scene: Scene, hours = 0) =>
      told(
        await saveScene(deps, by(EDITOR, hours), {
          draftId,
          by: EDITOR,
          scene,
          revision: 0,
          isNew: false,
          reason: '发现冒用',
        }),
      ),
    undo: async (draftId: string, code: string) =>
      told(await undoScene(deps, by(EDITOR, 0), { draftId, by: EDITOR, code })),
    publish: async (draftId: string, hours = 0) => {
      assert.equal(await step(draftId, 'propose', EDITOR, hours), 'granted')
      return step(draftId, 'publish', REVIEWER, hours)
    },
  }
}

/** One version in force and one that makes the library stricter in a day. */
const waiting = async (it: TestDatabase) => {
  await it.db.transaction(async (tx) => {
    await publishLayer(tx, [library, bus], at(-48))
    await publishLayer(tx, [STRICTER, bus, fair], at(24))
  })
  return desk(it)
}

/** Number, hours from now, and what it stands in the place of; the chain is whole. */
const history = async (it: TestDatabase) => {
  const versions = (await listVersions(it.db, '440000')).toSorted((a, b) => a.number - b.number)
  for (const [i, version] of versions.entries())
    assert.equal(version.previous, versions[i - 1]?.seal?.digest)
  return versions.map(({ number, effectiveFrom, supersedes }) => [
    number,
    NOW.until(effectiveFrom).total('hours'),
    supersedes,
  ])
}

const said = async (it: TestDatabase, hours: number) => {
  const { scenes } = await new CatalogueReader(testKeys).scenes(it.db, at(hours))
  return scenes.map(({ code, status, assuranceLevel }) => [code, status, assuranceLevel])
}

test('a scene is suspended at once though a version waits, which does not undo it', async () => {
  await using it = await testDatabase()
  const { open, save, publish, step } = await waiting(it)
  const elsewhere = new CatalogueReader(testKeys)
  await elsewhere.scenes(it.db, NOW)

  const regular = await open('regular')
  assert.equal(
    await save(regular, { ...STRICTER, retentionDays: 7, status: 'suspended' }),
    'granted',
  )
  assert.equal(await step(regular, 'consult'), 'granted')
  const urgent = await open('urgent')
  assert.equal(await save(urgent, { ...library, retentionDays: 1 }), 'NOT_URGENT')
  assert.equal(await save(urgent, STOPPED), 'granted')
  const seen = await viewDraft(it.db, urgent, NOW)
  assert.deepEqual([seen?.baseNumber, seen?.waiting.map(({ version }) => version.number)], [1, [2]])
  assert.equal(await step(urgent, 'propose'), 'granted', 'nobody is asked first')
  assert.equal(await step(urgent, 'publish', EDITOR), 'DRAFT_SAME_PERSON')
  assert.equal(await step(urgent, 'publish', REVIEWER), 'granted')

  assert.deepEqual(await history(it), [
    [1, -48, []],
    [2, 24, []],
    [3, 0, [2]],
    [4, 24, []],
  ])
  const anew = await latestVersion(it.db, '440000')
  assert.equal(anew?.reason, '例行更新（原第 2 版，重签）')
  assert.deepEqual(
    anew.changes.map(({ kind, code }) => [kind, code]),
    [
      ['added', fair.code],
      ['changed', library.code],
    ],
  )
  const now = [
    [bus.code, 'published', bus.assuranceLevel],
    [library.code, 'suspended', 2],
  ]
  const tomorrow = [
    [bus.code, 'published', bus.assuranceLevel],
    [fair.code, 'published', fair.assuranceLevel],
    [library.code, 'suspended', 3],
  ]
  assert.deepEqual(await said(it, 0), now)
  assert.deepEqual(await said(it, 24), tomorrow)
  const timeline = await elsewhere.timeline(it.db, NOW)
  for (const [hours, code] of [
    [0, undefined],
    [24, undefined],
  ] as const)
    assert.equal(timeline.at(at(hours)).scene(library.code, '440300')?.code, code)
  assert.equal(timeline.at(at(24)).scenes.length, 3)

  // The draft that was being asked about is read upon what came between, and keeps what it says.
  const later = await viewDraft(it.db, regular, NOW)
  assert.equal(later?.baseNumber, 4)
  const planned = later.next.find(({ code }) => code === library.code)
  assert.deepEqual(
    [planned?.retentionDays, planned?.assuranceLevel, planned?.status],
    [7, 3, 'suspended'],
  )
  const done = await viewDraft(it.db, urgent, NOW)
  assert.deepEqual([done?.baseNumber, done?.changes.length], [1, 1], 'it tells what it changed')

  const lifted = await open('urgent', undefined, 1)
  assert.equal(await save(lifted, library, 1), 'granted')
  assert.equal(await publish(lifted, 1), 'granted')
  assert.deepEqual((await said(it, 24))[2], [library.code, 'published', 3])
})

test('a version that waits is taken back, and what was built upon it stays', async () => {
  await using it = await testDatabase()
  const { open, tryOpen, publish, step } = await waiting(it)
  await it.db.transaction((tx) =>
    publishLayer(tx, [{ ...STRICTER, retentionDays: 3 }, bus, fair], at(72)),
  )
  const draft = await open('withdrawal', 2)
  assert.equal(told(await tryOpen('withdrawal', 3)), 'DRAFT_OPEN')
  const seen = await viewDraft(it.db, draft, NOW)
  assert.equal(seen?.takenBack?.number, 2)
  assert.deepEqual(
    seen.changes.map((change) => change.kind),
    ['removed', 'changed'],
    'what is undone',
  )
  assert.equal(await step(draft, 'propose'), 'granted')
  assert.equal(await step(draft, 'publish', EDITOR), 'DRAFT_SAME_PERSON')
  assert.equal(await step(draft, 'giveBack', REVIEWER), 'granted')
  assert.equal(await publish(draft), 'granted')
  assert.deepEqual(await history(it), [
    [1, -48, []],
    [2, 24, []],
    [3, 72, []],
    [4, 24, [2, 3]],
    [5, 72, []],
  ])
  const all = await listVersions(it.db, '440000')
  const [last, back] = [5, 4].map((number) => all.find((one) => one.number === number))
  assert.deepEqual(
    [back?.number, back?.changes, back?.reason],
    [4, [], '发现冒用，马上处理'],
    'it takes back and does no more',
  )
  assert.deepEqual(
    last?.changes.map(({ code }) => code),
    [library.code],
  )
  const end = [
    [bus.code, 'published', bus.assuranceLevel],
    [library.code, 'published', 2],
  ]
  assert.deepEqual(await said(it, 24), end)
  assert.deepEqual(await said(it, 72), end)
  const { scenes } = await new CatalogueReader(testKeys).scenes(it.db, at(72))
  assert.equal(scenes.find(({ code }) => code === library.code)?.retentionDays, 3)
})

test('what is in force, replaced or not there is not taken back', async () => {
  await using it = await testDatabase()
  const { open, tryOpen, publish, step, save, undo } = await waiting(it)
  for (const number of [1, 99, undefined])
    assert.equal(told(await tryOpen('withdrawal', number)), 'VERSION_NOT_WAITING', String(number))
  const draft = await open('withdrawal', 2)
  assert.equal(await save(draft, STOPPED), 'DRAFT_NOT_IN_STATUS', 'it says nothing of its own')
  assert.equal(await undo(draft, library.code), 'DRAFT_NOT_IN_STATUS')
  assert.equal(await step(draft, 'propose', EDITOR, 23), 'granted')
  assert.equal(
    await step(draft, 'publish', REVIEWER, 24),
    'VERSION_NOT_WAITING',
    'its time has come',
  )
  assert.equal((await viewDraft(it.db, draft, at(24)))?.takenBack, undefined)
  assert.equal(await step(draft, 'giveBack', REVIEWER, 24), 'granted')
  assert.equal(await step(draft, 'discard', EDITOR, 24), 'granted')
  assert.deepEqual((await history(it)).length, 2)
  const urgent = await open('urgent', undefined, 25)
  await save(urgent, { ...STRICTER, status: 'suspended' }, 25)
  assert.equal(await publish(urgent, 25), 'granted')
  assert.equal(told(await tryOpen('withdrawal', 2, 25)), 'VERSION_NOT_WAITING')
})

test('nothing is suspended at once where nothing is in force', async () => {
  await using it = await testDatabase()
  const { tryOpen } = desk(it)
  assert.equal(told(await tryOpen('urgent')), 'NOTHING_IN_FORCE')
})

test('an urgent publication that fails half-way changes nothing', async () => {
  await using it = await testDatabase()
  const { open, save, step } = await waiting(it)
  const urgent = await open('urgent')
  await save(urgent, STOPPED)
  await step(urgent, 'propose')
  // The disk fills up after the suspension and before the version that waits is signed anew.
  await it.owner.run(sql`
    create function catalogue.fail() returns trigger language plpgsql as
      $$ begin
        if new.number = 4 then raise exception 'no space left'; end if;
        return new;
      end $$`)
  await it.owner.run(sql`
    create trigger fail before insert on catalogue.version
      for each row execute function catalogue.fail()`)
  await assert.rejects(step(urgent, 'publish', REVIEWER), /no space left/)
  assert.equal((await history(it)).length, 2)
  assert.deepEqual((await said(it, 0))[1], [library.code, 'published', 2])
  await it.owner.run(sql`drop trigger fail on catalogue.version`)
  assert.equal(await step(urgent, 'publish', REVIEWER), 'granted')
})

test('publications of one layer at the same time follow each other', async () => {
  await using it = await testDatabase()
  const { open, save, step } = await waiting(it)
  const [urgent, back] = [await open('urgent'), await open('withdrawal', 2)]
  await save(urgent, STOPPED)
  for (const draft of [urgent, back]) assert.equal(await step(draft, 'propose'), 'granted')
  const answers = await Promise.all([urgent, back].map((draft) => step(draft, 'publish', REVIEWER)))
  assert.ok(answers.includes('granted'))
  // Whichever came first, the library is suspended and nothing of version 2 that is taken back
  // comes: the urgent one signs it anew as another version, which then is the one to take back.
  assert.deepEqual(answers[0], 'granted')
  assert.ok(answers[1] === 'granted' || answers[1] === 'VERSION_NOT_WAITING')
  assert.deepEqual((await said(it, 0))[1], [library.code, 'suspended', 2])
})

/** What a trigger of that name raises. */
const refusedBy = (constraint: string) => (error: unknown) =>
  Object(error).constraint === constraint

test('the database lets nothing stand in the place of what has begun', async () => {
  await using it = await testDatabase()
  const { open, save } = await waiting(it)
  assert.equal(await save(await open('urgent'), STOPPED), 'granted')
  const copy = (change: object) =>
    it.owner.run(sql`
      insert into catalogue.version
      select (jsonb_populate_record(v, jsonb_build_object('id', gen_random_uuid(), 'number', 3,
               'previous', v.digest) || ${JSON.stringify(change)}::jsonb)).*
        from catalogue.version v where number = 2`)
  const early = { published_at: NOW.toString(), effective_from: NOW.toString() }
  await assert.rejects(copy(early), refusedBy('version_in_order'))
  const wrong = refusedBy('version_supersedes_waiting')
  await assert.rejects(copy({ ...early, supersedes: [1, 2] }), wrong)
  await assert.rejects(copy({ ...early, supersedes: [2, 9] }), wrong)
  await copy({ ...early, supersedes: [2], digest: 'b'.repeat(64) })
  const next = { number: 4, previous: 'b'.repeat(64), supersedes: [2] }
  await assert.rejects(copy({ ...next, published_at: NOW.toString() }), wrong, 'it has gone')

  const set = (text: string) => it.owner.run(sql`update catalogue.draft set ${raw(text)}`)
  await assert.rejects(set('effective_from = now()'), /draft_times_fixed/)
  await assert.rejects(it.db.run(sql`update catalogue.draft set kind = 'regular'`), /permission/)
  await it.owner.run(sql`update catalogue.draft set kind = 'withdrawal'`)
  await assert.rejects(
    it.owner.run(sql`delete from catalogue.draft_scene`),
    refusedBy('draft_scene_into_draft'),
  )
})
