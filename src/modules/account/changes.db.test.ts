import assert from 'node:assert/strict'
import test from 'node:test'
import { uuidv7 } from '#kernel/ids.ts'
import { FixedClock } from '#platform/clock.ts'
import { sql } from '#platform/db.ts'
import { deliverDue, syncSubscriptions } from '#platform/deliveries.ts'
import { createLogger } from '#platform/log.ts'
import { withdrawConsent } from '#modules/consent/index.ts'
import {
  accountsAt,
  type AskedChange,
  AT,
  change,
  enterAnother,
  enterPayee,
  eventsOf,
  hours,
  permit,
  programmeCode,
} from '#test/account-changes.ts'
import { testDatabase } from '#test/database.ts'
import { byHolder, bySystem, enterProgrammes, FARMLAND } from '#test/payees.ts'
import {
  accountChangeCancelled,
  accountChanged,
  accountHistory,
  accountSubscribers,
  cancelChange,
  changeAccount,
  openAssignment,
} from './index.ts'

const log = createLogger('silent')

test('without consent nothing moves; with it the chosen programme and no other', async () => {
  await using it = await testDatabase()
  await enterProgrammes(it.db)
  const { personId, old, fresh } = await enterPayee(it.db)
  const asked = { personId, accountId: fresh.id }
  const refused = await change(it.db, { ...asked, consentId: uuidv7(AT) })
  assert.ok(!refused.granted && refused.refusal === 'CONSENT_MISSING')
  const consentId = await permit(it.db, personId, fresh.id)
  const done = await change(it.db, { ...asked, consentId })
  assert.ok(done.granted)
  assert.equal(done.outcome.payableFrom.toString(), hours(24).toString())
  const now = await accountsAt(it.db, personId, AT)
  assert.deepEqual([now.get(programmeCode), now.get(FARMLAND.code)], [fresh.id, old.id])
  const again = await change(it.db, { ...asked, consentId }, byHolder(personId, hours(1)))
  assert.ok(again.granted && again.outcome.id === done.outcome.id)
  assert.deepEqual(await eventsOf(it.owner, personId), [accountChanged.name])
})

test('family and agents never change an account, nor does the database let them', async () => {
  await using it = await testDatabase()
  await enterProgrammes(it.db)
  const { personId, fresh } = await enterPayee(it.db)
  const consentId = await permit(it.db, personId, fresh.id)
  const daughter = byHolder(uuidv7(AT), AT)
  const refused = await change(it.db, { personId, accountId: fresh.id, consentId }, daughter)
  assert.ok(!refused.granted && refused.refusal === 'NOT_THE_HOLDER')
  const kept = await it.db.transaction((tx) =>
    cancelChange(tx, daughter, { personId, programmeCode }),
  )
  assert.ok(!kept.granted && kept.refusal === 'NOT_THE_HOLDER')
  await assert.rejects(
    it.owner.run(sql`
      insert into account.assignment (id, person_id, programme_code, account_id, valid,
        authorisation, payable_from, entered_at, actor_kind, actor_id)
      values (${uuidv7(AT)}, ${personId}, 'RS-009', ${fresh.id},
        tstzrange(${AT}::timestamptz, null), 'initial', ${AT}, ${AT}, 'holder',
        ${daughter.actor.id})`),
    /assignment_actor/,
  )
})

test('a consent for another person, programme or account permits nothing here', async () => {
  await using it = await testDatabase()
  await enterProgrammes(it.db)
  const [one, other] = [await enterPayee(it.db), await enterPayee(it.db)]
  const refusalOf = async (asked: AskedChange) => {
    const decision = await change(it.db, asked)
    return decision.granted ? undefined : decision.refusal
  }
  const { personId } = one
  const consentOfOther = await permit(it.db, other.personId, other.fresh.id)
  const stranger = { personId, accountId: one.fresh.id, consentId: consentOfOther }
  assert.equal(await refusalOf(stranger), 'CONSENT_MISSING')
  const notTheirs = { personId, accountId: other.fresh.id, consentId: consentOfOther }
  assert.equal(await refusalOf(notTheirs), 'ACCOUNT_NOT_ACTIVE')
  const consentId = await permit(it.db, personId, one.fresh.id)
  const farmland = await it.db.transaction((tx) =>
    changeAccount(tx, byHolder(personId, AT), {
      personId,
      programmeCode: FARMLAND.code,
      accountId: one.fresh.id,
      consentId,
    }),
  )
  assert.ok(!farmland.granted && farmland.refusal === 'CONSENT_MISSING')
})

test('a change can be taken back until the cut-over, and not after it', async () => {
  await using it = await testDatabase()
  await enterProgrammes(it.db)
  const { personId, old, fresh } = await enterPayee(it.db)
  const consentId = await permit(it.db, personId, fresh.id)
  const asked = { personId, accountId: fresh.id, consentId }
  await change(it.db, { ...asked, effectiveFrom: hours(48) })
  const cancel = (at: Temporal.Instant) =>
    it.db.transaction((tx) => cancelChange(tx, byHolder(personId, at), { personId, programmeCode }))
  const late = await cancel(hours(48))
  assert.ok(!late.granted && late.refusal === 'NO_CHANGE_UNDER_WAY')
  assert.ok((await cancel(hours(47))).granted)
  assert.equal((await accountsAt(it.db, personId, hours(49))).get(programmeCode), old.id)
  const anew = await change(it.db, asked, byHolder(personId, hours(50)))
  assert.ok(anew.granted)
  assert.equal((await accountsAt(it.db, personId, hours(50))).get(programmeCode), fresh.id)
  assert.deepEqual(await eventsOf(it.owner, personId), [
    accountChanged.name,
    accountChangeCancelled.name,
    accountChanged.name,
  ])
  const history = await accountHistory(it.db, personId)
  const ofProgramme = history.filter((one) => one.programmeCode === programmeCode)
  assert.deepEqual(
    ofProgramme.map((one) => [one.account.id, one.cancelledAt !== undefined]),
    [
      [fresh.id, false],
      [fresh.id, true],
      [old.id, false],
    ],
  )
})

test('of two changes in one moment the later one stands, and neither fails', async () => {
  await using it = await testDatabase()
  await enterProgrammes(it.db)
  const { personId, old, fresh } = await enterPayee(it.db)
  const moves = [fresh.id, old.id, fresh.id].map(async (accountId) => ({
    personId,
    accountId,
    consentId: await permit(it.db, personId, accountId),
  }))
  const [there, back, again] = await Promise.all(moves)
  assert.ok(there !== undefined && back !== undefined && again !== undefined)
  assert.ok((await change(it.db, there)).granted)
  const second = await change(it.db, back)
  assert.ok(second.granted && Temporal.Instant.compare(second.outcome.validFrom, AT) > 0)
  const third = await change(it.db, again)
  assert.ok(!third.granted && third.refusal === 'CHANGE_UNDER_WAY', 'this one may try again')
  assert.equal((await accountsAt(it.db, personId, hours(1))).get(programmeCode), old.id)
  const scope = { personId, programmeCode, accountId: fresh.id }
  const opened = await it.db.transaction((tx) => openAssignment(tx, bySystem(hours(-200)), scope))
  assert.ok(!opened.granted && opened.refusal === 'ALREADY_ASSIGNED', 'a clock that is behind')
})

test('a withdrawn consent takes back a change that waits on it, told late', async () => {
  await using it = await testDatabase()
  await enterProgrammes(it.db)
  const { db } = it
  const subscribers = accountSubscribers()
  await db.transaction((tx) => syncSubscriptions(tx, subscribers))
  const { personId, old, fresh } = await enterPayee(db)
  const consentId = await permit(db, personId, fresh.id)
  const asked = { personId, accountId: fresh.id, consentId, effectiveFrom: hours(48) }
  await change(db, asked)
  await db.transaction((tx) =>
    withdrawConsent(tx, byHolder(personId, hours(1)), { personId, consentId }),
  )
  assert.equal((await accountsAt(db, personId, hours(49))).get(programmeCode), old.id)
  await deliverDue({ db, clock: new FixedClock(hours(50)), log }, subscribers)
  await deliverDue({ db, clock: new FixedClock(hours(50)), log }, subscribers)
  assert.equal((await accountsAt(db, personId, hours(51))).get(programmeCode), old.id)
  assert.deepEqual(await eventsOf(it.owner, personId), [
    accountChanged.name,
    accountChangeCancelled.name,
  ])
})

test('a change taken back late does not disturb the one that came after it', async () => {
  await using it = await testDatabase()
  await enterProgrammes(it.db)
  const { db } = it
  const subscribers = accountSubscribers()
  await db.transaction((tx) => syncSubscriptions(tx, subscribers))
  const { personId, old, fresh } = await enterPayee(db)
  const third = await enterAnother(db, personId)
  const consentId = await permit(db, personId, fresh.id)
  await change(db, { personId, accountId: fresh.id, consentId, effectiveFrom: hours(10) })
  await db.transaction((tx) =>
    withdrawConsent(tx, byHolder(personId, hours(1)), { personId, consentId }),
  )
  const other = await permit(db, personId, third.id, hours(20))
  const asked = { personId, accountId: third.id, consentId: other }
  assert.ok((await change(db, asked, byHolder(personId, hours(20)))).granted)
  assert.equal(await deliverDue({ db, clock: new FixedClock(hours(21)), log }, subscribers), 1)
  const paidAt = async (at: Temporal.Instant) =>
    (await accountsAt(db, personId, at)).get(programmeCode)
  assert.equal(await paidAt(hours(15)), old.id)
  assert.equal(await paidAt(hours(20)), third.id)
})

test('the database holds one account at a time, and no history that was rewritten', async () => {
  await using it = await testDatabase()
  await enterProgrammes(it.db)
  const { personId, fresh } = await enterPayee(it.db)
  const second = it.owner.run(sql`
    insert into account.assignment (id, person_id, programme_code, account_id, valid,
      authorisation, payable_from, entered_at, actor_kind, actor_id)
    values (${uuidv7(AT)}, ${personId}, ${programmeCode}, ${fresh.id},
      tstzrange(${AT}::timestamptz, null), 'initial', ${AT}, ${AT}, 'system', 'test')`)
  await assert.rejects(second, /assignment_one_account/)
  const unpermitted = it.owner.run(sql`
    insert into account.assignment (id, person_id, programme_code, account_id, valid,
      authorisation, payable_from, entered_at, actor_kind, actor_id)
    values (${uuidv7(AT)}, ${personId}, 'RS-001', ${fresh.id},
      tstzrange(${AT}::timestamptz, null), 'consent', ${AT}, ${AT}, 'system', 'test')`)
  await assert.rejects(unpermitted, /assignment_authorised/)
  for (const rewrite of [
    sql`update account.assignment set account_id = ${fresh.id}`,
    sql`update account.assignment set valid = tstzrange(${AT}::timestamptz, null)`,
    sql`delete from account.assignment`,
  ])
    await assert.rejects(it.owner.run(rewrite), /append-only/)
  await it.owner.run(sql`
    update account.assignment set valid = tstzrange(lower(valid), ${AT}::timestamptz)
     where person_id = ${personId}`)
  const reopened = it.owner.run(sql`
    update account.assignment set valid = tstzrange(lower(valid), null)
     where person_id = ${personId}`)
  await assert.rejects(reopened, /append-only/)
  await assert.rejects(
    it.db.run(sql`update account.assignment set account_id = account_id`),
    /permission denied/,
  )
})
