import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { grant, refuse } from '#kernel/decision.ts'
import { type Actor, audit } from '#platform/audit.ts'
import { FixedClock } from '#platform/clock.ts'
import { sql } from '#platform/db.ts'
import { deliverDue, syncSubscriptions } from '#platform/deliveries.ts'
import { createLogger } from '#platform/log.ts'
import { findSession } from '#platform/session.ts'
import { endRelation, noticesOf } from '#modules/person/index.ts'
import { demonstrationApp } from '#test/app.ts'
import { enterCard } from '#test/card.ts'
import { testDatabase } from '#test/database.ts'
import { enterSomebody } from '#test/person.ts'
import { actingSession, relate } from '#test/relations.ts'
import { inventory } from './routes.ts'
import { allSubscribers } from './subscribers.ts'

const it = await testDatabase()
const { db, owner } = it
const AT = Temporal.Instant.from('2026-11-26T02:00:00Z')
const clock = new FixedClock(AT)
const log = createLogger('silent')
const app = await demonstrationApp(db, clock)
after(async () => {
  await app.close()
  await it[Symbol.asyncDispose]()
})

let sequence = 1
const couple = async (scopes?: Parameters<typeof relate>[2]['scopes']) => {
  sequence += 4
  const [personId, agentId] = [
    await enterSomebody(db, sequence),
    await enterSomebody(db, sequence + 2),
  ]
  await enterCard(db, personId, sequence)
  await enterCard(db, agentId, sequence + 2)
  const relationId = await relate(db, AT, {
    personId,
    agentId,
    kind: 'family',
    ...(scopes !== undefined && { scopes }),
  })
  const { headers, token } = await actingSession(db, AT, { personId, agentId, relationId })
  const call = async (method: 'GET' | 'POST', url: string, body?: unknown, more = {}) =>
    app.server.inject({
      method,
      url,
      headers: {
        accept: 'text/html',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(await headers()),
        ...more,
      },
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    })
  return { personId, agentId, relationId, call, token }
}

const Waiting = z.object({ waiting: z.boolean() })
/** Until a statement of this database waits for a lock. */
const untilSomebodyWaits = async (): Promise<void> => {
  for (let looks = 0; looks < 5000; looks += 1) {
    const { waiting } = await owner.one(
      Waiting,
      sql`
      select exists (select from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock') as waiting`,
    )
    if (waiting) return
  }
  throw new Error('nobody waits for the end')
}

const key = (text: string) => ({ accept: 'application/json', 'idempotency-key': text })

test('every page of a resident refuses an agent unless it has a scope', async () => {
  const { call } = await couple()
  const routes = inventory().filter(
    ({ access, method, path }) =>
      access.kind === 'resident' && method === 'GET' && !path.includes(':'),
  )
  assert.ok(routes.length > 12)
  for (const { path, access } of routes) {
    if (access.kind !== 'resident') continue
    const { statusCode, body } = await call('GET', path)
    if (access.scope === undefined) {
      assert.equal(statusCode, 403, path)
      if (!path.startsWith('/v1/')) assert.match(body, /要本人来办/, path)
    } else {
      // What is the agent's own may well be something that they do not have.
      const none = access.scope === 'oneself' && statusCode === 404
      assert.ok(statusCode < 400 || none, `${path}: ${statusCode}`)
    }
  }
})

test('the band and the title say for whom, on every page and in four languages', async () => {
  const { call } = await couple()
  for (const path of ['/me', '/me/card', '/me/card/loss', '/me/family', '/me/notices']) {
    const { body } = await call('GET', path)
    assert.match(body, /您正在替 <span translate="no">陈\*怡<\/span> 办理/, path)
    assert.match(body, /<title>替陈\*怡办理 - /, path)
    assert.match(body, /action="\/me\/family\/stop"/, path)
  }
  const other = { 'zh-hant': '您正在替', en: 'You are acting for', pt: 'Está a agir em nome de' }
  for (const [prefix, says] of Object.entries(other))
    assert.ok((await call('GET', `/${prefix}/me`)).body.includes(says), prefix)
})

const AuditRow = z.object({
  actor_kind: z.string(),
  actor_id: z.string(),
  on_behalf_of: z.string().nullable(),
})

test('a loss reported for somebody names both, and both are told', async () => {
  const { personId, agentId, call } = await couple()
  const subscribers = allSubscribers(app.deps)
  await db.transaction((tx) => syncSubscriptions(tx, subscribers))
  const { statusCode } = await call('POST', '/me/card/loss/confirm', { sides: 'social' })
  assert.equal(statusCode, 303)
  const rows = await owner.many(
    AuditRow,
    sql`
    select actor_kind, actor_id, on_behalf_of from platform.audit
     where action = 'card.reportTemporaryLoss' and on_behalf_of = ${personId}`,
  )
  assert.deepEqual(rows, [{ actor_kind: 'agent', actor_id: agentId, on_behalf_of: personId }])
  await deliverDue({ db, clock, log }, subscribers)
  const told = async (id: string) =>
    (await noticesOf(db, id, 9)).filter(({ message }) => /[aA]cted/.test(message))
  const content = { params: { act: 'card.reportTemporaryLoss' } }
  assert.deepEqual(
    [...(await told(personId)), ...(await told(agentId))].map(({ message, params }) => ({
      message,
      params,
    })),
    [
      { message: 'person.actedForYou', ...content },
      { message: 'person.youActed', ...content },
    ],
  )
})

test('a look at the card of somebody is theirs to see, with who looked', async () => {
  const { personId, agentId, call } = await couple()
  assert.equal((await call('GET', '/me/card')).statusCode, 200)
  const looks = await owner.many(
    z.object({ actor_kind: z.string(), actor_id: z.string() }),
    sql`
    select actor_kind, actor_id from platform.access_record
     where person_id = ${personId} and purpose = 'ownCard'`,
  )
  assert.deepEqual(looks, [{ actor_kind: 'agent', actor_id: agentId }])
})

test('what ends a relation stops the session that acts by it at its next request', async () => {
  const { personId, relationId, call } = await couple()
  assert.equal((await call('GET', '/me')).statusCode, 200)
  const actor: Actor = { kind: 'holder', id: personId }
  await endRelation({ db }, { actor, requestId: 'r', at: AT }, { relationId, byId: personId })
  for (const path of ['/me', '/me/card', '/me/code']) {
    const { statusCode, body } = await call('GET', path)
    assert.equal(statusCode, 403, path)
    assert.match(body, /代办已经结束/, path)
  }
  // Never silently the agent's own card: that could be stopped by mistake.
  assert.equal((await call('POST', '/me/card/loss/confirm', { sides: 'social' })).statusCode, 403)
  assert.equal((await call('GET', '/me/family')).statusCode, 200)
})

test('an end that comes while the session acts wins every race', async () => {
  for (let round = 0; round < 4; round += 1) {
    const { personId, relationId, call } = await couple()
    const actor: Actor = { kind: 'holder', id: personId }
    const ended = endRelation(
      { db },
      { actor, requestId: 'r', at: AT },
      { relationId, byId: personId },
    )
    const during = await Promise.all(Array.from({ length: 4 }, () => call('GET', '/me')))
    await ended
    for (const { statusCode } of during) assert.ok(statusCode === 200 || statusCode === 403)
    assert.equal((await call('GET', '/me')).statusCode, 403)
  }
})

test('an act that meets the end of its relation is refused after the guard', async () => {
  const { personId, relationId, call } = await couple()
  const lossReport = (name: string) =>
    call('POST', '/v1/me/card/loss-reports', { sides: 'social' }, key(name))
  const { act } = await owner.transaction(async (tx) => {
    await tx.run(sql`
      update person.relation set status = 'ended', ended_at = ${AT}, end_reason = 'endedByPerson'
       where id = ${relationId}`)
    // The end is not committed: the guard still sees the relation, and the act waits for it.
    const pending = lossReport('during-the-end')
    await untilSomebodyWaits()
    return { act: pending }
  })
  const during = await act
  assert.equal(during.statusCode, 403)
  assert.equal(during.json<{ code: string }>().code, 'ACTING_ENDED')
  const { status } = await owner.one(
    z.object({ status: z.string() }),
    sql`select status from card.card where person_id = ${personId}`,
  )
  assert.equal(status, 'normal')
})

test('an act and an end at the same moment come one after the other', async () => {
  for (let round = 0; round < 6; round += 1) {
    const { personId, relationId, call } = await couple()
    const actor: Actor = { kind: 'holder', id: personId }
    const context = { actor, requestId: 'r', at: AT }
    const [act] = await Promise.all([
      call('POST', '/v1/me/card/loss-reports', { sides: 'social' }, key(`race-${sequence}-key`)),
      endRelation({ db }, context, { relationId, byId: personId }),
    ])
    assert.ok(act.statusCode === 200 || act.statusCode === 403, act.body)
    const order = await owner.many(
      z.object({ name: z.string() }),
      sql`
      select name from platform.event where subject_id = ${personId}
         and name in ('platform.acted-for', 'person.relation-ended') order by position`,
    )
    assert.deepEqual(
      order.map(({ name }) => name),
      [...(act.statusCode === 200 ? ['platform.acted-for'] : []), 'person.relation-ended'],
    )
  }
})

test('a scope that was not given is refused', async () => {
  const { call } = await couple(['reportLoss'])
  for (const path of ['/me', '/me/card', '/me/code'])
    assert.match((await call('GET', path)).body, /本人没有让您办这件事/, path)
  assert.equal((await call('GET', '/me/card/loss')).statusCode, 200)
})

test('an agent is never taken for the holder when proof is asked for', async () => {
  const { call } = await couple()
  const level3 = await call('GET', '/me/code?level=3')
  assert.equal(level3.statusCode, 303)
  assert.match(String(level3.headers.location), /step-up=1/)
})

test('one key for oneself and for somebody else is two requests', async () => {
  const { call, token } = await couple()
  const body = { sides: 'social' }
  const forPerson = await call('POST', '/v1/me/card/loss-reports', body, key('the-same-key'))
  assert.equal(forPerson.statusCode, 200)
  await call('POST', '/me/family/stop', {})
  const session = await findSession(db, 'resident', token, AT)
  assert.equal(session?.acting, undefined)
  const own = await app.server.inject({
    method: 'POST',
    url: '/v1/me/card/loss-reports',
    headers: {
      ...key('the-same-key'),
      'content-type': 'application/json',
      cookie: `ykt_resident=${token}`,
      'x-csrf-token': session?.csrfToken ?? '',
    },
    payload: JSON.stringify(body),
  })
  assert.equal(own.statusCode, 200)
  assert.equal(own.headers['idempotency-replayed'], undefined)
  assert.notEqual(
    own.json<{ card: { id: string } }>().card.id,
    forPerson.json<{ card: { id: string } }>().card.id,
  )
})

test('the database keeps accounts, approvals and consent out of the hands of agents', async () => {
  const { personId, agentId } = await couple()
  const context = {
    actor: { kind: 'agent', id: agentId, onBehalfOf: personId },
    requestId: 'r',
    at: AT,
  } as const
  const write = (action: string, granted: boolean) =>
    db.transaction((tx) =>
      audit(tx, context, {
        action,
        subjectKind: 'person',
        subjectId: personId,
        decision: granted ? grant('YKT-22', undefined) : refuse('YKT-22', 'DO_ONESELF', []),
      }),
    )
  const never = ['account.change', 'consent.give', 'payment.approve', 'handling.changeBank']
  for (const action of never) {
    await assert.rejects(write(action, true), /audit_agent_limits/, action)
    await write(action, false)
  }
  await write('card.reportTemporaryLoss', true)
})

test('no route that an agent may call is about accounts, approvals or consent', () => {
  const open = inventory().filter(
    ({ access }) =>
      access.kind === 'resident' && access.scope !== undefined && access.scope !== 'oneself',
  )
  assert.deepEqual(
    open
      .map(({ operationId }) => operationId)
      .filter((id) => /account|consent|changeBank|approve|payout/i.test(id)),
    [],
  )
})
