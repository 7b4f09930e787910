import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import {
  byStatus,
  isStill,
  type Standing,
  sumOf,
  timelines,
  type WayToBank,
} from './batch-timeline.ts'
import { INSTRUCTION_STATUSES } from './instruction.ts'
import { LINE_STATUSES } from './line.ts'

const AT = Temporal.Instant.from('2026-11-26T02:00:00Z')

const standings = fc.uniqueArray(
  fc.record({
    bankCode: fc.constantFrom('102', '103', '105'),
    status: fc.constantFrom(...LINE_STATUSES),
    count: fc.integer({ min: 1, max: 1_000_000 }),
    totalFen: fc.bigInt({ min: 1n, max: 10n ** 15n }),
  }),
  { selector: ({ bankCode, status }) => `${bankCode} ${status}` },
)

const ways = fc.uniqueArray(
  fc.record({
    bankCode: fc.constantFrom('102', '103', '105'),
    availableFen: fc.option(fc.bigInt({ min: 0n, max: 10n ** 15n }), { nil: undefined }),
    instruction: fc.option(
      fc.record({
        id: fc.constant('one'),
        status: fc.constantFrom(...INSTRUCTION_STATUSES),
        totalFen: fc.bigInt({ min: 1n, max: 10n ** 15n }),
        builtAt: fc.constant(AT),
        settledAt: fc.constant(undefined),
      }),
      { nil: undefined },
    ),
  }),
  { selector: ({ bankCode }) => bankCode },
)

test('what the banks show adds up to the batch, line by line and fen by fen', () => {
  fc.assert(
    fc.property(ways, standings, fc.boolean(), (known, standing, released) => {
      const all = timelines(known, standing, released)
      const whole = sumOf(standing)
      assert.deepEqual(sumOf(all.map((one) => one.all)), whole)
      assert.deepEqual(
        sumOf(all.flatMap((one) => [one.paid, one.failed, one.awaited, one.notSent])),
        whole,
      )
      assert.deepEqual(sumOf(byStatus(standing)), whole)
    }),
  )
})

const one = (status: Standing['status']): Standing => ({
  bankCode: '102',
  status,
  count: 2,
  totalFen: 200n,
})
const way = (change: Partial<WayToBank> = {}): WayToBank => ({
  bankCode: '102',
  availableFen: 1000n,
  instruction: undefined,
  ...change,
})

test('nothing is called paid before the bank says so', () => {
  fc.assert(
    fc.property(ways, standings, (known, standing) => {
      for (const line of timelines(known, standing, true)) {
        const told = sumOf(
          standing.filter(
            ({ bankCode, status }) => bankCode === line.bankCode && status === 'paid',
          ),
        )
        assert.deepEqual(line.paid, told)
      }
    }),
  )
})

test('what the fund account lacks is said before anything is sent, and not after', () => {
  const lacking = timelines([way({ availableFen: 150n })], [one('prepared')], true)
  assert.equal(lacking[0]?.funding, 'short')
  assert.equal(lacking[0]?.missingFen, 50n)
  assert.equal(timelines([way()], [one('prepared')], false)[0]?.funding, 'waits')
  assert.equal(timelines([], [one('prepared')], true)[0]?.funding, 'noFund')
  const instruction = {
    id: 'one',
    status: 'unknown',
    totalFen: 200n,
    builtAt: AT,
    settledAt: undefined,
  } as const
  const lost = timelines([way({ availableFen: 0n, instruction })], [one('unknown')], true)
  assert.equal(lost[0]?.funding, 'reserved')
  assert.equal(lost[0]?.unknownSince, AT)
})

test('a batch is still once its banks have said everything', () => {
  for (const status of LINE_STATUSES) {
    const awaited = status === 'prepared' || status === 'sent' || status === 'unknown'
    assert.equal(isStill(timelines([way()], [one(status)], true)), !awaited, status)
  }
})
