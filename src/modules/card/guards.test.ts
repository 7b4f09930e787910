import assert from 'node:assert/strict'
import test from 'node:test'
import type { Decision, Refused } from '#kernel/decision.ts'
import { broughtStandard } from '#modules/standard/index.ts'
import { BANK_STATUSES } from './bank-function.ts'
import { CARD_STATUSES, decideCard } from './card.ts'
import { decideUse } from './e-card.ts'
import { unclaimedStep } from './fees.ts'
import { orderFee, promisedWorkingDays } from './index.ts'
import { decideRestore } from './loss.ts'
import { decideApplication, expiryRefusal, type OrderTerms } from './order.ts'

const ON = Temporal.PlainDate.from('2026-11-02')
const REPORTED = Temporal.Instant.from('2026-11-01T00:00:00Z')
const TERMS: OrderTerms = {
  bankCode: '102',
  acceptRegion: '441400',
  acceptChannel: 'online',
  delivery: { to: 'mail' },
  instant: false,
}
const FREE = { measure: 'normal', outlet: undefined, eligible: true } as const
const NOBODY = { ...FREE, holdsCard: false, hasOpenOrder: false }
const SURE = { formalLossReleasable: true, assuranceLevel: 4 } as const

type Answer = Decision<unknown, string> | Refused<string> | undefined

/** Guard → what is asked, and what the law answers: `+` or refusal, article and instead. */
const GUARDS: Readonly<Record<string, readonly (readonly [string, Answer, string])[]>> = {
  G1: [
    ['first application', decideApplication(TERMS, NOBODY), '+'],
    [
      'a card lives',
      decideApplication(TERMS, { ...NOBODY, holdsCard: true }),
      'CARD_ALREADY_HELD YKT-3 renew,changeBank',
    ],
    [
      'an order is under way',
      decideApplication(TERMS, { ...NOBODY, holdsCard: true, hasOpenOrder: true }),
      'ORDER_OPEN YKT-17 seeOrder,withdrawOrder',
    ],
    [
      'the person has died',
      decideApplication(TERMS, { ...NOBODY, eligible: false }),
      'PERSON_NOT_ELIGIBLE YKT-3 askCounter',
    ],
  ],
  G2: [
    [
      'temporary loss',
      decideCard('temporarilyLost', 'replaceLost', SURE),
      'ACTION_NOT_AVAILABLE_IN_STATUS CARD-16 restore,formaliseLoss,cancel',
    ],
    ['formal loss', decideCard('lost', 'replaceLost', SURE), '+'],
  ],
  G3: [
    ['normal', decideCard('normal', 'renew', SURE), '+'],
    ['lost', decideCard('lost', 'renew', SURE), '+'],
    [
      'locked',
      decideCard('locked', 'renew', SURE),
      'ACTION_NOT_AVAILABLE_IN_STATUS CARD-16 unlock,reportLoss,cancel',
    ],
    [
      'sixty-one days before the end',
      expiryRefusal(ON.add({ days: 61 }), 60, ON),
      'NOT_NEAR_EXPIRY YKT-17 renewDamaged,keepUsing',
    ],
    ['sixty days before the end', expiryRefusal(ON.add({ days: 60 }), 60, ON), '+'],
    ['after the end', expiryRefusal(ON.subtract({ days: 1 }), 60, ON), '+'],
    ['no end', expiryRefusal(undefined, 60, ON), 'NOT_NEAR_EXPIRY YKT-17 renewDamaged,keepUsing'],
  ],
  G5: [
    ['level 3', decideCard('lost', 'restore', { ...SURE, assuranceLevel: 3 }), '+'],
    [
      'level 2',
      decideRestore(
        { status: 'lost', bankStatus: 'active', bankLossReportedAt: undefined },
        'social',
        { ...SURE, fresh: true, assuranceLevel: 2 },
      ),
      'LOSS_IS_FORMAL CARD-16 restore,replaceLost,renew,cancel',
    ],
    [
      'a city that lifts none',
      decideRestore(
        { status: 'lost', bankStatus: 'active', bankLossReportedAt: undefined },
        'social',
        { ...SURE, fresh: true, formalLossReleasable: false },
      ),
      'LOSS_NOT_RELEASABLE YKT-17 replaceLost,renew,cancel',
    ],
    [
      'no fresh sign-in',
      decideRestore(
        { status: 'lost', bankStatus: 'active', bankLossReportedAt: undefined },
        'social',
        { ...SURE, fresh: false },
      ),
      'STEP_UP_NEEDED YKT-22 stepUp',
    ],
  ],
  G7: [
    [
      'cancelled',
      decideUse({ status: 'cancelled', lossReportedAt: undefined, eCard: undefined }, 'usable'),
      'CARD_NOT_USABLE CARD-16 seeCard',
    ],
  ],
  G10: [
    [
      'applications suspended',
      decideApplication(TERMS, { ...NOBODY, measure: 'suspendedApply' }),
      'BANK_NOT_TAKING_APPLICATIONS YKT-25 chooseOtherBank',
    ],
    [
      'handling suspended',
      decideApplication(TERMS, { ...NOBODY, measure: 'suspendedHandling' }),
      'BANK_NOT_TAKING_APPLICATIONS YKT-25 chooseOtherBank',
    ],
    [
      'no such bank',
      decideApplication(TERMS, { ...NOBODY, measure: undefined }),
      'BANK_UNKNOWN YKT-6 chooseOtherBank',
    ],
  ],
  G13: [
    [
      'no such outlet',
      decideApplication({ ...TERMS, delivery: { to: 'outlet', outletCode: 'x' } }, NOBODY),
      'OUTLET_UNKNOWN YKT-17 chooseOtherOutlet,chooseMail',
    ],
    [
      'an outlet that makes none at once',
      decideApplication(
        { ...TERMS, instant: true, delivery: { to: 'outlet', outletCode: 'x' } },
        { ...NOBODY, outlet: { instantIssuance: false } },
      ),
      'OUTLET_NOT_INSTANT YKT-17 chooseOtherOutlet,chooseOrdinary',
    ],
  ],
}

const told = (answer: Answer): string => {
  if (answer === undefined || answer.granted) return '+'
  return `${answer.refusal} ${answer.basis} ${answer.instead.join(',')}`
}

for (const [guard, cases] of Object.entries(GUARDS))
  for (const [title, answer, expected] of cases)
    test(`${guard}: ${title}`, () => assert.equal(told(answer), expected))

test('G3: the fee follows the reason, and what exempts from it', () => {
  const issuedOn = Temporal.PlainDate.from('2025-11-03')
  const fee = (feeCase: Parameters<typeof orderFee>[0]) => {
    const { feeFen, exemption } = orderFee(feeCase, '440100', ON, broughtStandard)
    return `${feeFen} ${exemption ?? 'charged'}`
  }
  assert.equal(fee({ reason: 'first' }), '0 first')
  assert.equal(fee({ reason: 'loss' }), '2000 charged')
  assert.equal(fee({ reason: 'expiry' }), '0 expiry')
  assert.equal(fee({ reason: 'bankChange' }), '0 bankChange')
  assert.equal(fee({ reason: 'changedData' }), '2000 charged')
  assert.equal(fee({ reason: 'changedData', photoOnly: true }), '0 photoChange')
  assert.equal(fee({ reason: 'damage', causedByHolder: false, issuedOn }), '0 warranty')
  assert.equal(fee({ reason: 'damage', causedByHolder: true, issuedOn }), '2000 charged')
  assert.equal(fee({ reason: 'damage', issuedOn }), '2000 charged', 'nothing was said of it')
  const old = issuedOn.subtract({ days: 1 })
  assert.equal(fee({ reason: 'damage', causedByHolder: false, issuedOn: old }), '2000 charged')
})

test('G5: nobody lifts a loss of any status without a fresh proof', () => {
  for (const status of CARD_STATUSES)
    for (const bankStatus of BANK_STATUSES) {
      const card = { status, bankStatus, bankLossReportedAt: REPORTED }
      const decision = decideRestore(card, 'both', { ...SURE, fresh: false })
      assert.equal(told(decision), 'STEP_UP_NEEDED YKT-22 stepUp')
    }
})

test('G13: the time limit is that of the issuing city, wherever it was accepted', () => {
  const days = (change: object, region = '440100') =>
    promisedWorkingDays(
      { reason: 'loss', acceptChannel: 'counter', instant: false, ...change },
      region,
      ON,
      broughtStandard,
    )
  assert.equal(days({}), 12)
  assert.equal(days({ acceptChannel: 'online' }), 12)
  assert.equal(days({ acceptChannel: 'online' }, '440500'), 30, 'Shantou, online')
  assert.equal(days({ instant: true }), 0)
})

test('G15: a card nobody fetches is first reminded of, then sent back', () => {
  const step = (sealed: string, reminded: string | undefined, on: string) =>
    unclaimedStep(
      Temporal.PlainDate.from(sealed),
      reminded === undefined ? undefined : Temporal.PlainDate.from(reminded),
      { remindDays: 90, returnDays: 30 },
      Temporal.PlainDate.from(on),
    )
  assert.equal(step('2026-01-01', undefined, '2026-04-01'), 'wait', 'ninety days')
  assert.equal(step('2026-01-01', undefined, '2026-04-02'), 'remind')
  assert.equal(step('2026-01-01', '2026-04-02', '2026-05-02'), 'wait', 'thirty more')
  assert.equal(step('2026-01-01', '2026-04-02', '2026-05-03'), 'return')
})
