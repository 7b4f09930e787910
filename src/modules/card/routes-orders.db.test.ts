import assert from 'node:assert/strict'
import test from 'node:test'
import { html } from '#kernel/html.ts'
import { createLogger } from '#platform/log.ts'
import { buildServer, registerRoutes, type ServerOptions } from '#platform/http/server.ts'
import { enterCard } from '#test/card.ts'
import { granted, openAccount, type OrderWorld, orderWorld, produced } from '#test/card-orders.ts'
import { enterSomebody } from '#test/person.ts'
import { cardRoutes, openOrderOf, orderRoutes } from './index.ts'

/** The API as one signed-in holder meets it. */
const siteOf = async (world: OrderWorld, personId: string, assuranceLevel = 2) => {
  const options: ServerOptions = {
    db: world.db,
    clock: world.clock,
    log: createLogger('silent'),
    authentication: {
      principal: async () => ({
        realm: 'resident' as const,
        subjectId: personId,
        organisationCode: '',
        permissions: new Set<string>(),
        authenticatedAt: world.clock.now(),
        assuranceLevel,
        csrfToken: 'token',
      }),
    },
    publicUrl: 'http://127.0.0.1',
    problemPage: () => html``,
    signInPath: () => '/',
    languagePrefixes: new Map(),
  }
  const server = await buildServer(options)
  registerRoutes(server, options, [...cardRoutes(world), ...orderRoutes(world)])
  const call = async (method: 'GET' | 'POST', path: string, body?: object, key?: string) => {
    const answer = await server.inject({
      method,
      url: `/v1/me/card${path}`,
      headers: {
        'x-csrf-token': 'token',
        ...(method === 'POST' && { 'idempotency-key': key ?? `key-${Math.random()}` }),
      },
      ...(body !== undefined && { payload: body }),
    })
    return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() }
  }
  return { call, [Symbol.asyncDispose]: () => server.close() }
}

const CHOICE = { bankCode: '102', delivery: { to: 'outlet', outletCode: 'mz-1' } }

test('G16: the same key gives the same order; another is refused while it is open', async () => {
  await using world = await orderWorld()
  const personId = await enterSomebody(world.db, 2)
  await using site = await siteOf(world, personId)
  const body = { ...CHOICE, issueRegion: '440100' }
  const first = await site.call('POST', '/applications', body, 'key-12345678')
  assert.equal(first.status, 201)
  const again = await site.call('POST', '/applications', body, 'key-12345678')
  assert.deepEqual(again, first)
  const changed = { ...body, bankCode: '105' }
  const reused = await site.call('POST', '/applications', changed, 'key-12345678')
  assert.equal(reused.body['code'], 'IDEMPOTENCY_KEY_REUSED')
  const second = await site.call('POST', '/applications', body)
  assert.equal(second.status, 409)
  assert.equal(second.body['code'], 'ORDER_OPEN')
  const { orders } = (await site.call('GET', '/orders')).body as { orders: { id: string }[] }
  assert.deepEqual(
    orders.map(({ id }) => id),
    [first.body['id']],
  )
})

test('who holds a card is told of it, and renews it; the order can be withdrawn', async () => {
  await using world = await orderWorld()
  const personId = await enterSomebody(world.db, 2)
  await enterCard(world.db, personId, 1)
  await using site = await siteOf(world, personId)
  const refused = await site.call('POST', '/applications', { ...CHOICE, issueRegion: '441400' })
  assert.equal(refused.body['code'], 'CARD_ALREADY_HELD')
  assert.equal(refused.body['basis'], 'YKT-3')
  assert.deepEqual(refused.body['instead'], ['renew', 'changeBank'])
  assert.match(String(refused.body['detail']), /\*{5}0001.*440100.*102.*0018/)
  const order = await site.call('POST', '/renewals', {
    ...CHOICE,
    reason: 'changedData',
    photoOnly: true,
  })
  assert.equal(order.status, 201)
  assert.equal(order.body['feeFen'], '0')
  const path = `/orders/${String(order.body['id'])}/withdrawals`
  const withdrawn = await site.call('POST', path)
  assert.equal(withdrawn.body['state'], 'withdrawn')
  const stranger = await enterSomebody(world.db, 4)
  await using theirs = await siteOf(world, stranger)
  assert.equal((await theirs.call('POST', path)).status, 404)
  assert.equal((await theirs.call('POST', '/orders/ord_nothing/withdrawals')).status, 404)
  assert.equal(
    (await theirs.call('POST', '/renewals', { ...CHOICE, reason: 'damage' })).status,
    404,
  )
})

test('a card that came by mail is enabled; one from an outlet is handed over first', async () => {
  await using world = await orderWorld()
  for (const [sequence, delivery] of [
    [2, { to: 'mail' }],
    [4, CHOICE.delivery],
  ] as const) {
    const personId = await enterSomebody(world.db, sequence)
    await using site = await siteOf(world, personId)
    const body = { bankCode: '102', delivery, issueRegion: '440100' }
    const { id } = (await site.call('POST', '/applications', body)).body
    const path = `/orders/${String(id)}`
    const enable = () => site.call('POST', `${path}/enablings`, {})
    assert.equal((await enable()).body['code'], 'ACTION_NOT_AVAILABLE_IN_STATUS')
    await world.deliver()
    const order = await openOrderOf(world.db, personId)
    assert.ok(order !== undefined)
    const late = await site.call('POST', `${path}/bank-choices`, { bankCode: '105' })
    assert.equal(late.body['code'], 'ORDER_TOO_FAR')
    await openAccount(world, order)
    granted(await produced(world, order))
    const enabled = await enable()
    if (delivery.to === 'mail') {
      assert.equal(enabled.body['state'], 'finished')
      assert.deepEqual(enabled.body['possible'], [])
    } else {
      assert.equal(enabled.body['code'], 'CARD_NOT_RECEIVED')
      assert.deepEqual(enabled.body['instead'], ['receive'])
    }
  }
})

test('a formal report leads to a replacement, or to a restoration at level 3', async () => {
  await using world = await orderWorld()
  const personId = await enterSomebody(world.db, 2)
  await enterCard(world.db, personId, 1)
  await using site = await siteOf(world, personId)
  await site.call('POST', '/loss-reports', { sides: 'social' })
  const early = await site.call('POST', '/replacements', CHOICE)
  assert.equal(early.body['code'], 'ACTION_NOT_AVAILABLE_IN_STATUS')
  const formal = await site.call('POST', '/loss-reports', { sides: 'both', formal: true })
  const { card } = formal.body as { card: { social: object; bank: { acknowledgement: string } } }
  assert.equal((card.social as { status: string }).status, 'lost')
  assert.equal(card.bank.acknowledgement, 'waiting')
  const unsure = await site.call('POST', '/restorations', { sides: 'social' })
  assert.equal(unsure.body['code'], 'LOSS_IS_FORMAL')
  await using sure = await siteOf(world, personId, 3)
  assert.equal((await sure.call('POST', '/restorations', { sides: 'social' })).status, 200)
  await site.call('POST', '/loss-reports', { sides: 'social', formal: true })
  const order = await site.call('POST', '/replacements', CHOICE)
  assert.equal(order.status, 201)
  assert.equal(order.body['feeFen'], '2000')
  assert.deepEqual(order.body['possible'], ['chooseOtherBank', 'withdrawOrder'])
})
