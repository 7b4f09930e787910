import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { BANK_STATUSES } from './bank-function.ts'
import { CARD_STATUSES } from './card.ts'
import {
  decideLossReport,
  decideRestore,
  LOSS_SIDES,
  type LossEndAction,
  type LossState,
  possibleActions,
  sideResult,
} from './loss.ts'
import { endLoss } from './steps.ts'
import type { Card } from './store.ts'

const REPORTED = Temporal.Instant.from('2026-11-01T00:00:00Z')
const FRESH = { fresh: true, formalLossReleasable: true, assuranceLevel: 2 } as const

const card = (
  status: LossState['status'],
  bankStatus: LossState['bankStatus'],
  bankLossReportedAt?: Temporal.Instant,
): LossState => ({ status, bankStatus, bankLossReportedAt })

const anyCard = fc
  .record({
    status: fc.constantFrom(...CARD_STATUSES),
    bankStatus: fc.constantFrom(...BANK_STATUSES),
    reportedHere: fc.boolean(),
  })
  .map(({ status, bankStatus, reportedHere }) =>
    card(status, bankStatus, reportedHere && bankStatus === 'bankLost' ? REPORTED : undefined),
  )

test('one report stops both sides and tells them apart', () => {
  const decision = decideLossReport(card('normal', 'active'), 'both')
  assert.ok(decision.granted)
  assert.deepEqual(decision.outcome, {
    social: {
      granted: true,
      basis: 'CARD-16',
      outcome: { status: 'temporarilyLost', changed: true },
    },
    bank: { granted: true, basis: 'CARD-16', outcome: { status: 'bankLost', changed: true } },
  })
})

test('a report for the card alone leaves the bank account as it is', () => {
  const decision = decideLossReport(card('normal', 'active'), 'social')
  assert.ok(decision.granted)
  assert.equal(decision.outcome.bank, undefined)
})

test('a bank account that was never activated does not keep the card from being stopped', () => {
  const decision = decideLossReport(card('normal', 'notActivated'), 'both')
  assert.ok(decision.granted && decision.outcome.bank !== undefined)
  assert.equal(sideResult(decision.outcome.social), 'changed')
  assert.equal(sideResult(decision.outcome.bank), 'refused')
})

test('a card that cannot be stopped any more does not keep the bank account from being', () => {
  const decision = decideLossReport(card('locked', 'active'), 'both')
  assert.ok(decision.granted && decision.outcome.bank !== undefined)
  assert.equal(sideResult(decision.outcome.social), 'refused')
  assert.equal(sideResult(decision.outcome.bank), 'changed')
})

test('a card that was cancelled cannot be reported lost', () => {
  const decision = decideLossReport(card('cancelled', 'closed'), 'both')
  assert.ok(!decision.granted)
  assert.equal(decision.refusal, 'ACTION_NOT_AVAILABLE_IN_STATUS')
})

test('reporting twice changes nothing the second time, whatever the card', () => {
  fc.assert(
    fc.property(anyCard, fc.constantFrom(...LOSS_SIDES), (before, sides) => {
      const first = decideLossReport(before, sides)
      if (!first.granted) return
      const { social, bank } = first.outcome
      const after = {
        status: social.granted ? social.outcome.status : before.status,
        bankStatus: bank?.granted === true ? bank.outcome.status : before.bankStatus,
        bankLossReportedAt: REPORTED,
      }
      const second = decideLossReport(after, sides)
      assert.ok(second.granted)
      assert.notEqual(sideResult(second.outcome.social), 'changed')
      if (second.outcome.bank !== undefined)
        assert.notEqual(sideResult(second.outcome.bank), 'changed')
    }),
  )
})

test('restoring undoes the report on both sides', () => {
  const decision = decideRestore(card('temporarilyLost', 'bankLost', REPORTED), 'both', FRESH)
  assert.ok(decision.granted && decision.outcome.social.granted)
  assert.ok(decision.outcome.bank?.granted === true)
  assert.equal(decision.outcome.social.outcome.status, 'normal')
  assert.equal(decision.outcome.bank.outcome.status, 'active')
})

test('a loss that the bank recorded itself is lifted at the bank only', () => {
  const found = card('temporarilyLost', 'bankLost')
  const decision = decideRestore(found, 'both', FRESH)
  assert.ok(decision.granted && decision.outcome.bank?.granted === false)
  assert.equal(decision.outcome.bank.refusal, 'REPORTED_AT_BANK')
  assert.deepEqual(decision.outcome.bank.instead, ['askBank'])
  assert.deepEqual(possibleActions(found).bank, [])
})

test('nobody restores a card without having just proved who they are', () => {
  fc.assert(
    fc.property(anyCard, fc.constantFrom(...LOSS_SIDES), (any, sides) => {
      const decision = decideRestore(any, sides, { ...FRESH, fresh: false })
      assert.ok(!decision.granted)
      assert.equal(decision.refusal, 'STEP_UP_NEEDED')
    }),
  )
})

test('a formal loss is not lifted as if it were a temporary one', () => {
  const decision = decideRestore(card('lost', 'active'), 'social', FRESH)
  assert.ok(!decision.granted)
  assert.equal(decision.refusal, 'LOSS_IS_FORMAL')
  assert.deepEqual(decision.instead, ['restore', 'replaceLost', 'renew', 'cancel'])
})

test('the city decides how a temporary loss ends', () => {
  const lost: Card = {
    ...card('temporarilyLost', 'active'),
    id: '01930000-0000-7000-8000-000000000001',
    personId: '01930000-0000-7000-8000-000000000002',
    issuingRegion: '440100',
    cardNumber: 'A00000001',
    cardIdentifier: '440100D1560000050000000000000001',
    bankCode: '102',
    accountTail: undefined,
    issuedOn: undefined,
    lossReportedAt: REPORTED,
    lossEndsAt: REPORTED.add({ hours: 24 }),
    expiresOn: undefined,
    pinFailures: 0,
    bankChangedAt: undefined,
    bankRequestId: undefined,
    bankAcknowledgedAt: undefined,
    bankRefused: false,
    cancelReason: undefined,
    version: 1,
  }
  const ended = (action: LossEndAction) => {
    const { after, steps } = endLoss(lost, action)
    assert.equal(after.lossEndsAt, undefined)
    return { status: after.status, since: after.lossReportedAt, steps: steps.map((s) => s.action) }
  }
  assert.deepEqual(ended('release'), {
    status: 'normal',
    since: undefined,
    steps: ['endTemporaryLoss'],
  })
  assert.deepEqual(ended('makeFormal'), {
    status: 'lost',
    since: REPORTED,
    steps: ['formaliseLoss'],
  })
  assert.deepEqual(ended('keep'), { status: 'temporarilyLost', since: REPORTED, steps: [] })
})
