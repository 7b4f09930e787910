import assert from 'node:assert/strict'
import test from 'node:test'
import type { FastifyInstance } from 'fastify'
import { FixedClock } from '#platform/clock.ts'
import { channelsOf, eCardOf, issueECard, reportTemporaryLoss } from '#modules/card/index.ts'
import { CONSENT_TEXTS, consentsOf, publishTexts } from '#modules/consent/index.ts'
import { enterCard } from '#test/card.ts'
import { granted } from '#test/card-orders.ts'
import { eCardConsent } from '#test/consents.ts'
import { testDatabase } from '#test/database.ts'
import { byHolder } from '#test/payees.ts'
import { enterSomebody } from '#test/person.ts'
import { relate } from '#test/relations.ts'
import { CSRF, residentSite } from '#test/resident-site.ts'

const clock = new FixedClock('2026-11-25T02:21:00Z')

const send = (
  server: FastifyInstance,
  url: string,
  fields: readonly (readonly [string, string])[],
) =>
  server.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    payload: new URLSearchParams([
      ['csrf', CSRF],
      ...fields.map(([name, value]) => [name, value]),
    ]).toString(),
  })

const see = async (server: FastifyInstance, url = '/me/e-card'): Promise<string> =>
  (await server.inject({ method: 'GET', url, headers: { accept: 'text/html' } })).body

const hiddenOf = (body: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? ''

test('it is got, given a password and opened in applications on one page', async () => {
  await using it = await testDatabase()
  const { db } = it
  const personId = await enterSomebody(db, 2)
  await enterCard(db, personId, 1)
  await db.transaction((tx) => publishTexts(tx, CONSENT_TEXTS))
  const family = await enterSomebody(db, 4)
  await relate(db, clock.now(), { personId: family, agentId: personId, kind: 'family' })
  await using server = await residentSite(db, personId, { clock, assuranceLevel: 3 })
  assert.match(await see(server), /领取电子社保卡/)
  const page = await see(server)
  assert.doesNotMatch(page, /name="agreed"[^>]*checked/)
  const words = ['words', hiddenOf(page, 'words')] as const
  assert.match((await send(server, '/me/e-card', [words])).body, /请先打勾表示同意/)
  const other = ['words', words[1].replace(/^1/, '7')] as const
  const agreed = ['agreed', 'yes'] as const
  assert.match((await send(server, '/me/e-card', [agreed, other])).body, /授权文字刚刚更新/)
  assert.equal(await eCardOf(db, personId), undefined)
  const got = await send(server, '/me/e-card', [agreed, words])
  assert.equal(got.headers.location, '/me/e-card')
  const eCard = await eCardOf(db, personId)
  assert.ok(eCard !== undefined)
  assert.ok((await see(server)).includes(eCard.signNumber))

  const set = (password: string, again = password) =>
    send(server, '/me/e-card/password', [
      ['password', password],
      ['again', again],
    ])
  assert.match((await set('135792', '135793')).body, /两次输入的不一样/)
  assert.match((await set('123456')).body, /密码是连续的数字/)
  assert.match((await set('0307')).body, /密码要六位数字/)
  const saved = await set('１３５ 792', '135-792')
  assert.equal(saved.headers.location, '/me/e-card?done=saved')

  const open = [
    ['channels', 'wallets'],
    ['channels', 'bankApp'],
  ] as const
  await send(
    server,
    '/me/e-card/channels',
    open.map(([name, value]) => [name, value]),
  )
  assert.deepEqual(await channelsOf(db, eCard.id), ['bankApp', 'wallets'])
  await send(server, '/me/e-card/channels', [])
  assert.deepEqual(await channelsOf(db, eCard.id), [])
})

test('during a temporary loss it works on by the words that were read', async () => {
  await using it = await testDatabase()
  const { db } = it
  await db.transaction((tx) => publishTexts(tx, CONSENT_TEXTS))
  const personId = await enterSomebody(db, 2)
  const { id: cardId } = await enterCard(db, personId, 1)
  await using server = await residentSite(db, personId, { clock, assuranceLevel: 3 })
  const consent = await eCardConsent(db, clock.now())
  granted(await issueECard({ db }, byHolder(personId, clock.now()), { personId, consent }))
  await reportTemporaryLoss({ db }, byHolder(personId, clock.now()), {
    personId,
    cardId,
    sides: 'social',
  })
  const page = await see(server)
  assert.match(page, /实体卡临时挂失期间，我的电子社保卡继续可用/)
  const words = (['version', 'language', 'digest'] as const).map(
    (name) => [name, hiddenOf(page, name)] as [string, string],
  )
  const permit = (to: FastifyInstance, ...more: [string, string][]) =>
    send(to, '/me/e-card/permission', [['permitted', 'yes'], ...words, ...more])
  const unticked = await permit(server)
  assert.equal(unticked.statusCode, 422)
  assert.match(unticked.body, /请先打勾表示同意/)
  await using weak = await residentSite(db, personId, { clock })
  assert.equal((await permit(weak, ['agreed', 'yes'])).statusCode, 409)
  await using old = await residentSite(db, personId, { clock, assuranceLevel: 3, minutesAgo: 20 })
  assert.match(String((await permit(old, ['agreed', 'yes'])).headers.location), /step-up=1/)
  assert.equal((await permit(server, ['agreed', 'yes'])).statusCode, 303)
  assert.match(await see(server), /您已授权/)
  const given = async () =>
    (await consentsOf(db, personId)).filter(({ kind }) => kind === 'eCardOnTemporaryLoss')
  assert.equal((await given()).length, 1)
  await send(old, '/me/e-card/permission', [['permitted', 'no']])
  assert.match(await see(server), /请先读下面的文字/)
  assert.ok((await given())[0]?.withdrawnAt !== undefined)
})

test('the interface does the same, each call once', async () => {
  await using it = await testDatabase()
  const { db } = it
  const personId = await enterSomebody(db, 2)
  await using server = await residentSite(db, personId, { clock, assuranceLevel: 3 })
  const call = async (path: string, key: string, body?: object) => {
    const answer = await server.inject({
      method: 'POST',
      url: `/v1/me/e-card${path}`,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key,
        'ykt-csrf': CSRF,
        'x-csrf-token': CSRF,
      },
      payload: JSON.stringify(body ?? {}),
    })
    return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() }
  }
  assert.equal((await call('', 'key-000000001')).body['code'], 'E_CARD_NEEDS_CARD')
  await enterCard(db, personId, 1)
  const { text } = await eCardConsent(db, clock.now())
  assert.equal((await call('', 'key-000000009')).body['code'], 'CONSENT_MISSING')
  const issued = await call('', 'key-000000002', { text })
  assert.deepEqual([issued.body['status'], issued.body['passwordSet']], ['active', false])
  const again = await call('', 'key-000000002', { text })
  assert.deepEqual(again.body, issued.body)
  const weak = await call('/passwords', 'key-000000003', { password: '111111' })
  assert.deepEqual([weak.status, weak.body['code']], [409, 'PASSWORD_REPEATED'])
  const set = await call('/passwords', 'key-000000004', { password: '135792' })
  assert.equal(set.body['passwordSet'], true)
  const opened = await call('/channels', 'key-000000005', { open: ['wallets'] })
  assert.deepEqual(opened.body['channels'], ['wallets'])
  const permitted = await call('/permissions', 'key-000000006', { permitted: true })
  assert.equal(permitted.body['code'], 'NO_PERMISSION_NEEDED')
})
