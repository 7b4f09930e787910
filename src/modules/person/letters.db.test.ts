import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import { sql } from '#platform/db.ts'
import { testDatabase } from '#test/database.ts'
import { enterSomebody, testPii } from '#test/person.ts'
import {
  type CounterRelation,
  endRelation,
  expireRelations,
  findRelation,
  liveRelations,
  noticesOf,
  recordRelation,
  scopesInForce,
  type Signature,
  signRelation,
  waitsForLetter,
} from './index.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const { db, owner } = it
const AT = Temporal.Instant.from('2026-11-26T02:00:00Z')
let sequence = 11
const someone = () => enterSomebody(db, (sequence += 2))
const clerk = (at = AT): ActionContext => ({
  actor: { kind: 'staff', id: 's1', organisationCode: 'desk-440400' },
  requestId: 'request',
  at,
})
const PAPER = { kind: 'paper', reference: '档 2026-118' } as const

const record = async (more: Partial<CounterRelation> = {}) => {
  const [personId, agentId] = [await someone(), await someone()]
  const decision = await db.transaction((tx) =>
    recordRelation(tx, testPii, clerk(), {
      personId,
      agentId,
      kind: 'family',
      scopes: ['reportLoss', 'renew'],
      endsOn: provinceDate(AT).add({ months: 6 }),
      evidence: '户口簿 1',
      ...more,
    }),
  )
  assert.ok(decision.granted)
  return { personId, agentId, relationId: decision.outcome.relationId }
}
const sign = (
  one: { readonly relationId: string; readonly personId: string },
  signature: Signature = PAPER,
  at = AT,
) => db.transaction((tx) => signRelation(tx, clerk(at), { ...one, signature }))
const refusalOf = (decision: Awaited<ReturnType<typeof sign>>) =>
  decision?.granted === false ? decision.refusal : decision?.granted
const inForce = async (one: Awaited<ReturnType<typeof record>>) =>
  (await scopesInForce(db, one, provinceDate(AT))).length > 0

test('nobody may act by a letter before it is signed, and nobody is told so either', async () => {
  const one = await record()
  assert.equal(await inForce(one), false)
  assert.deepEqual(await noticesOf(db, one.personId, 5), [])
  const [shown] = await liveRelations(db, one.personId)
  assert.ok(shown !== undefined && waitsForLetter(shown), 'both sides see that it waits')
  assert.equal(refusalOf(await sign(one)), true)
  assert.equal(await inForce(one), true)
  for (const id of [one.personId, one.agentId]) assert.equal((await noticesOf(db, id, 5)).length, 1)
})

test('a letter is signed once, by the side it belongs to', async () => {
  const one = await record()
  assert.equal(await sign({ ...one, personId: one.agentId }), undefined)
  assert.equal(refusalOf(await sign(one, { kind: 'screen' })), true)
  assert.equal(refusalOf(await sign(one)), 'RELATION_NOT_OPEN')
})

test('a letter that was taken back or that nobody signed in time is worth nothing', async () => {
  const [taken, forgotten] = [await record(), await record()]
  await endRelation({ db }, clerk(), { relationId: taken.relationId, byId: taken.personId })
  assert.equal(refusalOf(await sign(taken)), 'RELATION_NOT_OPEN')
  const late = AT.add({ hours: 24 * 15 })
  await expireRelations({ db }, clerk(late.subtract({ seconds: 1 })))
  assert.equal((await findRelation(db, forgotten.relationId))?.status, 'proposed')
  await expireRelations({ db }, clerk(late))
  assert.equal((await findRelation(db, forgotten.relationId))?.status, 'ended')
  assert.equal(refusalOf(await sign(forgotten, PAPER, late)), 'RELATION_NOT_OPEN')
})

test('who has died between the letter and the signature is acted for by nobody', async () => {
  const one = await record()
  await owner.run(sql`update person.person set died_on = '2026-11-26' where id = ${one.personId}`)
  assert.equal(refusalOf(await sign(one)), 'PERSON_NOT_LIVING')
  assert.equal(await inForce(one), false)
})

test('a second letter for the same two people waits for the first', async () => {
  const { personId, agentId } = await record()
  const again = await db.transaction((tx) =>
    recordRelation(tx, testPii, clerk(), {
      personId,
      agentId,
      kind: 'family',
      scopes: ['seeCard'],
      endsOn: provinceDate(AT).add({ months: 1 }),
      evidence: '户口簿 1',
    }),
  )
  assert.equal(again.granted ? '' : again.refusal, 'RELATION_EXISTS')
})

test('at somebody’s bed the outlet is written down with the clerk', async () => {
  const one = await record({ doorFrom: 'gz-1' })
  const found = await owner.many(
    z.object({ channel: z.string(), outlet_code: z.string(), confirmed_by: z.string() }),
    sql`
    select channel, outlet_code, confirmed_by from person.relation where id = ${one.relationId}`,
  )
  assert.deepEqual(found, [{ channel: 'door', outlet_code: 'gz-1', confirmed_by: 's1' }])
})
