import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { FixedClock } from '#platform/clock.ts'
import { sql } from '#platform/db.ts'
import { createLogger } from '#platform/log.ts'
import { currentCard } from '#modules/card/index.ts'
import { enterCard } from '#test/card.ts'
import { testDatabase } from '#test/database.ts'
import { enterSomebody, testKeys as keys } from '#test/person.ts'
import { type App, buildApp } from './app.ts'

const START = Temporal.Instant.from('2026-11-26T01:00:00Z')
const it = await testDatabase()
const { db, owner } = it
const clock = new FixedClock(START)

const start = (mode: 'demonstration' | 'production'): Promise<App> =>
  buildApp({
    db,
    keys,
    clock,
    log: createLogger('silent'),
    mode,
    publicUrl: 'http://127.0.0.1:9',
    personas: [],
    identityProvider: {
      issuer: mode === 'production' ? 'http://127.0.0.1:9/identity' : undefined,
      clientId: 'yikatong',
      clientSecret: 'secret',
    },
  })
const app = await start('demonstration')
after(async () => {
  await app.close()
  await it[Symbol.asyncDispose]()
})

const move = (to: App, payload: object, accept = 'application/json') =>
  to.server.inject({ method: 'POST', url: '/sandbox/clock', payload, headers: { accept } })
const pageOf = async (of: App, url: string) =>
  (await of.server.inject({ url, headers: { accept: 'text/html' } })).body
const cardThatEndsLater = async (number: number, days: number) => {
  const personId = await enterSomebody(db, number)
  const lossEndsAt = START.add({ hours: days * 24 })
  await enterCard(db, personId, number, { status: 'temporarilyLost', lossEndsAt })
  return personId
}

test('production knows no way to move the time, whatever a database says', async () => {
  const production = await start('production')
  try {
    for (const method of ['GET', 'POST'] as const) {
      const answer = await production.server.inject({ method, url: '/sandbox/clock' })
      assert.equal(answer.statusCode, 404, method)
    }
    assert.doesNotMatch(await pageOf(production, '/'), /模拟时间/)
  } finally {
    await production.close()
  }
})

test('what falls due on the way is done, day by day', async () => {
  const soon = await cardThatEndsLater(1, 3)
  const late = await cardThatEndsLater(2, 9)
  assert.doesNotMatch(await pageOf(app, '/'), /模拟时间/)
  const answer = await move(app, { days: 4, hours: 2 })
  assert.equal(answer.statusCode, 200)
  const state = answer.json<{ now: string; aheadSeconds: number; failed: string[] }>()
  assert.equal(state.now, '2026-11-30T03:00:00Z')
  assert.equal((await currentCard(db, soon))?.status, 'normal')
  assert.equal((await currentCard(db, late))?.status, 'temporarilyLost')
  assert.ok(app.deps.clock.now().equals(Temporal.Instant.from(state.now)))
  const asking = ['person.pullDeaths', 'person.pullFacts']
  assert.deepEqual(state.failed, asking, 'nobody answers at this address')
})

test('what only looks at how things stand has looked once, on the last day', async () => {
  const looked = sql`select made_at from opendata.parity_run`
  const runs = await owner.many(z.object({ made_at: z.instanceof(Temporal.Instant) }), looked)
  assert.deepEqual(
    runs.map(({ made_at }) => made_at.toString()),
    ['2026-11-30T03:00:00Z'],
  )
})

test('every page says that the time is simulated, the sandbox and problems included', async () => {
  for (const url of ['/', '/en/guide', '/sandbox', '/sandbox/clock', '/nowhere'])
    assert.match(await pageOf(app, url), /模拟时间|Simulated time/, url)
})

test('a new start goes on from where the time was moved to', async () => {
  const again = await start('demonstration')
  try {
    assert.equal(again.deps.clock.now().toString(), '2026-11-30T03:00:00Z')
    assert.match(await pageOf(again, '/'), /模拟时间/)
  } finally {
    await again.close()
  }
})

test('the time is never set back, nor by nothing, nor by too much', async () => {
  for (const wrong of [{ days: -1 }, { days: 0 }, { days: 63 }, { hours: 24 }, { days: '一' }]) {
    assert.equal((await move(app, wrong)).statusCode, 422, JSON.stringify(wrong))
    const { statusCode, body } = await move(app, wrong, 'text/html')
    assert.equal(statusCode, 422)
    assert.match(body, /只能往后拨/)
  }
  const insert = sql`
    insert into platform.simulated_time (ahead_seconds, moved_at) values (60, ${START})`
  await assert.rejects(db.run(insert), /never set back/)
  await assert.rejects(owner.run(sql`delete from platform.simulated_time`))
  assert.equal(app.deps.clock.now().toString(), '2026-11-30T03:00:00Z')
})

test('of two moves at once the second is told to come again', async () => {
  const answers = await Promise.all([move(app, { hours: 1 }), move(app, { hours: 1 })])
  assert.deepEqual(new Set(answers.map(({ statusCode }) => statusCode)), new Set([200, 409]))
  assert.equal(app.deps.clock.now().toString(), '2026-11-30T04:00:00Z')
})

test('a browser whose sign-in is wrong gets a page, and a program a line of text', async () => {
  const url = '/sandbox/identity/auth?client_id=nobody'
  const shown = await app.server.inject({ url, headers: { accept: 'text/html' } })
  assert.equal(shown.statusCode, 400)
  assert.match(String(shown.headers['content-type']), /^text\/html/)
  assert.match(shown.body, /<main[\s\S]*这次登录没有成功[\s\S]*invalid_client/)
  const told = await app.server.inject({ url, headers: { accept: 'application/json' } })
  assert.match(String(told.headers['content-type']), /^text\/plain/)
})
