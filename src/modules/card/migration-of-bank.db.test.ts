import assert from 'node:assert/strict'
import test from 'node:test'
import { bankChangeWorld, carriedOut, signed } from '#test/bank-changes.ts'
import { enterCard } from '#test/card.ts'
import { enterSomebody } from '#test/person.ts'
import { migrationOfBank } from './index.ts'

test('who is with a bank is counted by city, and who goes by the day', async () => {
  await using world = await bankChangeWorld()
  const { db, clock } = world
  const since = clock.now()
  const [mover] = [await world.enterChanger(), await world.enterChanger()]
  const shenzhen = { issuingRegion: '440305' }
  await enterCard(db, await enterSomebody(db, 30), 30, shenzhen)
  await enterCard(db, await enterSomebody(db, 31), 31, {
    status: 'applied',
    bankStatus: 'notActivated',
    issuedOn: undefined,
  })
  await enterCard(db, await enterSomebody(db, 32), 32, { bankCode: '103' })
  const count = () => migrationOfBank(db, '102', since)
  const shenzhenRow = { cityCode: '440300', holders: 1, cards: 1, openOrders: 0, moving: 0 }
  const guangzhou = { cityCode: '440100', holders: 2, cards: 2, openOrders: 1, moving: 0 }
  assert.deepEqual(await count(), { byCity: [guangzhou, shenzhenRow], movedByDay: [] })

  const order = await signed(world, mover)
  assert.deepEqual((await count()).byCity, [{ ...guangzhou, moving: 1 }, shenzhenRow])
  await carriedOut(world, order)
  const { byCity, movedByDay } = await count()
  assert.deepEqual(byCity, [{ ...guangzhou, holders: 1, cards: 1 }, shenzhenRow])
  assert.deepEqual(
    movedByDay.map(({ moved }) => moved),
    [1],
  )
  const later = await migrationOfBank(db, '102', clock.now().add({ hours: 1 }))
  assert.deepEqual(later.movedByDay, [], 'before the agreement ended nobody was moved')
})
