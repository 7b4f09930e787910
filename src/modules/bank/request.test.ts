import assert from 'node:assert/strict'
import test from 'node:test'
import {
  type BankAnswer,
  decideAnswer,
  isOpen,
  REQUEST_ACTIONS,
  REQUEST_KINDS,
  REQUEST_STATUSES,
  REQUEST_TRANSITIONS,
  requestStep,
} from './request.ts'

const ANSWERS: readonly BankAnswer[] = [
  { state: 'accepted' },
  { state: 'opened', accountNumber: '6217566000000000018' },
  { state: 'done' },
  { state: 'refused', reasonCode: 'riskControl', reason: '' },
]
const ENDS = new Set(['done', 'refused', 'cancelled'])

test('every status × action has its step or none, and an end has none', () => {
  for (const status of REQUEST_STATUSES) {
    assert.equal(isOpen(status), !ENDS.has(status))
    for (const action of REQUEST_ACTIONS) {
      const step = requestStep(status, action)
      assert.equal(step !== undefined, Object.hasOwn(REQUEST_TRANSITIONS[status], action))
      if (step !== undefined) assert.notEqual(step.to, status)
    }
  }
})

test('a request whose reply was lost can take every answer, and be sent again', () => {
  for (const action of ['send', 'accept', 'complete', 'refuse', 'cancel'] as const)
    assert.notEqual(requestStep('unknown', action), undefined, action)
})

test('only what was sent can lose its reply', () => {
  const losing = REQUEST_STATUSES.filter((one) => requestStep(one, 'loseReply') !== undefined)
  assert.deepEqual(losing, ['sent'])
})

test('every kind × status × answer is decided: a step, a repetition, or a discrepancy', () => {
  let tried = 0
  for (const kind of REQUEST_KINDS)
    for (const status of REQUEST_STATUSES)
      for (const answer of ANSWERS)
        for (const same of [true, false]) {
          tried += 1
          const decision = decideAnswer({ kind, status }, answer, same)
          const fits =
            answer.state === 'opened'
              ? kind === 'openAccount'
              : answer.state !== 'done' || kind !== 'openAccount'
          assert.equal(decision.granted, fits, `${kind} ${status} ${answer.state}`)
          if (!decision.granted) continue
          const { outcome } = decision
          if (outcome.result === 'applied')
            assert.deepEqual(requestStep(status, outcome.action)?.to, outcome.to)
          else if (isOpen(status)) assert.equal(answer.state, 'accepted')
          if (status === 'cancelled')
            assert.deepEqual(outcome, { result: 'disputed', kind: 'lateAnswer' })
        }
  assert.equal(tried, 3 * 7 * 4 * 2)
})

test('the same end told again is a repetition, another end a contradiction', () => {
  const done = { kind: 'openAccount', status: 'done' } as const
  const [, opened, , refused] = ANSWERS
  assert.ok(opened !== undefined && refused !== undefined)
  const resultOf = (answer: BankAnswer, same: boolean) => {
    const decision = decideAnswer(done, answer, same)
    return decision.granted ? decision.outcome.result : decision.refusal
  }
  assert.equal(resultOf(opened, true), 'repeated')
  assert.equal(resultOf(opened, false), 'disputed')
  assert.equal(resultOf(refused, true), 'disputed')
  assert.equal(resultOf({ state: 'accepted' }, false), 'repeated')
})

test('an account number with a wrong check digit is refused', () => {
  const wrong: BankAnswer = { state: 'opened', accountNumber: '6217566000000000019' }
  const decision = decideAnswer({ kind: 'openAccount', status: 'sent' }, wrong, false)
  assert.equal(!decision.granted && decision.refusal, 'ACCOUNT_NUMBER_WRONG')
})
