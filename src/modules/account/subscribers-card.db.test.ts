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
import { enterBanks } from '#test/bank.ts'
import { testDatabase } from '#test/database.ts'
import { accountNumber, ALLOWANCE, bySystem, enterProgrammes } from '#test/payees.ts'
import { enterSomebody, testPii } from '#test/person.ts'
import { accountsOf, cardAccountSubscribers, openAssignment } from './index.ts'

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
  assert.equal(await statusOf(closed), 'announced')
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
