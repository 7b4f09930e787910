import assert from 'node:assert/strict'
import test from 'node:test'
import type { EntryFacts } from './entitlement.ts'
import {
  decideList,
  type EntitlementList,
  LIST_ACTIONS,
  LIST_STATUSES,
  LIST_TRANSITIONS,
  readRow,
  type SourceRow,
} from './list.ts'
import { readLevel } from './messages-kinds.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const FACTS: EntryFacts = { on: day('2026-11-26'), answersFor: true, longestYears: 10 }

const row = (change: Partial<SourceRow> = {}): SourceRow => ({
  number: 2,
  person: { kind: 'residentIdentityCard', identityKey: 'citizenNumber/1', name: '陈静怡' },
  level: '二级',
  reference: 'CJ-1',
  from: '2026-11-01',
  lastDay: '2036-10-31',
  findings: [],
  ...change,
})

const fieldsOf = (one: SourceRow): readonly string[] =>
  readRow('disabled', one, FACTS).findings.map(({ field }) => field)

test('the last day of a list is inside, and a period ends the day after', () => {
  const { said, findings } = readRow('disabled', row(), FACTS)
  assert.deepEqual(findings, [])
  assert.equal(said?.level, '2')
  assert.equal(said.period.until?.toString(), '2036-11-01')
})

test('levels are read in figures and in words', () => {
  assert.deepEqual(['二级', '2', 'b类', ' 1 级 ', ''].map(readLevel), [
    '2',
    '2',
    'B',
    '1',
    undefined,
  ])
})

test('every value that is wrong is told where it stands', () => {
  assert.deepEqual(fieldsOf(row({ from: '不详' })), ['from'])
  assert.deepEqual(fieldsOf(row({ lastDay: '2036-13-01' })), ['lastDay'])
  assert.deepEqual(fieldsOf(row({ lastDay: '长期' })), ['lastDay'])
  assert.deepEqual(fieldsOf(row({ level: '九级' })), ['level'])
  assert.deepEqual(fieldsOf(row({ reference: ' ' })), ['reference'])
  assert.deepEqual(fieldsOf(row({ lastDay: '2020-01-01', from: '2019-01-01' })), ['from'])
  const both = row({ reference: '', from: 'x' })
  assert.deepEqual(fieldsOf(both), ['reference', 'from'])
})

test('a row without a readable person comes into force for nobody', () => {
  const { said } = readRow('disabled', row({ person: undefined }), FACTS)
  assert.equal(said, undefined)
})

const list = (change: Partial<EntitlementList> = {}): EntitlementList => ({
  id: '0199aaaa-0000-7000-8000-000000000001',
  agencyCode: 'dept-education',
  kind: 'student',
  title: '新生',
  status: 'brought',
  goodRows: 3,
  badRows: 0,
  broughtBy: 'one',
  broughtAt: Temporal.Instant.from('2026-11-26T02:00:00Z'),
  decidedAt: undefined,
  enteredRows: undefined,
  ...change,
})

test('every status × action pair is decided, and only listed pairs are granted', () => {
  for (const status of LIST_STATUSES)
    for (const action of LIST_ACTIONS)
      assert.equal(
        decideList(list({ status }), action, 'other').granted,
        action in LIST_TRANSITIONS[status],
        `${status} ${action}`,
      )
})

test('nobody puts their own list in force, and nobody an empty one', () => {
  const own = decideList(list(), 'adopt', 'one')
  assert.equal(own.granted ? '' : own.refusal, 'LIST_SAME_PERSON')
  assert.ok(decideList(list(), 'drop', 'one').granted)
  const empty = decideList(list({ goodRows: 0 }), 'adopt', 'other')
  assert.equal(empty.granted ? '' : empty.refusal, 'LIST_EMPTY')
})
