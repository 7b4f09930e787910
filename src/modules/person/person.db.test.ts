import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import { sql } from '#platform/db.ts'
import type { Access } from '#platform/pii.ts'
import { testDatabase } from '#test/database.ts'
import { citizenNumber, enterSomebody, somebody, testPii } from '#test/person.ts'
import {
  findPersonBySubject,
  linkSubject,
  personsForVerification,
  readProfile,
  registerPerson,
  setCodesValidFrom,
} from './index.ts'

const AT = Temporal.Instant.from('2026-11-02T08:00:00Z')
const Count = z.object({ count: z.bigint() })

const access = (personId: string): Access => ({
  personId,
  actorKind: 'staff',
  actorId: 'staff-1',
  organisationCode: 'gz-bureau',
  purpose: 'handling',
  basis: 'YKT-17',
  requestId: 'request-1',
  at: AT,
})

test('a person entered with several documents is found by none of them in the clear', async () => {
  await using it = await testDatabase()
  const personId = await enterSomebody(it.db, 2, {
    name: '陈·静怡',
    phone: '+8613800001234',
    documents: [
      { kind: 'residentIdentityCard', number: citizenNumber(2), primary: true },
      { kind: 'householdRegister', number: citizenNumber(2), primary: false },
    ],
  })
  const Dump = z.object({ text: z.string() })
  const rows = await it.owner.many(
    Dump,
    sql`select p::text as text from person.person p union all
        select d::text from person.document d union all
        select l::text from person.identity_locator l`,
  )
  assert.equal(rows.length, 4, 'one person, two documents, one identity')
  const dump = rows.map((row) => row.text).join()
  for (const clear of ['陈', citizenNumber(2), '13800001234'])
    for (const form of [clear, Buffer.from(clear).toString('hex')]) assert.ok(!dump.includes(form))
  const profile = await it.db.transaction((tx) => readProfile(tx, testPii, access(personId)))
  assert.equal(profile?.name.reveal(), '陈·静怡')
  assert.equal(profile.socialSecurityNumber?.reveal(), citizenNumber(2))
})

test('the same identity gets the same refusal, whatever it is registered by', async () => {
  await using it = await testDatabase()
  await enterSomebody(it.db, 2)
  await enterSomebody(it.db, 4, {
    documents: [{ kind: 'travelPermitHongKongMacao', number: 'H1234567801', primary: true }],
  })
  const again = (kind: 'householdRegister' | 'travelPermitHongKongMacao', number: string) =>
    it.db.transaction((tx) =>
      registerPerson(
        tx,
        testPii,
        somebody(6, { name: '别人', documents: [{ kind, number, primary: true }] }),
      ),
    )
  const byRegister = await again('householdRegister', citizenNumber(2))
  const byPermit = await again('travelPermitHongKongMacao', 'H1234567802')
  assert.ok(!byRegister.granted)
  assert.equal(byRegister.refusal, 'IDENTITY_ALREADY_REGISTERED')
  assert.equal(JSON.stringify(byRegister), JSON.stringify(byPermit))
})

test('a refused registration leaves nothing, not even the claim of a free number', async () => {
  await using it = await testDatabase()
  await enterSomebody(it.db, 2)
  const mixed = somebody(4, {
    documents: [
      { kind: 'residentIdentityCard', number: citizenNumber(4), primary: true },
      { kind: 'householdRegister', number: citizenNumber(2), primary: false },
    ],
  })
  const refused = await it.db.transaction((tx) => registerPerson(tx, testPii, mixed))
  assert.equal(refused.granted, false)
  await enterSomebody(it.db, 4)
})

test('one identity registered from two connections at once becomes one person (C2)', async () => {
  await using it = await testDatabase()
  for (let round = 0; round < 10; round += 1) {
    // The first holds its claim until the second is on its way.
    const claimed = Promise.withResolvers<undefined>()
    const first = it.db.transaction(async (tx) => {
      const decision = await registerPerson(tx, testPii, somebody(100 + round * 2))
      claimed.resolve(undefined)
      await tx.run(sql`select pg_sleep(0.02)`)
      return decision
    })
    await claimed.promise
    const second = it.db.transaction((tx) => registerPerson(tx, testPii, somebody(100 + round * 2)))
    const granted = (await Promise.all([first, second])).map((decision) => decision.granted)
    assert.deepEqual(granted, [true, false])
  }
  const many = Array.from({ length: 16 }, () =>
    it.db.transaction((tx) => registerPerson(tx, testPii, somebody(900))),
  )
  assert.equal((await Promise.all(many)).filter((decision) => decision.granted).length, 1)
  const { count } = await it.db.one(Count, sql`select count(*) as count from person.person`)
  assert.equal(count, 11n)
})

test('reading a profile leaves one record of every field, and a stranger leaves none', async () => {
  await using it = await testDatabase()
  const personId = await enterSomebody(it.db, 2)
  const stranger = '01930000-0000-7000-8000-000000000000'
  await it.db.transaction(async (tx) => {
    await readProfile(tx, testPii, access(personId))
    assert.equal(await readProfile(tx, testPii, access(stranger)), undefined)
  })
  const records = await it.db.many(
    z.object({ person_id: z.string(), fields: z.array(z.string()) }),
    sql`select person_id, fields from platform.access_record`,
  )
  assert.deepEqual(records, [
    { person_id: personId, fields: ['name', 'socialSecurityNumber', 'birthDate', 'sex'] },
  ])
})

test('a subject of the identity provider is one person for good', async () => {
  await using it = await testDatabase()
  const [one, other] = [await enterSomebody(it.db, 2), await enterSomebody(it.db, 4)]
  assert.equal(await it.db.transaction((tx) => linkSubject(tx, 'sub-1', one)), true)
  assert.equal(await it.db.transaction((tx) => linkSubject(tx, 'sub-1', other)), false)
  assert.equal(await findPersonBySubject(it.db, 'sub-1'), one)
  assert.equal(await findPersonBySubject(it.db, 'sub-2'), undefined)
})

test('the gateway gets many persons at once, still sealed; a strange id is absent', async () => {
  await using it = await testDatabase()
  const ids = [await enterSomebody(it.db, 2), await enterSomebody(it.db, 3)]
  const found = await personsForVerification(it.db, [
    ...ids,
    '01930000-0000-7000-8000-000000000000',
  ])
  assert.deepEqual([...found.keys()].sort(), [...ids].sort())
  const [, man] = ids.map((id) => found.get(id))
  assert.ok(man?.socialSecurityNumberSealed !== undefined)
  assert.equal(man.sex, 'male')
  assert.ok(man.birthOn.equals('1990-03-07'))
  assert.equal(man.codesValidFrom, undefined)
  const opened = testPii.open({ recorded: true }, { number: man.socialSecurityNumberSealed })
  assert.equal(opened.number.reveal(), citizenNumber(3))
})

test('the moment from which codes are good only moves forward', async () => {
  await using it = await testDatabase()
  const id = await enterSomebody(it.db, 2)
  const validFrom = async () => (await personsForVerification(it.db, [id])).get(id)?.codesValidFrom
  await it.db.transaction((tx) => setCodesValidFrom(tx, id, AT))
  await it.db.transaction((tx) => setCodesValidFrom(tx, id, AT.subtract({ hours: 1 })))
  assert.equal((await validFrom())?.toString(), AT.toString())
})
