import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { sm3 } from 'sm-crypto-v2'
import { anyLines, bytesOf, collect, headOf, lineOf } from '#test/payment-files.ts'
import type { InstructionHead, InstructionLine } from './bank-format.ts'
import { BANK_FORMATS } from './index.ts'
import { UnwritableLine } from './line-check.ts'
import { digested, digestOfLines, LinesDigest } from './lines-digest.ts'

const digestOf = (head: InstructionHead, lines: readonly InstructionLine[]): string =>
  digestOfLines(head, lines).sm3

test('the digest is SM3 of an encoding that another program can follow', () => {
  const line = lineOf(1, { accountName: '㛃𫖯' })
  const values = [
    'yikatong payment lines 1',
    'B20261126-0001',
    '102',
    'GD-0007',
    '耕地地力保护补贴',
    '2026Q4',
    '2026-11-26',
    'CNY',
    '广州市财政局（国库支付）',
    '440200000000000117',
    '0199aaaa000070008000000000000001',
    '6217566000000000018',
    '㛃𫖯',
    '12345',
    '耕地地力保护补贴2026年第四季度',
    '1',
    '12345',
  ]
  const text = values.map((value) => `${Buffer.byteLength(value)}:${value}`).join('')
  assert.equal(digestOf(headOf([line]), [line]), sm3(Buffer.from(text)))
})

test('the order of lines changes nothing, and one by one is the same as at once', async () => {
  await fc.assert(
    fc.asyncProperty(anyLines, async (lines) => {
      const head = headOf(lines)
      const seal = digestOfLines(head, lines)
      assert.deepEqual(digestOfLines(head, lines.toReversed()), seal)
      assert.deepEqual(seal.totals, head.totals)
      const digest = new LinesDigest(head)
      await collect(digested(lines, digest))
      assert.deepEqual(digest.seal(), seal)
    }),
  )
})

/** Every value that was approved, changed a little. */
const HEAD_CHANGES: readonly ((head: InstructionHead) => Partial<InstructionHead>)[] = [
  (head) => ({ batchReference: `${head.batchReference}1` }),
  (head) => ({ bankCode: `${head.bankCode}0` }),
  ({ programme }) => ({ programme: { ...programme, code: `${programme.code}1` } }),
  ({ programme }) => ({ programme: { ...programme, name: `${programme.name}金` } }),
  (head) => ({ period: `${head.period}1` }),
  (head) => ({ payOn: head.payOn.add({ days: 1 }) }),
  ({ payer }) => ({ payer: { ...payer, name: `${payer.name}二` } }),
  ({ payer }) => ({ payer: { ...payer, accountNumber: `${payer.accountNumber}0` } }),
]
const LINE_CHANGES: readonly ((line: InstructionLine) => Partial<InstructionLine>)[] = [
  ({ lineId }) => ({ lineId: `${lineId.slice(0, -1)}${lineId.endsWith('f') ? 'e' : 'f'}` }),
  ({ accountNumber }) => ({ accountNumber: `${accountNumber}0` }),
  ({ accountName }) => ({ accountName: `${accountName}·` }),
  ({ amountFen }) => ({ amountFen: amountFen + 1n }),
  ({ purpose }) => ({ purpose: `${purpose} ` }),
]

test('whatever is changed in a line, a head, the count or the total changes the digest', () => {
  fc.assert(
    fc.property(anyLines, fc.nat(), (lines, at) => {
      const head = headOf(lines)
      const before = digestOf(head, lines)
      const changed = [
        ...HEAD_CHANGES.map((change) => digestOf({ ...head, ...change(head) }, lines)),
        ...LINE_CHANGES.map((change) =>
          digestOf(
            head,
            lines.map((line, i) => (i === at % lines.length ? { ...line, ...change(line) } : line)),
          ),
        ),
        digestOf(head, lines.slice(1)),
        digestOf(head, [...lines, lineOf(1, { lineId: 'f'.repeat(32) })]),
      ]
      assert.equal(new Set([before, ...changed]).size, changed.length + 1)
    }),
    { numRuns: 40 },
  )
})

test('values that are moved from one to the next have another digest', () => {
  const digest = (accountName: string, purpose: string) =>
    digestOf(headOf([lineOf(1)]), [lineOf(1, { accountName, purpose })])
  assert.notEqual(digest('陈静', '怡补贴'), digest('陈静怡', '补贴'))
  assert.notEqual(digest('陈1:', '怡'), digest('陈', '1:怡'))
})

test('what belongs to one file only, its number and hour, is not part of what is approved', () => {
  const lines = [lineOf(1), lineOf(2)]
  const head = headOf(lines)
  const again = headOf(lines, {
    fileNumber: 'F20261127-102-0002',
    incarnation: 2,
    madeAt: head.madeAt.add({ hours: 20 }),
  })
  assert.equal(digestOf(again, lines), digestOf(head, lines))
})

test('lines out of order, twice or with half a character have no digest', () => {
  const digest = new LinesDigest(headOf([]))
  digest.add(lineOf(2))
  for (const line of [lineOf(1), lineOf(2)])
    assert.throws(() => digest.add(line), { fault: 'ORDER', lineId: line.lineId })
  assert.throws(() => digest.add(lineOf(3, { accountName: '陈\uD840' })), UnwritableLine)
  assert.throws(() => digest.add(lineOf(4, { purpose: '\uDC00' })), UnwritableLine)
  digest.add(lineOf(5))
  assert.deepEqual(digest.seal().totals, { count: 2, sumFen: 24_690n })
})

test('sums beyond what a double holds are exact to the fen', () => {
  const lines = Array.from({ length: 50 }, (_, i) => lineOf(i, { amountFen: 10n ** 15n - 1n }))
  const { totals } = digestOfLines(headOf([]), lines)
  assert.equal(totals.sumFen, 49_999_999_999_999_950n)
  assert.ok(totals.sumFen > BigInt(Number.MAX_SAFE_INTEGER))
})

for (const format of Object.values(BANK_FORMATS))
  test(`${format.id}: a change on the way shows in the digest of what arrives (P8)`, async () => {
    const lines = [lineOf(1), lineOf(2)]
    const head = headOf(lines)
    const approved = digestOf(head, lines)
    const bytes = await bytesOf(format.write(head, lines))
    const recomputed = async (sent: Uint8Array) => {
      const records = await collect(format.readInstruction([sent]))
      const [told] = records.flatMap((one) => (one.kind === 'head' ? [one.head] : []))
      const read = records.flatMap((one) => (one.kind === 'line' ? [one.line] : []))
      assert.ok(told !== undefined)
      return digestOf(told, read)
    }
    assert.equal(await recomputed(bytes), approved)
    const edited = Buffer.from(bytes)
    const at = edited.lastIndexOf('6217566000000000018')
    edited.write('6217566000000000026', at)
    assert.notEqual(await recomputed(edited), approved)
  })
