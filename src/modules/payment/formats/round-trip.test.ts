import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { readDelimitedOrders } from '#sandbox/banks/payments/delimited-orders.ts'
import { readIsoOrders } from '#sandbox/banks/payments/iso-orders.ts'
import { anyLines, bytesOf, collect, headOf, lineOf, piecesOf } from '#test/payment-files.ts'
import type { BankFormat } from './bank-format.ts'
import { BANK_FORMATS } from './index.ts'
import { TotalsDiffer, UnwritableLine } from './line-check.ts'
import { digestOfLines } from './lines-digest.ts'

const FORMATS = Object.values(BANK_FORMATS)
const BANKS_READ = { delimited: readDelimitedOrders, iso20022: readIsoOrders } as const

/** A replaced character, one of private use, half of one, an unseen one, a blank too many. */
const LOST_NAMES = ['陈?怡', '陈\uFFFD', '\uE5E5怡', '陈\uD840', '陈\u202E怡', '陈\u0000怡', ' 陈']

const readBack = async (format: BankFormat, pieces: readonly Uint8Array[]) => {
  const records = await collect(format.readInstruction(pieces))
  return {
    head: records.flatMap((one) => (one.kind === 'head' ? [one.head] : []))[0],
    lines: records.flatMap((one) => (one.kind === 'line' ? [one.line] : [])),
    faults: records.filter((one) => one.kind === 'fault'),
    end: records.at(-1),
  }
}

for (const format of FORMATS) {
  test(`${format.id}: what was written is read back, however it arrives`, async () => {
    await fc.assert(
      fc.asyncProperty(anyLines, fc.integer({ min: 1, max: 300 }), async (lines, size) => {
        const head = headOf(lines)
        const bytes = await bytesOf(format.write(head, lines))
        const read = await readBack(format, piecesOf(bytes, size))
        assert.deepEqual(read.faults, [])
        assert.deepEqual(read.head, head)
        assert.deepEqual(read.lines, lines)
        assert.deepEqual(read.end, { kind: 'end', usable: true, counted: head.totals, faults: 0 })
        assert.deepEqual(digestOfLines(read.head, read.lines), digestOfLines(head, lines))
      }),
      { numRuns: 60 },
    )
  })

  test(`${format.id}: a bank with a reader of its own reads the same payments`, async () => {
    await fc.assert(
      fc.asyncProperty(anyLines, fc.integer({ min: 1, max: 300 }), async (lines, size) => {
        const head = headOf(lines)
        const bytes = await bytesOf(format.write(head, lines))
        const parts = await collect(BANKS_READ[format.id](piecesOf(bytes, size)))
        const orders = parts.flatMap((part) => (part.kind === 'order' ? [part.order] : []))
        assert.deepEqual(orders, lines)
        const [first] = parts
        assert.deepEqual(first, {
          kind: 'file',
          file: {
            fileNumber: head.fileNumber,
            batchReference: head.batchReference,
            bankCode: '102',
            payOn: '20261126',
            payerName: head.payer.name,
            payerAccount: head.payer.accountNumber,
            ...head.totals,
          },
        })
      }),
      { numRuns: 40 },
    )
  })

  test(`${format.id}: the same lines are the same bytes`, async () => {
    const lines = [lineOf(1), lineOf(2)]
    const written = async () => bytesOf(format.write(headOf(lines), lines))
    assert.deepEqual(await written(), await written())
  })

  test(`${format.id}: lines out of order, twice or with a lost character are no file`, async () => {
    const write = (lines: readonly ReturnType<typeof lineOf>[]) =>
      bytesOf(format.write(headOf(lines), lines))
    const faultOf = async (lines: readonly ReturnType<typeof lineOf>[]) => {
      try {
        await write(lines)
        return 'none'
      } catch (error) {
        assert.ok(error instanceof UnwritableLine)
        // The message of an error may come into a log: no name and no number stands in it.
        assert.doesNotMatch(error.message, /陈|62175/)
        return error.fault
      }
    }
    assert.equal(await faultOf([lineOf(1), lineOf(2)]), 'none')
    assert.equal(await faultOf([lineOf(2), lineOf(1)]), 'ORDER')
    assert.equal(await faultOf([lineOf(1), lineOf(1)]), 'ORDER')
    for (const name of LOST_NAMES)
      assert.match(await faultOf([lineOf(1, { accountName: name })]), /^NAME_/)
    assert.equal(await faultOf([lineOf(1, { amountFen: 0n }), lineOf(2)]), 'AMOUNT')
    assert.equal(await faultOf([lineOf(1, { amountFen: -1n }), lineOf(2)]), 'AMOUNT')
    assert.equal(await faultOf([lineOf(1, { lineId: '0199aaaa-0000' })]), 'LINE_ID')
    assert.equal(await faultOf([lineOf(1, { accountNumber: '６２１７' })]), 'ACCOUNT_NUMBER')
    for (const purpose of [
      '',
      ' 补贴',
      '补贴?',
      '补 贴\uE5E5',
      '补贴\n',
      '补 \uD840',
      '字'.repeat(141),
    ])
      assert.equal(await faultOf([lineOf(1, { purpose })]), 'PURPOSE')
  })

  test(`${format.id}: lines that are not those of the head are no file`, async () => {
    const lines = [lineOf(1), lineOf(2)]
    const other = headOf([lineOf(1)])
    await assert.rejects(bytesOf(format.write(other, lines)), TotalsDiffer)
    const fen = headOf(lines, { totals: { count: 2, sumFen: 24_691n } })
    await assert.rejects(bytesOf(format.write(fen, lines)), TotalsDiffer)
    await assert.rejects(bytesOf(format.write(headOf([]), [])), RangeError)
  })
}

test('the separator of the delimited format is refused and never escaped', async () => {
  const lines = [lineOf(1, { accountName: '陈|怡' })]
  assert.equal(BANK_FORMATS.delimited.lineFault(lineOf(1, { accountName: '陈|怡' })), 'SEPARATOR')
  assert.equal(BANK_FORMATS.iso20022.lineFault(lineOf(1, { accountName: '陈|怡' })), undefined)
  await assert.rejects(bytesOf(BANK_FORMATS.delimited.write(headOf(lines), lines)), UnwritableLine)
})

test('the delimited file has the layout that banks are told', async () => {
  const lines = [lineOf(1), lineOf(2, { accountName: '㛃𫖯', amountFen: 5n })]
  const bytes = await bytesOf(BANK_FORMATS.delimited.write(headOf(lines), lines))
  const text = new TextDecoder('gb18030', { fatal: true }).decode(bytes)
  assert.deepEqual(text.split('\r\n'), [
    'H|YKT1|PAY|102|F20261126-102-0001|1|B20261126-0001|GD-0007|耕地地力保护补贴|2026Q4|20261126|' +
      '20261126083015|CNY|广州市财政局（国库支付）|440200000000000117|2|123.50',
    'D|1|0199aaaa000070008000000000000001|6217566000000000018|陈静怡|123.45|' +
      '耕地地力保护补贴2026年第四季度',
    'D|2|0199aaaa000070008000000000000002|6217566000000000018|㛃𫖯|0.05|' +
      '耕地地力保护补贴2026年第四季度',
    'T|2|123.50',
    '',
  ])
})
