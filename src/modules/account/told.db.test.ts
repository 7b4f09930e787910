import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import type { ActionContext } from '#platform/audit.ts'
import { FixedClock } from '#platform/clock.ts'
import { type Database, sql } from '#platform/db.ts'
import { deliverDue, syncSubscriptions } from '#platform/deliveries.ts'
import { createLogger } from '#platform/log.ts'
import {
  changeAttributes,
  decideChangeOrder,
  personSubscribers,
  type ShortMessages,
} from '#modules/person/index.ts'
import { AT, enterAnother, hours, permit, programmeCode } from '#test/account-changes.ts'
import { testDatabase } from '#test/database.ts'
import { meet } from '#test/meeting.ts'
import { wrong } from '#test/model/invariants.ts'
import { byHolder, bySystem, enterProgrammes } from '#test/payees.ts'
import { enterSomebody, testPii } from '#test/person.ts'
import { changeAccount, openAssignment } from './index.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const { db, owner } = it
await enterProgrammes(db)

const [OLD_PHONE, NEW_PHONE] = ['13800001234', '13900001234']
const sent: { to: string; text: string }[] = []
const shortMessages: ShortMessages = {
  send: async ({ to, text }) => {
    sent.push({ to, text })
  },
}
/** Later than everything here. */
const clock = new FixedClock(hours(48))
const subscribers = personSubscribers({
  db,
  clock,
  pii: testPii,
  shortMessages,
  register: undefined,
})
await db.transaction((tx) => syncSubscriptions(tx, subscribers))
/** What is sent now, to whom. */
const deliver = async () => {
  sent.length = 0
  await deliverDue({ db, clock, log: createLogger('silent') }, subscribers)
  return sent.filter(({ text }) => text.includes('改发到另一个账户')).map(({ to }) => to)
}

const clerk = (at: Temporal.Instant): ActionContext => ({
  actor: { kind: 'staff', id: 's1', organisationCode: 'card-centre-440000' },
  requestId: 'request',
  at,
})
const changePhone = async (personId: string, at: Temporal.Instant): Promise<void> => {
  const asked = { personId, materials: ['form-1'], phone: NEW_PHONE }
  const decision = await changeAttributes({ db, pii: testPii }, clerk(at), asked)
  assert.ok(decision?.granted && decision.outcome.status === 'settled', JSON.stringify(decision))
}

/** In the days after a change of account it takes a second unit (C7). */
const changePhoneByTwo = async (personId: string, at: Temporal.Instant): Promise<void> => {
  const asked = { personId, materials: ['form-1'], phone: NEW_PHONE }
  const decision = await changeAttributes({ db, pii: testPii }, clerk(at), asked)
  assert.ok(decision?.granted && decision.outcome.status === 'proposed', JSON.stringify(decision))
  const second: ActionContext = {
    ...clerk(at),
    actor: { kind: 'staff', id: 's2', organisationCode: 'hrss-440100' },
  }
  const approval = { orderId: decision.outcome.orderId, approve: true }
  const decided = await decideChangeOrder({ db, pii: testPii }, second, approval)
  assert.ok(decided?.granted && decided.outcome === 'settled', JSON.stringify(decided))
}

let people = 100
/** Somebody who may change where the programme pays them. */
const payee = async () => {
  const personId = await enterSomebody(db, (people += 1), { phone: OLD_PHONE })
  const [old, fresh] = [
    await enterAnother(db, personId, hours(-3000)),
    await enterAnother(db, personId, hours(-3000)),
  ]
  const first = { personId, programmeCode, accountId: old.id }
  await db.transaction((tx) => openAssignment(tx, bySystem(hours(-3000)), first))
  const consentId = await permit(db, personId, fresh.id)
  const asked = { personId, programmeCode, accountId: fresh.id, consentId }
  const change = (on: Database = db) =>
    on.transaction((tx) => changeAccount(tx, byHolder(personId, AT), asked))
  return { personId, asked, change }
}

const Told = z.object({ notices: z.number(), events: z.number(), departments: z.array(z.string()) })
/** How often a change of somebody was told, and to which departments. */
const toldOf = (personId: string) =>
  owner.one(
    Told,
    sql`
    select (select count(*)::int from person.notice
             where person_id = ${personId} and message = 'account.changed') as notices,
           (select count(*)::int from platform.event
             where subject_id = ${personId} and name = 'account.changed') as events,
           array(select agency_code from account.change_acknowledgement
                  where person_id = ${personId}) as departments`,
  )
const ONCE = { notices: 1, events: 1, departments: ['dept-civil-affairs'] }

test('a change is told once: to its holder, and to the department that pays', async () => {
  const { personId, change } = await payee()
  assert.ok((await change()).granted)
  assert.ok((await change()).granted)
  assert.deepEqual({ ...(await toldOf(personId)) }, ONCE)
  assert.deepEqual(await deliver(), [OLD_PHONE])
  assert.deepEqual(await deliver(), [])
})

test('of two who change at once, one tells', async () => {
  const { personId, change } = await payee()
  const met = await meet(it, change, () => change())
  assert.ok(met.first.granted && met.second.granted && met.waited)
  assert.deepEqual({ ...(await toldOf(personId)) }, ONCE)
})

test('a change that breaks off is told to nobody; tried again, once', async () => {
  const { personId, asked, change } = await payee()
  const broken = db.transaction(async (tx) => {
    await changeAccount(tx, byHolder(personId, AT), asked)
    await tx.run(sql`select pg_terminate_backend(pg_backend_pid())`)
  })
  await assert.rejects(broken)
  assert.deepEqual({ ...(await toldOf(personId)) }, { notices: 0, events: 0, departments: [] })
  assert.ok((await change()).granted)
  assert.deepEqual({ ...(await toldOf(personId)) }, ONCE)
  assert.deepEqual(await wrong(owner, [personId]), [])
})

test('whoever changed the phone lately is not the only one who hears of it', async () => {
  const [before, afterwards, longAgo] = [await payee(), await payee(), await payee()]
  await deliver()
  await changePhone(before.personId, hours(-24 * 89))
  await changePhone(longAgo.personId, hours(-24 * 91))
  for (const one of [before, afterwards, longAgo]) assert.ok((await one.change()).granted)
  await changePhoneByTwo(afterwards.personId, hours(1))
  assert.deepEqual((await deliver()).toSorted(), [OLD_PHONE, OLD_PHONE, NEW_PHONE].toSorted())
  const { reads } = await owner.one(
    z.object({ reads: z.number() }),
    sql`select count(*)::int as reads from platform.access_record
         where person_id = ${before.personId} and purpose = 'sendNotice'`,
  )
  assert.ok(reads > 0, 'the former phone is read through the gate')
})

test('no change stands in the books that nobody was told of, nor twice', async () => {
  const { personId, asked, change } = await payee()
  const silent = db.transaction((tx) =>
    changeAccount(tx, byHolder(personId, AT), { ...asked, toldByCaller: true }),
  )
  await assert.rejects(silent, /is told to nobody/)
  const decision = await change()
  assert.ok(decision.granted)
  const again = owner.run(sql`
    insert into account.change_notice (change_id, person_id, notice_id)
    values (${decision.outcome.id}, ${personId}, gen_random_uuid())`)
  await assert.rejects(again, /change_notice_pkey/)
  await assert.rejects(owner.run(sql`delete from account.change_notice`), /append-only|rewrite/)
})
