import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { FixedClock } from '#platform/clock.ts'
import { sql } from '#platform/db.ts'
import { accessLog } from '#modules/privacy/index.ts'
import { type NoticeContent, noticesOf, noticeText } from '#modules/person/index.ts'
import { demonstrationApp } from '#test/app.ts'
import { testDatabase } from '#test/database.ts'
import { sayOf } from '#test/entitlement.ts'
import { enterPartner, type TestPartner } from '#test/partner.ts'
import { citizenNumber, enterSomebody } from '#test/person.ts'
import { entitlementsForVerification, insertSources, remindOfEnd } from './index.ts'
import { entitlementsOfPerson } from './store.ts'

const it = await testDatabase()
const { db } = it
const AT = Temporal.Instant.from('2026-11-26T02:00:00Z')
const ON = Temporal.PlainDate.from('2026-11-26')
const clock = new FixedClock(AT.toString())
await db.transaction((tx) =>
  insertSources(tx, [
    { kind: 'disabled', agencyCode: 'dept-disabled-federation' },
    { kind: 'talent', agencyCode: 'hrss-440000' },
  ]),
)
const app = await demonstrationApp(db, clock)
after(async () => {
  await app.close()
  await it[Symbol.asyncDispose]()
})
const federation = await enterPartner(db, 'department', 'dept-disabled-federation')
const bureau = await enterPartner(db, 'department', 'hrss-440000')

let keys = 0
const call = async (by: TestPartner, path: string, content?: object) => {
  const body = content === undefined ? '' : JSON.stringify(content)
  const authorization = await by.sign({ audience: app.publicUrl, body, at: clock.now() })
  const key = `key-${(keys += 1)}-000000`
  const answer = await app.server.inject({
    method: content === undefined ? 'GET' : 'POST',
    url: path,
    headers: {
      authorization,
      accept: 'application/json',
      ...(body !== '' && { 'content-type': 'application/json', 'idempotency-key': key }),
    },
    ...(body !== '' && { payload: body }),
  })
  const json = answer.json<Record<string, unknown>>()
  return { status: answer.statusCode, json, code: json['code'] }
}

const statement = (sequence: number, change: object = {}) => ({
  kind: 'disabled',
  level: '2',
  reference: `CJ-${sequence}`,
  validFrom: '2026-11-01',
  validUntil: '2036-11-01',
  person: {
    documentKind: 'residentIdentityCard',
    number: citizenNumber(sequence),
    name: '陈静怡',
  },
  ...change,
})

const inForce = async (personId: string, moment = { at: AT, on: ON }) =>
  (await entitlementsForVerification(db, [personId], moment)).get(personId)

test('what is said holds at once, is told to the person, and stands in who viewed me', async () => {
  const personId = await enterSomebody(db, 1)
  const first = await call(federation, '/v1/entitlements', statement(1))
  assert.equal(first.status, 201, JSON.stringify(first.json))
  const { entitlementId, ...rest } = first.json
  assert.match(String(entitlementId), /^ent_[0-9a-f]{32}$/)
  assert.deepEqual(rest, {
    kind: 'disabled',
    level: '2',
    reference: 'CJ-1',
    validFrom: '2026-11-01',
    validUntil: '2036-11-01',
    status: 'inForce',
  })
  assert.deepEqual(await inForce(personId), [{ kind: 'disabled', level: '2' }])
  const notices = await noticesOf(db, personId, 10)
  assert.deepEqual(
    notices.map(({ message }) => message),
    ['entitlement.entered'],
  )
  const { entries } = await accessLog({ db, clock }, personId)
  assert.deepEqual(
    entries.map(({ purpose, organisation, fields, basis }) => [
      purpose,
      organisation.code,
      fields,
      basis,
    ]),
    [['entitlementEntry', 'dept-disabled-federation', ['name', 'identityNumber'], 'YKT-21']],
  )
})

test('the same said again is the same, and something else for those days is refused', async () => {
  const personId = await enterSomebody(db, 2)
  const [first, again] = [
    await call(federation, '/v1/entitlements', statement(2)),
    await call(federation, '/v1/entitlements', statement(2)),
  ]
  assert.equal(again.json['entitlementId'], first.json['entitlementId'])
  const other = await call(federation, '/v1/entitlements', statement(2, { level: '1' }))
  assert.deepEqual([other.status, other.code], [409, 'ENTITLEMENT_OVERLAPS'])
  assert.equal((await entitlementsOfPerson(db, personId)).length, 1)
  assert.equal((await noticesOf(db, personId, 10)).length, 1)
  const next = statement(2, { validFrom: '2036-11-01', validUntil: '2040-11-01' })
  assert.equal((await call(federation, '/v1/entitlements', next)).status, 201)
})

test('another department cannot say it, read it or take it back', async () => {
  await enterSomebody(db, 3)
  const not = await call(bureau, '/v1/entitlements', statement(3))
  assert.deepEqual([not.status, not.code], [403, 'ENTITLEMENT_NOT_YOURS'])
  const { json } = await call(federation, '/v1/entitlements', statement(3))
  const path = `/v1/entitlements/${String(json['entitlementId'])}`
  assert.equal((await call(federation, path)).status, 200)
  assert.equal((await call(bureau, path)).status, 404)
  const taken = await call(bureau, `${path}/revocation`, { reason: '不是本部门登记的' })
  assert.equal(taken.status, 404)
})

test('nobody there, another name and somebody who died are answered alike', async () => {
  const dead = await enterSomebody(db, 4)
  await it.owner.run(sql`update person.person set died_on = '2026-11-01' where id = ${dead}`)
  await enterSomebody(db, 5)
  const named = { ...statement(5).person, name: '别人' }
  const asked = [statement(99), statement(5, { person: named }), statement(4)]
  const answers = []
  for (const one of asked) answers.push(await call(federation, '/v1/entitlements', one))
  for (const { status, code } of answers)
    assert.deepEqual([status, code], [422, 'ENTITLEMENT_PERSON_UNKNOWN'])
  const told = answers.map(({ json: { traceId: _differs, ...rest } }) => rest)
  const [first, ...others] = told
  for (const other of others) assert.deepEqual(other, first)
})

test('what is revoked is told to nobody any more, and stays as it was before', async () => {
  const personId = await enterSomebody(db, 6)
  const { json } = await call(federation, '/v1/entitlements', statement(6))
  const path = `/v1/entitlements/${String(json['entitlementId'])}/revocation`
  const short = await call(federation, path, { reason: '错' })
  assert.deepEqual([short.status, short.code], [422, 'ENTITLEMENT_REASON_MISSING'])
  const done = await call(federation, path, { reason: '证书已经注销' })
  assert.deepEqual([done.status, done.json['status']], [200, 'revoked'])
  assert.equal(await inForce(personId), undefined)
  const before = { at: AT.subtract({ milliseconds: 1 }), on: ON }
  assert.equal((await inForce(personId, before))?.length, 1)
  const again = await call(federation, path, { reason: '证书已经注销' })
  assert.deepEqual([again.status, again.code], [409, 'ENTITLEMENT_REVOKED'])
  assert.deepEqual((await noticesOf(db, personId, 10)).map(({ message }) => message).sort(), [
    'entitlement.entered',
    'entitlement.revoked',
  ])
})

test('it ends by the day without anybody doing anything', async () => {
  const personId = await enterSomebody(db, 7)
  await call(federation, '/v1/entitlements', statement(7, { validUntil: '2026-12-01' }))
  const on = async (text: string) =>
    (await inForce(personId, { at: AT, on: Temporal.PlainDate.from(text) }))?.length ?? 0
  assert.deepEqual(
    [await on('2026-10-31'), await on('2026-11-30'), await on('2026-12-01')],
    [0, 1, 0],
  )
})

test('people are told once that it is about to end, unless it goes on', async () => {
  const [ending, goesOn] = [await enterSomebody(db, 9), await enterSomebody(db, 10)]
  const from = Temporal.PlainDate.from('2026-01-01')
  const until = Temporal.PlainDate.from('2026-12-20')
  await sayOf(db, ending, ['student'], { period: { from, until } })
  await sayOf(db, goesOn, ['student'], { period: { from, until } })
  await sayOf(db, goesOn, ['student'], {
    period: { from: until, until: Temporal.PlainDate.from('2027-09-01') },
  })
  const remind = (days: number) =>
    remindOfEnd(
      { db },
      { actor: { kind: 'system', id: 'job' }, requestId: 'job', at: AT.add({ hours: 24 * days }) },
    )
  // What other tests left to be told of goes first.
  await remind(-8)
  // On 19 November it is 31 days off, on 20 November 30.
  assert.equal(await remind(-7), 0)
  assert.equal(await remind(-6), 1)
  assert.equal(await remind(0), 0)
  const [told, ...more] = await noticesOf(db, ending, 10)
  assert.deepEqual(
    [told?.message, told?.params['lastDay'], more.length],
    ['entitlement.ending', '2026-12-19', 0],
  )
  assert.match(noticeText('zh-Hans', told as NoticeContent), /权益“学生”到 2026年12月19日/)
  assert.deepEqual(await noticesOf(db, goesOn, 10), [])
})

/** The constraint that a statement of the owner breaks. */
const broken = async (statement: Promise<unknown>): Promise<string | undefined> => {
  try {
    await statement
    return undefined
  } catch (error) {
    return (
      (error as { constraint?: string }).constraint ?? String((error as { code?: string }).code)
    )
  }
}

test('the database itself refuses what must never be', async () => {
  const personId = await enterSomebody(db, 8)
  const [id = ''] = await sayOf(db, personId, ['student'])
  const { owner } = it
  assert.equal(await broken(sayOf(db, personId, ['student'])), 'entitlement_once')
  assert.equal(
    await broken(sayOf(db, personId, ['disabled'], { level: undefined })),
    'entitlement_level',
  )
  const open = { period: { from: ON, until: undefined } }
  assert.equal(await broken(sayOf(db, personId, ['lowIncome'], open)), 'entitlement_ends')
  const revoke = (at: string) =>
    owner.run(sql`update entitlement.entitlement set revoked_at = ${at}::timestamptz,
      revoked_by = 'x', revoke_reason = 'four' where id = ${id}`)
  await revoke('2026-11-26T00:00:00Z')
  assert.equal(await broken(revoke('2026-11-27T00:00:00Z')), 'entitlement_revoked_once')
  assert.equal(
    await broken(owner.run(sql`delete from entitlement.entitlement where id = ${id}`)),
    '42501',
  )
  const stranger = db.transaction((tx) =>
    tx.run(sql`insert into entitlement.entitlement select gen_random_uuid(), person_id, entered_for,
      kind, level, 'nobody', reference, valid_from, valid_until, origin, list_id, entered_by,
      entered_at from entitlement.entitlement where id = ${id}`),
  )
  assert.equal(await broken(stranger), 'entitlement_kind_agency_code_fkey')
})
