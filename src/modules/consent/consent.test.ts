import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import {
  CONSENT_KIND_CODES,
  CONSENT_KINDS,
  type ConsentRequest,
  decideConsent,
  decideWithdrawal,
} from './consent.ts'
import { LANGUAGES } from '#ui/i18n/language.ts'
import { wordingFaults } from '#ui/i18n/wording.ts'
import { CONSENT_TEXTS, filledText } from './index.ts'

const PERSON = 'person-1'
const holder = { kind: 'holder', id: PERSON }
const inForce = { version: 2, digest: 'ab'.repeat(32) }

const request = (change: Partial<ConsentRequest> = {}): ConsentRequest => ({
  personId: PERSON,
  kind: 'payToNewAccount',
  programmeCode: 'MZ-001',
  accountId: 'account-1',
  text: { key: 'payToNewAccount', language: 'zh-Hans', ...inForce },
  channel: 'portal',
  assuranceLevel: 3,
  ...change,
})

const refusalOf = (
  asked: ConsentRequest,
  actor = holder,
  standing: Parameters<typeof decideConsent>[3] = 'living',
) => {
  const decision = decideConsent(asked, actor, inForce, standing)
  return decision.granted ? undefined : decision.refusal
}

test('a holder who is known by the face consents on the text in force', () => {
  const decision = decideConsent(request(), holder, inForce, 'living')
  assert.ok(decision.granted)
  assert.equal(decision.basis, 'YKT-19')
})

test('nobody else consents: no family, no agent, no clerk on the portal, no program', () => {
  const others = [
    { kind: 'holder', id: 'daughter' },
    { kind: 'staff', id: 'clerk-1' },
    { kind: 'system', id: 'job' },
    { kind: 'anonymous', id: PERSON },
  ]
  for (const actor of others) assert.equal(refusalOf(request(), actor), 'NOT_THE_HOLDER')
})

test('nothing is permitted after a death, nor under an entry that was given up', () => {
  assert.equal(refusalOf(request(), holder, 'deceased'), 'PERSON_NOT_LIVING')
  assert.equal(refusalOf(request(), holder, 'merged'), 'PERSON_WAS_MERGED')
})

test('at a counter a clerk sees the holder, who is then known at the highest level', () => {
  const clerk = { kind: 'staff', id: 'clerk-1' }
  const atCounter = request({ channel: 'counter', assuranceLevel: 4 })
  assert.equal(refusalOf(atCounter, clerk), undefined)
  assert.equal(refusalOf({ ...atCounter, assuranceLevel: 3 }, clerk), 'HIGHER_ASSURANCE_NEEDED')
  assert.equal(refusalOf(atCounter, holder), 'NOT_THE_HOLDER')
})

test('a sign-in without a face is too weak', () => {
  assert.equal(refusalOf(request({ assuranceLevel: 2 })), 'HIGHER_ASSURANCE_NEEDED')
})

test('a payment consent names one programme and one account, any other names none', () => {
  assert.equal(refusalOf(request({ programmeCode: undefined })), 'CONSENT_SCOPE_INVALID')
  assert.equal(refusalOf(request({ accountId: undefined })), 'CONSENT_SCOPE_INVALID')
  const text = { ...request().text, key: 'synchronousECard' }
  assert.equal(refusalOf(request({ kind: 'synchronousECard', text })), 'CONSENT_SCOPE_INVALID')
})

test('any text but the one in force is refused, to the letter of its digest', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('payToNewAccount', 'synchronousECard'),
      fc.integer({ min: 1, max: 3 }),
      fc.constantFrom(inForce.digest, 'cd'.repeat(32), inForce.digest.toUpperCase(), ''),
      (key, version, digest) => {
        const same =
          key === 'payToNewAccount' && version === inForce.version && digest === inForce.digest
        const asked = request({ text: { key, version, digest, language: 'zh-Hans' } })
        assert.equal(refusalOf(asked), same ? undefined : 'TEXT_CHANGED')
      },
    ),
  )
  assert.equal(decideConsent(request(), holder, undefined, 'living').granted, false)
})

test('a consent is taken back by the holder, or before a clerk, and by nobody else', () => {
  for (const kind of CONSENT_KIND_CODES) {
    assert.ok(CONSENT_KINDS[kind].textKey.length > 0)
    assert.ok(decideWithdrawal(kind, PERSON, holder).granted)
    assert.ok(decideWithdrawal(kind, PERSON, { kind: 'staff', id: 'clerk-1' }).granted)
    assert.ok(!decideWithdrawal(kind, PERSON, { kind: 'holder', id: 'daughter' }).granted)
    assert.ok(!decideWithdrawal(kind, PERSON, { kind: 'system', id: 'job' }).granted)
  }
})

test('every kind has its text, well worded, with the same names in every language', () => {
  const braces = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted().join()
  for (const kind of CONSENT_KIND_CODES) {
    const { perProgramme, textKey } = CONSENT_KINDS[kind]
    const published = CONSENT_TEXTS.find(({ key }) => key === textKey)
    assert.ok(published !== undefined, kind)
    assert.deepEqual(wordingFaults(published.text), [])
    for (const language of LANGUAGES)
      assert.equal(braces(published.text[language]), perProgramme ? '{bank},{programme}' : '')
  }
})

test('names stand in a text as they are, whatever characters they have', () => {
  const named = (name: string) => ({ 'zh-Hans': name, 'zh-Hant': name, en: name, pt: name })
  const subject = { programme: named('A $& B'), bank: named('银行') }
  assert.equal(filledText('{programme} / {bank}', 'en', subject), 'A $& B / 银行')
})
