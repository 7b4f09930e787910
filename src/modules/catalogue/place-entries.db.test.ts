import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import { raw, sql } from '#platform/db.ts'
import { testDatabase } from '#test/database.ts'
import {
  AT,
  BRANCH as content,
  CREDIT_CODE as CODE,
  filing,
  filingDeps as deps,
  OPERATOR,
  preparePlaces as prepare,
  staffContext as context,
} from '#test/place-filing.ts'
import { filePlace, fileRenewal } from './file-place.ts'
import { loadSnapshot } from './index.ts'
import { endAuthorisations, stepPlaceEntry } from './keep-places.ts'
import {
  PLACE_ENTRY_STATUSES,
  PLACE_ENTRY_TRANSITIONS,
  type PlaceEntryAction,
} from './place-entry.ts'
import { findPlaces, placeExtent, placesOfOperator } from './store-places.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

test('a place is filed, looked at twice, put in force, renewed, and ends by itself', async (t) => {
  await using it = await testDatabase()
  await prepare(it)
  const step = async (id: string, action: PlaceEntryAction, staffId: string, remark = '') => {
    const by = { staffId, regionCode: '440100' }
    const decision = await stepPlaceEntry(it, context(staffId), { id, action, by, remark })
    return decision?.granted === true ? decision.outcome : decision?.refusal
  }
  const shown = async () => (await findPlaces(it.db, {}, { limit: 20, offset: 0 })).length

  const filed = await filePlace(deps(it), context('files'), filing())
  assert.ok(filed.granted)
  const { id } = filed.outcome

  await t.test('faults are all named, and the same place is not filed twice', async () => {
    const wrong = await filePlace(deps(it), context('files'), filing({ phone: '', address: '' }))
    assert.ok(!wrong.granted && 'faults' in wrong)
    assert.deepEqual(wrong.faults, ['ADDRESS_MISSING', 'PHONE_WRONG'])
    const both = await Promise.all([
      filePlace(
        deps(it),
        context('files'),
        filing({ name: { ...content.name, 'zh-Hans': '新馆' } }),
      ),
      filePlace(
        deps(it),
        context('files'),
        filing({ name: { ...content.name, 'zh-Hans': '新馆' } }),
      ),
    ])
    const refused = both.filter(({ granted }) => !granted)
    assert.equal(refused.length, 1)
    const [second] = refused
    assert.ok(second?.granted === false && second.refusal === 'PLACE_ALREADY_THERE')
  })

  await t.test('nobody sees it before two people of the bureau have looked', async () => {
    assert.equal(await shown(), 0)
    assert.equal(await step(id, 'approve', 'first'), 'PLACE_ENTRY_NOT_IN_STATUS')
    assert.equal(await step(id, 'review', 'files'), 'PLACE_ENTRY_SAME_PERSON')
    assert.ok(await step(id, 'review', 'first'))
    assert.equal(await step(id, 'approve', 'first'), 'PLACE_ENTRY_SAME_PERSON')
    assert.equal(await shown(), 0)
    await step(id, 'approve', 'second')
    assert.equal(await shown(), 1)
    assert.equal((await placeExtent(it.db)).places, 1)
    const found = await findPlaces(it.db, { query: 'thfg' }, { limit: 1, offset: 0 })
    assert.equal(found[0]?.authorisedUntil?.toString(), '2027-12-01')
    assert.match(found[0]?.code ?? '', /^P-440100-[0-9A-F]{6}$/)
  })

  await t.test(
    'on its last day it is there, on the next it is not, and verifies nobody',
    async () => {
      const endOn = async (on: string) =>
        endAuthorisations(it, context('job', Temporal.Instant.from(`${on}T00:30:00+08:00`)))
      assert.equal(await endOn('2027-11-30'), 0)
      assert.equal(await shown(), 1)
      assert.equal(await endOn('2027-12-01'), 1)
      assert.equal(await endOn('2027-12-01'), 0)
      assert.equal(await shown(), 0)
      assert.equal((await placeExtent(it.db)).places, 0)
      const [ended] = await placesOfOperator(it.db, OPERATOR)
      const snapshot = await loadSnapshot(it.db, AT)
      assert.equal(snapshot.place(ended?.id ?? '')?.endedOn?.toString(), '2027-12-01')
    },
  )

  await t.test('a renewal takes the same two looks and brings it back', async () => {
    const [place] = await placesOfOperator(it.db, OPERATOR)
    assert.ok(place)
    const wish = {
      placeCode: place.code,
      authorisedUntil: day('2028-12-01'),
      creditCode: CODE,
      by: { staffId: 'files', agencyCode: OPERATOR },
    }
    const stranger = { staffId: 'other', agencyCode: 'op-museum-440300' }
    const refused = await fileRenewal(deps(it), context('other'), { ...wish, by: stranger })
    assert.ok(!refused.granted && refused.refusal === 'PLACE_NOT_YOURS')
    const renewal = await fileRenewal(deps(it), context('files'), wish)
    assert.ok(renewal.granted)
    const again = await fileRenewal(deps(it), context('files'), wish)
    assert.ok(!again.granted && again.refusal === 'RENEWAL_UNDER_WAY')
    await step(renewal.outcome.id, 'review', 'first')
    await step(renewal.outcome.id, 'approve', 'second')
    assert.equal(await shown(), 1)
    assert.equal((await placeExtent(it.db)).places, 1)
  })
})

test('the database knows the steps of the table, and two people', async () => {
  await using it = await testDatabase()
  await prepare(it)
  const lawful = PLACE_ENTRY_STATUSES.flatMap((from) =>
    Object.values(PLACE_ENTRY_TRANSITIONS[from]).map(({ to }) => `${from} ${to}`),
  )
  const source = await it.owner.one(
    z.object({ prosrc: z.string() }),
    sql`select prosrc from pg_proc where proname = 'refuse_illegal_place_entry'`,
  )
  const known = [...source.prosrc.matchAll(/\('(\w+)', '(\w+)'\)/g)].map(
    ([, from, to]) => `${from} ${to}`,
  )
  assert.deepEqual(known.toSorted(), lawful.toSorted())
  const filed = await filePlace(deps(it), context('files'), filing())
  assert.ok(filed.granted)
  const set = (assignment: string) =>
    it.db.run(
      sql`update catalogue.place_entry set ${raw(assignment)} where id = ${filed.outcome.id}`,
    )
  const constraint = (name: string) => (error: unknown) =>
    (error as { constraint?: string }).constraint === name
  await assert.rejects(
    set("status = 'approved', decided_by = 'x', decided_at = now()"),
    constraint('place_entry_status_legal'),
  )
  await assert.rejects(
    set("status = 'reviewed', reviewed_by = 'files', reviewed_at = now()"),
    constraint('place_entry_two_people'),
  )
  await set("status = 'reviewed', reviewed_by = 'first', reviewed_at = now()")
  await assert.rejects(
    it.owner.run(sql`update catalogue.place_entry
      set status = 'approved', decided_by = 'first', decided_at = now(),
          place_id = null where id = ${filed.outcome.id}`),
  )
})
