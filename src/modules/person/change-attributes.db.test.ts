import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import type { ActionContext } from '#platform/audit.ts'
import { sql } from '#platform/db.ts'
import { testDatabase } from '#test/database.ts'
import { citizenNumber, enterSomebody, testPii } from '#test/person.ts'
import {
  changeAttributes,
  decideChangeOrder,
  insertAttributeChange,
  noticesOf,
  personsWithFormerNumber,
  readProfile,
  socialSecurityNumberIndex,
} from './index.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const { db, owner } = it
const deps = { db, pii: testPii }
const AT = Temporal.Instant.from('2026-11-26T02:00:00Z')
const staff = (id: string, organisationCode: string, at = AT): ActionContext => ({
  actor: { kind: 'staff', id, organisationCode },
  requestId: 'request',
  at,
})
const FIRST = staff('s1', 'card-centre-440000')
const SECOND = staff('s2', 'hrss-440100')
let sequence = 20
const someone = () => {
  sequence += 2
  return enterSomebody(db, sequence, { phone: '13800001234' })
}
type Change = Omit<Parameters<typeof changeAttributes>[2], 'personId' | 'materials'>
const change = (personId: string, values: Change, context = FIRST) =>
  changeAttributes(deps, context, { personId, materials: ['form-1'], ...values })
const statusOf = (decision: Awaited<ReturnType<typeof change>>) =>
  decision === undefined ? 'none' : decision.granted ? decision.outcome.status : decision.refusal
const nameOf = async (personId: string) => {
  const profile = await db.transaction((tx) =>
    readProfile(tx, testPii, {
      personId,
      actorKind: 'staff',
      actorId: 's1',
      organisationCode: 'x',
      purpose: 'handling',
      basis: 'YKT-17',
      requestId: 'r',
      at: AT,
    }),
  )
  return profile?.name.reveal()
}

test('one attribute is changed at once; a second in 90 days waits for another unit', async () => {
  const personId = await someone()
  assert.equal(statusOf(await change(personId, { phone: '13900001234' })), 'settled')
  const renamed = await change(personId, { name: '陈静宜' })
  assert.equal(statusOf(renamed), 'proposed')
  assert.equal(await nameOf(personId), '陈静怡')
  assert.equal(statusOf(await change(personId, { name: '别名' })), 'CHANGE_UNDER_WAY')
  const orderId = renamed?.granted === true ? renamed.outcome.orderId : ''
  const decide = (context: ActionContext) =>
    decideChangeOrder(deps, context, { orderId, approve: true })
  const [alone, unit] = [await decide(FIRST), await decide(staff('s9', 'card-centre-440000'))]
  assert.equal(alone?.granted === false && alone.refusal, 'SAME_PERSON_DECIDES')
  assert.equal(unit?.granted === false && unit.refusal, 'SAME_UNIT_DECIDES')
  const yes = await decide(SECOND)
  assert.ok(yes?.granted)
  assert.equal(await nameOf(personId), '陈静宜')
  const again = await decide(SECOND)
  assert.equal(again?.granted === false && again.refusal, 'CHANGE_NOT_OPEN')
  const events = await owner.many(
    z.object({ attributes: z.string(), hold: z.boolean() }),
    sql`
    select payload ->> 'attributes' as attributes, (payload ->> 'hold')::boolean as hold
      from platform.event where name = 'person.attributes-changed' and subject_id = ${personId}
     order by position`,
  )
  assert.deepEqual(events, [
    { attributes: '["phone"]', hold: false },
    { attributes: '["name"]', hold: true },
  ])
  assert.equal((await noticesOf(db, personId, 9)).length, 2)
})

test('after 90 days an attribute is the first again, and two at once are two', async () => {
  const personId = await someone()
  assert.equal(statusOf(await change(personId, { phone: '13900001234' })), 'settled')
  const later = staff('s1', 'card-centre-440000', AT.add({ hours: 24 * 91 }))
  assert.equal(statusOf(await change(personId, { name: '陈静宜' }, later)), 'settled')
  const other = await someone()
  const both = await change(other, { name: '陈静宜', phone: '13900001234' })
  assert.equal(statusOf(both), 'proposed')
  const orderId = both?.granted === true ? both.outcome.orderId : ''
  const no = await decideChangeOrder(deps, SECOND, { orderId, approve: false })
  assert.ok(no?.granted && no.outcome === 'declined')
  assert.equal(await nameOf(other), '陈静怡')
})

test('a permit holder who gets a residence permit keeps the id and the former number', async () => {
  const personId = await enterSomebody(db, 2, {
    documents: [{ kind: 'travelPermitHongKongMacao', number: 'H1234567800', primary: true }],
    socialSecurityNumber: 'HKG0000H1234567800',
    birthOn: Temporal.PlainDate.from('1987-04-23'),
    sex: 'male',
  })
  const document = {
    kind: 'residencePermitHongKong',
    number: '810000198704239931',
    primary: true,
  } as const
  assert.equal(statusOf(await change(personId, { document })), 'settled')
  const profile = await db.transaction((tx) =>
    readProfile(tx, testPii, {
      personId,
      actorKind: 'staff',
      actorId: 's1',
      organisationCode: 'x',
      purpose: 'handling',
      basis: 'YKT-17',
      requestId: 'r',
      at: AT,
    }),
  )
  assert.equal(profile?.socialSecurityNumber?.reveal(), document.number)
  const index = socialSecurityNumberIndex(testPii, 'HKG0000H1234567800')
  assert.deepEqual(await personsWithFormerNumber(db, index), [personId])
  const kinds = await owner.many(
    z.object({ kind: z.string(), primary_identity: z.boolean() }),
    sql`
    select kind, primary_identity from person.document where person_id = ${personId}
     order by kind`,
  )
  assert.deepEqual(kinds, [
    { kind: 'residencePermitHongKong', primary_identity: true },
    { kind: 'travelPermitHongKongMacao', primary_identity: false },
  ])
})

test('a document of somebody else is refused; a renewal is no change of identity', async () => {
  const [personId, other] = [await someone(), await someone()]
  const taken = citizenNumber(sequence)
  const document = { kind: 'residentIdentityCard', number: taken, primary: true } as const
  assert.equal(statusOf(await change(personId, { document })), 'IDENTITY_ALREADY_REGISTERED')
  assert.equal(statusOf(await change(other, { phone: '13900001234' })), 'settled')
  const renewal = { ...document, validUntil: Temporal.PlainDate.from('2036-01-01') }
  assert.equal(statusOf(await change(other, { document: renewal })), 'settled')
})

test('the database refuses a second attribute of one unit alone', async () => {
  const personId = await someone()
  const first = { staffId: 's1', agencyCode: 'a1' }
  const write = (attribute: 'account' | 'phone', second?: typeof first) =>
    db.transaction((tx) =>
      insertAttributeChange(
        tx,
        {
          id: crypto.randomUUID(),
          personId,
          attribute,
          oldSealed: undefined,
          newSealed: undefined,
          orderId: crypto.randomUUID(),
          first,
          second,
        },
        AT,
      ),
    )
  await write('account')
  await write('account')
  await assert.rejects(write('phone'), /attribute_second_unit|second critical attribute/)
  await assert.rejects(write('phone', first), /attribute_two_people/)
  await assert.rejects(write('phone', { ...first, staffId: 's2' }), /attribute_two_units/)
  await write('phone', { staffId: 's2', agencyCode: 'a2' })
  await assert.rejects(
    owner.run(sql`delete from person.attribute_change where person_id = ${personId}`),
    /append-only/,
  )
})
