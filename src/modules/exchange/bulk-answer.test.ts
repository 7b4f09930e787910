import assert from 'node:assert/strict'
import test from 'node:test'
import { singleReason } from './bulk-answer.ts'

const to = { bankCode: '102', tail: '0012', accountId: 'a' }
const bare = { bankCode: '102', tail: undefined, accountId: 'a' }

test('a change that asks for a look is not confirmed among many', () => {
  const cases = [
    ['published', 'stands', to, undefined],
    ['pushed', 'stands', to, undefined],
    ['deferred', 'stands', to, 'deferred'],
    ['deferred', 'withdrawn', bare, 'deferred'],
    ['pushed', 'withdrawn', to, 'withdrawn'],
    ['pushed', 'cancelled', to, 'withdrawn'],
    ['pushed', 'stands', bare, 'notActivated'],
    ['acknowledged', 'stands', to, 'answered'],
    ['rejected', 'stands', to, 'answered'],
    ['cancelled', 'cancelled', to, 'answered'],
  ] as const
  for (const [status, standing, account, reason] of cases)
    assert.equal(
      singleReason({ status }, { standing, to: account }),
      reason,
      `${status} ${standing}`,
    )
})
