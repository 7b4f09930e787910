import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { FixedClock } from '#platform/clock.ts'
import { sql } from '#platform/db.ts'
import { createLogger } from '#platform/log.ts'
import { testDatabase } from '#test/database.ts'
import { testKeys as keys } from '#test/person.ts'
import { sandboxAddresses } from '#sandbox/index.ts'
import { buildApp } from './app.ts'
import { outsideAddresses, registerSandboxKeys, sandboxKeys } from './outside-world.ts'
import { BANKS } from './seed/data/banks.ts'
import { PERSONAS } from './seed/data/personas.ts'
import { demonstrationResidents } from './seed/index.ts'

const it = await testDatabase()
const clock = new FixedClock('2026-11-23T02:00:00Z')
const options = {
  db: it.db,
  keys,
  clock,
  log: createLogger('silent'),
  publicUrl: 'http://127.0.0.1',
  personas: [],
}
const app = await buildApp({
  ...options,
  mode: 'demonstration',
  identityProvider: { issuer: undefined, clientId: 'yikatong', clientSecret: undefined },
})
after(async () => {
  await app.close()
  await it[Symbol.asyncDispose]()
})
const at = sandboxAddresses('')

const check = async (requestId: string, name: string, kind: string, number: string) => {
  const answer = await app.server.inject({
    method: 'POST',
    url: `${at.population}/identity-checks`,
    payload: { requestId, name, documentKind: kind, documentNumber: number },
  })
  return answer.json<{ result?: string }>().result
}

test('the sandbox’s register knows everybody of the demonstration', async () => {
  const residents = demonstrationResidents(Temporal.PlainDate.from('2026-11-23'))
  for (const [i, { name, documents }] of [...residents.slice(0, 60), ...PERSONAS].entries())
    for (const { kind, number } of documents)
      assert.equal(await check(`known-${i}-${kind}`, name, kind, number), 'matched', name)
  const [first] = PERSONAS
  assert.ok(first?.documents[0])
  const { kind, number } = first.documents[0]
  assert.equal(await check('other-name', '别的名字', kind, number), 'mismatched')
  assert.equal(await check('nobody', first.name, kind, '440306198512310022'), 'notFound')
})

test('every bank is there with a key to register, and so is the factory', async () => {
  for (const { code } of BANKS)
    assert.equal((await app.server.inject({ url: `${at.bank(code)}/requests/x` })).statusCode, 404)
  const registered = sandboxKeys(keys)
  const codes = new Set(registered.map(({ code }) => code))
  for (const code of [...BANKS.map((bank) => bank.code), 'cardFactory']) assert.ok(codes.has(code))
  assert.equal(new Set(registered.map(({ publicJwk }) => publicJwk.x)).size, registered.length)
})

test('its keys are registered at every start, and stand there once', async () => {
  for (let start = 0; start < 2; start += 1)
    await it.db.transaction((tx) => registerSandboxKeys(tx, keys))
  const { count } = await it.owner.one(
    z.object({ count: z.number() }),
    sql`select count(*)::int as count from platform.partner_key`,
  )
  assert.equal(count, sandboxKeys(keys).length)
})

test('the sandbox plays whom the configuration leaves out, in a demonstration only', () => {
  const publicUrl = 'http://127.0.0.1'
  const outside = { smsUrl: 'https://sms.example' }
  assert.deepEqual(outsideAddresses({ mode: 'demonstration', publicUrl, outside }), {
    smsUrl: 'https://sms.example',
    populationRegisterUrl: sandboxAddresses(publicUrl).population,
  })
  assert.deepEqual(outsideAddresses({ mode: 'production', publicUrl, outside }), outside)
  assert.deepEqual(outsideAddresses({ mode: 'production', publicUrl }), {})
})

test('the death that the demonstration begins with stands in the feed', async () => {
  const answer = await app.server.inject({ url: `${at.population}/deaths?after=0` })
  const { records } = answer.json<{ records: { kind: string; diedOn: string }[] }>()
  const died = PERSONAS.flatMap(({ diedOn }) => (diedOn === undefined ? [] : [diedOn]))
  assert.deepEqual(
    records.map(({ kind, diedOn }) => [kind, diedOn]),
    died.map((diedOn) => ['died', diedOn]),
  )
})

test('production has none of it', async () => {
  const production = await buildApp({
    ...options,
    mode: 'production',
    identityProvider: { issuer: 'https://id.example', clientId: 'ykt', clientSecret: 'none here' },
  })
  after(() => production.close())
  for (const url of ['/sandbox', at.sms, at.bank('102')])
    assert.equal((await production.server.inject({ url })).statusCode, 404, url)
})
