import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { uuidv7 } from '#kernel/ids.ts'
import { FixedClock } from '#platform/clock.ts'
import { deliverDue, syncSubscriptions } from '#platform/deliveries.ts'
import { createLogger } from '#platform/log.ts'
import { consentsOf, withdrawConsent } from '#modules/consent/index.ts'
import {
  accountsAt,
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
import { byHolder, bySystem, enterProgrammes } from '#test/payees.ts'
import {
  accountChanged,
  accountHistory,
  accountSubscribers,
  cancelChange,
  openAssignment,
  programmesOf,
} from './index.ts'

const log = createLogger('silent')

test('of two changes at once one wins, and one event tells of it', async () => {
  await using it = await testDatabase()
  await enterProgrammes(it.db)
  for (let round = 0; round < 5; round += 1) {
    const { personId, fresh } = await enterPayee(it.db)
    const third = await enterAnother(it.db, personId)
    const effectiveFrom = hours(48)
    const tries = [fresh.id, third.id, fresh.id, third.id].map(async (accountId) => {
      const consentId = await permit(it.db, personId, accountId)
      return change(it.db, { personId, accountId, consentId, effectiveFrom })
    })
    const results = await Promise.all(tries)
    const winners = new Set(results.flatMap((one) => (one.granted ? [one.outcome.id] : [])))
    assert.equal(winners.size, 1)
    for (const one of results) assert.ok(one.granted || one.refusal === 'CHANGE_UNDER_WAY')
    assert.deepEqual(await eventsOf(it.owner, personId), [accountChanged.name])
  }
})

test('of two first accounts at once one wins', async () => {
  await using it = await testDatabase()
  await enterProgrammes(it.db)
  const personId = uuidv7(AT)
  const accounts = [await enterAnother(it.db, personId), await enterAnother(it.db, personId)]
  const results = await Promise.all(
    [...accounts, ...accounts].map(({ id: accountId }) =>
      it.db.transaction((tx) =>
        openAssignment(tx, bySystem(AT), { personId, programmeCode, accountId }),
      ),
    ),
  )
  assert.equal(results.filter((one) => one.granted).length, 2, 'the winner, and its repetition')
  for (const one of results) assert.ok(one.granted || one.refusal === 'ALREADY_ASSIGNED')
  assert.equal((await accountHistory(it.db, personId)).length, 1)
})

test('of a change and a withdrawal at once, the change comes first or not at all', async () => {
  await using it = await testDatabase()
  await enterProgrammes(it.db)
  for (let round = 0; round < 8; round += 1) {
    const { personId, old, fresh } = await enterPayee(it.db)
    const consentId = await permit(it.db, personId, fresh.id)
    const [changed] = await Promise.all([
      change(it.db, { personId, accountId: fresh.id, consentId }),
      it.db.transaction((tx) =>
        withdrawConsent(tx, byHolder(personId, AT), { personId, consentId }),
      ),
    ])
    const paid = (await accountsAt(it.db, personId, hours(1))).get(programmeCode)
    assert.equal(paid, changed.granted ? fresh.id : old.id)
    assert.ok(changed.granted || changed.refusal === 'CONSENT_MISSING')
  }
})

type Move =
  | { readonly do: 'permit'; readonly to: 0 | 1 | 2 }
  | { readonly do: 'withdraw'; readonly to: 0 | 1 | 2 }
  | { readonly do: 'change'; readonly to: 0 | 1 | 2; readonly inHours: number }
  | { readonly do: 'wait'; readonly hours: number }
  | { readonly do: 'cancel' }
  | { readonly do: 'deliver' }

const anyTo = fc.constantFrom(0 as const, 1 as const, 2 as const)
const anyMove: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ do: fc.constant('permit' as const), to: anyTo }),
  fc.record({ do: fc.constant('withdraw' as const), to: anyTo }),
  fc.record({ do: fc.constant('change' as const), to: anyTo, inHours: fc.nat({ max: 60 }) }),
  fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 50 }) }),
  fc.constant({ do: 'cancel' as const }),
  fc.constant({ do: 'deliver' as const }),
)

test('in any order of changes and withdrawals: one account, never without consent', async () => {
  await using it = await testDatabase()
  await enterProgrammes(it.db)
  const { db } = it
  const subscribers = accountSubscribers()
  await db.transaction((tx) => syncSubscriptions(tx, subscribers))

  const play = async (moves: readonly Move[]): Promise<void> => {
    const clock = new FixedClock(AT)
    const { personId, old, fresh } = await enterPayee(db)
    const third = await enterAnother(db, personId)
    const accounts = [old.id, fresh.id, third.id] as const
    const consentTo = async (to: 0 | 1 | 2) =>
      (await consentsOf(db, personId)).find((one) => one.accountId === accounts[to])?.id ??
      uuidv7(AT)
    for (const move of moves) {
      clock.advance({ minutes: 1 })
      const at = clock.now()
      const context = byHolder(personId, at)
      switch (move.do) {
        case 'permit':
          await permit(db, personId, accounts[move.to], at)
          break
        case 'withdraw': {
          const consentId = await consentTo(move.to)
          await db.transaction((tx) => withdrawConsent(tx, context, { personId, consentId }))
          break
        }
        case 'change': {
          const [accountId, consentId] = [accounts[move.to], await consentTo(move.to)]
          const effectiveFrom = at.add({ hours: move.inHours })
          await change(db, { personId, accountId, consentId, effectiveFrom }, context)
          break
        }
        case 'wait':
          clock.advance({ hours: move.hours })
          break
        case 'cancel':
          await db.transaction((tx) => cancelChange(tx, context, { personId, programmeCode }))
          break
        case 'deliver':
          await deliverDue({ db, clock, log }, subscribers)
      }
      await hold(personId, clock.now())
    }
  }

  const hold = async (personId: string, at: Temporal.Instant): Promise<void> => {
    const paid = (await programmesOf(db, personId, at)).filter(
      ({ programme }) => programme.code === programmeCode,
    )
    assert.equal(paid.length, 1, 'one account, and always one')
    const consents = new Map((await consentsOf(db, personId)).map((one) => [one.id, one]))
    for (const { assignment } of paid) {
      if (assignment.authorisation === 'initial') continue
      const consent = consents.get(assignment.consentId ?? '')
      assert.equal(consent?.accountId, assignment.accountId)
      assert.equal(consent.programmeCode, programmeCode)
      assert.ok(Temporal.Instant.compare(consent.givenAt, assignment.enteredAt) <= 0)
      const { withdrawnAt = at } = consent
      assert.ok(Temporal.Instant.compare(assignment.validFrom, withdrawnAt) <= 0)
    }
  }

  await fc.assert(fc.asyncProperty(fc.array(anyMove, { minLength: 4, maxLength: 14 }), play), {
    numRuns: 40,
  })
})
