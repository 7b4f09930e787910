import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { html } from '#kernel/html.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { sql } from '#platform/db.ts'
import { buildServer, registerRoutes, type ServerOptions } from '#platform/http/server.ts'
import { createLogger } from '#platform/log.ts'
import { ANSWER_PERMISSION, answerChange, programmesOf } from '#modules/account/index.ts'
import { withdrawConsent } from '#modules/consent/index.ts'
import { exchangeWorld, feedReady, officer, OWNER } from '#test/exchange.ts'
import { meet } from '#test/meeting.ts'
import { byHolder, FARMLAND } from '#test/payees.ts'
import { enterPartner, type TestPartner } from '#test/partner.ts'
import { TestReceiver } from '#test/receiver.ts'
import { acknowledgeMany } from './acknowledge-many.ts'
import { exchangeRoutes } from './index.ts'

const world = await exchangeWorld()
const { db, clock } = world
const AUDIENCE = 'http://127.0.0.1'
const civil = await enterPartner(db, 'department', OWNER)
const farming = await enterPartner(db, 'department', FARMLAND.ownerAgency)
const bank = await enterPartner(db, 'bank', '102')

const options: ServerOptions = {
  db,
  clock,
  log: createLogger('silent'),
  authentication: { principal: async () => undefined },
  publicUrl: AUDIENCE,
  problemPage: () => html``,
  signInPath: () => '/',
  languagePrefixes: new Map(),
}
const server = await buildServer(options)
registerRoutes(server, options, exchangeRoutes({ db }))
after(async () => {
  await server.close()
  await world[Symbol.asyncDispose]()
})

const ask = async (who: TestPartner, method: 'GET' | 'POST', url: string, content?: object) => {
  const body = content === undefined ? '' : JSON.stringify(content)
  const authorization = await who.sign({ audience: AUDIENCE, body, at: clock.now() })
  const answer = await server.inject({
    method,
    url,
    headers: { authorization, ...(body !== '' && { 'content-type': 'application/json' }) },
    ...(body !== '' && { payload: body }),
  })
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() }
}

const answer = (who: TestPartner, changeId: string, content: object) =>
  ask(who, 'POST', `/v1/account-changes/${changeId}/answers`, content)

const messagesOf = (changeId: string) =>
  db.many(
    z.object({ id: z.string() }),
    sql`select id from exchange.message where change_id = ${changeId} order by position`,
  )

const statusOf = async (personId: string): Promise<unknown[]> => {
  const [found] = await programmesOf(db, personId, clock.now())
  return found?.answers.map(({ status, reason }) => [status, reason]) ?? []
}

test('a department reads its events, answers one, and the holder sees the answer', async () => {
  const { changeId, personId } = await world.change(await world.enterPerson())
  await world.spread()
  await feedReady(world.owner)
  const feed = await ask(civil, 'GET', '/v1/events?limit=10')
  assert.equal(feed.status, 200)
  const [event, ...more] = feed.body['items'] as { subject: string; specversion: string }[]
  assert.deepEqual([event?.subject, event?.specversion, more], [changeId, '1.0', []])
  const next = String(feed.body['nextCursor'])
  const rest = await ask(civil, 'GET', `/v1/events?after=${next}`)
  assert.deepEqual(rest.body, { items: [], nextCursor: next })
  assert.deepEqual((await ask(farming, 'GET', '/v1/events')).body['items'], [])
  assert.equal((await ask(bank, 'GET', '/v1/events')).status, 403)
  assert.equal((await ask(civil, 'GET', '/v1/events?after=nonsense')).status, 422)

  await world.owner.run(sql`
    insert into exchange.feed_floor select agency_code, written_in, position + 1
      from exchange.message where change_id = ${changeId}`)
  const late = await ask(civil, 'GET', `/v1/events?after=${next}`)
  assert.deepEqual([late.status, late.body['code']], [410, 'FEED_PLACE_GONE'])
  assert.deepEqual(late.body['instead'], ['readWithoutAfter'])
  assert.equal((await ask(civil, 'GET', '/v1/events')).status, 200)

  const first = await answer(civil, changeId, { action: 'acknowledge' })
  assert.equal(first.status, 200)
  const again = await answer(civil, changeId, { action: 'acknowledge' })
  assert.deepEqual(again, first, 'the same answer again is the same answer')
  assert.deepEqual(await statusOf(personId), [['acknowledged', undefined]])
  const other = await answer(civil, changeId, { action: 'reject', reason: '户名不符' })
  assert.deepEqual([other.status, other.body['code']], [409, 'ANSWER_NOT_POSSIBLE'])
})

test('a rejection and a deferral need a reason; nobody answers for another', async () => {
  const { changeId, personId } = await world.change(await world.enterPerson())
  await world.spread()
  const reject = { action: 'reject', reason: '名册上的户主不是本人' }
  assert.equal((await answer(farming, changeId, reject)).status, 404)
  assert.equal((await answer(civil, uuidv7(clock.now()), reject)).status, 404)
  assert.equal((await answer(bank, changeId, reject)).status, 403)
  const empty = await answer(civil, changeId, { action: 'reject', reason: ' ' })
  assert.deepEqual([empty.status, empty.body['code']], [422, 'REASON_MISSING'])
  const past = { action: 'defer', reason: '核对名册', until: '2026-11-26' }
  assert.equal((await answer(civil, changeId, past)).body['code'], 'DAY_PASSED')
  const later = { ...past, until: '2026-12-01' }
  const deferred = await answer(civil, changeId, later)
  assert.deepEqual([deferred.status, deferred.body['until']], [200, '2026-12-01'])
  assert.equal((await answer(civil, changeId, later)).status, 200)
  assert.equal((await answer(civil, changeId, { ...later, until: '2026-12-02' })).status, 409)
  const rejected = await answer(civil, changeId, reject)
  assert.deepEqual([rejected.status, rejected.body['reason']], [200, reject.reason])
  assert.deepEqual(await statusOf(personId), [['rejected', reject.reason]])
  const unknown = await answer(civil, changeId, { ...reject, more: 'members' })
  assert.equal(unknown.status, 422)
})

test('two of the same answer at once are one answer', async () => {
  const { changeId } = await world.change(await world.enterPerson())
  await world.spread()
  const both = await Promise.all(
    [1, 2].map(() => answer(civil, changeId, { action: 'acknowledge' })),
  )
  assert.deepEqual(
    both.map(({ status, body }) => [status, body['status']]),
    [
      [200, 'acknowledged'],
      [200, 'acknowledged'],
    ],
  )
})

test('an event is sent once more to its own department, whatever became of it', async () => {
  await using receiver = await TestReceiver.listen()
  const { changeId } = await world.change(await world.enterPerson())
  await world.spread()
  const [{ id: early }] = (await messagesOf(changeId)) as [{ id: string }]
  const replay = (who: TestPartner, id: string) => ask(who, 'POST', `/v1/events/${id}/replays`)
  const nobody = await replay(civil, early)
  assert.deepEqual([nobody.status, nobody.body['code']], [409, 'NOTHING_TO_SEND'])
  await world.enterApproved(receiver.url('/civil'))
  const { changeId: next } = await world.change(await world.enterPerson())
  await world.spread()
  await world.send()
  const [{ id }] = (await messagesOf(next)) as [{ id: string }]
  const told = () => receiver.told('/civil').map((one) => one.id)
  assert.deepEqual(told(), [id])
  assert.equal((await replay(farming, id)).status, 404)
  assert.equal((await replay(bank, id)).status, 403)
  const done = await replay(civil, id)
  assert.deepEqual([done.status, done.body], [202, { eventId: id, endpoints: 1 }])
  assert.equal((await replay(civil, id)).status, 202, 'on its way already')
  await world.send()
  assert.deepEqual(told(), [id, id], 'known by its id')
})

test('a system confirms many, each with its result, and again with the same', async () => {
  const fine = await world.change(await world.enterPerson())
  const gone = await world.change(await world.enterPerson())
  await world.spread()
  await world.withdraw(gone)
  const changeIds = [fine.changeId, gone.changeId, uuidv7(clock.now())]
  const many = (who: TestPartner) =>
    ask(who, 'POST', '/v1/account-changes/acknowledgements', { changeIds })
  const outcomes = async (who: TestPartner) =>
    ((await many(who)).body['results'] as { outcome: string }[]).map(({ outcome }) => outcome)
  assert.deepEqual(await outcomes(farming), ['unknown', 'unknown', 'unknown'])
  const first = await outcomes(civil)
  assert.deepEqual([first[0], first[2]], ['acknowledged', 'unknown'])
  assert.match(first[1] ?? '', /^(?:withdrawn|answered)$/)
  assert.deepEqual(await outcomes(civil), first)
  assert.deepEqual(await statusOf(fine.personId), [['acknowledged', undefined]])
})

const permissions = new Set([ANSWER_PERMISSION])
const confirmOne = (changeId: string) =>
  acknowledgeMany({ db }, officer(clock.now()), {
    agencyCode: OWNER,
    permissions,
    changeIds: [changeId],
  })

test('what is put off at the same moment is not confirmed among many', async () => {
  const { changeId, personId } = await world.change(await world.enterPerson())
  await world.spread()
  const until = Temporal.PlainDate.from('2026-12-01')
  const reason = '核对名册'
  const { second, waited } = await meet(
    world,
    (pausing) =>
      answerChange({ db: pausing }, officer(clock.now(), 'officer-2'), {
        changeId,
        permissions,
        answer: { action: 'defer', reason, until },
      }),
    () => confirmOne(changeId),
  )
  assert.ok(waited, 'the deferral had not been committed when it was asked')
  assert.deepEqual(second, [{ changeId, outcome: 'deferred' }])
  assert.deepEqual(await statusOf(personId), [['deferred', reason]])
})

test('what the holder withdraws at the same moment is not confirmed among many', async () => {
  const { changeId, personId, consentId } = await world.change(await world.enterPerson())
  await world.spread()
  const { second, waited } = await meet(
    world,
    (pausing) =>
      pausing.transaction((tx) =>
        withdrawConsent(tx, byHolder(personId, clock.now()), { personId, consentId }),
      ),
    () => confirmOne(changeId),
  )
  assert.ok(waited, 'the withdrawal had not been committed when it was asked')
  assert.deepEqual(second, [{ changeId, outcome: 'withdrawn' }])
})
