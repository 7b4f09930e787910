import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from '#platform/db.ts'
import { testDatabase } from '#test/database.ts'
import { DeviceKey } from '#test/terminal.ts'
import { SCENES } from '#test/verification-catalogue.ts'
import { chipIn, makeWorld } from '#test/verification-world.ts'
import { purgeCodes } from './purge.ts'

test('a code is opaque, its number has eight digits, and neither stands in the table', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  const { code, number, expiresAt } = await world.code(await world.holder())
  assert.match(code, /^[A-Za-z0-9_-]{43}$/)
  assert.match(number, /^\d{8}$/)
  assert.equal(expiresAt.toString(), world.clock.now().add({ seconds: 60 }).toString())
  const { rows } = await it.owner.pool.query<{ text: string }>(
    'select code::text as text from verification.code',
  )
  assert.equal(rows.length, 1)
  assert.ok(!rows[0]?.text.includes(number))
  assert.ok(!rows[0]?.text.includes(Buffer.from(code, 'base64url').toString('hex')))
})

test('a code needs the signature of the device, made now, and made once', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  const holder = await world.holder()
  const refusal = async (request: Parameters<typeof world.askCode>[0]) => {
    const decision = await world.askCode(request)
    return decision?.granted === false ? decision.refusal : decision?.granted
  }
  const request = world.codeRequest(holder)
  assert.equal(await refusal(request), true)
  assert.equal(await refusal(request), 'REQUEST_REPLAYED')
  assert.equal(await refusal({ ...request, purpose: 'transit' }), 'SIGNATURE_WRONG')
  const forged = world.codeRequest({ ...holder, deviceKey: new DeviceKey() })
  assert.equal(await refusal(forged), 'SIGNATURE_WRONG')
  const early = world.codeRequest(holder)
  world.clock.advance({ seconds: 31 })
  assert.equal(await refusal(early), 'CLOCK_DIFFERS')
  const other = await world.holder()
  const stolen = world.codeRequest({ ...holder, personId: other.personId })
  assert.equal(await world.askCode(stolen), undefined)
})

test('a code of level 3 needs that the holder proved themselves within minutes', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  const holder = await world.holder()
  const fresh = world.codeRequest(holder, 'identity', 3)
  assert.equal((await world.askCode(fresh))?.granted, true)
  const stale = world.codeRequest(holder, 'identity', 3)
  const authenticatedAt = world.clock.now().subtract({ minutes: 5, seconds: 1 })
  const decision = await world.askCode({ ...stale, authenticatedAt })
  assert.equal(decision?.granted === false && decision.refusal, 'STEP_UP_NEEDED')
})

test('only a card in use shows codes', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  for (const status of ['sealed', 'lost', 'locked'] as const) {
    const holder = await world.holder({ status })
    const decision = await world.askCode(world.codeRequest(holder))
    assert.equal(decision?.granted === false && decision.refusal, 'CARD_NOT_USABLE')
  }
})

test('while the next code is fetched the last one is good, and no third', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  const [holder, terminal] = [await world.holder(), await world.terminal()]
  const codes: string[] = []
  for (let i = 0; i < 3; i += 1) {
    codes.push((await world.code(holder)).code)
    world.clock.advance({ seconds: 5 })
  }
  const outcomes: string[] = []
  for (const code of codes)
    outcomes.push((await world.verify(terminal, { scene: SCENES.library.code, code })).outcome)
  assert.deepEqual(outcomes, ['CODE_EXPIRED', 'granted', 'granted'])
})

test('a code that nobody issued is unknown, whatever it looks like', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  const terminal = await world.terminal()
  const scene = SCENES.library.code
  const texts = ['x', 'A'.repeat(43), '粤通码', 'A'.repeat(512), "'; drop table x --", '\u0000']
  for (const code of texts)
    assert.equal((await world.verify(terminal, { scene, code })).outcome, 'CODE_UNKNOWN')
  for (const number of ['1', '12345678', '１２３４５６７８'])
    assert.equal(
      (await world.verify(terminal, { scene: SCENES.fair.code, number })).outcome,
      'CODE_UNKNOWN',
    )
})

test('old codes are forgotten, live ones are not', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  await world.code(await world.holder())
  world.clock.advance({ minutes: 12 })
  await world.code(await world.holder())
  await it.db.transaction((tx) => purgeCodes(tx, world.clock.now()))
  assert.equal(await it.owner.run(sql`select from verification.code`), 1)
})

test('a verification is answered only when its record is durable', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  const [holder, terminal] = [await world.holder(), await world.terminal()]
  let answered = false
  const verification = await it.owner.transaction(async (tx) => {
    await tx.run(sql`lock table verification.usage in exclusive mode`)
    const pending = world.verify(terminal, chipIn(SCENES.library, holder)).then((answer) => {
      answered = true
      return answer
    })
    // Until the batch waits for the table that we hold.
    const waits = sql`select from pg_locks where not granted
      and relation = 'verification.usage'::regclass`
    while ((await tx.run(waits)) === 0);
    assert.equal(answered, false)
    return { pending }
  })
  assert.equal((await verification.pending).outcome, 'granted')
})
