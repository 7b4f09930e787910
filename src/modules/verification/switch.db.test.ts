import assert from 'node:assert/strict'
import test from 'node:test'
import { openDatabase } from '#platform/db.ts'
import type { Scene } from '#modules/catalogue/index.ts'
import { publishLayer } from '#test/catalogue.ts'
import { testDatabase } from '#test/database.ts'
import { SCENES, START } from '#test/verification-catalogue.ts'
import { makeWorld } from '#test/verification-world.ts'

test('every process takes up a new version of the catalogue at the same instant', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  const [holder, terminal] = [await world.holder(), await world.terminal()]
  const other = openDatabase({ url: it.url, role: 'ykt_app' })
  try {
    const gateways = [world.gateway, await world.newGateway(other)]
    const scenes = Object.values(SCENES).filter(({ regionCode }) => regionCode === '440000')
    const others = scenes.filter(({ code }) => code !== SCENES.library.code)
    const stricter: Scene[] = [...others, { ...SCENES.library, assuranceLevel: 3 }]
    await it.db.transaction((tx) => publishLayer(tx, stricter, START.add({ minutes: 10 })))
    for (const gateway of gateways) await gateway.refresh()
    // From here on nobody reads the catalogue again: what they do, they do by the clock.
    const outcomes = async () => {
      const all = []
      for (const gateway of gateways) {
        const { code } = await world.code(holder)
        const body = { scene: SCENES.library.code, code }
        all.push((await world.verify(terminal, body, gateway)).outcome)
      }
      return all
    }
    assert.deepEqual(await outcomes(), ['granted', 'granted'])
    world.clock.advance({ minutes: 9, seconds: 59 })
    assert.deepEqual(await outcomes(), ['granted', 'granted'])
    world.clock.advance({ seconds: 1 })
    assert.deepEqual(await outcomes(), ['ASSURANCE_TOO_LOW', 'ASSURANCE_TOO_LOW'])
    world.clock.advance({ minutes: 1 })
    assert.deepEqual(await outcomes(), ['ASSURANCE_TOO_LOW', 'ASSURANCE_TOO_LOW'])
  } finally {
    await other.close()
  }
})

test('a scene ends with its last day, on every terminal at midnight', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  const { library, bus } = SCENES
  const ending: Scene[] = [{ ...library, lastDay: '2026-11-10' }, bus]
  await it.db.transaction((tx) => publishLayer(tx, ending, START.subtract({ hours: 1 })))
  await world.gateway.refresh()
  const midnight = Temporal.Instant.from('2026-11-10T16:00:00Z')
  world.clock.advance(START.until(midnight.subtract({ seconds: 1 })))
  const [holder, terminal] = [await world.holder(), await world.terminal()]
  const outcome = async () => {
    const { code } = await world.code(holder)
    return (await world.verify(terminal, { scene: library.code, code })).outcome
  }
  assert.equal(await outcome(), 'granted')
  world.clock.advance({ seconds: 1 })
  assert.equal(await outcome(), 'SCENE_UNKNOWN')
})

test('where a city tightened a scene, its terminals learn less and ask for more', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  const [holder, terminal] = [await world.holder(), await world.terminal()]
  const from = START.subtract({ hours: 1 })
  const inGuangzhou = (scene: Scene): Scene => ({
    ...scene,
    regionCode: '440100',
    returnedFields: ['token'],
  })
  await it.db.transaction((tx) =>
    publishLayer(
      tx,
      [inGuangzhou(SCENES.library), { ...inGuangzhou(SCENES.settlement), assuranceLevel: 3 }],
      from,
      '440100',
    ),
  )
  await world.gateway.refresh()
  const show = async (scene: Scene, purpose: 'identity' | 'settlement') => {
    const { code } = await world.code(holder, purpose)
    return world.verify(terminal, { scene: scene.code, code })
  }
  const { body } = await show(SCENES.library, 'identity')
  assert.deepEqual(Object.keys(body?.['fields'] ?? {}), ['token'])
  const refused = await show(SCENES.settlement, 'settlement')
  assert.equal(refused.outcome, 'ASSURANCE_TOO_LOW')
})
