import assert from 'node:assert/strict'
import test from 'node:test'
import {
  CREDENTIAL_STATUSES,
  CREDENTIAL_TRANSITIONS,
  type CredentialStatus,
  type CredentialWish,
  type Opinion,
  OUTCOME_ACTIONS,
  type Verdict,
} from './credential.ts'
import {
  decideFiling,
  decideNaming,
  decideOpinion,
  decideOutcome,
  decideWithdrawal,
  waitsFor,
} from './gate.ts'

const AT = Temporal.Instant.from('2026-11-26T02:00:00Z')
const REASONS = '与本部门的场景逐项对照过了'
const OFFICER = { staffId: 'files', agencyCode: 'dept-transport' }
const ASKED = { staffId: 'answers', agencyCode: 'dept-civil-affairs' }
const DECIDER = { staffId: 'decides', agencyCode: 'hrss-440000' }

const wish: CredentialWish = {
  kind: 'card',
  name: '老年乘车卡',
  regionCode: '440100',
  domain: 'transport',
  audiences: ['elders'],
  uses: ['payment', 'concession'],
  document: '示例〔2026〕1号',
  need: '现有的优待要另外核对年龄',
  alreadyIssued: false,
  holderCount: 0,
}

const opinion = (verdict: Verdict | undefined, namedBy?: string): Opinion => ({
  agencyCode: ASKED.agencyCode,
  namedBy,
  namedAt: AT,
  given: verdict === undefined ? undefined : { verdict, words: REASONS, by: ASKED.staffId, at: AT },
})

const codeOf = (decision: { granted: boolean; refusal?: string }): string =>
  decision.granted ? 'granted' : (decision.refusal ?? '')

test('a filing says what it is, for whom, on what it rests, and why the card does not do', () => {
  const filing = (change: Partial<CredentialWish>, known = false) =>
    codeOf(decideFiling({ ...wish, ...change }, known))
  assert.equal(filing({}), 'granted')
  assert.equal(filing({ name: ' 卡 ' }), 'CREDENTIAL_INCOMPLETE')
  assert.equal(filing({ document: ' ' }), 'CREDENTIAL_INCOMPLETE')
  assert.equal(filing({ audiences: [] }), 'CREDENTIAL_INCOMPLETE')
  assert.equal(filing({ uses: [] }), 'CREDENTIAL_INCOMPLETE')
  assert.equal(filing({ need: '没有理由没有理由没' }), 'CREDENTIAL_WORDS_MISSING')
  assert.equal(filing({ holderCount: 3 }), 'CREDENTIAL_HOLDERS_WRONG')
  assert.equal(filing({ alreadyIssued: true }), 'CREDENTIAL_HOLDERS_WRONG')
  assert.equal(filing({ alreadyIssued: true, holderCount: 1 }), 'granted')
  assert.equal(filing({ holderCount: Number.NaN }), 'CREDENTIAL_HOLDERS_WRONG')
  assert.equal(filing({}, true), 'CREDENTIAL_KNOWN')
})

test('a department is asked once, answers once, and is never the one that filed', () => {
  const credential = { status: 'filed', issuerAgency: OFFICER.agencyCode } as const
  const name = (code: string, known = true) =>
    codeOf(decideNaming(credential, [opinion(undefined)], { code, known }))
  assert.equal(name('dept-culture'), 'granted')
  assert.equal(name('dept-nowhere', false), 'AGENCY_NOT_NAMEABLE')
  assert.equal(name(ASKED.agencyCode), 'AGENCY_NOT_NAMEABLE')
  assert.equal(name(OFFICER.agencyCode), 'AGENCY_NOT_NAMEABLE')
  const answer = (given: Verdict | undefined, by = ASKED, words = REASONS) =>
    codeOf(decideOpinion(credential, [opinion(given)], by, words))
  assert.equal(answer(undefined), 'granted')
  assert.equal(answer(undefined, DECIDER), 'OPINION_NOT_ASKED')
  assert.equal(answer('different'), 'OPINION_NOT_ASKED')
  assert.equal(answer(undefined, ASKED, '同意'), 'CREDENTIAL_WORDS_MISSING')
})

test('there is no outcome before all have spoken, and none by somebody who took part', () => {
  const credential = { status: 'filed', filedBy: OFFICER.staffId, alreadyIssued: false } as const
  const block = { action: 'block', words: REASONS, stateRule: '' } as const
  const decide = (opinions: readonly Opinion[], by = DECIDER) =>
    codeOf(decideOutcome(credential, opinions, by, block))
  assert.equal(decide([]), 'OPINIONS_MISSING')
  assert.equal(decide([opinion('duplicate'), opinion(undefined)]), 'OPINIONS_MISSING')
  assert.equal(decide([opinion('duplicate')]), 'granted')
  assert.equal(decide([opinion('duplicate')], OFFICER), 'CREDENTIAL_SAME_PERSON')
  assert.equal(decide([opinion('duplicate')], ASKED), 'CREDENTIAL_SAME_PERSON')
  assert.equal(decide([opinion('duplicate', DECIDER.staffId)]), 'CREDENTIAL_SAME_PERSON')
})

interface Given {
  readonly issued?: boolean
  readonly verdict?: Verdict
  readonly stateRule?: string
  readonly words?: string
}

test('each outcome has its own condition', () => {
  const decide = (
    action: (typeof OUTCOME_ACTIONS)[number],
    { issued = false, verdict = 'different', stateRule = '', words = REASONS }: Given = {},
  ) => {
    const credential = { status: 'filed', filedBy: 'files', alreadyIssued: issued } as const
    const decision = decideOutcome(credential, [opinion(verdict)], DECIDER, {
      action,
      words,
      stateRule,
    })
    return codeOf(decision)
  }
  assert.equal(decide('block', { issued: true }), 'ALREADY_ISSUED')
  assert.equal(decide('clear', { verdict: 'duplicate' }), 'SAID_DUPLICATE')
  assert.equal(decide('clear'), 'granted')
  assert.equal(decide('exempt'), 'STATE_RULE_MISSING')
  assert.equal(decide('exempt', { stateRule: '国家规定第三条' }), 'granted')
  assert.equal(decide('absorb', { issued: true, verdict: 'duplicate' }), 'granted')
  assert.equal(decide('absorb', { words: '好' }), 'CREDENTIAL_WORDS_MISSING')
})

test('only the listed steps are granted, from every status', () => {
  for (const status of CREDENTIAL_STATUSES) {
    const steps: object = CREDENTIAL_TRANSITIONS[status]
    const issuerAgency = OFFICER.agencyCode
    for (const action of OUTCOME_ACTIONS) {
      const credential = { status, filedBy: 'files', alreadyIssued: false }
      const decision = decideOutcome(credential, [opinion('different')], DECIDER, {
        action,
        words: REASONS,
        stateRule: '国家规定第三条',
      })
      assert.equal(decision.granted, Object.hasOwn(steps, action), `${status} ${action}`)
    }
    const withdrawn = decideWithdrawal({ status, issuerAgency }, OFFICER)
    assert.equal(withdrawn.granted, Object.hasOwn(steps, 'withdraw'))
    const agency = { code: 'dept-culture', known: true }
    assert.equal(decideNaming({ status, issuerAgency }, [], agency).granted, status === 'filed')
    const said = decideOpinion({ status }, [opinion(undefined)], ASKED, REASONS)
    assert.equal(said.granted, status === 'filed')
  }
  const strange = decideWithdrawal({ status: 'filed', issuerAgency: 'dept-culture' }, OFFICER)
  assert.equal(codeOf(strange), 'CREDENTIAL_NOT_YOURS')
})

test('a list says for whom a credential waits', () => {
  const waits = (status: CredentialStatus, ...verdicts: (Verdict | undefined)[]) =>
    waitsFor(
      status,
      verdicts.map((verdict) => opinion(verdict)),
    )
  assert.equal(waits('filed'), 'opinions')
  assert.equal(waits('filed', 'duplicate', undefined), 'opinions')
  assert.equal(waits('filed', 'duplicate'), 'outcome')
  assert.equal(waits('absorbing', 'duplicate'), 'plan')
  assert.equal(waits('blocked', 'duplicate'), 'nobody')
})
