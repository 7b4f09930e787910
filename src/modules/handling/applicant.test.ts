import assert from 'node:assert/strict'
import test from 'node:test'
import { PROXY_SCOPES } from '#kernel/proxy-scope.ts'
import { KIND_SCOPES, type Relation, RELATION_KINDS } from '#modules/person/index.ts'
import { applicantKindOf, type Comer, decideApplicant } from './applicant.ts'
import { ownReason } from './messages-applicants.ts'
import { SERVICE_CODES, type ServiceCode } from './service.ts'
import { takesAgents } from './wish.ts'

const ON = Temporal.PlainDate.from('2026-11-26')
const relation = (change: Partial<Relation> = {}): Relation => ({
  id: 'r1',
  kind: 'guardian',
  personId: 'child',
  agentId: 'mother',
  personLabel: '陈*雨',
  agentLabel: '陈*明',
  scopes: KIND_SCOPES[change.kind ?? 'guardian'],
  startsOn: ON.subtract({ days: 1 }),
  endsOn: ON.add({ days: 1 }),
  status: 'active',
  proposedBy: 'counter',
  ...change,
})
const decide = (relations: readonly Relation[], change: Partial<Comer> = {}) => {
  const comer = {
    service: 'replaceLost',
    personId: 'child',
    agentId: 'mother',
    relations,
    isMinor: true,
    on: ON,
    ...change,
  } as const
  const decision = decideApplicant(comer)
  return decision.granted ? decision.outcome.applicant : decision.refusal
}

test('a guardian on record replaces the card of the child', () => {
  assert.equal(decide([relation()]), 'guardian')
})

test('whoever is not on record is refused: of a child with the way to enter the guardian', () => {
  assert.equal(decide([]), 'GUARDIAN_NOT_ON_RECORD')
  assert.equal(decide([], { isMinor: false }), 'RELATION_NOT_ON_RECORD')
  assert.equal(decide([relation({ agentId: 'uncle' })]), 'GUARDIAN_NOT_ON_RECORD')
  // The other way round the child would act for the mother.
  const reversed = relation({ personId: 'mother', agentId: 'child' })
  assert.equal(decide([reversed]), 'GUARDIAN_NOT_ON_RECORD')
})

test('a letter that is not signed, a relation not begun, over or ended lets nobody act', () => {
  const unsigned = relation({ status: 'proposed' })
  assert.equal(decide([unsigned]), 'LETTER_NOT_SIGNED')
  assert.equal(decide([relation({ endsOn: ON })]), 'GUARDIAN_NOT_ON_RECORD')
  assert.equal(decide([relation({ startsOn: ON.add({ days: 1 }) })]), 'GUARDIAN_NOT_ON_RECORD')
  assert.equal(decide([relation({ status: 'ended' })]), 'GUARDIAN_NOT_ON_RECORD')
})

test('the holder does not act for themselves', () => {
  assert.equal(decide([relation()], { agentId: 'child' }), 'APPLICANT_IS_HOLDER')
})

test('a relation reaches as far as its scopes, and a second one may reach further', () => {
  const helper = relation({ kind: 'villageHelper', scopes: ['seeCases', 'renew'] })
  assert.equal(decide([helper], { isMinor: false }), 'NOT_IN_SCOPE')
  assert.equal(decide([helper], { isMinor: false, service: 'renewDamaged' }), 'villageHelper')
  const family = relation({ id: 'r2', kind: 'family', scopes: ['renew', 'reportLoss'] })
  assert.equal(decide([helper, family], { isMinor: false }), 'agent')
})

test('what no agent may do is refused to everybody, with its reason', () => {
  const own = SERVICE_CODES.filter((service) => !takesAgents(service))
  for (const must of ['changeBank', 'cancel', 'restore', 'eCard'] as const)
    assert.ok(own.includes(must), must)
  for (const service of own) {
    for (const kind of RELATION_KINDS)
      assert.equal(
        decide([relation({ kind, scopes: PROXY_SCOPES })], { service }),
        'SERVICE_IS_OWN',
        `${service} ${kind}`,
      )
    assert.notEqual(ownReason(service), '这件事只能本人办。', `${service} says why`)
  }
})

test('every kind of relation is one of the applicants of what agents may apply for', () => {
  const may: readonly ServiceCode[] = SERVICE_CODES.filter(takesAgents)
  for (const service of may)
    for (const kind of RELATION_KINDS)
      assert.equal(decide([relation({ kind })], { service }), applicantKindOf(kind))
})
