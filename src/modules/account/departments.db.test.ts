import assert from 'node:assert/strict'
import test from 'node:test'
import { uuidv7 } from '#kernel/ids.ts'
import type { Database } from '#platform/db.ts'
import { giveConsent } from '#modules/consent/index.ts'
import { permissionsOf } from '#modules/organisation/index.ts'
import { testDatabase } from '#test/database.ts'
import {
  ALLOWANCE,
  byHolder,
  bySystem,
  enterAccount,
  enterProgrammes,
  payConsent,
} from '#test/payees.ts'
import { enterSomebody } from '#test/person.ts'
import {
  type Answer,
  answerChange,
  cancelChange,
  changeAccount,
  notePush,
  openAssignment,
  overdueAcknowledgements,
  programmesOf,
} from './index.ts'

const AT = Temporal.Instant.from('2026-11-26T02:00:00Z')
const hours = (count: number) => AT.add({ hours: count })
const day = (text: string) => Temporal.PlainDate.from(text)
const programmeCode = ALLOWANCE.code
const OWNER = ALLOWANCE.ownerAgency
const OFFICER = permissionsOf(['departmentOfficer'])
let sequence = 0

const byStaff = (organisationCode: string, at = AT) => ({
  actor: { kind: 'staff', id: 'officer-1', organisationCode } as const,
  requestId: 'request-1',
  at,
})

/** A change of somebody that takes effect after some hours; none is at once. */
const enterChange = async (db: Database, inHours = 48) => {
  const personId = await enterSomebody(db, (sequence += 1))
  return db.transaction(async (tx) => {
    const old = await enterAccount(tx, personId, (sequence += 1), AT)
    const fresh = await enterAccount(tx, personId, (sequence += 1), AT)
    const scope = { personId, programmeCode, accountId: fresh.id }
    await openAssignment(tx, bySystem(hours(-100)), { ...scope, accountId: old.id })
    const consent = await giveConsent(tx, byHolder(personId, AT), await payConsent(tx, scope, AT))
    assert.ok(consent.granted)
    const change = await changeAccount(tx, byHolder(personId, AT), {
      ...scope,
      consentId: consent.outcome.id,
      effectiveFrom: hours(inHours),
    })
    assert.ok(change.granted)
    return { personId, old, fresh, changeId: change.outcome.id }
  })
}

const answer = (
  db: Database,
  changeId: string,
  given: Answer,
  context = byStaff(OWNER),
  permissions: ReadonlySet<string> = OFFICER,
) => answerChange({ db }, context, { changeId, permissions, answer: given })

const push = (db: Database, changeId: string, at = AT) =>
  db.transaction((tx) => notePush(tx, bySystem(at), { changeId, agencyCode: OWNER }))

const seenBy = async (db: Database, personId: string, at = AT) => {
  const [found] = await programmesOf(db, personId, at)
  assert.ok(found !== undefined)
  return found
}

test('a change waits for the department of the programme, as the holder sees', async () => {
  await using it = await testDatabase()
  await enterProgrammes(it.db)
  const { personId, old, fresh, changeId } = await enterChange(it.db)
  const before = await seenBy(it.db, personId)
  assert.equal(before.account.id, old.id)
  assert.deepEqual(before.nextPayDates.map(String), ['2026-12-10', '2027-01-10', '2027-02-10'])
  assert.equal(before.change?.toAccount.id, fresh.id)
  assert.equal(before.change.effectiveFrom.toString(), hours(48).toString())
  assert.deepEqual(before.answers, [
    { agencyCode: OWNER, status: 'published', reason: undefined, dueOn: undefined },
  ])
  await push(it.db, changeId)
  const pushed = await seenBy(it.db, personId)
  assert.equal(pushed.answers[0]?.dueOn?.toString(), '2026-11-30', 'two working days')
  const done = await answer(it.db, changeId, { action: 'acknowledge' })
  assert.ok(done?.granted)
  const after = await seenBy(it.db, personId, hours(48))
  assert.deepEqual([after.account.id, after.change], [fresh.id, undefined])
  assert.equal(after.answers[0]?.status, 'acknowledged')
})

test('staff answer for their own department only, and with the permission', async () => {
  await using it = await testDatabase()
  await enterProgrammes(it.db)
  const { changeId } = await enterChange(it.db)
  const yes = { action: 'acknowledge' } as const
  assert.equal(await answer(it.db, changeId, yes, byStaff('dept-agriculture')), undefined)
  assert.equal(await answer(it.db, uuidv7(AT), yes), undefined)
  const holder = { ...bySystem(AT), actor: { kind: 'holder', id: OWNER } as const }
  const call = answerChange({ db: it.db }, holder, { changeId, permissions: OFFICER, answer: yes })
  assert.equal(await call, undefined)
  const refused = await answer(it.db, changeId, yes, byStaff(OWNER), permissionsOf(['clerk']))
  assert.ok(refused?.granted === false && refused.refusal === 'PERMISSION_MISSING')
  assert.ok((await answer(it.db, changeId, yes))?.granted)
  const again = await answer(it.db, changeId, yes)
  assert.ok(again?.granted === false && again.refusal === 'ANSWER_NOT_POSSIBLE')
})

test('a rejection before the cut-over leaves the money where it was, with the reason', async () => {
  await using it = await testDatabase()
  await enterProgrammes(it.db)
  const { personId, old, changeId } = await enterChange(it.db)
  const reason = '户名与名册不符'
  assert.ok((await answer(it.db, changeId, { action: 'reject', reason }))?.granted)
  const seen = await seenBy(it.db, personId, hours(49))
  assert.deepEqual([seen.account.id, seen.change], [old.id, undefined])
  assert.deepEqual(
    seen.answers.map((one) => [one.status, one.reason]),
    [['rejected', reason]],
  )
})

test('a rejection after the cut-over is told to the holder and moves nothing', async () => {
  await using it = await testDatabase()
  await enterProgrammes(it.db)
  const { personId, fresh, changeId } = await enterChange(it.db, 0)
  const reason = '户名与名册不符'
  await answer(it.db, changeId, { action: 'reject', reason }, byStaff(OWNER, hours(1)))
  const seen = await seenBy(it.db, personId, hours(2))
  assert.equal(seen.account.id, fresh.id)
  assert.deepEqual(
    seen.answers.map((one) => [one.status, one.reason]),
    [['rejected', reason]],
  )
})

test('reminders name what is overdue, by the day pushed or deferred to, and for whom', async () => {
  await using it = await testDatabase()
  await enterProgrammes(it.db)
  const [first, second, third] = [
    await enterChange(it.db),
    await enterChange(it.db),
    await enterChange(it.db),
  ]
  await push(it.db, first.changeId)
  await push(it.db, first.changeId, AT.add({ hours: 96 }))
  await push(it.db, second.changeId)
  const until = day('2026-12-04')
  await answer(it.db, second.changeId, { action: 'defer', reason: '核对名册', until })
  const overdue = async (on: string, agency?: string) =>
    (await overdueAcknowledgements(it.db, day(on), agency)).map((one) => one.changeId)
  assert.deepEqual(await overdue('2026-11-30'), [])
  assert.deepEqual(await overdue('2026-12-01'), [first.changeId])
  assert.deepEqual(await overdue('2026-12-05', OWNER), [first.changeId, second.changeId])
  assert.deepEqual(await overdue('2026-12-05', 'dept-agriculture'), [])
  assert.equal(await push(it.db, uuidv7(AT)), undefined)
  await it.db.transaction((tx) =>
    cancelChange(tx, byHolder(first.personId, hours(1)), {
      personId: first.personId,
      programmeCode,
    }),
  )
  assert.deepEqual(await overdue('2026-12-05'), [second.changeId])
  const cancelled = await answer(it.db, first.changeId, { action: 'acknowledge' })
  assert.ok(cancelled?.granted === false && cancelled.refusal === 'ANSWER_NOT_POSSIBLE')
  assert.ok((await answer(it.db, third.changeId, { action: 'acknowledge' }))?.granted)
})

test('a cancellation and a late answer at once end in one of the two, never in both', async () => {
  await using it = await testDatabase()
  await enterProgrammes(it.db)
  for (let round = 0; round < 5; round += 1) {
    const { personId, old, fresh, changeId } = await enterChange(it.db)
    const reason = '户名与名册不符'
    await Promise.all([
      answer(it.db, changeId, { action: 'reject', reason }),
      it.db.transaction((tx) =>
        cancelChange(tx, byHolder(personId, hours(1)), { personId, programmeCode }),
      ),
    ])
    const seen = await seenBy(it.db, personId, hours(49))
    assert.equal(seen.account.id, old.id)
    assert.notEqual(seen.account.id, fresh.id)
  }
})
