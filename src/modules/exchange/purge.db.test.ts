import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import { sql } from '#platform/db.ts'
import { type ExchangeWorld, exchangeWorld, feedReady, officer, OWNER } from '#test/exchange.ts'
import { status, TestReceiver } from '#test/receiver.ts'
import { readFeed } from './feed.ts'
import { purgeMessages } from './purge-messages.ts'
import { RETRY_SECONDS } from './retry.ts'
import { reviveOrDrop } from './revive-deliveries.ts'

const DAYS = 180

const kept = async ({ db }: ExchangeWorld): Promise<string[]> => {
  const rows = await db.many(
    z.object({ change_id: z.string() }),
    sql`select change_id from exchange.message order by position`,
  )
  return rows.map((row) => row.change_id)
}

const told = async (world: ExchangeWorld): Promise<string> => {
  const { changeId } = await world.change(await world.enterPerson())
  await world.spread()
  return changeId
}

test('what was taken goes after its days, and a reader who missed it is told so', async () => {
  await using world = await exchangeWorld()
  const read = async (after?: string) => {
    await feedReady(world.owner)
    return readFeed(world.db, OWNER, { after, limit: 1 })
  }
  const first = await told(world)
  const behind = (await read())?.nextCursor
  const second = await told(world)
  const level = (await read(behind))?.nextCursor
  world.clock.advance({ hours: 24 * DAYS })
  assert.equal(await purgeMessages(world, world.clock.now()), 0, 'on the last day it is kept')
  assert.deepEqual(await kept(world), [first, second])
  const third = await told(world)
  world.clock.advance({ seconds: 1 })
  assert.equal(await purgeMessages(world, world.clock.now()), 2)
  assert.deepEqual(await kept(world), [third])
  assert.equal(await read(behind), undefined, 'the second was never read, and is gone')
  const goesOn = await read(level)
  assert.match(goesOn?.bodies[0] ?? '', new RegExp(third), 'who had read all goes on')
  assert.deepEqual(await read(), goesOn, 'and who begins anew has what is kept')
  assert.ok(await readFeed(world.db, 'dept-finance', { after: behind, limit: 1 }))
})

test('what was given up stays until a person has settled it, however old', async () => {
  await using world = await exchangeWorld()
  await using receiver = await TestReceiver.listen()
  receiver.conducts.set('/civil', status(400))
  const { id } = await world.enterApproved(receiver.url('/civil'))
  const changeId = await told(world)
  for (const seconds of [...RETRY_SECONDS, 0]) {
    await world.send()
    world.clock.advance({ seconds })
  }
  world.clock.advance({ hours: 24 * 1000 })
  assert.equal(await purgeMessages(world, world.clock.now()), 0)
  assert.deepEqual(await kept(world), [changeId])
  await assert.rejects(world.db.run(sql`delete from exchange.delivery`), /dead is not removed/)
  await assert.rejects(world.db.run(sql`delete from exchange.message`), /delivery_message_id_fkey/)
  const messageId = receiver.told('/civil')[0]?.id
  const context = officer(world.clock.now())
  const key = { agencyCode: OWNER, id }
  assert.ok((await reviveOrDrop(world, context, key, { kind: 'drop', messageId }))?.granted)
  assert.equal(await purgeMessages(world, world.clock.now()), 1)
  assert.deepEqual(await kept(world), [])
})

test('a message is still never changed', async () => {
  await using world = await exchangeWorld()
  await told(world)
  await assert.rejects(world.owner.run(sql`update exchange.message set body = '{}'`), /append-only/)
})
