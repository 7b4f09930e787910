import assert from 'node:assert/strict'
import test from 'node:test'
import type { Decision } from '#kernel/decision.ts'
import type { Credential } from './credential.ts'
import {
  decideBringing,
  decideConfirmation,
  decideDropping,
  decideTakeOver,
  NUMBER_LIST_STATUSES,
} from './number-list.ts'
import { acceptanceOf, MILESTONES, type MilestoneName, type Plan, transitionOf } from './plan.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const DUE = { stopIssuing: '10-01', loadUse: '11-01', moveHolders: '12-01', switchOff: '12-31' }
const planTo = (reached: number, on = '2026-11-05'): Plan => ({
  credentialId: 'one',
  sceneCode: 'GD-WH-004',
  milestones: MILESTONES.map((name: MilestoneName, i) => ({
    name,
    dueOn: day(`2026-${DUE[name]}`),
    reached: i < reached ? { on: day(on), by: 'files', words: '已经完成' } : undefined,
  })),
  moved: [],
})
const OWN = { staffId: 'brings', agencyCode: 'dept-culture' }
const OTHER = { staffId: 'takes over', agencyCode: 'dept-culture' }
const STRANGER = { staffId: 'strange', agencyCode: 'dept-sport' }
const CREDENTIAL: Pick<Credential, 'status' | 'issuerAgency'> = {
  status: 'absorbing',
  issuerAgency: 'dept-culture',
}
const codeOf = (decision: Decision<unknown, string>) =>
  decision.granted ? 'granted' : decision.refusal

test('an old card is taken from the day the card does what it did, to the end of its last', () => {
  const at = (plan: Plan, on: string) => acceptanceOf(transitionOf(plan), day(on))
  assert.equal(at(planTo(1), '2026-11-20'), 'notYet', 'only stopped being issued')
  assert.equal(at(planTo(2), '2026-11-04'), 'notYet')
  assert.equal(at(planTo(2), '2026-11-05'), 'accepted')
  assert.equal(at(planTo(3), '2026-12-31'), 'accepted', 'its last day')
  assert.equal(at(planTo(3), '2027-01-01'), 'over', 'also where nobody has said so')
  assert.equal(at(planTo(4), '2026-11-05'), 'over', 'switched off before its day')
})

test('lists are brought one after the other by the department, while the old card is taken', () => {
  const bring = (
    { by = OWN, credential = CREDENTIAL } = {},
    { on = '2026-11-26', open = false } = {},
  ) => codeOf(decideBringing(credential, planTo(1), by, { on: day(on), open }))
  assert.equal(bring(), 'granted', 'also before the card does what it did')
  assert.equal(bring({ by: STRANGER }), 'NUMBERS_NOT_WANTED')
  assert.equal(bring({ credential: { ...CREDENTIAL, status: 'absorbed' } }), 'NUMBERS_NOT_WANTED')
  assert.equal(bring({}, { on: '2027-01-01' }), 'NUMBERS_NOT_WANTED')
  assert.equal(bring({}, { open: true }), 'NUMBER_LIST_OPEN')
})

test('a second person takes a list over, who has confirmed no row of it', () => {
  const list = { status: 'matched', broughtBy: 'brings' } as const
  const on = day('2026-11-26')
  const take = (by = OTHER, confirmers: readonly string[] = []) =>
    codeOf(decideTakeOver(CREDENTIAL, planTo(2), list, by, { on, confirmers }))
  assert.equal(take(), 'granted')
  assert.equal(take(OWN), 'NUMBER_LIST_SAME_PERSON')
  assert.equal(take(OTHER, ['takes over']), 'NUMBER_LIST_SAME_PERSON')
  assert.equal(take(STRANGER), 'NUMBERS_NOT_WANTED')
})

test('each step has its status', () => {
  const on = day('2026-11-26')
  for (const status of NUMBER_LIST_STATUSES) {
    const list = { status, broughtBy: 'brings' }
    const open = status === 'reading' || status === 'matching' || status === 'matched'
    const state = { on, confirmers: [] }
    assert.deepEqual(
      [
        codeOf(decideTakeOver(CREDENTIAL, planTo(2), list, OTHER, state)),
        codeOf(decideConfirmation(CREDENTIAL, list, OWN, { rows: 2, waiting: 2 })),
        codeOf(decideDropping(CREDENTIAL, list, OTHER)),
      ],
      [
        status === 'matched' ? 'granted' : 'NUMBER_LIST_NOT_IN_STATUS',
        status === 'matched' ? 'granted' : 'NUMBER_LIST_NOT_IN_STATUS',
        open ? 'granted' : 'NUMBER_LIST_NOT_IN_STATUS',
      ],
    )
  }
  const some = { rows: 2, waiting: 1 }
  const matched = { status: 'matched' } as const
  assert.equal(
    codeOf(decideConfirmation(CREDENTIAL, matched, OWN, some)),
    'NUMBER_ROWS_NOT_TO_CONFIRM',
  )
  assert.equal(codeOf(decideDropping(CREDENTIAL, matched, STRANGER)), 'NUMBERS_NOT_WANTED')
})
