import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import type { ActionContext } from '#platform/audit.ts'
import { testDatabase } from '#test/database.ts'
import { enterSomebody } from '#test/person.ts'
import {
  ATTRIBUTES_CHANGED,
  DEATH_WITHDRAWN,
  defineActs,
  defineNotices,
  DIED,
  IDENTITY_CHECKED,
  MERGED,
  NOTICE_WRITTEN,
  noticesOf,
  noticeText,
  RELATION_ENDED,
  tellBoth,
  UNMERGED,
  unitsFor,
} from './index.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const { db } = it
const AT = Temporal.Instant.from('2026-11-26T02:00:00Z')
const context = (at = AT): ActionContext => ({
  actor: { kind: 'system', id: 'test' },
  requestId: 'test',
  at,
})

const say = <const Words extends string>(words: Words) =>
  ({ 'zh-Hans': `${words}中`, 'zh-Hant': words, en: words, pt: words }) as const

test('a later module has its own notices and words for acts', () => {
  const notices = defineNotices('sample', { soon: say('soon on {on}: {act}, {count}') })
  defineActs({ 'sample.doSomething': say('something new') })
  const notice = notices('soon', { on: '2026-12-01', act: 'sample.doSomething', count: 3 })
  assert.equal(notice.message, 'sample.soon')
  assert.equal(noticeText('en', notice), 'soon on Tue 1 Dec 2026: something new, 3')
  assert.equal(noticeText('zh-Hans', notice), 'soon on 2026年12月1日(周二): something new中, 3中')
})

test('both are told of every act, and of a code shown again and again once a day', async () => {
  const [personId, agentId] = [await enterSomebody(db, 2), await enterSomebody(db, 4)]
  const tell = (act: string, hours: number) =>
    db.transaction((tx) => tellBoth(tx, context(AT.add({ hours })), { personId, agentId, act }))
  const count = async () => [
    (await noticesOf(db, personId, 50)).length,
    (await noticesOf(db, agentId, 50)).length,
  ]
  for (const hours of [0, 1, 2]) await tell('card.reportTemporaryLoss', hours)
  assert.deepEqual(await count(), [3, 3])
  for (const hours of [3, 4, 26, 28]) await tell('verification.issueCode', hours)
  assert.deepEqual(await count(), [5, 5])
})

test('the account module asks whether a change of account needs a second unit', async () => {
  const personId = await enterSomebody(db, 6)
  const units = await db.transaction((tx) => unitsFor(tx, personId, ['account'], AT))
  assert.equal(units, 1)
})

test('the events of this module bear the names and members that others rely on', () => {
  const id = '0199aaaa-0000-7000-8000-000000000001'
  const samples = [
    [DIED, 'person.died', { personId: id, diedOn: '2026-11-20' }],
    [DEATH_WITHDRAWN, 'person.death-withdrawn', { personId: id }],
    [MERGED, 'person.merged', { mergeId: id, fromPersonId: id, intoPersonId: id }],
    [UNMERGED, 'person.unmerged', { mergeId: id, fromPersonId: id, intoPersonId: id }],
    [NOTICE_WRITTEN, 'person.notice-written', { personId: id, noticeId: id }],
    [
      RELATION_ENDED,
      'person.relation-ended',
      { relationId: id, personId: id, agentId: id, reason: 'expired' },
    ],
    [IDENTITY_CHECKED, 'person.identity-checked', { personId: id, checkId: id, result: 'matched' }],
    [
      ATTRIBUTES_CHANGED,
      'person.attributes-changed',
      { personId: id, orderId: id, attributes: ['name'], hold: false },
    ],
  ] as const
  for (const [event, name, payload] of samples) {
    assert.equal(event.name, name)
    assert.deepEqual(event.payload.parse(payload), payload)
  }
})
