import assert from 'node:assert/strict'
import test from 'node:test'
import { citizenNumber, somebody } from '#test/person.ts'
import { checkDocument, type PresentedDocument } from './document.ts'
import { decideRegistration } from './person.ts'

const TODAY = Temporal.PlainDate.from('2026-11-01')
const STATED = { birthOn: Temporal.PlainDate.from('1990-03-07'), sex: 'female' } as const

const document = (change: Partial<PresentedDocument>): PresentedDocument => ({
  kind: 'residentIdentityCard',
  number: citizenNumber(2),
  primary: true,
  ...change,
})

const identityOf = (change: Partial<PresentedDocument>): string => {
  const checked = checkDocument(document(change), STATED, TODAY)
  assert.ok(!('fault' in checked), JSON.stringify(checked))
  return checked.identity
}

const faultOf = (change: Partial<PresentedDocument>): string => {
  const checked = checkDocument(document(change), STATED, TODAY)
  assert.ok('fault' in checked)
  return checked.fault
}

test('an identity card and the household register of one person are one identity', () => {
  assert.equal(identityOf({}), identityOf({ kind: 'householdRegister' }))
})

test('a renewed travel permit is the same identity, of either kind', () => {
  const permit = { kind: 'travelPermitHongKongMacao' } as const
  const first = identityOf({ ...permit, number: 'H1234567801' })
  assert.equal(identityOf({ ...permit, number: 'h12345678 02' }), first)
  assert.equal(identityOf({ ...permit, number: 'H12345678' }), first)
  assert.notEqual(identityOf({ ...permit, number: 'M1234567801' }), first)
})

test('passports of two states with the same number are two identities', () => {
  const passport = { kind: 'passportForeign', number: 'X1234567' } as const
  assert.notEqual(
    identityOf({ ...passport, issuingState: 'PRT' }),
    identityOf({ ...passport, issuingState: 'FRA' }),
  )
  assert.equal(faultOf(passport), 'ISSUING_STATE_WRONG')
})

test('a document that speaks of another birthday, sex or kind is refused', () => {
  assert.equal(faultOf({ number: citizenNumber(3) }), 'SEX_DIFFERS')
  const born = { ...STATED, birthOn: Temporal.PlainDate.from('1990-03-08') }
  assert.deepEqual(checkDocument(document({}), born, TODAY), { fault: 'BIRTH_DIFFERS' })
  assert.equal(faultOf({ kind: 'hongKongIdentityCard', number: 'A123456(3)' }), 'KIND_NOT_PRIMARY')
  assert.equal(faultOf({ number: '440106199003070027' }), 'WRONG_CHECK_CHARACTER')
})

test('a document is good on its last day and not on the day after', () => {
  assert.equal(faultOf({ validUntil: TODAY.subtract({ days: 1 }) }), 'EXPIRED')
  identityOf({ validUntil: TODAY })
})

test('every wrong field of a registration is told, not only the first', () => {
  const decision = decideRegistration(
    somebody(2, {
      name: '  ',
      documents: [document({ number: '123', primary: false })],
      socialSecurityNumber: 'short',
    }),
    TODAY,
  )
  assert.ok(!decision.granted)
  assert.equal(decision.refusal, 'NAME_INVALID')
  assert.deepEqual(decision.faults, [
    { field: 'name', reason: 'EMPTY' },
    { field: 'documents', index: 0, reason: 'WRONG_LENGTH' },
    { field: 'documents', reason: 'NOT_ONE_PRIMARY' },
    { field: 'socialSecurityNumber', reason: 'WRONG_SHAPE' },
  ])
})

test("a citizen's own number serves as the social security number", () => {
  const decision = decideRegistration(somebody(2), TODAY)
  assert.ok(decision.granted)
  assert.equal(decision.outcome.socialSecurityNumber, citizenNumber(2))
})

test('a name stays as it is written: no script, dot or case is changed', () => {
  for (const name of ['買買提・艾力', 'CHAN Tai Man', '㛃𠮷', 'João de Sousa']) {
    const decision = decideRegistration(somebody(2, { name }), TODAY)
    assert.ok(decision.granted)
    assert.equal(decision.outcome.name, name)
  }
})
