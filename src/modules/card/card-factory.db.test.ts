import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import test from 'node:test'
import { html } from '#kernel/html.ts'
import { createLogger } from '#platform/log.ts'
import { Personal } from '#platform/pii.ts'
import { buildServer, registerRoutes, type ServerOptions } from '#platform/http/server.ts'
import { applyFor, openAccount, type OrderWorld, orderWorld } from '#test/card-orders.ts'
import { enterPartner } from '#test/partner.ts'
import { enterSomebody } from '#test/person.ts'
import { currentCard, factoryRoutes, type FactoryOrder, httpCardFactory } from './index.ts'

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void

/** A factory that answers as told, and its address. */
const factoryThat = async (answer: Answer) => {
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString()))
    request.on('end', () => answer(request, response, body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const ORDER: FactoryOrder = {
  requestId: '0198f000-0000-7000-8000-000000000001',
  issuingRegion: '440100',
  cardNumber: 'A00000001',
  cardIdentifier: '440100D1560000050000000000000001',
  name: new Personal('余华·艾力'),
  socialSecurityNumber: new Personal('440106199003070271'),
  bankCode: '102',
  accountNumber: undefined,
  photoReference: undefined,
}

test('an order reaches the factory whole, under its own number', async () => {
  const seen: unknown[] = []
  await using factory = await factoryThat((request, response, body) => {
    seen.push(request.headers['idempotency-key'], request.url, JSON.parse(body))
    response.writeHead(202).end()
  })
  await httpCardFactory(factory.url).order(ORDER)
  assert.deepEqual(seen, [
    ORDER.requestId,
    '/orders',
    {
      requestId: ORDER.requestId,
      issuingRegion: '440100',
      cardNumber: 'A00000001',
      cardIdentifier: ORDER.cardIdentifier,
      name: '余华·艾力',
      socialSecurityNumber: '440106199003070271',
      bankCode: '102',
      accountNumber: null,
      photoReference: null,
    },
  ])
})

test('a factory that is silent or unwell is an error that tells nothing personal', async () => {
  await using silent = await factoryThat(() => {})
  await assert.rejects(httpCardFactory(silent.url, 50).order(ORDER), { name: 'TimeoutError' })
  await using unwell = await factoryThat((_request, response) =>
    response.writeHead(503).end('余华'),
  )
  await assert.rejects(httpCardFactory(unwell.url).order(ORDER), (error: Error) => {
    assert.match(error.message, /503/)
    assert.doesNotMatch(error.message, /余华|4401061990/)
    return true
  })
})

test('the factory tells how far it is, and what it never heard of', async () => {
  const answers: Readonly<Record<string, readonly [number, string]>> = {
    '/orders/a': [200, '{"state":"produced","extra":1}'],
    '/orders/b': [200, '{"state":"failed","reasonCode":"F1"}'],
    '/orders/c': [404, ''],
  }
  await using factory = await factoryThat((request, response) => {
    const [status, body] = answers[request.url ?? ''] ?? [500, '']
    response.writeHead(status, { 'content-type': 'application/json' }).end(body)
  })
  const client = httpCardFactory(factory.url)
  assert.deepEqual(await client.stateOf('a'), { state: 'produced' })
  assert.deepEqual(await client.stateOf('b'), { state: 'failed', reasonCode: 'F1' })
  assert.equal(await client.stateOf('c'), undefined)
  await assert.rejects(client.stateOf('d'), /500/)
})

const AUDIENCE = 'http://127.0.0.1'

const siteOf = async (world: OrderWorld) => {
  const options: ServerOptions = {
    db: world.db,
    clock: world.clock,
    log: createLogger('silent'),
    authentication: { principal: async () => undefined },
    publicUrl: AUDIENCE,
    problemPage: () => html``,
    signInPath: () => '/',
    languagePrefixes: new Map(),
  }
  const server = await buildServer(options)
  registerRoutes(server, options, factoryRoutes(world))
  return server
}

test('a signed result of the factory is followed once, an unsigned one not at all', async () => {
  await using world = await orderWorld()
  const partner = await enterPartner(world.db, 'cardFactory', 'cardFactory')
  const bank = await enterPartner(world.db, 'bank', '102')
  const personId = await enterSomebody(world.db, 2)
  const order = await applyFor(world, personId)
  await openAccount(world, order)
  const server = await siteOf(world)
  const { production: requestId } = await world.requestsOf(order)
  const at = world.clock.now().toString()
  const send = async (content: object, by = partner, authorization?: string) => {
    const body = JSON.stringify(content)
    const signed = await by.sign({ audience: AUDIENCE, body, at: world.clock.now() })
    const answer = await server.inject({
      method: 'POST',
      url: '/v1/card-factory/results',
      headers: { 'content-type': 'application/json', authorization: authorization ?? signed },
      payload: body,
    })
    const { code, result } = answer.json<{ code?: string; result?: string }>()
    return `${answer.statusCode} ${code ?? result}`
  }
  try {
    const result = { requestId, state: 'produced', at }
    assert.equal(await send(result, partner, 'Bearer nobody'), '401 PARTNER_TOKEN_INVALID')
    assert.equal(await send(result, bank), '403 NOT_ALLOWED')
    assert.equal(await send({ ...result, state: 'eaten' }), '422 REQUEST_INVALID')
    assert.equal((await currentCard(world.db, personId))?.status, 'producing')
    assert.equal(await send(result), '200 followed')
    assert.equal(await send(result), '200 followed')
    assert.equal((await currentCard(world.db, personId))?.status, 'sealed')
    const other = { ...result, requestId: order.cardId }
    assert.equal(await send(other), '200 superseded')
    assert.deepEqual(
      (await world.eventNames()).filter((name) => name === 'sealed'),
      ['sealed'],
    )
  } finally {
    await server.close()
  }
})
