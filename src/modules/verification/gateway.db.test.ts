import assert from 'node:assert/strict'
import test from 'node:test'
import { reportTemporaryLoss } from '#modules/card/index.ts'
import { openDatabase, sql } from '#platform/db.ts'
import { testDatabase } from '#test/database.ts'
import { SCENES } from '#test/verification-catalogue.ts'
import { chipIn, makeWorld } from '#test/verification-world.ts'
import { revokeDevice } from './revoke-device.ts'

const count = (outcomes: readonly string[], of: string) =>
  outcomes.filter((outcome) => outcome === of).length

test('of 200 scans of one code at the same time exactly one is accepted', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  const holder = await world.holder()
  const { code } = await world.code(holder)
  const terminals = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(() => world.terminal()))
  const other = openDatabase({ url: it.url, role: 'ykt_app' })
  try {
    const gateways = [world.gateway, await world.newGateway(other)]
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, i) => {
        const [from, by] = [terminals[i % 8], gateways[i % 2]]
        assert.ok(from !== undefined && by !== undefined)
        return world.verify(from, { scene: SCENES.library.code, code }, by)
      }),
    )
    const outcomes = answers.map(({ outcome }) => outcome)
    assert.equal(count(outcomes, 'granted'), 1)
    assert.equal(count(outcomes, 'CODE_USED'), 199)
  } finally {
    await other.close()
  }
  const stored = await it.owner.run(sql`select from verification.usage where outcome = 'granted'`)
  assert.equal(stored, 1)
})

test('a code is good for a minute and for no longer', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  const [holder, terminal] = [await world.holder(), await world.terminal()]
  const show = (code: string) => world.verify(terminal, { scene: SCENES.library.code, code })
  const early = await world.code(holder)
  world.clock.advance({ seconds: 59 })
  assert.equal((await show(early.code)).outcome, 'granted')
  const late = await world.code(holder)
  world.clock.advance({ seconds: 60 })
  assert.equal((await show(late.code)).outcome, 'CODE_EXPIRED')
})

test('a code from before the last change of rights or devices is refused', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  const [holder, terminal] = [await world.holder(), await world.terminal()]
  const second = { ...holder, ...(await world.enrol(holder.personId)) }
  const show = (code: string) => world.verify(terminal, { scene: SCENES.library.code, code })
  const [mine, older] = [await world.code(holder), await world.code(second)]
  world.clock.advance({ seconds: 1 })
  const { personId, deviceId } = holder
  assert.ok(await revokeDevice({ db: it.db }, world.contextOf(personId), { personId, deviceId }))
  assert.equal((await show(mine.code)).outcome, 'CODE_EXPIRED')
  assert.equal((await show(older.code)).outcome, 'CODE_EXPIRED')
  const refused = await world.askCode(world.codeRequest(holder))
  assert.equal(refused?.granted === false && refused.refusal, 'DEVICE_REVOKED')
  assert.equal((await show((await world.code(second)).code)).outcome, 'granted')
})

test('a code for one purpose is never accepted for another', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  const [holder, terminal] = [await world.holder(), await world.terminal()]
  const scenes = { identity: SCENES.library, transit: SCENES.bus, settlement: SCENES.settlement }
  for (const purpose of ['identity', 'transit', 'settlement'] as const)
    for (const [shownFor, scene] of Object.entries(scenes)) {
      const { code } = await world.code(holder, purpose)
      const { outcome } = await world.verify(terminal, { scene: scene.code, code })
      assert.equal(outcome, shownFor === purpose ? 'granted' : 'CODE_PURPOSE_WRONG')
    }
})

test('codes that a crash of the server has forgotten are unknown', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  const [holder, terminal] = [await world.holder(), await world.terminal()]
  const { code, number } = await world.code(holder)
  await it.owner.run(sql`truncate verification.code`)
  const shown = await world.verify(terminal, { scene: SCENES.library.code, code })
  const read = await world.verify(terminal, { scene: SCENES.fair.code, number })
  assert.deepEqual([shown.outcome, read.outcome], ['CODE_UNKNOWN', 'CODE_UNKNOWN'])
})

test('no expired code becomes valid when the clock is set back', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  const [holder, terminal] = [await world.holder(), await world.terminal()]
  const show = (code: string) => world.verify(terminal, { scene: SCENES.library.code, code })
  for (const back of [{ seconds: -20 }, { hours: -1 }, { hours: -48 }]) {
    const expired = await world.code(holder)
    world.clock.advance({ seconds: 61 })
    // Whatever is asked now tells the gateway the time.
    await world.verify(terminal, chipIn(SCENES.library, holder))
    world.clock.advance(back)
    assert.notEqual((await show(expired.code)).outcome, 'granted', JSON.stringify(back))
    // Nor later, when the time it was made for comes round again.
    world.clock.advance({ seconds: 5 })
    assert.notEqual((await show(expired.code)).outcome, 'granted', JSON.stringify(back))
    assert.equal((await show((await world.code(holder)).code)).outcome, 'granted')
  }
})

test('after a loss report no verification that starts later is granted', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  const terminals = await Promise.all([1, 2, 3, 4].map(() => world.terminal()))
  for (let round = 0; round < 200; round += 1) {
    const holder = await world.holder()
    const body = chipIn(SCENES.library, holder)
    const scans = () => Promise.all(terminals.map((terminal) => world.verify(terminal, body)))
    const { personId, card } = holder
    const report = reportTemporaryLoss({ db: it.db }, world.contextOf(personId), {
      personId,
      cardId: card.id,
      sides: 'social',
    })
    const racing = scans()
    await report
    const after = (await scans()).map(({ outcome }) => outcome)
    assert.deepEqual(after, ['CARD_LOST', 'CARD_LOST', 'CARD_LOST', 'CARD_LOST'])
    for (const { outcome } of await racing) assert.match(outcome, /^(?:granted|CARD_LOST)$/)
  }
})

test('the eight digits count as possession only and where the scene allows them', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  const [holder, terminal] = [await world.holder(), await world.terminal()]
  const issued = await world.code(holder)
  const read = (scene: string, number: string) => world.verify(terminal, { scene, number })
  const { outcome } = await read(SCENES.library.code, issued.number)
  assert.equal(outcome, 'CHANNEL_NOT_IN_SCENE')
  const granted = await read(SCENES.fair.code, issued.number)
  assert.equal(granted.outcome, 'granted')
  assert.equal(granted.body?.['assuranceLevel'], 1)
  // Code and number are one: using one uses the other.
  const shown = await world.verify(terminal, { scene: SCENES.fair.code, code: issued.code })
  assert.equal(shown.outcome, 'CODE_USED')
})

test('a scene that asks for more is refused with the way to it', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  const [holder, terminal] = [await world.holder(), await world.terminal()]
  const { clinic, hotel } = SCENES
  const low = await world.verify(terminal, chipIn(clinic, holder))
  assert.equal(low.outcome, 'ASSURANCE_TOO_LOW')
  assert.deepEqual(low.problem?.instead, ['enterPin', 'matchFace', 'showStepUpCode'])
  const pin = await world.verify(terminal, chipIn(clinic, holder, { pinVerified: true }))
  assert.equal(pin.outcome, 'granted')
  const seen = await world.verify(terminal, chipIn(hotel, holder, { documentSeen: true }))
  assert.equal(seen.body?.['assuranceLevel'], 4)
  const plain = await world.terminal({ assurance: 2 })
  const claimed = await world.verify(plain, chipIn(clinic, holder, { documentSeen: true }))
  assert.deepEqual(claimed.problem?.instead, ['showStepUpCode'])
  const { code } = await world.code(holder, 'identity', 3)
  assert.equal((await world.verify(plain, { scene: clinic.code, code })).outcome, 'granted')
})
