import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import {
  BANK_ACTIONS,
  BANK_STATUSES,
  BANK_TRANSITIONS,
  decideBankFunction,
  type BankStatus,
} from './bank-function.ts'
import {
  CARD_ACTIONS,
  CARD_STATUSES,
  type CardAction,
  type CardStatus,
  decideCard,
  holderActions,
  isLive,
  isUsable,
  PUBLIC_STATUSES,
  publicStatus,
  TRANSITIONS,
  transitionOf,
} from './card.ts'

const EASY = { formalLossReleasable: true, assuranceLevel: 4 } as const

/** The law once more, as the handbook tells it: status → actions, in letters of its own. */
const LAW: Readonly<Record<CardStatus, string>> = {
  applied: 'openAccount produce reject cancel',
  bankOpening: 'produce failAccount cancel',
  producing: 'seal failProduction cancel',
  sealed: 'enable cancel',
  normal: 'reportTemporaryLoss reportLoss lock renew changeBank cancel',
  temporarilyLost: 'restore formaliseLoss endTemporaryLoss cancel',
  lost: 'restore replaceLost renew cancel',
  locked: 'unlock reportLoss cancel',
  replacing: 'withdrawOrder reportTemporaryLoss reportLoss lock cancel',
  replacingLost: 'withdrawOrder cancel',
  cancelled: '',
  rejected: '',
  failedBank: 'openAccount cancel',
  failedProduction: 'produce cancel',
}

test('every status × action pair is decided, and only those of the law are granted', () => {
  for (const status of CARD_STATUSES)
    for (const action of CARD_ACTIONS) {
      const decision = decideCard(status, action, EASY)
      assert.equal(decision.granted, LAW[status].split(' ').includes(action), `${status} ${action}`)
      if (decision.granted) {
        assert.deepEqual(transitionOf(status, action), {
          to: decision.outcome,
          basis: decision.basis,
        })
        continue
      }
      assert.equal(decision.refusal, 'ACTION_NOT_AVAILABLE_IN_STATUS')
      assert.deepEqual(decision.instead, holderActions(status))
    }
})

test('every bank status × action pair is decided, and only those of the law are granted', () => {
  const law: Readonly<Record<BankStatus, string>> = {
    notActivated: 'activate close',
    active: 'reportLoss freeze makeDormant close',
    bankLost: 'restore close',
    frozen: 'unfreeze',
    dormant: 'reactivate close',
    closed: '',
  }
  for (const status of BANK_STATUSES)
    for (const action of BANK_ACTIONS)
      assert.equal(
        decideBankFunction(status, action).granted,
        law[status].split(' ').includes(action),
        `${status} ${action}`,
      )
})

test('whatever is asked in whatever order, a card never leaves the graph of the law', () => {
  const edges = new Set(
    Object.entries(TRANSITIONS).flatMap(([from, steps]) =>
      Object.values(steps).map((step) => `${from}>${step.to}`),
    ),
  )
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...CARD_ACTIONS), { maxLength: 40 }),
      fc.record({
        formalLossReleasable: fc.boolean(),
        assuranceLevel: fc.integer({ min: 1, max: 4 }),
      }),
      (actions, circumstances) => {
        let status: CardStatus = 'applied'
        for (const action of actions) {
          const decision = decideCard(status, action, circumstances)
          if (!decision.granted) {
            if (decision.refusal === 'ACTION_NOT_AVAILABLE_IN_STATUS')
              assert.equal(transitionOf(status, action), undefined)
            continue
          }
          assert.ok(edges.has(`${status}>${decision.outcome}`))
          assert.ok(isLive(status) || status.startsWith('failed'), 'nothing leads out of an end')
          status = decision.outcome
        }
      },
    ),
  )
})

test('every status can be reached from an application', () => {
  const reached = new Set<CardStatus>(['applied'])
  for (const status of reached)
    for (const { to } of Object.values(TRANSITIONS[status])) reached.add(to)
  assert.deepEqual([...reached].sort(), [...CARD_STATUSES].sort())
  const bank = new Set<BankStatus>(['notActivated'])
  for (const status of bank)
    for (const { to } of Object.values(BANK_TRANSITIONS[status])) bank.add(to)
  assert.deepEqual([...bank].sort(), [...BANK_STATUSES].sort())
})

test('a card lost for the time being cannot be replaced, but reported lost formally', () => {
  const decision = decideCard('temporarilyLost', 'replaceLost', EASY)
  assert.deepEqual(decision, {
    granted: false,
    refusal: 'ACTION_NOT_AVAILABLE_IN_STATUS',
    basis: 'CARD-16',
    instead: ['restore', 'formaliseLoss', 'cancel'],
  })
})

test('a card is exchanged while it is normal and when it is formally lost', () => {
  for (const [status, outcome] of [
    ['normal', 'replacing'],
    ['lost', 'replacingLost'],
  ] as const)
    assert.deepEqual(decideCard(status, 'renew', EASY), {
      granted: true,
      outcome,
      basis: 'CARD-16',
    })
})

test('a formal loss is lifted where the city allows it, for somebody who is surely known', () => {
  const restore = (formalLossReleasable: boolean, assuranceLevel: number) =>
    decideCard('lost', 'restore', { formalLossReleasable, assuranceLevel })
  assert.equal(restore(true, 3).granted, true)
  const unsure = restore(true, 2)
  assert.ok(!unsure.granted)
  assert.equal(unsure.refusal, 'HIGHER_ASSURANCE_NEEDED')
  const never = restore(false, 4)
  assert.ok(!never.granted)
  assert.equal(never.refusal, 'LOSS_NOT_RELEASABLE')
  assert.ok(!never.instead.includes('restore'))
})

test('a refusal offers only what a holder can ask for and what the law has', () => {
  const byOffice = new Set<CardAction>(['produce', 'seal', 'lock', 'endTemporaryLoss', 'reject'])
  for (const status of CARD_STATUSES)
    for (const action of holderActions(status)) {
      assert.ok(transitionOf(status, action) !== undefined)
      assert.ok(!byOffice.has(action))
    }
})

test('only a card in hand that works can be used, and both kinds of loss are told as 挂失', () => {
  assert.deepEqual(CARD_STATUSES.filter(isUsable), ['normal', 'replacing'])
  const shown = CARD_STATUSES.map((status) => PUBLIC_STATUSES[publicStatus(status)])
  assert.equal(
    shown.join(' '),
    '申领中 制卡中 制卡中 封存 正常 挂失 挂失 锁定 补换中 补换中 注销 不予办理 制卡中 制卡中',
  )
})
