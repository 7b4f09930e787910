import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import { FixedClock } from '#platform/clock.ts'
import { sql } from '#platform/db.ts'
import { deadDeliveries, deliverDue, syncSubscriptions } from '#platform/deliveries.ts'
import { eventType, publish } from '#platform/events.ts'
import { createLogger } from '#platform/log.ts'
import { copyAccounts } from '#modules/bank/index.ts'
import { noticesOf } from '#modules/person/index.ts'
import { enterBanks } from '#test/bank.ts'
import { testDatabase } from '#test/database.ts'
import {
  accountNumber,
  ALLOWANCE,
  byHolder,
  bySystem,
  enterAccount,
  enterProgrammes,
  FARMLAND,
} from '#test/payees.ts'
import { enterSomebody, testPii } from '#test/person.ts'
import { permit, programmeCode } from '#test/account-changes.ts'
import {
  accountsOf,
  cardAccountSubscribers,
  changeAccount,
  openAssignment,
  programmesOf,
} from './index.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const { db } = it
await enterBanks(db, '102')
await enterProgrammes(db)
const clock = new FixedClock('2026-11-26T01:00:00Z')
const subscribers = cardAccountSubscribers({ pii: testPii })
await db.transaction((tx) => syncSubscriptions(tx, subscribers))

interface OnCard {
  readonly personId: string
  readonly cardId: string
}

const tell = async (name: string, { personId, cardId }: OnCard, more: object = {}) => {
  const type = eventType(name, z.record(z.string(), z.unknown()))
  const payload = { personId, cardId, bankCode: '102', ...more }
  await db.transaction((tx) =>
    publish(tx, bySystem(clock.now()), type, { subjectId: cardId, payload }),
  )
  await deliverDue({ db, clock, log: createLogger('silent') }, subscribers)
}
const opened = (card: OnCard) => tell('bank.account-opened', card)
const changed = (card: OnCard, status: string) => tell('bank.account-changed', card, { status })
const cancelled = (card: OnCard, reason: string) => tell('card.cancelled', card, { reason })

let people = 0
/** Somebody with a card whose account number the bank has told. */
const holder = async (): Promise<OnCard> => {
  people += 1
  const personId = await enterSomebody(db, people)
  const cardId = uuidv7(clock.now())
  const account = {
    id: uuidv7(clock.now()),
    cardId,
    personId,
    bankCode: '102',
    number: accountNumber(people),
    openedAt: clock.now(),
  }
  await db.transaction((tx) => copyAccounts(tx, testPii, [account]))
  return { personId, cardId }
}
const statusOf = async ({ personId, cardId }: OnCard): Promise<string> =>
  (await accountsOf(db, personId))
    .filter((account) => account.cardId === cardId)
    .map(({ status }) => status)
    .join()

test('an account is announced when it is opened and active once it is activated', async () => {
  const card = await holder()
  await opened(card)
  await opened(card)
  assert.equal(await statusOf(card), 'announced')
  await changed(card, 'activated')
  await changed(card, 'activated')
  assert.equal(await statusOf(card), 'active')
  const [account] = await accountsOf(db, card.personId)
  assert.equal(account?.tail, accountNumber(people).slice(-4))
  const { reads } = await it.owner.one(
    z.object({ reads: z.number() }),
    sql`select count(*)::int as reads from platform.access_record
         where person_id = ${card.personId} and purpose = 'activateAccount'`,
  )
  assert.equal(reads, 1, 'the number is read once, with its record')
})

test('a word that overtook the activation activates; a loss or an end does not', async () => {
  const [frozen, lost, closed] = [await holder(), await holder(), await holder()]
  for (const card of [frozen, lost, closed]) await opened(card)
  await changed(frozen, 'frozen')
  await changed(lost, 'reportedLost')
  await changed(closed, 'closed')
  assert.equal(await statusOf(frozen), 'active')
  assert.equal(await statusOf(lost), 'announced')
  assert.equal(await statusOf(closed), 'closed')
})

test('an account of before is announced with its first word', async () => {
  const card = await holder()
  await changed(card, 'activated')
  assert.equal(await statusOf(card), 'active')
})

test('an account ends with its card unless it is paid or a new card follows', async () => {
  const [unpaid, paid, replaced, early] = [
    await holder(),
    await holder(),
    await holder(),
    await holder(),
  ]
  for (const card of [unpaid, paid, replaced, early]) await opened(card)
  for (const card of [unpaid, paid, replaced]) await changed(card, 'activated')
  const [account] = await accountsOf(db, paid.personId)
  assert.ok(account)
  const assignment = {
    personId: paid.personId,
    programmeCode: ALLOWANCE.code,
    accountId: account.id,
  }
  await db.transaction((tx) => openAssignment(tx, bySystem(clock.now()), assignment))
  await cancelled(unpaid, 'holder')
  await cancelled(paid, 'holder')
  await cancelled(replaced, 'replaced')
  await cancelled(early, 'withdrawn')
  await cancelled(early, 'withdrawn')
  assert.equal(await statusOf(unpaid), 'closed')
  assert.equal(await statusOf(paid), 'watched', 'money under way does not lose its way')
  assert.equal(await statusOf(replaced), 'watched', 'a fallback for what comes back')
  assert.equal(await statusOf(early), 'closed')
  assert.deepEqual(await deadDeliveries(db), [])
})

const inUse = async (): Promise<OnCard & { readonly accountId: string }> => {
  const card = await holder()
  await opened(card)
  await changed(card, 'activated')
  const [account] = await accountsOf(db, card.personId)
  return { ...card, accountId: account?.id ?? '' }
}
const noticesOfPerson = async ({ personId }: OnCard): Promise<string[]> =>
  (await noticesOf(db, personId, 50)).map(({ message }) => message)
const closedAt = (card: OnCard, at: string) =>
  tell('bank.account-changed', card, { status: 'closed', at })

test('an account that its bank closed is closed, and the holder is told once', async () => {
  const card = await inUse()
  await closedAt(card, '2026-11-20T01:00:00Z')
  await closedAt(card, '2026-11-21T01:00:00Z')
  const [account] = await accountsOf(db, card.personId)
  assert.equal(account?.status, 'closed')
  assert.equal(account.closedAt?.toString(), '2026-11-20T01:00:00Z', 'from the day of the bank')
  assert.deepEqual(await noticesOfPerson(card), ['account.closedUnpaid'])
})

test('what is paid to a closed account stays to be seen, and is waited for', async () => {
  const card = await inUse()
  const { personId, accountId } = card
  const at = clock.now()
  const assignment = { personId, programmeCode: ALLOWANCE.code, accountId }
  await db.transaction((tx) => openAssignment(tx, bySystem(at), assignment))
  await closedAt(card, at.toString())
  const [paid, ...others] = await programmesOf(db, personId, at)
  assert.deepEqual([paid?.account.id, paid?.needsAccount, others], [accountId, true, []])
  assert.deepEqual(await noticesOfPerson(card), ['account.closedPaid'])
  const again = await db.transaction((tx) =>
    openAssignment(tx, bySystem(at), {
      ...assignment,
      programmeCode: FARMLAND.code,
    }),
  )
  assert.ok(!again.granted && again.refusal === 'ACCOUNT_NOT_ACTIVE')
})

test('a change that was to lead to it is taken back, and the former account goes on', async () => {
  const card = await inUse()
  const { personId, accountId } = card
  const at = clock.now()
  const former = await db.transaction((tx) => enterAccount(tx, personId, 900, at))
  const first = { personId, programmeCode, accountId: former.id }
  await db.transaction((tx) => openAssignment(tx, bySystem(at), first))
  const consentId = await permit(db, personId, accountId, at)
  const asked = { ...first, accountId, consentId, effectiveFrom: at.add({ hours: 100 }) }
  const change = await db.transaction((tx) => changeAccount(tx, byHolder(personId, at), asked))
  assert.ok(change.granted, JSON.stringify(change))
  await closedAt(card, at.toString())
  const [paid] = await programmesOf(db, personId, at.add({ hours: 200 }))
  assert.deepEqual([paid?.account.id, paid?.needsAccount], [former.id, false])
  assert.deepEqual(
    paid?.answers.map(({ status }) => status),
    ['cancelled'],
  )
  const [told] = await it.owner.many(
    z.object({ reason: z.string() }),
    sql`select payload ->> 'reason' as reason from platform.event
         where name = 'account.change-cancelled' and subject_id = ${personId}`,
  )
  assert.equal(told?.reason, 'accountClosed')
})

test('a bank that says it was wrong opens no closed account, and there are never two', async () => {
  const card = await inUse()
  await closedAt(card, clock.now().toString())
  for (const status of ['reactivated', 'unfrozen', 'activated', 'restored'])
    await changed(card, status)
  await opened(card)
  assert.equal(await statusOf(card), 'closed')
  const copy = (status: string) => sql`
    insert into account.account (id, person_id, bank_code, card_id, status, announced_at)
    values (gen_random_uuid(), ${card.personId}, '102', ${card.cardId}, ${status}, now())`
  await it.owner.run(copy('announced'))
  await assert.rejects(it.owner.run(copy('announced')), /account_one_on_card/)
})

test('somebody who has died is not written to', async () => {
  const card = await inUse()
  await it.owner.run(
    sql`update person.person set died_on = '2026-11-20' where id = ${card.personId}`,
  )
  await closedAt(card, clock.now().toString())
  assert.equal(await statusOf(card), 'closed')
  assert.deepEqual(await noticesOfPerson(card), [])
})
