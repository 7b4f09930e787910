import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from '#platform/db.ts'
import { SCENE_FIELDS } from '#modules/catalogue/index.ts'
import { announceAccount, closeAccount } from '#modules/account/index.ts'
import { testDatabase } from '#test/database.ts'
import { bySystem, enterAccount } from '#test/payees.ts'
import { citizenNumber } from '#test/person.ts'
import { MUSEUM, SCENES } from '#test/verification-catalogue.ts'
import { chipIn, makeWorld } from '#test/verification-world.ts'
import { VerificationAnswer } from './answer.ts'
import { touchedByScenes } from './store-touched.ts'

test('every scene tells exactly the fields it declares, and the record says so', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  const terminal = await world.terminal()
  const holder = await world.holder({}, ['veteran', 'talent'])
  const attested = { pinVerified: true, documentSeen: true }
  for (const scene of Object.values(SCENES)) {
    if (scene.regionCode !== '440000') continue
    const shown = scene.carriers.includes('chip')
      ? chipIn(scene, holder, attested)
      : { scene: scene.code, code: (await world.code(holder, scene.codePurpose)).code }
    const { outcome, body } = await world.verify(terminal, shown)
    assert.equal(outcome, 'granted', scene.code)
    const { fields, concession } = VerificationAnswer.parse(body)
    assert.deepEqual(Object.keys(fields), [...scene.returnedFields])
    const declared: readonly string[] = scene.returnedFields
    assert.equal(concession !== undefined, declared.includes('concession'))
  }
  const told = await it.owner.pool.query(
    'select scene_code, fields from verification.usage order by counter',
  )
  for (const row of told.rows as { scene_code: string; fields: string[] }[]) {
    const scene = Object.values(SCENES).find(({ code }) => code === row.scene_code)
    assert.deepEqual(row.fields, scene?.returnedFields)
  }
  const codes = [SCENES.library.code, 'GD-XX-999']
  const since = world.clock.now().subtract({ hours: 1 })
  const none = { terminals: 0, people: 0 }
  assert.deepEqual(
    [...(await touchedByScenes(it.db, codes, undefined, since))],
    [
      [SCENES.library.code, { terminals: 1, people: 1 }],
      ['GD-XX-999', none],
    ],
  )
  const elsewhere = await touchedByScenes(it.db, codes, [MUSEUM.id], since)
  assert.deepEqual(elsewhere.get(SCENES.library.code), none)
  // 住宿登记 and all others: what is kept is the result and an id, and nothing that was told.
  const kept = await it.owner.pool.query(
    'select to_jsonb(u)::text as row from verification.usage u',
  )
  for (const { row } of kept.rows as { row: string }[])
    for (const value of ['陈静怡', citizenNumber(1), '1990-03-07', holder.card.cardNumber])
      assert.ok(!row.includes(value), row)
})

test('what a venue is told is the truth about the holder', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  const terminal = await world.terminal()
  const holder = await world.holder({}, ['veteran'])
  const { body } = await world.verify(terminal, chipIn(SCENES.everything, holder))
  const { token, ...fields } = VerificationAnswer.parse(body).fields
  assert.match(String(token), /^[A-Za-z0-9_-]{27}$/)
  assert.deepEqual(fields, {
    name: '陈静怡',
    socialSecurityNumber: fields.socialSecurityNumber,
    sex: 'male',
    birthDate: '1990-03-07',
    cardState: 'normal',
    cardNumber: holder.card.cardNumber,
    cardIdentifier: holder.card.cardIdentifier,
    certificateType: '03',
    alive: true,
    ageBand: '18-59',
    fareClass: 'free',
    concession: 'libraryDeposit-holders',
    entitlement: ['veteran'],
    talentLevel: null,
    accountToken: null,
    licenceReference: null,
  })
  assert.match(String(fields.socialSecurityNumber), /^44010619900307\d{3}[\dX]$/)
  assert.equal(SCENE_FIELDS.length, Object.keys(fields).length + 1)
})

test('the account on a card is told by a name for one organisation', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  const [library, museum] = [await world.terminal(), await world.terminal({ placeId: MUSEUM.id })]
  const [holder, neighbour] = [await world.holder(), await world.holder()]
  const told = async (terminal: typeof library, whose = holder) => {
    const { body } = await world.verify(terminal, chipIn(SCENES.everything, whose))
    return VerificationAnswer.parse(body).fields
  }
  const at = world.clock.now()
  const { personId, card } = holder
  const account = await it.db.transaction((tx) => enterAccount(tx, personId, 1, at, card.id))
  await it.db.transaction((tx) => enterAccount(tx, neighbour.personId, 2, at, neighbour.card.id))
  const here = await told(library)
  assert.match(String(here.accountToken), /^[A-Za-z0-9_-]{27}$/)
  assert.notEqual(here.accountToken, here.token)
  assert.equal((await told(library)).accountToken, here.accountToken)
  const others = [await told(museum), await told(library, neighbour)]
  for (const other of others) assert.notEqual(other.accountToken, here.accountToken)
  await it.db.transaction((tx) =>
    closeAccount(tx, bySystem(at), { personId, accountId: account.id }),
  )
  assert.equal((await told(library)).accountToken, null)
  await it.db.transaction((tx) =>
    announceAccount(tx, bySystem(at), { personId, bankCode: '102', cardId: card.id }),
  )
  assert.equal((await told(library)).accountToken, null, 'the bank has not opened it yet')
})

test('two organisations cannot join what they are told of their visitors', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  const [library, again] = [await world.terminal(), await world.terminal()]
  const museum = await world.terminal({ placeId: MUSEUM.id })
  const seen = { library: new Set<unknown>(), museum: new Set<unknown>() }
  for (let i = 0; i < 30; i += 1) {
    const holder = await world.holder()
    const told = async (terminal: typeof library) => {
      const { body } = await world.verify(terminal, chipIn(SCENES.library, holder))
      const { id, at: _at, ...answer } = VerificationAnswer.parse(body)
      return { id, token: answer.fields.token }
    }
    const [one, two, three] = [await told(library), await told(again), await told(museum)]
    // One visitor has one name at the library, and another at the museum.
    assert.equal(one.token, two.token)
    assert.notEqual(one.id, three.id)
    seen.library.add(one.token)
    seen.museum.add(three.token)
  }
  assert.equal(seen.library.size, 30)
  assert.equal(seen.museum.size, 30)
  assert.equal(seen.library.intersection(seen.museum).size, 0)
})

test('a wrong chip and an unknown number are answered alike, and nobody is named', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  const [holder, terminal] = [await world.holder(), await world.terminal()]
  const right = chipIn(SCENES.library, holder)
  const other = `${right.card.identifier.slice(0, -1)}F`
  const wrong = { ...right, card: { ...right.card, identifier: other } }
  const absent = { ...right, card: { ...right.card, number: 'Z99999999' } }
  const answers = [await world.verify(terminal, wrong), await world.verify(terminal, absent)]
  const problems = answers.map(({ problem }) => {
    const { verificationId: _differs, ...rest } = problem ?? { code: 'none' }
    return rest
  })
  assert.equal(problems[0]?.code, 'CARD_UNKNOWN')
  assert.deepEqual(problems[0], problems[1])
  const named = await it.owner.run(
    sql`select from verification.usage where person_id is not null or fields <> '{}'`,
  )
  assert.equal(named, 0)
})

test('each state of a card has its answer, and a death is told as a cancelled card', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  const terminal = await world.terminal()
  const answers = {
    sealed: 'CARD_NOT_ENABLED',
    lost: 'CARD_LOST',
    locked: 'CARD_LOCKED',
    cancelled: 'CARD_CANCELLED',
  } as const
  for (const status of ['sealed', 'lost', 'locked', 'cancelled'] as const) {
    const holder = await world.holder({ status })
    const { outcome } = await world.verify(terminal, chipIn(SCENES.library, holder))
    assert.equal(outcome, answers[status])
  }
  const late = await world.holder()
  await it.owner.run(
    sql`update person.person set died_on = '2026-11-01' where id = ${late.personId}`,
  )
  const { outcome } = await world.verify(terminal, chipIn(SCENES.library, late))
  assert.equal(outcome, 'CARD_CANCELLED')
})

test('a scene is offered only at its terminal and in its city', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  const holder = await world.holder()
  const terminal = await world.terminal({ sceneCodes: [SCENES.library.code] })
  const ask = async (scene: string) =>
    (await world.verify(terminal, { ...chipIn(SCENES.library, holder), scene })).outcome
  assert.equal(await ask(SCENES.settlement.code), 'SCENE_NOT_AT_TERMINAL')
  assert.equal(await ask(SCENES.elsewhere.code), 'SCENE_UNKNOWN')
  assert.equal(await ask('GD-XX-999'), 'SCENE_UNKNOWN')
})
