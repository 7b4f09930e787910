import assert from 'node:assert/strict'
import test from 'node:test'
import { BATCH_STATUSES } from './batch.ts'
import { LINE_STATUSES } from './line.ts'
import {
  fixOf,
  hasFailed,
  type MoneyFix,
  type MoneyLine,
  moneyOfMonth,
  reasonOf,
  tellMoney,
} from './money-item.ts'
import { moneyYear } from './money-year.ts'
import { HOLDER_FIXES, type HolderReason } from './holder-reason.ts'

const at = (text: string) => Temporal.Instant.from(`${text}T02:00:00Z`)
const dayOf = (one: Temporal.Instant) => one.toZonedDateTimeISO('Asia/Shanghai').toPlainDate()
const TODAY = Temporal.PlainDate.from('2026-12-20')

const line = (change: Partial<MoneyLine> = {}): MoneyLine => ({
  id: 'line-1',
  programmeCode: 'MZ-001',
  payPeriod: '2026-12',
  amountFen: 10_000n,
  bankCode: '102',
  accountTail: '0018',
  status: 'prepared',
  reasonCode: undefined,
  bankWords: '',
  ownerAgency: 'dept-civil-affairs',
  batchStatus: 'released',
  payOn: Temporal.PlainDate.from('2026-12-10'),
  madeAt: at('2026-12-01'),
  checkedAt: undefined,
  releasedAt: undefined,
  sentAt: undefined,
  endedAt: undefined,
  returnedAt: undefined,
  caseDueOn: undefined,
  stopped: false,
  ...change,
})

const tell = (...lines: [MoneyLine, ...MoneyLine[]]) => tellMoney([{ id: lines[0].id, lines }])
const stateOf = (...lines: [MoneyLine, ...MoneyLine[]]) => tell(...lines)[0]?.state

test('every status of a line is told in a word of its holder', () => {
  const told = LINE_STATUSES.map((status) => [status, stateOf(line({ status }))])
  assert.deepEqual(Object.fromEntries(told), {
    prepared: 'onItsWay',
    held: 'failed',
    cancelled: 'failed',
    sent: 'onItsWay',
    unknown: 'unknown',
    paid: 'paid',
    rejected: 'failed',
    returned: 'cameBack',
  })
})

test('what nobody has signed for is told to nobody', () => {
  const told = BATCH_STATUSES.map((batchStatus) => stateOf(line({ batchStatus })))
  assert.deepEqual(told.slice(0, 4), [undefined, 'reviewing', 'reviewing', 'onItsWay'])
})

test('a sum that failed stays so until its next line is signed for', () => {
  const failed = line({ status: 'rejected', reasonCode: 'R12' })
  const next = line({ id: 'line-2', batchStatus: 'draft' })
  assert.equal(stateOf(failed, next), 'failed')
  assert.equal(stateOf(failed, { ...next, batchStatus: 'checked' }), 'reviewing')
  assert.equal(stateOf(failed, { ...next, status: 'paid' }), 'paid')
})

test('a month counts what arrived in it and what should have and has not', () => {
  const paid = (day: string) => tell(line({ status: 'paid', endedAt: at(day) }))
  const list = [
    ...paid('2026-12-10'),
    ...paid('2026-11-10'),
    ...tell(line({ status: 'rejected', reasonCode: 'R04' })),
    ...tell(line({ status: 'unknown' })),
    ...tell(line({ status: 'sent' })),
    ...tell(line({ status: 'sent', payOn: Temporal.PlainDate.from('2026-12-25') })),
    // Paid another way, or to nobody: not missed.
    ...tell(line({ status: 'rejected', reasonCode: 'R11' })),
    ...tell(line({ status: 'rejected', reasonCode: 'R09' })),
    ...tell(line({ status: 'rejected', reasonCode: 'R99', stopped: true })),
  ]
  const month = moneyOfMonth(list, TODAY, dayOf)
  assert.deepEqual(month, { arrivedFen: 10_000n, missingFen: 30_000n })
})

test('an hour after midnight in Guangdong is another day and another year', () => {
  const list = tell(
    line({ status: 'paid', endedAt: Temporal.Instant.from('2026-12-31T17:00:00Z') }),
  )
  assert.equal(moneyYear(list, 2026, dayOf).sums.length, 0)
  assert.equal(moneyYear(list, 2027, dayOf).totalFen, 10_000n)
})

test('a year adds up the same by month and by programme', () => {
  const list = ['2026-01-10', '2026-01-20', '2026-03-10'].flatMap((day, i) =>
    tell(line({ status: 'paid', endedAt: at(day), programmeCode: i === 1 ? 'B' : 'A' })),
  )
  const { months, byProgramme, totalFen } = moneyYear(list, 2026, dayOf)
  assert.deepEqual(
    months.map(({ month, totalFen: fen }) => [month, fen]),
    [
      [1, 20_000n],
      [3, 10_000n],
    ],
  )
  assert.equal(byProgramme.get('A')?.totalFen, 20_000n)
  assert.equal(totalFen, 30_000n)
})

test('a hold and a reason of the bank are told as reasons, whatever else stands there', () => {
  const [held] = tell(line({ status: 'held' }))
  const [odd] = tell(line({ status: 'returned', reasonCode: 'X7' }))
  assert.ok(held && odd)
  assert.deepEqual([reasonOf(held), reasonOf(odd)], ['held', 'R99'])
  assert.ok(hasFailed(held) && hasFailed(odd))
})

test('each reason leads the reader to what is possible for them', () => {
  const cases: readonly (readonly [HolderReason, boolean, boolean, MoneyFix])[] = [
    ['R10', true, true, 'permit'],
    ['R10', true, false, 'askHolder'],
    ['R10', false, true, 'applyForCard'],
    ['R04', false, false, 'visitBank'],
    ['R01', true, true, 'correctName'],
    ['R13', true, true, 'wait'],
  ]
  for (const [reason, otherAccount, own, fix] of cases)
    assert.equal(fixOf(reason, { otherAccount, own }), fix, reason)
  for (const reason of Object.keys(HOLDER_FIXES) as HolderReason[])
    assert.notEqual(fixOf(reason, { otherAccount: false, own: false }), 'permit', reason)
})
