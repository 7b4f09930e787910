import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import { sql } from '#platform/db.ts'
import { exchangeWorld } from '#test/exchange.ts'
import { type Conduct, status, TestReceiver } from '#test/receiver.ts'

/** Receivers of every bad kind among forty good ones. */
const BAD: Readonly<Record<string, Conduct>> = {
  '/never': () => {},
  '/never-too': () => {},
  '/drip': (response) => {
    response.writeHead(200)
    const drip = setInterval(() => response.write('.'), 20)
    response.on('close', () => clearInterval(drip))
  },
  '/fails': status(500),
  '/broken': (response) => response.destroy(),
  '/elsewhere': (response) =>
    response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end(),
  '/endless': (response) => {
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(16 << 10)));
    }
    response.on('drain', more)
    more()
  },
}
const GOOD = 40
/** Far longer than a good one takes here, and short enough for three slow answers in a row. */
const PATIENCE_MILLISECONDS = 1500
const PEOPLE = 3

test('bad receivers hold back themselves, and every good one hears all in order', async () => {
  await using world = await exchangeWorld()
  await using receiver = await TestReceiver.listen()
  for (const [path, conduct] of Object.entries(BAD)) receiver.conducts.set(path, conduct)
  const urls = [
    ...Object.keys(BAD).map((path) => receiver.url(path)),
    // Nobody listens, no TLS is spoken, and an address that is closed.
    'http://127.0.0.1:1/closed',
    receiver.url('/no-tls').replace('http:', 'https:'),
    'https://169.254.169.254/latest',
    ...Array.from({ length: GOOD }, (_, i) => receiver.url(`/good-${i}`)),
  ]
  // As departments enter them: five at most each.
  const agencies = Array.from({ length: Math.ceil(urls.length / 5) }, (_, i) => `agency-${i}`)
  for (const [i, url] of urls.entries())
    await world.enterApproved(url, agencies[Math.floor(i / 5)] ?? '')
  // All of them follow the same department here, so that each gets every message.
  const changes = []
  for (let i = 0; i < PEOPLE; i += 1) changes.push(await world.change(await world.enterPerson()))
  await world.spread()
  await world.owner.run(sql`
    insert into exchange.delivery (message_id, endpoint_id, subject_id, state, due_at)
    select m.id, e.id, m.person_id, 'waiting', m.written_at
      from exchange.message m cross join exchange.endpoint e order by m.position`)
  await world.send({ patienceMs: PATIENCE_MILLISECONDS })
  const ids = changes.map(({ changeId }) => changeId)
  for (let i = 0; i < GOOD; i += 1)
    assert.deepEqual(
      receiver.told(`/good-${i}`).map(({ changeId }) => changeId),
      ids,
    )
  const results = await world.owner.many(
    z.object({ path: z.string(), state: z.string(), result: z.string(), count: z.number() }),
    sql`select regexp_replace(e.url, '.*/', '/') as path, d.state, d.last_result as result,
               count(*)::int as count
          from exchange.delivery d join exchange.endpoint e on e.id = d.endpoint_id
         where e.url not like '%/good-%' group by 1, 2, 3 order by 1`,
  )
  const waiting = (path: string, result: string) => ({
    path,
    state: 'waiting',
    result,
    count: PEOPLE,
  })
  assert.deepEqual(results, [
    waiting('/broken', 'unreachable'),
    waiting('/closed', 'unreachable'),
    waiting('/drip', 'tooSlow'),
    waiting('/elsewhere', '302'),
    waiting('/endless', 'tooLarge'),
    waiting('/fails', '500'),
    waiting('/latest', 'addressRefused'),
    waiting('/never', 'tooSlow'),
    waiting('/never-too', 'tooSlow'),
    waiting('/no-tls', 'unreachable'),
  ])
})
