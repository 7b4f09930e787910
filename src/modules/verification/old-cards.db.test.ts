import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { publicId } from '#kernel/ids.ts'
import { reportTemporaryLoss } from '#modules/card/index.ts'
import { accessEntryOptions, accessLog } from '#modules/privacy/index.ts'
import { sql } from '#platform/db.ts'
import { testDatabase } from '#test/database.ts'
import { enterOldCard, numberLists } from '#test/old-numbers.ts'
import { citizenNumber } from '#test/person.ts'
import { SCENES } from '#test/verification-catalogue.ts'
import { makeWorld } from '#test/verification-world.ts'

const READERS_CARD = '0199eeee-0000-7000-8000-000000000001'
const OTHER_CARD = '0199eeee-0000-7000-8000-000000000002'
const ELSEWHERE = '0199eeee-0000-7000-8000-000000000003'
const NOT_ALLOWED = '0199eeee-0000-7000-8000-000000000004'
const FAIR = SCENES.fair.code

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const fair = { sceneCode: FAIR }
await enterOldCard(it.owner, READERS_CARD, { ...fair, until: '2026-11-20' })
await enterOldCard(it.owner, OTHER_CARD, { ...fair, name: '另一种旧卡' })
await enterOldCard(it.owner, ELSEWHERE, { name: '别处的旧卡', sceneCode: SCENES.bus.code })
await enterOldCard(it.owner, NOT_ALLOWED, {
  name: '要出示卡的旧卡',
  sceneCode: SCENES.library.code,
})
const world = await makeWorld(it.db)
const lists = await numberLists(it.db, world.clock)
const holder = await world.holder()
await world.holder()

const enter = async (id: string, rows: readonly (readonly [string, number | undefined])[]) => {
  const lines = rows.map(([number, sequence]) =>
    sequence === undefined ? `${number},,注销` : `${number},${citizenNumber(sequence)},`,
  )
  const { decision } = await lists.bring(id, `卡号,证件号码,状态\n${lines.join('\n')}\n`)
  assert.ok(decision.granted)
  assert.ok((await lists.takeOver(id, decision.outcome.id))?.granted)
}

let terminal = await world.terminal()
const tell = (id: string, number: string, scene: string = FAIR, attested?: object) =>
  world.verify(terminal, {
    scene,
    credential: { id: publicId('credential', id), number },
    ...(attested !== undefined && { attested }),
  })

test('the number of an old card leads to the card, at the level of a number', async () => {
  await enter(READERS_CARD, [
    ['D20190356', 1],
    ['D1002', 2],
  ])
  const answer = await tell(READERS_CARD, 'd-2019 0356', FAIR, { documentSeen: true })
  assert.equal(answer.outcome, 'granted')
  assert.equal(answer.body?.['assuranceLevel'], 1, 'whatever is attested besides')
  const { code } = await world.code(holder)
  const byCode = await world.verify(terminal, { scene: FAIR, code })
  assert.deepEqual(answer.body?.['fields'], byCode.body?.['fields'], 'the same as by the card')
  const [stored] = await it.owner.many(
    z.object({ channel: z.string(), credential_id: z.string(), person_id: z.string() }),
    sql`select channel, credential_id, person_id from verification.usage order by counter limit 1`,
  )
  assert.deepEqual(stored, {
    channel: 'credential',
    credential_id: READERS_CARD,
    person_id: holder.personId,
  })
  const { entries } = await accessLog({ db: it.db, clock: world.clock }, holder.personId)
  const entry = entries.find(({ channel }) => channel === 'credential')
  assert.ok(entry)
  assert.match(String(accessEntryOptions('zh-Hans', entry).purpose), /凭旧卡“图书馆读者证”/)
})

test('unknown, ended, of another old card: one refusal for all', async () => {
  assert.equal((await tell(READERS_CARD, 'D1002')).outcome, 'granted')
  await enter(READERS_CARD, [['D1002', undefined]])
  await enter(OTHER_CARD, [['E1001', 1]])
  const problems = []
  for (const number of ['D1002', 'D9999', 'E1001', '!', '读者证一号']) {
    const { problem } = await tell(READERS_CARD, number)
    assert.ok(problem)
    const { verificationId: _, ...said } = problem
    problems.push(said)
  }
  for (const problem of problems) assert.deepEqual(problem, problems[0])
  assert.equal(problems[0]?.code, 'CARD_UNKNOWN')
  const named = await it.owner.run(
    sql`select from verification.usage where outcome = 'CARD_UNKNOWN' and person_id is not null`,
  )
  assert.equal(named, 0)
})

test('an old card is taken in the scene that takes it over, and where numbers are', async () => {
  for (const id of [ELSEWHERE, NOT_ALLOWED]) await enter(id, [['D1001', 1]])
  const outcome = async (id: string, scene?: string) => (await tell(id, 'D1001', scene)).outcome
  assert.equal(await outcome(ELSEWHERE), 'CREDENTIAL_NOT_ACCEPTED')
  assert.equal(await outcome('0199eeee-0000-7000-8000-00000000000f'), 'CREDENTIAL_NOT_ACCEPTED')
  assert.equal(await outcome(NOT_ALLOWED, SCENES.library.code), 'CHANNEL_NOT_IN_SCENE')
  assert.equal(await outcome(ELSEWHERE, SCENES.bus.code), 'CHANNEL_NOT_IN_SCENE')
})

test('after its last day everybody is told that the card has taken it over', async () => {
  world.clock.advance({ hours: 24 * 11 })
  terminal = await world.terminal()
  const known = await tell(READERS_CARD, 'D20190356')
  const unknown = await tell(READERS_CARD, 'D9999')
  for (const { problem } of [known, unknown]) {
    assert.equal(problem?.code, 'CREDENTIAL_SWITCHED_OFF')
    assert.deepEqual(problem?.instead, ['showOtherCarrier', 'seeMergedCards'])
  }
  assert.equal((await tell(OTHER_CARD, 'E1001')).outcome, 'granted')
  const context = world.contextOf(holder.personId)
  const lost = await reportTemporaryLoss({ db: it.db }, context, {
    personId: holder.personId,
    cardId: holder.card.id,
    sides: 'social',
  })
  assert.ok(lost?.granted)
  assert.equal((await tell(OTHER_CARD, 'E1001')).outcome, 'CARD_LOST', 'as the card itself')
})
