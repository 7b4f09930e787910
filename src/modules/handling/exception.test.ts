import assert from 'node:assert/strict'
import test from 'node:test'
import { PARAMETER_NAMES } from '#law/parameters.ts'
import { ROLES } from '#modules/organisation/index.ts'
import {
  type Candidate,
  decideClosing,
  decideHandOn,
  EXCEPTION_ACTIONS,
  EXCEPTION_STATUSES,
  exceptionTransitionOf,
  type ExceptionFacts,
  type ExceptionStatus,
  isOverdue,
  namedResolver,
} from './exception.ts'
import { closingOf, EXCEPTION_KINDS, OUTCOMES, outcomesOf, ruleOf } from './exception-kind.ts'

const UNIT = 'card-centre-440000'
const RESOLVER = { id: 'resolver', agencyCode: UNIT }
const COLLEAGUE = { id: 'colleague', agencyCode: UNIT }
const STRANGER = { id: 'stranger', agencyCode: 'hrss-440100' }
const OPENER = { id: 'opener', agencyCode: UNIT }

const one = (change: Partial<ExceptionFacts> = {}): ExceptionFacts => ({
  status: 'assigned',
  twoPeople: true,
  openedBy: OPENER.id,
  resolverAgency: UNIT,
  resolverId: RESOLVER.id,
  ...change,
})

const refusal = (decision: { readonly granted: boolean }): unknown =>
  decision.granted ? undefined : (decision as { readonly refusal?: unknown }).refusal

test('every pair of status and action is either a step of the table or refused', () => {
  const lawful = EXCEPTION_STATUSES.flatMap((status) =>
    EXCEPTION_ACTIONS.filter((action) => exceptionTransitionOf(status, action) !== undefined).map(
      (action) => `${status} ${action}`,
    ),
  )
  assert.deepEqual(lawful, [
    'unassigned assign',
    'assigned handOn',
    'assigned resolve',
    'assigned closeUnresolved',
  ])
  for (const status of EXCEPTION_STATUSES)
    for (const action of ['resolve', 'closeUnresolved'] as const) {
      const decision = decideClosing(one({ status }), RESOLVER, action, '查清了')
      assert.equal(decision.granted, status === 'assigned', `${status} ${action}`)
      if (!decision.granted) assert.equal(decision.refusal, 'EXCEPTION_ENDED')
    }
})

test('every kind names a role, a unit, a limit that are there, and a way to end it well', () => {
  for (const kind of EXCEPTION_KINDS) {
    const { role, agency, limit } = ruleOf(kind)
    assert.ok((ROLES[role] as readonly string[]).includes('exception.resolve'), kind)
    assert.ok(PARAMETER_NAMES.includes(agency) && PARAMETER_NAMES.includes(limit), kind)
    const closings = new Set(outcomesOf(kind).map((outcome) => closingOf(kind, outcome)))
    assert.ok(closings.has('resolve') && closings.has('closeUnresolved'), kind)
  }
  const used = new Set(EXCEPTION_KINDS.flatMap(outcomesOf))
  assert.deepEqual(
    OUTCOMES.filter((outcome) => !used.has(outcome)),
    [],
  )
})

test('only the named resolver ends an exception, in words', () => {
  assert.ok(decideClosing(one(), RESOLVER, 'resolve', '核对了档案').granted)
  const byColleague = decideClosing(one(), COLLEAGUE, 'resolve', '核对了档案')
  assert.equal(refusal(byColleague), 'EXCEPTION_OF_OTHER_RESOLVER')
  assert.equal(refusal(decideClosing(one(), RESOLVER, 'resolve', '  ')), 'EXCEPTION_NEEDS_WORDS')
})

test('where two people are asked for, whoever opened it does not end it, resolver or not', () => {
  const own = one({ resolverId: OPENER.id })
  assert.equal(
    refusal(decideClosing(own, OPENER, 'closeUnresolved', '查过了')),
    'EXCEPTION_NEEDS_SECOND',
  )
  assert.ok(decideClosing({ ...own, twoPeople: false }, OPENER, 'resolve', '查过了').granted)
})

test('whoever has the fewest open is named, equals by code, and never the opener of two', () => {
  const candidate = (id: string, open: number): Candidate => ({
    id,
    agencyCode: UNIT,
    code: `staff-${id}`,
    open,
  })
  const free = one({ status: 'unassigned', resolverId: undefined })
  const all = [candidate('c', 1), candidate('b', 1), candidate(OPENER.id, 0), candidate('d', 3)]
  assert.equal(namedResolver(free, all)?.id, 'b')
  assert.equal(namedResolver(free, all.toReversed())?.id, 'b')
  assert.equal(namedResolver({ ...free, twoPeople: false }, all)?.id, OPENER.id)
  assert.equal(namedResolver(free, [candidate(OPENER.id, 0)]), undefined)
})

test('it is handed on by the resolver or the unit, with a reason, to somebody who may', () => {
  const by = (who: typeof RESOLVER, to = STRANGER, reason = '要到市里核实') =>
    refusal(decideHandOn(one(), who, to, reason))
  assert.equal(by(RESOLVER), undefined)
  assert.equal(by(COLLEAGUE, STRANGER, '处置人休假'), undefined)
  assert.equal(by(STRANGER, COLLEAGUE), 'EXCEPTION_OF_OTHER_RESOLVER')
  assert.equal(by(RESOLVER, RESOLVER), 'RESOLVER_NOT_SUITABLE')
  assert.equal(by(RESOLVER, OPENER), 'RESOLVER_NOT_SUITABLE')
  assert.equal(by(RESOLVER, STRANGER, ''), 'EXCEPTION_NEEDS_WORDS')
  const gone = decideHandOn(one(), RESOLVER, undefined, '转')
  assert.equal(refusal(gone), 'RESOLVER_NOT_SUITABLE')
})

test('it is overdue from the day after its day, as long as nobody has ended it', () => {
  const dueOn = Temporal.PlainDate.from('2026-11-25')
  const late = (status: ExceptionStatus, day: string) =>
    isOverdue({ status, dueOn }, Temporal.PlainDate.from(day))
  assert.equal(late('assigned', '2026-11-25'), false)
  assert.equal(late('assigned', '2026-11-26'), true)
  assert.equal(late('unassigned', '2026-11-26'), true)
  assert.equal(late('resolved', '2026-11-26'), false)
})
