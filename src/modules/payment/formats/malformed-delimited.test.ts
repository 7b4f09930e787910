import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { encodeGb18030 } from '#kernel/gb18030.ts'
import {
  writeDelimitedResult,
  writeDelimitedStatement,
} from '#sandbox/banks/payments/delimited-answers.ts'
import {
  anyResult,
  answerOf,
  BATCH,
  INSTRUCTION_FILE,
  resultOf,
  statementOf,
} from '#test/payment-answers.ts'
import { bytesOf, collect, headOf, lineOf, piecesOf } from '#test/payment-files.ts'
import type { AnswerRecord } from './bank-format.ts'
import { DELIMITED } from './delimited.ts'
import { faultText } from './fault.ts'

const EXPECTED = { bankCode: '102', batchReference: BATCH, fileNumber: INSTRUCTION_FILE }
const GOOD = writeDelimitedResult(
  resultOf([
    answerOf(1),
    answerOf(2, { outcome: 'rejected', why: { code: 'R02', text: '账户已销户' } }),
    answerOf(3),
  ]),
)
const text = (bytes: Uint8Array): string => new TextDecoder('gb18030').decode(bytes)
const changed = (from: string | RegExp, to: string): Uint8Array => {
  const before = text(GOOD)
  const after = before.replace(from, to)
  assert.notEqual(after, before, `nothing to change: ${String(from)}`)
  return encodeGb18030(after)
}

const read = (bytes: Uint8Array, size = 50): Promise<AnswerRecord[]> =>
  collect(DELIMITED.readAnswer(piecesOf(bytes, size), EXPECTED))

/** Codes with their lines, whether the file is usable, and the lines that were read. */
const faultsOf = async (bytes: Uint8Array) => {
  const records = await read(bytes)
  const faults = records.filter((one) => one.kind === 'fault')
  const end = records.at(-1)
  assert.equal(end?.kind, 'end')
  for (const fault of faults) assert.match(faultText(fault), /^第 \d+ 行.*：.+。.+。$/)
  return {
    faults: faults.map(({ code, place }) => `${code} ${place.line}`),
    usable: end.usable,
    lines: records.flatMap((one) => (one.kind === 'lineResult' ? [one.lineId.at(-1)] : [])),
    text: faults.map(faultText).join('\n'),
  }
}

const oneRecordLost = async (bytes: Uint8Array, fault: string) => {
  const found = await faultsOf(bytes)
  assert.deepEqual(found.faults, [fault])
  assert.equal(found.usable, true)
  assert.deepEqual(found.lines, ['1', '3'])
  return found.text
}

const fileLost = async (bytes: Uint8Array, fault: string) => {
  const found = await faultsOf(bytes)
  assert.deepEqual([found.faults.at(-1), found.usable], [fault, false])
  return found.text
}

test('a good file has no fault, whatever the pieces it comes in', async () => {
  for (const size of [1, 2, 3, 7, 1000]) {
    const records = await read(GOOD, size)
    assert.deepEqual(
      records.map(({ kind }) => kind),
      ['head', 'fileStatus', 'lineResult', 'lineResult', 'lineResult', 'end'],
    )
  }
})

test('amounts in any other spelling are no amounts, and their column is told', async () => {
  const spellings = [
    '-123.45',
    '+123.45',
    '1.2345e2',
    '1e3',
    '１２３.４５',
    '123',
    '123.4',
    '123.456',
  ]
  const more = [
    '1,123.45',
    ' 123.45',
    '0123.45',
    '0.00',
    'NaN',
    '1e308',
    '一百',
    '',
    '99999999999999999.00',
  ]
  for (const amount of [...spellings, ...more]) {
    const bytes = changed(/\|F\|123\.45\|/, `|F|${amount}|`)
    const told = await oneRecordLost(bytes, 'AMOUNT 3')
    assert.match(told, /第 3 行第 40 个字“金额”栏/)
  }
})

test('bytes that are no GB18030 are told at their byte, and spoil one line only', async () => {
  const at = GOOD.indexOf(encodeGb18030('销'))
  for (const damage of [[0xff], [0x81, 0x20], [0x81, 0x30, 0x81], [0x80, 0xff]]) {
    const bytes = Buffer.concat([GOOD.subarray(0, at), Buffer.from(damage), GOOD.subarray(at + 2)])
    await oneRecordLost(bytes, 'DAMAGED_BYTES 3')
  }
  const lead = Buffer.concat([GOOD.subarray(0, at), Buffer.from([0xff]), GOOD.subarray(at + 1)])
  const told = await oneRecordLost(lead, 'DAMAGED_BYTES 3')
  assert.match(told, new RegExp(`（第 ${at} 字节）`))
})

test('a character that is cut at the end of a line takes nothing from the next', async () => {
  const end = GOOD.indexOf('\r\n', GOOD.indexOf(encodeGb18030('账户')))
  for (const cut of [1, 3]) {
    const character =
      cut === 1 ? encodeGb18030('户').subarray(0, 1) : encodeGb18030('𫖯').subarray(0, 3)
    const bytes = Buffer.concat([GOOD.subarray(0, end), character, GOOD.subarray(end)])
    await oneRecordLost(bytes, 'DAMAGED_BYTES 3')
  }
})

/** Every Han character whose second byte is this one. */
const charactersEndingIn = (trail: number): string =>
  Array.from({ length: 0x7e }, (_, i) => text(Uint8Array.of(0x81 + i, trail)))
    .filter((character) => /^\p{Script=Han}$/u.test(character))
    .join('')

test('characters whose second byte is a separator or a backslash split nothing', async () => {
  for (const trail of ['|', '\\', '}', '@']) {
    const words = charactersEndingIn(trail.charCodeAt(0))
    assert.ok(words.length > 50, `${words.length} characters end in ${trail}`)
    const bytes = Buffer.from(changed('账户已销户', words))
    assert.ok(bytes.toString('latin1').split(trail).length > words.length)
    const records = await read(bytes)
    const reasons = records.flatMap((one) => (one.kind === 'lineResult' ? [one.reason?.text] : []))
    assert.deepEqual(reasons, [undefined, words, undefined])
  }
})

test('cutting lines by bytes reads the same as decoding the whole file first', async () => {
  const word = fc.oneof(
    fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((point) => String.fromCodePoint(point)),
    fc.integer({ min: 0x2_0000, max: 0x2_a6df }).map((point) => String.fromCodePoint(point)),
    fc.constantFrom('亅', '乗', 'A', '·'),
  )
  const words = fc.array(word, { minLength: 1, maxLength: 20 }).map((all) => all.join(''))
  await fc.assert(
    fc.asyncProperty(words, fc.integer({ min: 1, max: 40 }), async (reason, size) => {
      const bytes = changed('账户已销户', reason)
      const whole = text(bytes).split('\r\n')[2]?.split('|').at(-1)
      const records = await read(bytes, size)
      const [, second] = records.flatMap((one) => (one.kind === 'lineResult' ? [one] : []))
      assert.equal(second?.reason?.text, whole)
      assert.equal(whole, reason)
    }),
  )
})

test('marks of an encoding, an empty file and a file of nothing are refused whole', async () => {
  for (const mark of [
    [0xef, 0xbb, 0xbf],
    [0xff, 0xfe],
    [0x84, 0x31, 0x95, 0x33],
  ])
    await fileLost(Buffer.concat([Buffer.from(mark), GOOD]), 'BYTE_ORDER_MARK 1')
  await fileLost(Buffer.alloc(0), 'EMPTY 1')
  await fileLost(Buffer.from('\r\n'), 'HEAD_WRONG 1')
  await fileLost(Buffer.alloc(100), 'TRAILER_MISSING 1')
})

test('a line that ends in another way spoils the file: it was touched', async () => {
  await fileLost(
    Buffer.from(GOOD.toString('latin1').replaceAll('\r\n', '\n'), 'latin1'),
    'LINE_END 1',
  )
  const third = Buffer.from(GOOD.toString('latin1').replace(/(D\|2[^\r]*)\r\n/, '$1\n'), 'latin1')
  await fileLost(third, 'LINE_END 3')
  const lone = Buffer.from(
    GOOD.toString('latin1').replace(/(D\|2[^\r]*)\r\n/, '$1\r\r\n'),
    'latin1',
  )
  await oneRecordLost(lone, 'CONTROL_CHARACTER 3')
})

test('what cannot be seen is told, and never read as if it were not there', async () => {
  for (const unseen of ['\u0000', '\u202E', '\u200B', '\u0007', '\uFEFF', '\u2028'])
    await oneRecordLost(changed('账户已', `账户${unseen}已`), 'CONTROL_CHARACTER 3')
  await oneRecordLost(changed('账户已', '账户\uFFFD'), 'LOST_CHARACTER 3')
  const told = await oneRecordLost(changed('|F|', '|F|\u202E'), 'CONTROL_CHARACTER 3')
  assert.match(told, /“金额”栏（第 \d+ 字节）：有看不见的控制字符/)
})

test('more or fewer columns, other marks and numbers that jump lose one line', async () => {
  await oneRecordLost(changed('账户已', '账户|已'), 'COLUMNS 3')
  await oneRecordLost(changed('|R02|账户已销户', '|R02'), 'COLUMNS 3')
  await oneRecordLost(changed('D|2|', 'X|2|'), 'MARK 3')
  await oneRecordLost(changed('D|2|', 'D|9|'), 'NUMBER 3')
  await oneRecordLost(changed('D|2|', 'D|２|'), 'NUMBER 3')
})

test('a line of a million characters is not held in memory, and loses itself only', async () => {
  const long = changed('账户已销户', '账'.repeat(1_000_000))
  await oneRecordLost(long, 'LINE_TOO_LONG 3')
  await oneRecordLost(changed('账户已销户', '账'.repeat(600)), 'FIELD_TOO_LONG 3')
  await oneRecordLost(changed('账户已销户', '|'.repeat(5000)), 'COLUMNS 3')
})

test('ids, tails, days and states are read in one spelling', async () => {
  const second = '0199aaaa000070008000000000000002'
  await oneRecordLost(changed(second, second.toUpperCase()), 'LINE_ID 3')
  await oneRecordLost(changed(second, second.slice(1)), 'LINE_ID 3')
  await oneRecordLost(changed(second, '０'.repeat(32)), 'LINE_ID 3')
  await oneRecordLost(changed('|F|123.45|0018|', '|F|123.45|18|'), 'ACCOUNT 3')
  await oneRecordLost(changed('|F|123.45|0018||', '|F|123.45|0018|20261301|'), 'DATE 3')
  await oneRecordLost(changed('|R02|', '||'), 'REASON_MISSING 3')
  for (const word of ['Q', 'constructor', '__proto__']) {
    const odd = await faultsOf(changed('|F|123.45', `|${word}|123.45`))
    assert.deepEqual([odd.faults, odd.lines, odd.usable], [['STATUS 3'], ['1', '2', '3'], true])
  }
})

test('totals that differ, a missing or cut trailer and what follows spoil the file', async () => {
  const told = await fileLost(changed('T|3|', 'T|4|'), 'COUNT_DIFFERS 5')
  assert.match(told, /文件里是“4”，应为“3”/)
  await fileLost(changed('T|3|370.35', 'T|3|370.36'), 'SUM_DIFFERS 5')
  await fileLost(changed(/\|2\|246\.90/, '|3|246.90'), 'COUNT_DIFFERS 5')
  await fileLost(changed(/\|2\|246\.90/, '|2|246.91'), 'SUM_DIFFERS 5')
  await fileLost(changed(/T\|3.*\r\n/, ''), 'TRAILER_MISSING 4')
  await fileLost(changed(/T\|3.*\r\n/, 'T|3\r\n'), 'TRAILER_MISSING 5')
  await fileLost(changed('T|3|370.35', 'T|3|3e2'), 'TRAILER_MISSING 5')
  await fileLost(Buffer.concat([GOOD, Buffer.from('D|4|\r\n')]), 'AFTER_TRAILER 6')
  const without = changed(/D\|3.*\r\n/, '')
  assert.deepEqual((await faultsOf(without)).faults, ['COUNT_DIFFERS 4', 'COUNT_DIFFERS 4'])
})

test('a head of another layout, version or shape ends the reading at once', async () => {
  await fileLost(changed('H|YKT1|RESULT', 'H|YKT2|RESULT'), 'HEAD_WRONG 1')
  await fileLost(changed('H|YKT1|RESULT', 'H|YKT1|PAY'), 'HEAD_WRONG 1')
  await fileLost(changed('H|YKT1|RESULT|102', 'H|YKT1|RESULT|1 02'), 'HEAD_WRONG 1')
  await fileLost(changed('|R102-0001|', '|R102-0001||'), 'HEAD_WRONG 1')
  await fileLost(changed('H|YKT1', 'D|YKT1'), 'HEAD_WRONG 1')
})

test('a statement whose balances do not follow from its entries is refused', async () => {
  const entry = { reference: 'E1', direction: 'debit', amountFen: 5n, bankReference: 'B1' } as const
  const good = text(writeDelimitedStatement(statementOf([entry])))
  const broken = encodeGb18030(good.replace('999999999999999.95', '999999999999999.96'))
  const found = await faultsOf(broken)
  assert.deepEqual([found.faults, found.usable], [['BALANCE_DIFFERS 3'], false])
})

test('a file that is cut anywhere is never usable', async () => {
  for (let length = 0; length < GOOD.length; length += 1)
    assert.equal((await faultsOf(GOOD.subarray(0, length))).usable, false, String(length))
})

test('whatever is done to the bytes, reading ends with a verdict and never throws', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyResult,
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 20 }),
      async (answer, edits) => {
        const bytes = writeDelimitedResult(answer)
        for (const [at, byte] of edits) bytes[at % bytes.length] = byte
        await faultsOf(bytes)
      },
    ),
    { numRuns: 300 },
  )
})

test('our own file is read back with the same strictness', async () => {
  const lines = [lineOf(1), lineOf(2)]
  const bytes = await bytesOf(DELIMITED.write(headOf(lines), lines))
  const codes = async (from: string | RegExp, to: string) => {
    const records = await collect(
      DELIMITED.readInstruction([encodeGb18030(text(bytes).replace(from, to))]),
    )
    return records.flatMap((one) => (one.kind === 'fault' ? [one.code] : []))
  }
  assert.deepEqual(await codes('|123.45|', '|123.46|'), ['SUM_DIFFERS', 'SUM_DIFFERS'])
  assert.deepEqual(await codes('T|2|', 'T|3|'), ['COUNT_DIFFERS'])
  assert.deepEqual(await codes('00001|6217', '00003|6217'), ['LINES_UNSORTED'])
  assert.deepEqual(await codes('|CNY|', '|USD|'), ['CURRENCY', 'HEAD_WRONG'])
})
