import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import { testDatabase } from '#test/database.ts'
import type { ActionContext } from './audit.ts'
import { FixedClock } from './clock.ts'
import type { Database } from './db.ts'
import {
  deadDeliveries,
  deliverDue,
  outsideSubscriber,
  repeatDelivery,
  startDeliveries,
  type Subscriber,
  subscriber,
  syncSubscriptions,
} from './deliveries.ts'
import { watchFaults } from './faults.ts'
import { eventType, publish } from './events.ts'
import { createLogger } from './log.ts'

const Counted = eventType('sample.counted', z.strictObject({ number: z.number() }))
const log = createLogger('silent')
const START = Temporal.Instant.from('2026-11-26T01:00:00Z')

const context = (at: Temporal.Instant): ActionContext => ({
  actor: { kind: 'system', id: 'test' },
  requestId: 'request-1',
  at,
})

/** Publishes one number about a subject, in a transaction of its own. */
const count = (db: Database, subjectId: string, number: number, at = START): Promise<string> =>
  db.transaction((tx) => publish(tx, context(at), Counted, { subjectId, payload: { number } }))

const subscribe = (db: Database, ...subscribers: Subscriber[]): Promise<void> =>
  db.transaction((tx) => syncSubscriptions(tx, subscribers))

test('an event reaches each of its subscribers once, in the order of its subject', async () => {
  await using it = await testDatabase()
  const { db } = it
  const clock = new FixedClock(START)
  const heard: string[] = []
  const listener = (name: string): Subscriber =>
    subscriber(name, Counted, async (_tx, { subjectId, payload }) => {
      heard.push(`${name} ${subjectId} ${payload.number}`)
    })
  const both = [listener('sample.first'), listener('sample.second')]
  await subscribe(db, ...both)
  for (const number of [1, 2, 3]) await count(db, 'a', number)
  await count(db, 'b', 9)
  assert.equal(await deliverDue({ db, clock, log }, both), 8)
  for (const name of ['sample.first', 'sample.second'])
    assert.deepEqual(
      heard.filter((line) => line.startsWith(`${name} a`)),
      [1, 2, 3].map((number) => `${name} a ${number}`),
    )
  assert.equal(await deliverDue({ db, clock, log }, both), 0)
})

test('one name hears the events of a subject in order, whatever they are', async () => {
  await using it = await testDatabase()
  const { db } = it
  const clock = new FixedClock(START)
  const Ended = eventType('sample.ended', z.strictObject({}))
  const heard: string[] = []
  let isWell = false
  const both = [
    subscriber('sample.listener', Counted, async (_tx, { payload }) => {
      if (!isWell) throw new Error('not yet')
      heard.push(`counted ${payload.number}`)
    }),
    subscriber('sample.listener', Ended, async () => {
      heard.push('ended')
    }),
  ]
  await subscribe(db, ...both)
  await count(db, 'a', 1)
  await db.transaction((tx) => publish(tx, context(START), Ended, { subjectId: 'a', payload: {} }))
  assert.equal(await deliverDue({ db, clock, log }, both), 1)
  assert.deepEqual(heard, [], 'the end waits for what came before')
  isWell = true
  clock.advance({ seconds: 2 })
  await deliverDue({ db, clock, log }, both)
  assert.deepEqual(heard, ['counted 1', 'ended'])
})

test('what was rolled back was never published', async () => {
  await using it = await testDatabase()
  const { db } = it
  const listener = subscriber('sample.listener', Counted, async () => {})
  await subscribe(db, listener)
  const failing = db.transaction(async (tx) => {
    await publish(tx, context(START), Counted, { subjectId: 'a', payload: { number: 1 } })
    throw new Error('the action failed')
  })
  await assert.rejects(failing, /the action failed/)
  assert.equal(await deliverDue({ db, clock: new FixedClock(START), log }, [listener]), 0)
})

test('a failing delivery is tried again ever later, then waits for a person', async () => {
  await using it = await testDatabase()
  const { db } = it
  const clock = new FixedClock(START)
  let healthy = false
  const heard: number[] = []
  const listener = subscriber('sample.listener', Counted, async (_tx, { payload }) => {
    if (!healthy && payload.number === 1) throw new Error('no')
    heard.push(payload.number)
  })
  await subscribe(db, listener)
  const eventId = await count(db, 'a', 1)
  await count(db, 'a', 2)
  await count(db, 'b', 3)
  await deliverDue({ db, clock, log }, [listener])
  assert.deepEqual(heard, [3], 'a poisoned subject holds back nobody but itself')
  for (let hour = 0; hour < 20; hour += 1) {
    clock.advance({ hours: 6 })
    await deliverDue({ db, clock, log }, [listener])
  }
  const [dead, ...others] = await deadDeliveries(db)
  assert.deepEqual(others, [])
  assert.deepEqual(
    [dead?.eventId, dead?.subscriber, dead?.attempts, dead?.lastError],
    [eventId, 'sample.listener', 9, 'no'],
  )
  healthy = true
  const again = { eventId, subscriber: 'sample.listener' }
  assert.ok(await db.transaction((tx) => repeatDelivery(tx, again, clock.now())))
  await deliverDue({ db, clock, log }, [listener])
  assert.deepEqual(heard, [3, 1, 2])
})

test('of sixteen writers at once no event is skipped, and none is heard twice', async () => {
  await using it = await testDatabase()
  const { db } = it
  const clock = new FixedClock(START)
  const heard: number[] = []
  const listener = subscriber('sample.listener', Counted, async (_tx, { payload }) => {
    heard.push(payload.number)
  })
  await subscribe(db, listener)
  const running = startDeliveries({ db, clock, log, faults: watchFaults(log) }, [listener], 4)
  const numbers = Array.from({ length: 320 }, (_, i) => i)
  await Promise.all(
    Array.from({ length: 16 }, async (_, writer) => {
      for (const number of numbers.filter((one) => one % 16 === writer))
        await count(db, `subject-${number % 5}`, number)
    }),
  )
  for (let i = 0; i < 200 && heard.length < numbers.length; i += 1)
    await deliverDue({ db, clock, log }, [listener])
  await running.stop()
  assert.deepEqual(
    [...heard].sort((a, b) => a - b),
    numbers,
  )
})

test('an answer from outside that comes after its lease has no effect', async () => {
  await using it = await testDatabase()
  const { db } = it
  const clock = new FixedClock(START)
  const asked: string[] = []
  const effects: string[] = []
  let slow = true
  const bank = outsideSubscriber(
    'sample.ask-bank',
    Counted,
    async ({ id }) => {
      asked.push(id)
      if (!slow) return 'second'
      slow = false
      // The bank is so slow that another process takes over meanwhile.
      clock.advance({ minutes: 5 })
      await deliverDue({ db, clock, log }, [bank])
      return 'first'
    },
    async (_tx, _event, answer) => {
      effects.push(answer)
    },
  )
  await subscribe(db, bank)
  const id = await count(db, 'a', 1)
  await deliverDue({ db, clock, log }, [bank])
  assert.deepEqual(asked, [id, id], 'the bank can tell by the id that it is the same wish')
  assert.deepEqual(effects, ['second'])
})

test('an event with a payload that is not declared is a bug', async () => {
  await using it = await testDatabase()
  await assert.rejects(
    it.db.transaction((tx) =>
      publish(tx, context(START), Counted, {
        subjectId: 'a',
        payload: { number: 1, name: '黄秀英' } as { number: number },
      }),
    ),
    /unrecognized/i,
  )
})
