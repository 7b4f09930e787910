import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { decideDayEnd, decideMonthClose, decideResolving } from './close.ts'
import { shareLines, shareOf, shareText, shareTotal } from './share.ts'
import {
  differs,
  type Item,
  ITEM_KINDS,
  OUTCOME_CODES,
  provesZero,
  type Resolution,
  resolutionOf,
  threeWay,
} from './three-way.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const fen = fc.bigInt({ min: 0n, max: 10n ** 15n })
const anyDiffering: fc.Arbitrary<Item> = fc.record({
  kind: fc.constantFrom(...ITEM_KINDS),
  subject: fc.uuid(),
  label: fc.constant('x'),
  departmentFen: fen,
  ledgerFen: fen,
  bankFen: fc.option(fen, { nil: undefined }),
})
const agreeing: fc.Arbitrary<Item> = fc
  .tuple(anyDiffering, fen)
  .map(([item, same]) =>
    Object.assign({}, item, { departmentFen: same, ledgerFen: same, bankFen: same }),
  )
const anyItem = fc.oneof(anyDiffering, agreeing)

test('sums come to zero but for what differences add up to, whatever the three say', () => {
  fc.assert(
    fc.property(fc.array(anyItem, { maxLength: 40 }), (items) => {
      const { sums, differences } = threeWay(items)
      for (const kind of ITEM_KINDS) {
        const sum = sums.get(kind)
        assert.ok(sum !== undefined && provesZero(sum))
        const own = differences.filter((item) => item.kind === kind)
        const gap = own.reduce((total, item) => total + (item.bankFen ?? 0n) - item.ledgerFen, 0n)
        assert.equal(sum.bankGapFen, gap)
        if (own.length > 0) continue
        assert.equal(sum.departmentFen, sum.ledgerFen)
        assert.equal(sum.bankFen, sum.ledgerFen)
      }
    }),
  )
})

test('a forged sum is not zero', () => {
  const { sums } = threeWay([
    { kind: 'send', subject: 'a', label: 'a', departmentFen: 5n, ledgerFen: 5n, bankFen: 5n },
  ])
  const sum = sums.get('send')
  assert.ok(sum !== undefined)
  assert.ok(!provesZero({ ...sum, bankFen: 6n }))
  assert.ok(!provesZero({ ...sum, departmentFen: 4n }))
})

const unknown: Item = {
  kind: 'send',
  subject: 'instruction/1/1',
  label: 'R1',
  departmentFen: 500n,
  ledgerFen: 500n,
  bankFen: undefined,
}
const resolution: Resolution = {
  ...unknown,
  outcome: 'timing',
  words: '银行明早答复',
  resolvedBy: 'resolver',
  resolvedAt: Temporal.Instant.from('2026-11-26T10:00:00Z'),
}

test('what a bank has not said is a difference, and its explanation ends with its figures', () => {
  assert.ok(differs(unknown))
  assert.equal(resolutionOf(unknown, [resolution]), resolution)
  assert.equal(resolutionOf({ ...unknown, bankFen: 400n }, [resolution]), undefined)
  assert.equal(resolutionOf({ ...unknown, ledgerFen: 1n }, [resolution]), undefined)
  const later = { ...resolution, words: '银行更正了' }
  assert.equal(resolutionOf(unknown, [resolution, later]), later)
  assert.equal(new Set(OUTCOME_CODES).size, 4)
})

test('a difference is explained in words, as it was seen, on an open day', () => {
  const refusalOf = (item: Item | undefined, seen: Item, words: string, closed = false) => {
    const decision = decideResolving(item, seen, words, closed)
    return decision.granted ? 'granted' : decision.refusal
  }
  assert.equal(refusalOf(unknown, unknown, '银行明早答复'), 'granted')
  assert.equal(refusalOf(unknown, unknown, ' 好 '), 'WORDS_MISSING')
  assert.equal(refusalOf(undefined, unknown, '银行明早答复'), 'DIFFERENCE_GONE')
  const moved = { ...unknown, bankFen: 0n }
  assert.equal(refusalOf(unknown, moved, '银行明早答复'), 'FIGURES_CHANGED')
  assert.equal(refusalOf(unknown, unknown, '银行明早答复', true), 'DAY_CLOSED')
})

test('a day is closed in order, when all is explained, by somebody who explained nothing', () => {
  const close = (change: Partial<Parameters<typeof decideDayEnd>[0]>) => {
    const decision = decideDayEnd({
      day: day('2026-11-26'),
      today: day('2026-11-26'),
      closedThrough: day('2026-11-25'),
      openDays: [day('2026-11-26')],
      differences: [unknown],
      resolutions: [resolution],
      by: 'closer',
      ...change,
    })
    return decision.granted ? 'granted' : decision.refusal
  }
  assert.equal(close({}), 'granted')
  assert.equal(close({ resolutions: [] }), 'DIFFERENCES_OPEN')
  assert.equal(close({ differences: [{ ...unknown, bankFen: 1n }] }), 'DIFFERENCES_OPEN')
  assert.equal(close({ by: 'resolver' }), 'CLOSE_SAME_PERSON')
  assert.equal(close({ closedThrough: day('2026-11-26') }), 'DAY_CLOSED')
  assert.equal(close({ day: day('2026-11-27') }), 'DAY_TO_COME')
  const openDays = [day('2026-11-24'), day('2026-11-26')]
  assert.equal(close({ openDays }), 'EARLIER_DAY_OPEN')
})

test('a month is closed once it is over, with its days, by somebody who explained nothing', () => {
  const close = (change: Partial<Parameters<typeof decideMonthClose>[0]>) => {
    const decision = decideMonthClose({
      month: Temporal.PlainYearMonth.from('2026-11'),
      today: day('2026-12-01'),
      openDays: [day('2026-12-01')],
      closed: false,
      resolvers: ['resolver'],
      by: 'closer',
      ...change,
    })
    return decision.granted ? 'granted' : decision.refusal
  }
  assert.equal(close({}), 'granted')
  assert.equal(close({ today: day('2026-11-30') }), 'MONTH_NOT_OVER')
  assert.equal(close({ openDays: [day('2026-11-30')] }), 'DAYS_OPEN')
  assert.equal(close({ by: 'resolver' }), 'CLOSE_SAME_PERSON')
  assert.equal(close({ closed: true }), 'MONTH_CLOSED')
})

test('the share paid to cards is never a hundred while one payee is missing', () => {
  const count = fc.integer({ min: 0, max: 10 ** 7 })
  fc.assert(
    fc.property(count, count, (toCard, offCard) => {
      const share = shareOf({ toCard, offCard })
      if (toCard + offCard === 0) return assert.equal(share, undefined)
      assert.ok(share !== undefined && share >= 0 && share <= 10_000)
      assert.equal(share === 10_000, offCard === 0)
    }),
  )
  const key = { programmeCode: 'MZ-001', regionCode: '440100' }
  const other = { programmeCode: 'MZ-004', regionCode: '440300' }
  const lines = shareLines(
    [{ ...key, lines: 1999 }],
    [
      { ...key, payees: 1 },
      { ...other, payees: 3 },
    ],
  )
  assert.deepEqual(lines, [
    { ...key, toCard: 1999, offCard: 1 },
    { ...other, toCard: 0, offCard: 3 },
  ])
  assert.deepEqual(lines.map(shareText), ['99.95%', '0.00%'])
  assert.deepEqual(shareTotal(lines), { toCard: 1999, offCard: 4 })
})
