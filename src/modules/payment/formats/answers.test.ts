import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import {
  writeDelimitedResult,
  writeDelimitedReturn,
  writeDelimitedStatement,
} from '#sandbox/banks/payments/delimited-answers.ts'
import { writeCamt053, writeCamt054, writePain002 } from '#sandbox/banks/payments/iso-answers.ts'
import {
  anyResult,
  anyReturn,
  anyStatement,
  answerOf,
  BATCH,
  INSTRUCTION_FILE,
  resultOf,
  returnLineOf,
  returnOf,
  statementOf,
} from '#test/payment-answers.ts'
import { collect, lineIdOf, piecesOf } from '#test/payment-files.ts'
import type { AnswerRecord, BankFormat, ExpectedFile } from './bank-format.ts'
import { BANK_FORMATS } from './index.ts'

const WRITERS = {
  iso20022: { result: writePain002, returned: writeCamt054, statement: writeCamt053 },
  delimited: {
    result: writeDelimitedResult,
    returned: writeDelimitedReturn,
    statement: writeDelimitedStatement,
  },
} as const

const EXPECTED: ExpectedFile = {
  bankCode: '102',
  batchReference: BATCH,
  fileNumber: INSTRUCTION_FILE,
  ownReasons: { 'X-17': 'R03' },
}

const read = async (format: BankFormat, bytes: Uint8Array, size = 1000, more = EXPECTED) =>
  collect(format.readAnswer(piecesOf(bytes, size), more))

const only = <K extends AnswerRecord['kind']>(records: readonly AnswerRecord[], kind: K) =>
  records.filter((one): one is Extract<AnswerRecord, { kind: K }> => one.kind === kind)

const REASONS: Readonly<Record<string, string>> = {
  R01: 'R01',
  R09: 'R09',
  AC04: 'R02',
  MD07: 'R09',
  AM05: 'R11',
  'X-17': 'R03',
  NARR: 'R99',
}
// A bank of the delimited format that writes codes of ISO 20022 writes codes of its own.
const meant = (format: BankFormat, code: string | undefined) =>
  code === undefined
    ? undefined
    : format.id === 'delimited' && /^[A-Z]{2}\d\d$|^NARR$/.test(code)
      ? 'R99'
      : REASONS[code]

const LINE_STATES = {
  paid: 'paid',
  accepted: 'accepted',
  rejected: 'rejected',
  pending: 'pending',
} as const

const size = fc.integer({ min: 1, max: 200 })

for (const format of Object.values(BANK_FORMATS)) {
  const write = WRITERS[format.id]

  test(`${format.id}: every result of a bank is read as it was meant`, async () => {
    await fc.assert(
      fc.asyncProperty(anyResult, size, async (answer, pieces) => {
        const { count, sumFen } = answer.of
        const totals = { count, sumFen }
        const records = await read(format, write.result(answer), pieces, { ...EXPECTED, totals })
        assert.deepEqual(only(records, 'fault'), [])
        assert.deepEqual(
          only(records, 'lineResult').map((one) => [
            one.lineId,
            one.status,
            one.amountFen,
            one.accountTail,
            one.reason?.reason,
            one.reason?.code,
            one.reason?.text,
            one.bankReference,
            one.settledOn?.toString(),
          ]),
          answer.lines.map((one) => [
            one.lineId,
            LINE_STATES[one.outcome],
            one.amountFen,
            one.accountTail,
            meant(format, one.why?.code),
            one.why?.code,
            one.why?.text,
            one.bankReference,
            one.outcome === 'paid' ? '2026-11-26' : undefined,
          ]),
        )
        assert.deepEqual(records.at(-1), { kind: 'end', usable: true, counted: totals, faults: 0 })
      }),
      { numRuns: 60 },
    )
  })

  test(`${format.id}: every return is read with its reason and its day`, async () => {
    await fc.assert(
      fc.asyncProperty(anyReturn, size, async (answer, pieces) => {
        const records = await read(format, write.returned(answer), pieces)
        assert.deepEqual(only(records, 'fault'), [])
        assert.deepEqual(
          only(records, 'return').map((one) => [
            one.lineId,
            one.instructionFile,
            one.amountFen,
            one.accountTail,
            one.reason.reason,
            one.reason.code,
            one.reason.text,
            one.returnedOn?.toString(),
            one.bankReference,
          ]),
          answer.lines.map((one) => [
            one.lineId,
            one.instructionFile,
            one.amountFen,
            one.accountTail,
            meant(format, one.why.code),
            one.why.code,
            one.why.text,
            '2026-11-26',
            one.bankReference,
          ]),
        )
      }),
      { numRuns: 40 },
    )
  })

  test(`${format.id}: every entry of a statement is read, ours and those of others`, async () => {
    await fc.assert(
      fc.asyncProperty(anyStatement, size, async (answer, pieces) => {
        const records = await read(format, write.statement(answer), pieces)
        assert.deepEqual(only(records, 'fault'), [])
        assert.deepEqual(
          only(records, 'entry').map((one) => [one.entryReference, one.direction, one.amountFen]),
          answer.entries.map((one) => [one.reference, one.direction, one.amountFen]),
        )
        const ours = answer.entries.flatMap(({ payment }) => (payment ? [payment] : []))
        assert.deepEqual(
          only(records, 'entryLine').map((one) => one.lineId),
          ours.filter(({ why }) => why === undefined).map(({ lineId }) => lineId),
        )
        assert.deepEqual(
          only(records, 'return').map((one) => one.lineId),
          ours.filter(({ why }) => why !== undefined).map(({ lineId }) => lineId),
        )
        const [head] = only(records, 'head')
        assert.equal(head?.accountNumber, '440200000000000117')
        assert.equal(head.answers, 'statement')
      }),
      { numRuns: 40 },
    )
  })

  test(`${format.id}: a file that was refused or only received says so`, async () => {
    const told = { of: resultOf([answerOf(1)]).of }
    const why = { code: 'R12', text: '合计不符' }
    const refused = await read(
      format,
      write.result(resultOf([], { ...told, outcome: 'refused', why })),
    )
    const [state] = only(refused, 'fileStatus')
    assert.deepEqual([state?.status, state?.reason?.reason], ['refused', 'R12'])
    const received = await read(
      format,
      write.result(resultOf([], { ...told, outcome: 'received' })),
    )
    assert.equal(only(received, 'fileStatus')[0]?.status, 'received')
    for (const records of [refused, received]) assert.deepEqual(only(records, 'fault'), [])
  })

  const faultsOf = async (bytes: Uint8Array, more = EXPECTED) => {
    const records = await read(format, bytes, 1000, more)
    const end = only(records, 'end')[0]
    return [...only(records, 'fault').map(({ code }) => code), end?.usable === true]
  }

  test(`${format.id}: an answer of another bank, batch or file is refused whole`, async () => {
    const result = write.result(resultOf([answerOf(1)]))
    const wrong = (change: Partial<ExpectedFile>) => faultsOf(result, { ...EXPECTED, ...change })
    assert.deepEqual(await wrong({ bankCode: '103' }), ['WRONG_BANK', false])
    assert.deepEqual(await wrong({ batchReference: 'B2' }), ['WRONG_BATCH', false])
    assert.deepEqual(await wrong({ fileNumber: 'F2' }), ['WRONG_INSTRUCTION', false])
    const ofOther = write.statement(statementOf([]))
    assert.deepEqual(await faultsOf(ofOther, { bankCode: '103' }), ['WRONG_BANK', false])
  })

  test(`${format.id}: the same line twice is told at the second, the first stands`, async () => {
    const twice = [answerOf(1), answerOf(2), answerOf(1)]
    assert.deepEqual(await faultsOf(write.result(resultOf(twice))), ['DUPLICATE_LINE', true])
    const back = [returnLineOf(1), returnLineOf(1)]
    assert.deepEqual(await faultsOf(write.returned(returnOf(back))), ['DUPLICATE_LINE', true])
  })

  test(`${format.id}: a rejection without a reason is a fault, not a result`, async () => {
    const silent = answerOf(1, { outcome: 'rejected' })
    const records = await read(format, write.result(resultOf([silent, answerOf(2)])))
    assert.deepEqual(
      only(records, 'lineResult').map(({ lineId }) => lineId),
      [lineIdOf(2)],
    )
    assert.deepEqual(
      only(records, 'fault').map(({ code }) => code),
      ['REASON_MISSING'],
    )
  })
}

test('totals that a bank says it received are compared with those that were sent', async () => {
  const bytes = writePain002(resultOf([answerOf(1)]))
  const totals = { count: 1, sumFen: 12_346n }
  const records = await read(BANK_FORMATS.iso20022, bytes, 1000, { ...EXPECTED, totals })
  const [fault] = only(records, 'fault')
  assert.deepEqual(
    [fault?.code, fault?.found, fault?.expected],
    ['ORIGINAL_TOTALS_DIFFER', '123.45', '123.46'],
  )
})
