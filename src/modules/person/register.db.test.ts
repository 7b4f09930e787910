import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test from 'node:test'
import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import { FixedClock } from '#platform/clock.ts'
import { type Database, sql } from '#platform/db.ts'
import { deadDeliveries, deliverDue, syncSubscriptions } from '#platform/deliveries.ts'
import { createLogger } from '#platform/log.ts'
import { testDatabase } from '#test/database.ts'
import { outsideParty } from '#test/outside-party.ts'
import { citizenNumber, enterSomebody, testPii } from '#test/person.ts'
import { relate } from '#test/relations.ts'
import {
  type FeedRecord,
  feedText,
  httpPopulationRegister,
  httpShortMessages,
  identityCheck,
  latestCheck,
  liveRelations,
  notify,
  personSubscribers,
  pullDeaths,
  resolveDelivery,
} from './index.ts'
import { personNotices } from './messages-notices.ts'
import { resolveWithdrawnDeath } from './resolve-withdrawn-death.ts'
import { openWithdrawnDeaths } from './store-death.ts'

const AT = Temporal.Instant.from('2026-11-26T02:00:00Z')
const log = createLogger('silent')
const job = (at = AT): ActionContext => ({
  actor: { kind: 'system', id: 'person.pullDeaths' },
  requestId: 'job',
  at,
})
const staff = (id: string): ActionContext => ({
  actor: { kind: 'staff', id, organisationCode: 'card-centre-440000' },
  requestId: 'request',
  at: AT,
})

const died = (sequence: number, person: number, change: Partial<FeedRecord> = {}): FeedRecord => ({
  sequence,
  kind: 'died',
  documentKind: 'residentIdentityCard',
  documentNumber: citizenNumber(person),
  diedOn: '2026-11-20',
  ...change,
})

/** A register that holds records and sends what comes after a sequence, as `fault` spoils it. */
const registerWith = async (all: FeedRecord[]) => {
  const fault = { page: (page: Record<string, unknown>) => page as unknown }
  const party = await outsideParty(({ query }) => {
    const after = Number(query.get('after'))
    const records = all.filter(({ sequence }) => sequence > after)
    const last = records.reduce((most, { sequence }) => Math.max(most, sequence), after)
    return {
      status: 200,
      body: fault.page({
        manifest: {
          count: records.length,
          digest: createHash('sha256').update(feedText(records)).digest('base64url'),
          issuedAt: AT.subtract({ hours: 1 }).toString(),
          fromSequence: after + 1,
          toSequence: last,
        },
        records,
      }),
    }
  })
  return { party, fault, register: httpPopulationRegister(party.baseUrl) }
}

const Died = z.object({ died_on: z.instanceof(Temporal.PlainDate).nullable() })
const diedOn = async (db: Database, id: string) =>
  (await db.one(Died, sql`select died_on from person.person where id = ${id}`)).died_on?.toString()
const eventsOf = async (db: Database, id: string) =>
  (
    await db.many(
      z.object({ name: z.string() }),
      sql`
      select name from platform.event where subject_id = ${id} and name like 'person.%died'
         or subject_id = ${id} and name = 'person.death-withdrawn' order by position`,
    )
  ).map(({ name }) => name)

test('a death takes effect once, ends all relations, and is withdrawn again', async () => {
  await using it = await testDatabase()
  const { db } = it
  const [person, agent] = [await enterSomebody(db, 2), await enterSomebody(db, 4)]
  await relate(db, AT, { personId: person, agentId: agent, kind: 'family' })
  await relate(db, AT, { personId: agent, agentId: person, kind: 'family' })
  const all = [died(1, 2), died(2, 998), died(3, 2, { documentNumber: 'nonsense' })]
  const { party, register } = await registerWith(all)
  await using _ = party
  const pull = () => pullDeaths({ db, pii: testPii, register }, job())
  assert.equal(await pull(), 'settled')
  assert.equal(await diedOn(db, person), '2026-11-20')
  assert.deepEqual(await liveRelations(db, person), [])
  assert.deepEqual(await liveRelations(db, agent), [])
  const outcomes = await it.owner.many(
    z.object({ outcome: z.string() }),
    sql`select outcome from person.feed_record order by sequence`,
  )
  assert.deepEqual(
    outcomes.map(({ outcome }) => outcome),
    ['applied', 'notHere', 'unreadable'],
  )
  assert.equal(await pull(), 'nothing')
  all.push(died(4, 2), died(5, 2, { kind: 'withdrawn' }))
  assert.equal(await pull(), 'settled')
  assert.equal(await diedOn(db, person), undefined)
  assert.deepEqual(await eventsOf(db, person), ['person.died', 'person.death-withdrawn'])
  const [reversal, ...others] = await openWithdrawnDeaths(db)
  assert.deepEqual([reversal?.personId, others], [person, []])
  const resolve = (organisationCode: string) =>
    resolveWithdrawnDeath(
      { db },
      { ...staff('s1'), actor: { kind: 'staff', id: 's1', organisationCode } },
      { id: reversal?.id ?? '', note: '已补办新卡' },
    )
  const byOther = await resolve('hrss-440100')
  assert.ok(byOther?.granted === false && byOther.refusal === 'NOT_THE_RESOLVER')
  assert.ok((await resolve('card-centre-440000'))?.granted)
  assert.equal(await resolve('card-centre-440000'), undefined)
  assert.deepEqual(await openWithdrawnDeaths(db), [])
  await relate(db, AT, { personId: person, agentId: agent, kind: 'family' })
})

const FAULTS: readonly (readonly [
  says: string,
  spoil: (page: { manifest: Record<string, unknown>; records: FeedRecord[] }) => unknown,
  result: string,
])[] = [
  ['reordered', (page) => ({ ...page, records: page.records.toReversed() }), 'quarantined'],
  [
    'of another digest',
    (page) => ({ ...page, manifest: { ...page.manifest, digest: 'AAAA' } }),
    'quarantined',
  ],
  ['cut short', (page) => ({ ...page, records: page.records.slice(0, 1) }), 'quarantined'],
  [
    'long on the way',
    (page) => ({ ...page, manifest: { ...page.manifest, issuedAt: '2026-11-20T00:00:00Z' } }),
    'quarantined',
  ],
]

for (const [says, spoil, result] of FAULTS)
  test(`a page that is ${says} is held back whole, and asked for again when dropped`, async () => {
    await using it = await testDatabase()
    const { db } = it
    const person = await enterSomebody(db, 2)
    const { party, fault, register } = await registerWith([died(1, 2), died(2, 4)])
    await using _ = party
    const deps = { db, pii: testPii, register }
    fault.page = (page) => spoil(page as unknown as Parameters<typeof spoil>[0])
    assert.equal(await pullDeaths(deps, job()), result)
    assert.equal(await diedOn(db, person), undefined)
    assert.equal(await pullDeaths(deps, job()), 'held', 'nothing passes what waits')
    const { id } = await db.one(
      z.object({ id: z.string() }),
      sql`select id from person.feed_delivery where status = 'quarantined'`,
    )
    const say = (who: string, kind: 'release' | 'drop') =>
      resolveDelivery(deps, staff(who), { deliveryId: id, kind })
    const first = await say('s1', 'drop')
    assert.ok(first?.granted && first.outcome === 'first')
    const same = await say('s1', 'drop')
    assert.equal(same?.granted === false && same.refusal, 'SAME_PERSON_DECIDES')
    const second = await say('s2', 'drop')
    assert.ok(second?.granted && second.outcome === 'dropped')
    fault.page = (page) => page
    assert.equal(await pullDeaths(deps, job()), 'settled')
    assert.equal(await diedOn(db, person), '2026-11-20')
  })

test('ten times as many wait for two people, who may release them as they are', async () => {
  await using it = await testDatabase()
  const { db } = it
  const person = await enterSomebody(db, 2)
  const many = Array.from({ length: 999 }, (_, i) => died(i + 1, i === 0 ? 2 : 998))
  const { party, register } = await registerWith(many)
  await using _ = party
  const deps = { db, pii: testPii, register }
  assert.equal(await pullDeaths(deps, job()), 'quarantined')
  const { id, findings } = await db.one(
    z.object({ id: z.string(), findings: z.array(z.string()) }),
    sql`select id, findings from person.feed_delivery`,
  )
  assert.deepEqual(findings, ['oversized'])
  // The two must want the same: another wish begins anew.
  for (const [who, kind, outcome] of [
    ['s1', 'drop', 'first'],
    ['s2', 'release', 'first'],
    ['s1', 'release', 'settled'],
  ] as const) {
    const decision = await resolveDelivery(deps, staff(who), { deliveryId: id, kind })
    assert.equal(decision?.granted === true && decision.outcome, outcome)
  }
  assert.equal(await diedOn(db, person), '2026-11-20')
  await assert.rejects(
    it.owner.run(sql`update person.feed_delivery set decided_by = 's2' where id = ${id}`),
    /feed_two_people/,
  )
})

test('a page that was stored and not applied is applied by the next tick, once', async () => {
  await using it = await testDatabase()
  const { db } = it
  const person = await enterSomebody(db, 2)
  const { party, register } = await registerWith([died(1, 2)])
  await using _ = party
  const deps = { db, pii: testPii, register }
  const results = await Promise.all([1, 2, 3].map(() => pullDeaths(deps, job())))
  assert.ok(results.includes('settled'), results.join())
  assert.equal(await diedOn(db, person), '2026-11-20')
  assert.deepEqual(await eventsOf(db, person), ['person.died'])
  await assert.rejects(it.owner.run(sql`delete from person.feed_record`), /append-only/)
})

test('an answer that cannot be read leaves nothing and tells nothing of anybody', async () => {
  await using it = await testDatabase()
  const { party, fault, register } = await registerWith([died(1, 2)])
  await using _ = party
  fault.page = (page) => ({ ...page, records: [{ sequence: 1, documentNumber: citizenNumber(2) }] })
  await assert.rejects(
    pullDeaths({ db: it.db, pii: testPii, register }, job()),
    (error: Error) =>
      /answered for deaths wrongly at/.test(error.message) &&
      !error.message.includes(citizenNumber(2)),
  )
})

test('an identity check waits while the register is away, and is answered once', async () => {
  await using it = await testDatabase()
  const { db } = it
  const person = await enterSomebody(db, 2)
  let away = true
  await using party = await outsideParty(() =>
    away ? { status: 503 } : { status: 200, body: { result: 'mismatched' } },
  )
  const clock = new FixedClock(AT)
  const subscribers = personSubscribers({
    db,
    clock,
    pii: testPii,
    shortMessages: undefined,
    register: httpPopulationRegister(party.baseUrl),
  })
  await db.transaction((tx) => syncSubscriptions(tx, subscribers))
  const checkId = await db.transaction((tx) => identityCheck(tx, staff('s1'), { personId: person }))
  await deliverDue({ db, clock, log }, subscribers)
  assert.equal((await latestCheck(db, person))?.status, 'waiting')
  assert.equal((await latestCheck(db, person))?.resolverAgency, 'card-centre-440000')
  away = false
  clock.advance({ minutes: 10 })
  await deliverDue({ db, clock, log }, subscribers)
  assert.equal((await latestCheck(db, person))?.status, 'mismatched')
  assert.deepEqual(
    party.asked.map(({ key, body }) => [key, (body as { documentNumber: string }).documentNumber]),
    [
      [checkId, citizenNumber(2)],
      [checkId, citizenNumber(2)],
    ],
  )
})

test('a notice goes out in the language of the person, with a record', async () => {
  await using it = await testDatabase()
  const { db, owner } = it
  const [person, silent] = [
    await enterSomebody(db, 2, { phone: '+85298765432' }),
    await enterSomebody(db, 4),
  ]
  await owner.run(sql`update person.person set language = 'pt' where id = ${person}`)
  let status = 500
  await using party = await outsideParty(() => ({ status }))
  const clock = new FixedClock(AT)
  const subscribers = personSubscribers({
    db,
    clock,
    pii: testPii,
    shortMessages: httpShortMessages(party.baseUrl),
    register: undefined,
  })
  await db.transaction((tx) => syncSubscriptions(tx, subscribers))
  const endsOn = provinceDate(AT).toString()
  const noticeId = await db.transaction((tx) =>
    notify(tx, job(), { personId: person, ...personNotices('guardianEndsSoon', { endsOn }) }),
  )
  await db.transaction((tx) =>
    notify(tx, job(), { personId: silent, byVoice: true, ...personNotices('relationEnded') }),
  )
  await deliverDue({ db, clock, log }, subscribers)
  status = 202
  clock.advance({ minutes: 5 })
  await deliverDue({ db, clock, log }, subscribers)
  assert.equal(party.asked.length, 2)
  for (const { key, body } of party.asked) {
    assert.equal(key, noticeId)
    assert.deepEqual(body, {
      messageId: noticeId,
      channel: 'sms',
      language: 'pt',
      to: '+85298765432',
      text:
        'O menor está quase a fazer 16 anos: age como tutor até 26 de Novembro de 2026, ' +
        'depois age ele próprio.',
    })
  }
  const Sent = z.object({ notice_id: z.string(), channel: z.string() })
  assert.deepEqual(await owner.many(Sent, sql`select notice_id, channel from person.notice_sent`), [
    { notice_id: noticeId, channel: 'sms' },
  ])
  assert.deepEqual(await deadDeliveries(db), [])
  const { reads } = await owner.one(
    z.object({ reads: z.bigint() }),
    sql`
    select count(*) as reads from platform.access_record
     where person_id = ${person} and purpose = 'sendNotice' and fields = array['phone']`,
  )
  assert.equal(reads, 2n)
  await assert.rejects(owner.run(sql`delete from person.notice`), /append-only/)
})

test('an elder is written to and called, and neither waits for the other', async () => {
  await using it = await testDatabase()
  const { db, owner } = it
  const elder = await enterSomebody(db, 2, { phone: '13800001234' })
  let lineBusy = true
  await using party = await outsideParty(({ body }) => ({
    status: lineBusy && (body as { channel: string }).channel === 'voice' ? 503 : 202,
  }))
  const clock = new FixedClock(AT)
  const subscribers = personSubscribers({
    db,
    clock,
    pii: testPii,
    shortMessages: httpShortMessages(party.baseUrl),
    register: undefined,
  })
  await db.transaction((tx) => syncSubscriptions(tx, subscribers))
  const told = { personId: elder, ...personNotices('relationEnded') }
  const noticeId = await db.transaction((tx) => notify(tx, job(), { ...told, byVoice: true }))
  const Sent = z.object({ channel: z.string() })
  const sent = async () =>
    (
      await owner.many(
        Sent,
        sql`select channel from person.notice_sent
                                  where notice_id = ${noticeId} order by channel`,
      )
    ).map(({ channel }) => channel)
  await deliverDue({ db, clock, log }, subscribers)
  assert.deepEqual(await sent(), ['sms'])
  lineBusy = false
  clock.advance({ minutes: 5 })
  await deliverDue({ db, clock, log }, subscribers)
  assert.deepEqual(await sent(), ['sms', 'voice'])
  assert.deepEqual(party.asked.at(-1)?.body, {
    messageId: `${noticeId}:voice`,
    channel: 'voice',
    language: 'zh-Hans',
    to: '13800001234',
    text: '一项代办已经结束，马上不再有效。',
  })
})
