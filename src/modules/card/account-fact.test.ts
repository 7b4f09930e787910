import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { type AccountFact, ACCOUNT_FACTS, accountSteps, isTimely } from './account-fact.ts'
import { BANK_STATUSES, type BankStatus, bankTransitionOf } from './bank-function.ts'

const START = Temporal.Instant.from('2026-11-01T00:00:00Z')

/** The status after facts in the order in which they come, each with its own time. */
const follow = (facts: readonly { readonly fact: AccountFact; readonly minute: number }[]) => {
  let status: BankStatus = 'notActivated'
  let changedAt: Temporal.Instant | undefined
  for (const { fact, minute } of facts) {
    const at = START.add({ minutes: minute })
    if (!isTimely(fact, at, changedAt)) continue
    status = accountSteps(status, fact).at(-1)?.to ?? status
    if (changedAt === undefined || Temporal.Instant.compare(at, changedAt) > 0) changedAt = at
  }
  return status
}

test('whatever the bank tells, only lawful steps are taken', () => {
  for (const from of BANK_STATUSES)
    for (const fact of ACCOUNT_FACTS) {
      let here = from
      for (const step of accountSteps(from, fact)) {
        assert.equal(step.from, here)
        const lawful = bankTransitionOf(step.from, step.action)
        assert.deepEqual(lawful, { to: step.to, basis: step.basis })
        here = step.to
      }
    }
})

test('in whatever order facts come, the account stands as the latest says, or is closed', () => {
  const facts = ACCOUNT_FACTS.filter((fact) => fact !== 'reportedLost' && fact !== 'restored')
  const history = fc.uniqueArray(
    fc.record({
      fact: fc.constantFrom(...facts),
      minute: fc.integer({ min: 0, max: 1000 }),
    }),
    { selector: ({ minute }) => minute, minLength: 1, maxLength: 8 },
  )
  fc.assert(
    fc.property(
      history.chain((told) =>
        fc.tuple(fc.constant(told), fc.shuffledSubarray(told, { minLength: told.length })),
      ),
      ([told, shuffled]) => {
        const inOrder = told.toSorted((a, b) => a.minute - b.minute)
        assert.equal(follow(shuffled), follow(inOrder))
      },
    ),
  )
})

test('a loss ends by a restoration or with the account, and by nothing else', () => {
  for (const fact of ACCOUNT_FACTS) {
    const after = accountSteps('bankLost', fact).at(-1)?.to
    assert.equal(
      after,
      fact === 'restored' ? 'active' : fact === 'closed' ? 'closed' : undefined,
      fact,
    )
  }
})

test('a closed account stays closed, and one that is not lost is not restored', () => {
  for (const fact of ACCOUNT_FACTS) assert.deepEqual(accountSteps('closed', fact), [])
  for (const status of ['notActivated', 'frozen', 'dormant', 'active'] as const)
    assert.deepEqual(accountSteps(status, 'restored'), [])
})
