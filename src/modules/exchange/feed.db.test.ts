import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import test from 'node:test'
import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import { bigInteger, type Database, openDatabase, sql } from '#platform/db.ts'
import { testDatabase } from '#test/database.ts'
import { exchangeWorld, feedReady, OWNER, TOLD_AT } from '#test/exchange.ts'
import { FARMLAND } from '#test/payees.ts'
import { readFeed } from './feed.ts'
import type { Message } from './message.ts'
import { insertMessage, messagesAfter } from './store.ts'

const readOn = async (...asked: Parameters<typeof readFeed>) => {
  const page = await readFeed(...asked)
  assert.ok(page)
  return page
}

const eventsIn = (bodies: readonly string[]) =>
  bodies.map((body) => JSON.parse(body) as { type: string; subject: string })

test('a department reads what concerns its own programmes, page by page', async () => {
  await using world = await exchangeWorld()
  const changes = []
  for (const _ of [1, 2, 3]) changes.push(await world.change(await world.enterPerson()))
  const other = await world.change(await world.enterPerson(FARMLAND.code))
  await world.spread()
  await feedReady(world.owner)
  const read = (after: string | undefined, limit = 2, agency = OWNER) =>
    readOn(world.db, agency, { after, limit })
  const first = await read(undefined)
  const second = await read(first.nextCursor)
  assert.deepEqual(
    [...eventsIn(first.bodies), ...eventsIn(second.bodies)].map(({ subject }) => subject),
    changes.map(({ changeId }) => changeId),
  )
  assert.deepEqual(await read(second.nextCursor), { bodies: [], nextCursor: second.nextCursor })
  const owners = await read(undefined, 10, FARMLAND.ownerAgency)
  assert.deepEqual(
    eventsIn(owners.bodies).map(({ subject }) => subject),
    [other.changeId],
  )
  assert.deepEqual(await read(undefined, 10, 'dept-finance'), {
    bodies: [],
    nextCursor: undefined,
  })
})

test('what is withdrawn leaves the feed at once, and its end names no person', async () => {
  await using world = await exchangeWorld()
  const change = await world.change(await world.enterPerson())
  const stays = await world.change(await world.enterPerson())
  await world.spread()
  await world.withdraw(change)
  const read = async () => eventsIn((await readOn(world.db, OWNER, all)).bodies)
  const all = { after: undefined, limit: 100 }
  await feedReady(world.owner)
  assert.deepEqual(
    (await read()).map(({ subject }) => subject),
    [stays.changeId],
  )
  await world.spread()
  await feedReady(world.owner)
  const [, cancelled] = (await read()) as [unknown, { data: unknown; type: string }]
  assert.equal(cancelled.type, 'account.change-cancelled')
  assert.deepEqual(cancelled.data, {
    changeId: change.changeId,
    programmeCode: 'MZ-001',
    reason: 'consentWithdrawn',
  })
})

const WRITERS = 16
const ROUNDS = 12

const messageOf = (id: string): Message => ({
  id,
  agencyCode: OWNER,
  kind: 'account.changed',
  personId: id,
  changeId: id,
  body: id,
  writtenAt: TOLD_AT,
})

/** Writers that take their time between writing and committing, all of them at once. */
const writers = (db: Database): Promise<string[][]> =>
  Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      const ids: string[] = []
      for (let round = 0; round < ROUNDS; round += 1) {
        const id = uuidv7(TOLD_AT)
        await db.transaction(async (tx) => {
          await insertMessage(tx, messageOf(id))
          await pause((writer * 7 + round * 3) % 23)
        })
        ids.push(id)
      }
      return ids
    }),
  )

/** Follows until everything is written, and once more; all that was read, in its order. */
const follow = async (read: () => Promise<readonly string[]>, ended: Promise<unknown>) => {
  const seen: string[] = []
  let over = false
  void ended.then(() => (over = true))
  for (;;) {
    const last = over
    const found = await read()
    seen.push(...found)
    if (last && found.length === 0) return seen
    await pause(1)
  }
}

const watermark = (db: Database) => {
  let place: Parameters<typeof messagesAfter>[2]
  return async () => {
    const found = await messagesAfter(db, OWNER, place, 50)
    place = found.at(-1)?.place ?? place
    return found.map(({ changeId }) => changeId)
  }
}

/** What must not be done: going on behind the highest number that was seen. */
const naive = (db: Database) => {
  let place = 0n
  return async () => {
    const found = await db.many(
      z.object({ id: z.string(), position: bigInteger }),
      sql`select id, position from exchange.message where position > ${place}
           order by position limit 50`,
    )
    place = found.at(-1)?.position ?? place
    return found.map(({ id }) => id)
  }
}

test('sixteen writers hide nothing from a reader, but something from a naive one', async () => {
  await using it = await testDatabase()
  const pool = openDatabase({ url: it.url, poolSize: WRITERS })
  const written = writers(pool).then(async (ids) => {
    await pool.close()
    await feedReady(it.owner)
    return ids
  })
  const [ours, theirs] = await Promise.all([
    follow(watermark(it.db), written),
    follow(naive(it.db), written),
  ])
  const all = (await written).flat().toSorted()
  assert.deepEqual(ours.toSorted(), all, 'each once, none left out')
  assert.ok(theirs.length < all.length, 'the naive reader has missed some')
})
