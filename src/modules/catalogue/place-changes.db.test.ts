import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from '#platform/db.ts'
import { testDatabase } from '#test/database.ts'
import {
  AT,
  BRANCH,
  filing,
  filingDeps,
  OPERATOR,
  preparePlaces,
  staffContext,
} from '#test/place-filing.ts'
import { fileChange, filePlace } from './file-place.ts'
import { stepPlaceEntries, stepPlaceEntry } from './keep-places.ts'
import type { ChangeWish } from './place-change.ts'
import type { PlaceEntryAction } from './place-entry.ts'
import { latestChanges } from './store-place-entry.ts'
import { findPlaces, placesOfOperator } from './store-places.ts'

const { kind: _, cityCode: __, ...STANDING } = BRANCH
const closure = {
  from: Temporal.PlainDate.from('2026-12-01'),
  until: Temporal.PlainDate.from('2026-12-11'),
}
const WISH: ChangeWish = {
  ...STANDING,
  name: { ...BRANCH.name, 'zh-Hans': '珠江分馆' },
  openingHours: '10:00-18:00',
  sceneCodes: ['GD-WH-002'],
  closure,
}

test('a change stands aside until two have looked, and what it replaced is kept', async (t) => {
  await using it = await testDatabase()
  await preparePlaces(it)
  const step = async (ids: readonly string[], action: PlaceEntryAction, staffId: string) => {
    const by = { staffId, regionCode: '440100' }
    const wish = { ids, action, by, remark: '' }
    const steps = await stepPlaceEntries(it, staffContext(staffId), wish)
    return [...steps.values()].map((one) => (one.granted ? one.outcome.status : one.refusal))
  }
  const file = (wish: ChangeWish, placeCode: string, agencyCode = OPERATOR) =>
    fileChange(filingDeps(it), staffContext('files'), {
      placeCode,
      wish,
      by: { staffId: 'files', agencyCode },
    })
  const found = async (query: string) =>
    (await findPlaces(it.db, { query }, { limit: 5, offset: 0 })).length

  const filed = await Promise.all(
    ['天河分馆', '越秀分馆', '海珠分馆'].map((hans) =>
      filePlace(
        filingDeps(it),
        staffContext('files'),
        filing({ name: { ...BRANCH.name, 'zh-Hans': hans } }),
      ),
    ),
  )
  const ids = filed.map((one) => (one.granted ? one.outcome.id : ''))

  await t.test('many are looked at in one act, each by itself', async () => {
    const by = { staffId: 'second', regionCode: '440100' }
    const [first = ''] = ids
    await stepPlaceEntry(it, staffContext('second'), {
      id: first,
      action: 'review',
      by,
      remark: '',
    })
    assert.deepEqual((await step(ids, 'review', 'first')).toSorted(), [
      'PLACE_ENTRY_NOT_IN_STATUS',
      'reviewed',
      'reviewed',
    ])
    assert.deepEqual((await step(ids, 'approve', 'second')).toSorted(), [
      'PLACE_ENTRY_SAME_PERSON',
      'approved',
      'approved',
    ])
    assert.deepEqual(await step(ids.slice(0, 1), 'approve', 'first'), ['approved'])
    assert.equal(await found('分馆'), 3)
  })

  await t.test('what stands, stands until the second look', async () => {
    const old = '越秀分馆'
    const own = await placesOfOperator(it.db, OPERATOR)
    const place = own.find(({ name }) => name['zh-Hans'] === old)
    assert.ok(place)
    const change = await file({ ...WISH, phone: '零二零' }, place.code)
    assert.ok(!change.granted && 'faults' in change)
    assert.deepEqual(change.faults, ['PHONE_WRONG'])
    const stranger = await file(WISH, place.code, 'op-museum-440300')
    assert.ok(!stranger.granted && stranger.refusal === 'PLACE_NOT_YOURS')
    const both = await Promise.all([file(WISH, place.code), file(WISH, place.code)])
    assert.deepEqual(both.map((one) => (one.granted ? 'filed' : one.refusal)).toSorted(), [
      'CHANGE_UNDER_WAY',
      'filed',
    ])
    const [entry] = both.flatMap((one) => (one.granted ? [one.outcome] : []))
    assert.ok(entry)
    assert.deepEqual(await step([entry.id], 'review', 'first'), ['reviewed'])
    assert.equal(await found(old), 1)
    assert.equal(await found('珠江分馆'), 0)
    assert.deepEqual(await step([entry.id], 'approve', 'second'), ['approved'])

    const changed = (await placesOfOperator(it.db, OPERATOR)).find(({ id }) => id === place.id)
    assert.equal(await found(old), 0)
    assert.equal(await found('zjfg'), 1)
    assert.deepEqual(changed?.sceneCodes, ['GD-WH-002'])
    assert.equal(changed.closure?.until.toString(), '2026-12-11')
    assert.ok(changed.changedAt?.equals(AT))
    assert.equal(changed.authorisedUntil?.toString(), '2027-12-01')
    const [history] = await latestChanges(it.db, '440100')
    assert.equal(history?.before?.name['zh-Hans'], old)
    assert.equal(history.content.closure?.from.toString(), '2026-12-01')
    assert.deepEqual(await latestChanges(it.db, '440300'), [])
  })

  await t.test('who wants an open door is not sent to one that is closed for works', async () => {
    const count = async (on: string) => {
      const filter = { query: 'zjfg', openOn: Temporal.PlainDate.from(on) }
      return (await findPlaces(it.db, filter, { limit: 5, offset: 0 })).length
    }
    assert.equal(await count('2026-11-30'), 1)
    assert.equal(await count('2026-12-01'), 0)
    assert.equal(await count('2026-12-11'), 1)
  })

  await t.test('the database keeps the city, the history and one change at a time', async () => {
    const [place] = await placesOfOperator(it.db, OPERATOR)
    assert.ok(place)
    await assert.rejects(
      it.db.run(sql`update catalogue.place set city_code = '440300' where id = ${place.id}`),
      { code: '42501' },
    )
    await assert.rejects(
      it.owner.run(
        sql`update catalogue.place set closed_from = '2027-01-01' where id = ${place.id}`,
      ),
      { constraint: 'place_closure' },
    )
    await assert.rejects(
      it.owner.run(sql`update catalogue.place_entry set before = null where kind = 'change'`),
    )
    const again = await file({ ...STANDING, phone: '12345' }, place.code)
    assert.ok(again.granted)
    await assert.rejects(
      it.owner.run(sql`
        insert into catalogue.place_entry (id, kind, place_id, operator_agency, city_code, content,
          status, filed_by, filed_at)
        select gen_random_uuid(), kind, place_id, operator_agency, city_code, content, status,
               filed_by, filed_at
          from catalogue.place_entry where id = ${again.outcome.id}`),
      { constraint: 'place_entry_one_open' },
    )
  })
})
