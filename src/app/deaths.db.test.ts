import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { FixedClock } from '#platform/clock.ts'
import { sql } from '#platform/db.ts'
import { deliverDue, syncSubscriptions } from '#platform/deliveries.ts'
import { publish } from '#platform/events.ts'
import { createLogger } from '#platform/log.ts'
import {
  accountHistory,
  accountSubscribers,
  openAssignment,
  programmesOf,
} from '#modules/account/index.ts'
import { consentInForce, consentText, giveConsent } from '#modules/consent/index.ts'
import { DIED } from '#modules/person/index.ts'
import { AT, change, hours, permit } from '#test/account-changes.ts'
import { testDatabase } from '#test/database.ts'
import { ALLOWANCE, bySystem, enterAccount, enterProgrammes, FARMLAND } from '#test/payees.ts'
import { enterSomebody } from '#test/person.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const { db, owner } = it
await enterProgrammes(db)
const subscribers = accountSubscribers()
await db.transaction((tx) => syncSubscriptions(tx, subscribers))

const died = (personId: string, on: string | null) =>
  owner.run(sql`update person.person set died_on = ${on}::date where id = ${personId}`)

const tell = async (personId: string): Promise<void> => {
  const context = bySystem(AT)
  const payload = { personId, diedOn: '2026-11-20' }
  await db.transaction((tx) => publish(tx, context, DIED, { subjectId: personId, payload }))
  await deliverDue({ db, clock: new FixedClock(AT), log: createLogger('silent') }, subscribers)
}

let numbers = 500
const account = (personId: string) =>
  db.transaction((tx) => enterAccount(tx, personId, (numbers += 1), hours(-100)))

test('after a death no change begins any more, and nothing new becomes payable', async () => {
  const personId = await enterSomebody(db, 2)
  const old = await account(personId)
  const fresh = await account(personId)
  const open = (programmeCode: string) =>
    db.transaction((tx) =>
      openAssignment(tx, bySystem(hours(-50)), {
        personId,
        programmeCode,
        accountId: old.id,
      }),
    )
  assert.ok((await open(ALLOWANCE.code)).granted)
  const consentId = await permit(db, personId, fresh.id)
  const asked = { personId, accountId: fresh.id, consentId, effectiveFrom: hours(48) }
  assert.ok((await change(db, asked)).granted)

  await died(personId, '2026-11-20')
  await tell(personId)
  await tell(personId)
  const [paid] = await programmesOf(db, personId, AT)
  assert.equal(paid?.change, undefined)
  assert.equal(paid?.account.id, old.id)
  const cancelled = (await accountHistory(db, personId)).filter(({ cancelledAt }) => cancelledAt)
  assert.equal(cancelled.length, 1)

  const opened = await open(FARMLAND.code)
  assert.ok(!opened.granted && opened.refusal === 'PERSON_NOT_LIVING')
  const changed = await change(db, asked, bySystem(AT))
  assert.ok(!changed.granted && changed.refusal === 'PERSON_NOT_LIVING')
})

test('consents of somebody who has died permit nothing while the death stands', async () => {
  const personId = await enterSomebody(db, 4)
  const shown = await consentText(db, 'synchronousECard', 'zh-Hans', AT)
  assert.ok(shown !== undefined)
  const give = () =>
    db.transaction((tx) =>
      giveConsent(
        tx,
        { actor: { kind: 'holder', id: personId }, requestId: 'r', at: AT },
        { personId, kind: 'synchronousECard', text: shown, channel: 'portal', assuranceLevel: 3 },
      ),
    )
  const inForce = () =>
    db.transaction((tx) => consentInForce(tx, { personId, kind: 'synchronousECard' }))
  const given = await give()
  assert.ok(given.granted)
  assert.equal((await inForce())?.id, given.outcome.id)
  await died(personId, '2026-11-20')
  assert.equal(await inForce(), undefined)
  const refused = await give()
  assert.ok(!refused.granted && refused.refusal === 'PERSON_NOT_LIVING')
  await died(personId, null)
  assert.equal((await inForce())?.id, given.outcome.id)
})
