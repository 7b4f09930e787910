import assert from 'node:assert/strict'
import test from 'node:test'
import type { FastifyInstance } from 'fastify'
import { FixedClock } from '#platform/clock.ts'
import { enterCard } from '#test/card.ts'
import { testDatabase } from '#test/database.ts'
import { enterSomebody } from '#test/person.ts'
import { CSRF, residentSite } from '#test/resident-site.ts'

const NOW = '2026-11-25T02:21:00Z'
const FORM = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' }

const post = (server: FastifyInstance, url: string, fields: Record<string, string>) =>
  server.inject({
    method: 'POST',
    url,
    headers: FORM,
    payload: new URLSearchParams({ csrf: CSRF, ...fields }).toString(),
  })

const get = (server: FastifyInstance, url: string) =>
  server.inject({ method: 'GET', url, headers: { accept: 'text/html' } })

test('a card is stopped on both sides by two presses, and comes back by one more', async () => {
  await using it = await testDatabase()
  const personId = await enterSomebody(it.db, 1)
  await enterCard(it.db, personId, 1)
  const clock = new FixedClock(NOW)
  const portal = await residentSite(it.db, personId, { clock })
  const home = await get(portal, '/me')
  assert.match(home.body, /href="\/me\/card\/loss"/)
  const first = await get(portal, '/me/card/loss')
  assert.match(first.body, /action="\/me\/card\/loss\/confirm"/)
  const stopped = await post(portal, '/me/card/loss/confirm', { sides: 'both' })
  assert.equal(stopped.statusCode, 303)
  const receipt = await get(portal, stopped.headers.location ?? '')
  assert.match(receipt.body, /卡已停用/)
  assert.match(receipt.body, /给银行打个电话/)
  assert.match(receipt.body, /2026年12月10日/)
  const again = await post(portal, '/me/card/loss/confirm', { sides: 'both' })
  assert.equal(again.headers.location, '/me/card/loss/receipt')
  clock.advance({ minutes: 5 })
  const restored = await post(portal, '/me/card/restore', { sides: 'both' })
  const done = await get(portal, restored.headers.location ?? '')
  assert.match(done.body, /卡又能用了/)
  assert.match((await get(portal, '/me/card')).body, /解挂/)
  await portal.close()
})

test('a form without the token of the session stops nothing', async () => {
  await using it = await testDatabase()
  const personId = await enterSomebody(it.db, 2)
  await enterCard(it.db, personId, 2)
  const portal = await residentSite(it.db, personId)
  const answer = await post(portal, '/me/card/loss/confirm', { sides: 'both', csrf: 'guessed' })
  assert.equal(answer.statusCode, 403)
  assert.equal((await get(portal, '/me/card/loss/receipt')).headers.location, '/me/card')
  await portal.close()
})

test('who signed in long ago proves themselves again before a card comes back', async () => {
  await using it = await testDatabase()
  const personId = await enterSomebody(it.db, 3)
  await enterCard(it.db, personId, 3)
  const portal = await residentSite(it.db, personId, { minutesAgo: 600 })
  await post(portal, '/me/card/loss/confirm', { sides: 'social' })
  const start = await get(portal, '/me/card/restore')
  assert.match(start.headers.location ?? '', /^\/sign-in\/resident\?step-up=1&return=/)
  const forced = await post(portal, '/me/card/restore', { sides: 'social' })
  assert.match(forced.headers.location ?? '', /^\/sign-in\/resident\?step-up=1/)
  assert.match((await get(portal, '/me/card/loss/receipt')).body, /卡已停用/)
  await portal.close()
})

test('a form sent without a choice comes back with what is missing', async () => {
  await using it = await testDatabase()
  const personId = await enterSomebody(it.db, 4)
  await enterCard(it.db, personId, 4)
  const portal = await residentSite(it.db, personId)
  const answer = await post(portal, '/me/card/loss', {})
  assert.equal(answer.statusCode, 422)
  assert.match(answer.body, /href="#sides"/)
  const check = await post(portal, '/me/card/loss', { sides: 'social' })
  assert.match(check.body, /银行账户不停/)
  await portal.close()
})

test('a look-up can be disowned by the person it is about, and by nobody else', async () => {
  await using it = await testDatabase()
  const [mine, other] = [await enterSomebody(it.db, 5), await enterSomebody(it.db, 6)]
  await enterCard(it.db, mine, 5)
  await enterCard(it.db, other, 6)
  const portal = await residentSite(it.db, mine)
  await get(portal, '/me')
  const log = await get(portal, '/me/access-log?own=1')
  const path = /\/me\/access-log\/acc_[0-9a-f]{32}\/not-me/.exec(log.body)?.[0] ?? ''
  const sent = await post(portal, path, { statement: '不是我打开的' })
  assert.equal(sent.headers.location, path)
  assert.match((await get(portal, path)).body, /已经收到/)
  const elsewhere = await residentSite(it.db, other)
  assert.equal((await get(elsewhere, path)).statusCode, 404)
  assert.equal((await post(elsewhere, path, {})).statusCode, 404)
  await Promise.all([portal.close(), elsewhere.close()])
})

test('who has no card yet learns where one comes from', async () => {
  await using it = await testDatabase()
  const portal = await residentSite(it.db, await enterSomebody(it.db, 7))
  for (const path of ['/me', '/me/card', '/me/card/loss', '/me/card/restore'])
    assert.match((await get(portal, path)).body, /您还没有社会保障卡/, path)
  await portal.close()
})

test('the code page is never kept by a browser or a proxy', async () => {
  await using it = await testDatabase()
  const portal = await residentSite(it.db, await enterSomebody(it.db, 8))
  const answer = await get(portal, '/me/code')
  assert.equal(answer.headers['cache-control'], 'no-store')
  const library = await get(portal, '/assets/vendor/uqr.js')
  assert.match(String(library.headers['content-type']), /^text\/javascript/)
  assert.match(library.body, /export/)
  await portal.close()
})
