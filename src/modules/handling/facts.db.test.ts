import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { sql } from '#platform/db.ts'
import { testDatabase } from '#test/database.ts'
import { AT, contextOf, enterCounters, holderContext } from '#test/handling.ts'
import { testKeys } from '#test/person.ts'
import { addMaterialsAtCounter } from './clerk-actions.ts'
import { dropDraft, listDrafts, purgeDrafts, resumeDraft, saveDraft } from './draft.ts'
import { followCard } from './index.ts'
import { withdrawCase } from './holder-actions.ts'
import { findCase } from './store.ts'
import { materialsOfCase } from './store-step.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const { deps, clerk, holder, open } = await enterCounters(it.db)
const atZhuhai = await clerk('desk-440400')
const atGuangzhou = await clerk('hrss-440100')
const at = (minutes: number) => AT.add({ minutes })

const refused = async (statement: ReturnType<typeof sql>, constraint: RegExp) => {
  await assert.rejects(it.owner.run(statement), constraint)
}

test('the database keeps one open case per person and service', async () => {
  const { personId } = await holder()
  const { case: one } = await open(contextOf(atZhuhai), personId)
  await refused(
    sql`insert into handling.case (id, person_id, short_code, opened_key, service, applicant_kind,
          applicant_id, document_group, channel, accept_region, issue_region, tail_index, status,
          opened_at, held_by)
        select gen_random_uuid(), person_id, short_code, 'another', service, applicant_kind,
          applicant_id, document_group, channel, accept_region, issue_region, tail_index,
          'waitingForMaterials', opened_at, held_by
          from handling.case where id = ${one.id}`,
    /case_open_once/,
  )
})

test('a case that has ended is not opened again, even by the owner of the table', async () => {
  const { personId } = await holder()
  const { case: one } = await open(contextOf(atZhuhai), personId)
  await withdrawCase(deps, holderContext(personId), { personId, caseId: one.id })
  await refused(
    sql`update handling.case set status = 'inProgress', ended_at = null where id = ${one.id}`,
    /cannot become/,
  )
})

test('no promise is later than the law allows, and none stands without acceptance', async () => {
  const { personId } = await holder()
  const { case: one } = await open(contextOf(atZhuhai), personId)
  await refused(
    sql`update handling.case set promise_on = legal_on + 1 where id = ${one.id}`,
    /check constraint/,
  )
  await refused(
    sql`update handling.case set accepted_at = null where id = ${one.id}`,
    /check constraint/,
  )
})

test('timeline, ratings and searches are never rewritten', async () => {
  const { personId } = await holder()
  await open(contextOf(atZhuhai), personId)
  for (const table of ['step', 'rating', 'lookup'] as const) {
    const name = `handling.${table}`
    await assert.rejects(it.owner.pool.query(`delete from ${name}`), /append-only/)
    await assert.rejects(it.db.pool.query(`delete from ${name}`), /permission denied/)
  }
})

test('a bad rating without a reason is refused by the table as well', async () => {
  const { personId } = await holder()
  const { case: one } = await open(contextOf(atZhuhai), personId)
  await refused(
    sql`insert into handling.rating (case_id, person_id, level, rated_at)
        values (${one.id}, ${personId}, 2, ${AT})`,
    /check constraint/,
  )
})

test('what was missing is brought to a counter, and the promise counts from that day', async () => {
  const { personId } = await holder()
  const { case: one } = await open(contextOf(atZhuhai), personId, { presented: [] })
  assert.deepEqual([one.status, one.heldBy], ['waitingForMaterials', 'holder'])
  const context = contextOf(atZhuhai, at(60 * 24 * 5))
  const input = { clerk: atZhuhai, caseId: one.id }
  const half = await addMaterialsAtCounter(deps, context, { ...input, came: ['photo'] })
  assert.ok(half?.granted && half.outcome.status === 'waitingForMaterials')
  const nothing = await addMaterialsAtCounter(deps, context, { ...input, came: ['photo'] })
  assert.ok(nothing?.granted === false && nothing.refusal === 'CASE_NOTHING_ADDED')
  const whole = await addMaterialsAtCounter(deps, context, {
    ...input,
    came: ['identityDocument'],
  })
  assert.ok(whole?.granted)
  assert.equal(whole.outcome.status, 'accepted')
  assert.equal(whole.outcome.acceptedAt?.toString(), context.at.toString())
  assert.equal(whole.outcome.promiseOn?.toString(), '2026-12-16')
})

test('a case whose last step is done waits for the paper that was let come later', async () => {
  const { personId } = await holder()
  const { case: one } = await open(contextOf(atZhuhai), personId, {
    service: 'cancel',
    presented: ['identityDocument'],
  })
  assert.equal(one.status, 'accepted')
  await it.db.transaction((tx) =>
    followCard(tx, {
      id: '0199dddd-0000-7000-8000-000000000001',
      name: 'card.cancelled',
      at: at(1),
      payload: { personId, cardId: '0199dddd-0000-7000-8000-000000000002' },
    }),
  )
  assert.equal((await findCase(it.db, one.id))?.status, 'inProgress')
  const decision = await addMaterialsAtCounter(deps, contextOf(atZhuhai, at(2)), {
    clerk: atZhuhai,
    caseId: one.id,
    came: ['endingProof'],
  })
  assert.ok(decision?.granted && decision.outcome.status === 'finished')
  const states = (await materialsOfCase(it.db, one.id)).map(({ state }) => state)
  assert.deepEqual(states, ['presented', 'presented'])
})

test('a counter without the case and without the person does not see it', async () => {
  const { personId } = await holder()
  const { case: one } = await open(contextOf(atZhuhai), personId, { presented: [] })
  const decision = await addMaterialsAtCounter(deps, contextOf(atGuangzhou), {
    clerk: atGuangzhou,
    caseId: one.id,
    came: ['photo'],
  })
  assert.equal(decision, undefined)
})

const drafts = { db: it.db, keys: testKeys }
const FORM = { applicant: 'holder', presented: ['photo'], shared: [], wish: {} } as const
const form = { ...FORM, presented: [...FORM.presented], shared: [] }

test('a draft is gone on with on any device, and is sealed where it lies', async () => {
  const { personId } = await holder()
  const owner = { kind: 'holder', id: personId } as const
  const context = holderContext(personId)
  const draft = { service: 'replaceLost', step: 'check', form } as const
  const first = await saveDraft(drafts, context, owner, draft)
  const again = await saveDraft(drafts, holderContext(personId, at(1)), owner, draft)
  assert.equal(again.id, first.id)
  const found = await resumeDraft(drafts, owner, 'replaceLost', at(2))
  assert.deepEqual(found?.form, form)
  const { rows } = await it.owner.pool.query('select form_sealed from handling.draft')
  for (const { form_sealed: sealed } of rows) assert.ok(!sealed.includes('photo'))
})

test('nobody goes on with another’s draft, and an old one is gone', async () => {
  const { personId } = await holder()
  const owner = { kind: 'holder', id: personId } as const
  await saveDraft(drafts, holderContext(personId), owner, {
    service: 'enable',
    step: 'materials',
    form,
  })
  for (const other of [
    { kind: 'holder', id: atZhuhai.id },
    { kind: 'staff', id: personId },
  ] as const)
    assert.equal(await resumeDraft(drafts, other, 'enable', at(1)), undefined)
  const later = at(60 * 24 * 31)
  assert.equal(await resumeDraft(drafts, owner, 'enable', later), undefined)
  assert.ok((await it.db.transaction((tx) => purgeDrafts(tx, later))) >= 1)
  assert.deepEqual(await listDrafts(drafts, owner, at(1)), [])
})

test('a draft that was thrown away is gone', async () => {
  const { personId } = await holder()
  const owner = { kind: 'holder', id: personId } as const
  await saveDraft(drafts, holderContext(personId), owner, {
    service: 'eCard',
    step: 'check',
    form,
  })
  await dropDraft(drafts, owner, 'eCard')
  assert.deepEqual(await listDrafts(drafts, owner, at(1)), [])
})
