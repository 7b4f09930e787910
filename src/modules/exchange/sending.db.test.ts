import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import test from 'node:test'
import { z } from 'zod'
import { sql } from '#platform/db.ts'
import { signWebhook, verifyWebhook } from '#platform/http/webhook.ts'
import { withdrawConsent } from '#modules/consent/index.ts'
import { type ExchangeWorld, exchangeWorld, officer, OWNER, TOLD_AT } from '#test/exchange.ts'
import { byHolder } from '#test/payees.ts'
import { testKeys } from '#test/person.ts'
import { OK, status, TestReceiver } from '#test/receiver.ts'
import { retireSecret, rotateSecret, stepEndpoint } from './keep-endpoints.ts'
import { reviveOrDrop } from './revive-deliveries.ts'
import { RETRY_SECONDS } from './retry.ts'

const statesOf = async (world: ExchangeWorld, endpointId: string) =>
  world.owner.many(
    z.object({ state: z.string(), attempts: z.number(), last_result: z.string().nullable() }),
    sql`select state, attempts, last_result from exchange.delivery
         where endpoint_id = ${endpointId} order by position`,
  )

const answersOf = (world: ExchangeWorld) =>
  world.owner.many(
    z.object({ status: z.string(), due_on: z.string().nullable() }),
    sql`select status, due_on::text from account.change_acknowledgement order by published_at, id`,
  )

test('a department hears of a change by a signed event, and its days count', async () => {
  await using world = await exchangeWorld()
  await using receiver = await TestReceiver.listen()
  const { id, secret } = await world.enterApproved(receiver.url('/civil'))
  const { changeId, consentId, personId } = await world.change(await world.enterPerson())
  await world.spread()
  assert.deepEqual(await answersOf(world), [{ status: 'published', due_on: null }])
  assert.equal(await world.send(), 1)
  const [came, ...more] = receiver.received
  assert.deepEqual(more, [])
  const headers = came?.headers as Record<string, string>
  const body = came?.body ?? ''
  assert.equal(headers['content-type'], 'application/cloudevents+json; charset=utf-8')
  const at = world.clock.now()
  for (const version of ['v1', 'v1sm3'] as const)
    assert.equal(verifyWebhook(headers, body, { secret, version, at }), 'fine')
  const event = JSON.parse(body) as { id: string; data: Record<string, unknown> }
  assert.equal(event.id, headers['webhook-id'])
  const { personToken, permission, ...data } = event.data
  assert.deepEqual(data, {
    changeId,
    programmeCode: 'MZ-001',
    fromAccount: { bankCode: '102', tail: '0026' },
    toAccount: { bankCode: '102', tail: '0034' },
    effectiveFrom: '2026-11-28T02:00:00Z',
  })
  assert.match(String(personToken), /^[\w-]{27}$/)
  assert.equal((permission as { id: string }).id, consentId)
  assert.ok(!body.includes(personId), 'the person is known by a pseudonym only')
  assert.deepEqual(await answersOf(world), [{ status: 'pushed', due_on: '2026-11-30' }])
  assert.deepEqual(await statesOf(world, id), [
    { state: 'delivered', attempts: 1, last_result: '204' },
  ])
  assert.equal(await world.send(), 0)
})

test('every attempt has the same id and bytes, and a time and signature of its own', async () => {
  await using world = await exchangeWorld()
  await using receiver = await TestReceiver.listen()
  receiver.conducts.set('/civil', status(500))
  const { id, secret } = await world.enterApproved(receiver.url('/civil'))
  await world.change(await world.enterPerson())
  await world.spread()
  const times: string[] = []
  for (const seconds of [...RETRY_SECONDS, undefined]) {
    assert.equal(await world.send(), 1)
    const headers = receiver.received.at(-1)?.headers as Record<string, string>
    times.push(headers['webhook-timestamp'] ?? '')
    const { body = '' } = receiver.received.at(-1) ?? {}
    assert.equal(verifyWebhook(headers, body, { secret, at: world.clock.now() }), 'fine')
    if (seconds === undefined) continue
    world.clock.advance({ seconds: seconds - 1 })
    assert.equal(await world.send(), 0, 'not before its time')
    world.clock.advance({ seconds: 1 })
  }
  assert.equal(new Set(times).size, RETRY_SECONDS.length + 1)
  assert.equal(new Set(receiver.received.map(({ body }) => body)).size, 1)
  assert.equal(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size, 1)
  assert.ok(world.clock.now().since(TOLD_AT).total('hours') <= 72, 'within three days')

  // Given up: people see it, the inbox is how the department knows, and one may send it anew.
  const attempts = RETRY_SECONDS.length + 1
  const dead = { state: 'dead', attempts, last_result: '500' }
  assert.deepEqual(await statesOf(world, id), [dead])
  assert.equal((await answersOf(world))[0]?.status, 'pushed')
  receiver.conducts.set('/civil', OK)
  world.clock.advance({ hours: 200 })
  assert.equal(await world.send(), 0)
  const revived = await reviveOrDrop(
    world,
    officer(world.clock.now()),
    { agencyCode: OWNER, id },
    { kind: 'revive', messageId: undefined },
  )
  assert.deepEqual(revived?.granted === true && revived.outcome, 1)
  assert.equal(await world.send(), 1)
  assert.equal((await statesOf(world, id))[0]?.state, 'delivered')
  assert.equal(new Set(receiver.received.map(({ body }) => body)).size, 1)
})

test('of one person the order is kept, and what fails holds back that person only', async () => {
  await using world = await exchangeWorld()
  await using receiver = await TestReceiver.listen()
  const [first, second] = [await world.enterPerson(), await world.enterPerson()]
  const { id } = await world.enterApproved(receiver.url('/civil'))
  const poisoned = await world.change(first)
  receiver.conducts.set('/civil', (response, { body }) =>
    status(body.includes(poisoned.changeId) ? 500 : 200)(response, { path: '', headers: {}, body }),
  )
  await world.spread()
  await world.send()
  await world.cancel(poisoned)
  const other = await world.change(second)
  await world.spread()
  await world.send()
  const kinds = () => receiver.told('/civil').map(({ kind, changeId }) => [kind, changeId])
  assert.deepEqual(kinds(), [
    ['account.changed', poisoned.changeId],
    ['account.changed', other.changeId],
  ])
  receiver.conducts.set('/civil', OK)
  world.clock.advance({ seconds: 5 })
  await world.send()
  // The change itself may not be told any more; that it was taken back is, since one was tried.
  assert.deepEqual(kinds().slice(2), [['account.change-cancelled', poisoned.changeId]])
  assert.deepEqual(
    (await statesOf(world, id)).map(({ state }) => state),
    ['withheld', 'delivered', 'delivered'],
  )
})

test('what was withdrawn or taken back before it was sent is never sent', async () => {
  await using world = await exchangeWorld()
  await using receiver = await TestReceiver.listen()
  const { id } = await world.enterApproved(receiver.url('/civil'))
  const withdrawn = await world.change(await world.enterPerson())
  const cancelled = await world.change(await world.enterPerson())
  await world.spread()
  await world.withdraw(withdrawn)
  await world.cancel(cancelled)
  // Before and after the events of the two have come through.
  await world.send()
  await world.spread()
  await world.send()
  assert.deepEqual(receiver.received, [])
  assert.deepEqual(
    new Set((await statesOf(world, id)).map(({ state }) => state)),
    new Set(['withheld']),
  )
})

test('a withdrawal that is under way is waited for, and wins', async () => {
  await using world = await exchangeWorld()
  await using receiver = await TestReceiver.listen()
  await world.enterApproved(receiver.url('/civil'))
  const { personId, consentId } = await world.change(await world.enterPerson())
  await world.spread()
  const sent = await world.db.transaction(async (tx) => {
    await withdrawConsent(tx, byHolder(personId, world.clock.now()), { personId, consentId })
    const sending = world.send()
    await pause(80)
    assert.deepEqual(receiver.received, [], 'nothing leaves while it is not decided')
    return { sending }
  })
  await sent.sending
  assert.deepEqual(receiver.received, [])
})

test('when revoking races with sending, what was sent is followed up', async () => {
  await using world = await exchangeWorld()
  await using receiver = await TestReceiver.listen()
  await world.enterApproved(receiver.url('/civil'))
  const Attempt = z.object({ heard: z.boolean(), late: z.boolean() })
  const seen = { told: 0, withheld: 0 }
  for (let round = 0; round < 16; round += 1) {
    const change = await world.change(await world.enterPerson())
    await world.spread()
    world.clock.advance({ seconds: 1 })
    const race = [
      () => world.send(),
      async () => {
        // From at once to long after, so that a slow machine meets both ways, too.
        await pause(2 ** (round % 8) - 1)
        await world.withdraw(change)
      },
    ]
    await Promise.all(race.map((run) => run()))
    await world.spread()
    await world.send()
    const { heard } = await world.owner.one(
      Attempt.pick({ heard: true }),
      sql`select exists (select from exchange.delivery d join exchange.message m
            on m.id = d.message_id where m.change_id = ${change.changeId}
           and m.kind = 'account.changed' and d.first_attempt_at is not null) as heard`,
    )
    const told = receiver
      .told('/civil')
      .filter(({ changeId }) => changeId === change.changeId)
      .map(({ kind }) => kind)
    assert.deepEqual(told, heard ? ['account.changed', 'account.change-cancelled'] : [])
    seen[heard ? 'told' : 'withheld'] += 1
  }
  assert.ok(seen.told > 0 && seen.withheld > 0, `both ways were met: ${JSON.stringify(seen)}`)
})

test('a receiver that is gone for good is not called again', async () => {
  await using world = await exchangeWorld()
  await using receiver = await TestReceiver.listen()
  receiver.conducts.set('/civil', status(410))
  const { id } = await world.enterApproved(receiver.url('/civil'))
  for (const _ of [1, 2]) await world.change(await world.enterPerson())
  await world.spread()
  await world.send()
  assert.equal(receiver.received.length, 1)
  assert.deepEqual(
    (await statesOf(world, id)).map(({ state }) => state),
    ['dead', 'dead'],
  )
  assert.deepEqual(
    (await answersOf(world)).map((one) => one.status),
    ['pushed', 'pushed'],
  )
  const found = await world.owner.one(
    z.object({ status: z.string(), reason: z.string() }),
    sql`select status, disabled_for as reason from exchange.endpoint where id = ${id}`,
  )
  assert.deepEqual(found, { status: 'disabled', reason: 'gone' })
  await world.change(await world.enterPerson())
  await world.spread()
  assert.equal(await world.send(), 0)
})

test('two secrets sign while one is replaced, and the older one ends', async () => {
  await using world = await exchangeWorld()
  await using receiver = await TestReceiver.listen()
  const { id, secret: old } = await world.enterApproved(receiver.url('/civil'))
  const deps = { db: world.db, keys: testKeys }
  const key = { agencyCode: OWNER, id }
  world.clock.advance({ hours: 1 })
  const rotated = await rotateSecret(deps, officer(world.clock.now()), key)
  assert.ok(rotated?.granted)
  const third = await rotateSecret(deps, officer(world.clock.now()), key)
  assert.ok(third?.granted === false && third.refusal === 'TWO_SECRETS_HOLD')
  const known = async () => {
    await world.change(await world.enterPerson())
    await world.spread()
    await world.send()
    const { headers, body } = receiver.received.at(-1) ?? { headers: {}, body: '' }
    const at = world.clock.now()
    return [old, rotated.outcome.secret].map((secret) =>
      verifyWebhook(headers as Record<string, string>, body, { secret, at }),
    )
  }
  assert.deepEqual(await known(), ['fine', 'fine'])
  assert.ok((await retireSecret(deps, officer(world.clock.now()), key))?.granted)
  assert.deepEqual(await known(), ['unsigned', 'fine'])
  const last = await retireSecret(deps, officer(world.clock.now()), key)
  assert.ok(last?.granted === false && last.refusal === 'LAST_SECRET')
})

test('what is dropped lets the next through, and only what was given up can be', async () => {
  await using world = await exchangeWorld()
  await using receiver = await TestReceiver.listen()
  receiver.conducts.set('/civil', status(400))
  const { id } = await world.enterApproved(receiver.url('/civil'))
  const person = await world.enterPerson()
  const change = await world.change(person)
  await world.spread()
  for (const seconds of [...RETRY_SECONDS, 0]) {
    await world.send()
    world.clock.advance({ seconds })
  }
  // Taken back while its change is dead: it waits for a person.
  world.clock.advance({ hours: -70 })
  await world.cancel(change)
  await world.spread()
  receiver.conducts.set('/civil', OK)
  world.clock.advance({ hours: 100 })
  assert.equal(await world.send(), 0)
  const messageId = receiver.told('/civil')[0]?.id
  const key = { agencyCode: OWNER, id }
  const context = officer(world.clock.now())
  const other = await reviveOrDrop(
    world,
    context,
    { ...key, agencyCode: 'dept-agriculture' },
    {
      kind: 'drop',
      messageId,
    },
  )
  assert.equal(other, undefined)
  const dropped = await reviveOrDrop(world, context, key, { kind: 'drop', messageId })
  assert.ok(dropped?.granted)
  const again = await reviveOrDrop(world, context, key, { kind: 'drop', messageId })
  assert.ok(again?.granted === false && again.refusal === 'NOTHING_TO_SEND')
  assert.equal(await world.send(), 1)
  assert.equal(receiver.told('/civil').at(-1)?.kind, 'account.change-cancelled')
  await stepEndpoint(world, context, key, 'disable')
  const ended = await reviveOrDrop(world, context, key, { kind: 'revive', messageId: undefined })
  assert.ok(ended?.granted === false && ended.refusal === 'ENDPOINT_NOT_ACTIVE')
})

test('an attempt that comes back after its lease changes nothing', async () => {
  await using world = await exchangeWorld()
  await using receiver = await TestReceiver.listen()
  const { id } = await world.enterApproved(receiver.url('/civil'))
  await world.change(await world.enterPerson())
  await world.spread()
  const held = Promise.withResolvers<void>()
  const came = Promise.withResolvers<void>()
  receiver.conducts.set('/civil', (response) => {
    came.resolve()
    void held.promise.then(() => response.writeHead(500).end())
  })
  const slow = world.send()
  await came.promise
  world.clock.advance({ minutes: 2 })
  receiver.conducts.set('/civil', OK)
  assert.equal(await world.send(), 1)
  held.resolve()
  await slow
  assert.deepEqual(await statesOf(world, id), [
    { state: 'delivered', attempts: 2, last_result: '204' },
  ])
})

test('the signature of one attempt does not fit another message', () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
  const headers = { ...signWebhook({ id: 'a', body: '{}' }, [secret], TOLD_AT) }
  assert.equal(verifyWebhook(headers, '[]', { secret, at: TOLD_AT }), 'unsigned')
})
