import assert from 'node:assert/strict'
import test from 'node:test'
import {
  fitsFile,
  openingFile,
  readResultFile,
  resultFile,
  type ResultRow,
} from './exchange-format.ts'
import { readResultRow } from './result-row.ts'

const HEAD = {
  fileNumber: '20261126-001',
  bankCode: '102',
  madeOn: Temporal.PlainDate.from('2026-11-26'),
}
const ID = '0199aaaa-0000-7000-8000-0000000000b1'
const opened = (change: Partial<ResultRow> = {}): ResultRow => ({
  requestId: ID,
  state: 'O',
  accountNumber: '6217566000000000018',
  reasonCode: '',
  reason: '',
  ...change,
})
const opening = (name: string) => ({
  requestId: ID,
  cardNumber: 'A00000001',
  documentCode: '01',
  documentNumber: '440106199003070012',
  name,
  phone: '13800000000',
})

test('rows are of one width in bytes, whatever the characters of a name', () => {
  const names = ['陈静怡', '㛃𫖯', '阿卜杜拉·买买提', 'Maria José dos Santos']
  const file = openingFile(HEAD, names.map(opening))
  const lines = file.toString('latin1').split('\r\n')
  assert.deepEqual([...new Set(lines.slice(1, -2).map((line) => line.length))], [267])
  const decoded = new TextDecoder('gb18030', { fatal: true }).decode(file)
  for (const name of names) assert.ok(decoded.includes(name), name)
  assert.match(decoded, /T000004000000000000000004\r\n$/)
})

test('a name without room is not cut: its row does not fit', () => {
  assert.equal(fitsFile(opening('𫖯'.repeat(40))), true)
  assert.equal(fitsFile(opening('𫖯'.repeat(41))), false)
  assert.equal(fitsFile(opening('\uE5E5')), false)
})

test('a file of results comes back as it was written', () => {
  const read = readResultFile(
    resultFile(HEAD, [
      opened(),
      opened({ state: 'R', accountNumber: '', reasonCode: 'other', reason: '㛃𫖯·字' }),
    ]),
  )
  assert.ok(read.valid)
  assert.deepEqual([read.fileNumber, read.bankCode, read.rows.length], ['20261126-001', '102', 2])
  assert.equal(read.rows[1]?.columns?.reason, '㛃𫖯·字')
})

const faultsOf = (bytes: Uint8Array) => {
  const read = readResultFile(bytes)
  return read.valid ? 'none' : `${read.fault} ${read.told} ${read.found}`
}

test('a half-received file is told by its totals, with the two figures', () => {
  const file = resultFile(HEAD, [opened(), opened()])
  const cut = file.subarray(0, file.length - 40)
  assert.match(faultsOf(cut), /^FILE_TOTALS_MISSING/)
  const text = file.toString('latin1')
  const lines = text.split('\r\n')
  const short = [lines[0], lines[1], ...lines.slice(3)].join('\r\n')
  assert.equal(faultsOf(Buffer.from(short, 'latin1')), 'FILE_TOTALS_DIFFER 2/2/0 1/1/0')
  assert.match(faultsOf(Buffer.from('')), /^FILE_HEAD_WRONG/)
})

const firstRow = (row: ResultRow, change: (line: string) => string = (line) => line) => {
  const lines = resultFile(HEAD, [row]).toString('latin1').split('\r\n')
  const changed = [lines[0], change(lines[1] ?? ''), ...lines.slice(2)].join('\r\n')
  const read = readResultFile(Buffer.from(changed, 'latin1'))
  assert.ok(read.valid, JSON.stringify(read))
  const [found] = read.rows
  assert.ok(found !== undefined)
  return readResultRow(found, new Set())
}

test('a row is told with its field and what is wrong', () => {
  const cases: readonly (readonly [Partial<ResultRow>, string, string])[] = [
    [{ accountNumber: '6217566000000000019' }, 'accountNumber', 'accountNumber'],
    [{ accountNumber: '6.21757E+18' }, 'accountNumber', 'scientific'],
    [{ requestId: 'A-17' }, 'requestId', 'requestId'],
    [{ state: 'R', reasonCode: 'other' }, 'accountNumber', 'accountNotEmpty'],
    [{ state: 'R', accountNumber: '' }, 'reasonCode', 'reasonCode'],
  ]
  for (const [change, field, fault] of cases)
    assert.deepEqual(firstRow(opened(change)), { field, fault })
})

test('bytes that are no GB 18030 and rows of another width are told, not guessed', () => {
  const damaged = firstRow(opened(), (line) => `${line.slice(0, -1)}\xff`)
  assert.deepEqual(damaged, { field: 'row', fault: 'lostCharacter' })
  const short = firstRow(opened(), (line) => line.slice(0, -3))
  assert.deepEqual(short, { field: 'row', fault: 'widths' })
})

test('a character that lies across two columns is told as a wrong width', () => {
  // The reason begins one byte early, so that its first character takes the last byte of the code.
  const row = opened({ state: 'R', accountNumber: '', reasonCode: 'other', reason: '字' })
  const shifted = firstRow(row, (line) => {
    const at = 1 + 6 + 36 + 1 + 20 + 10
    return `${line.slice(0, at - 1)}${line.slice(at)} `
  })
  assert.deepEqual(shifted, { field: 'row', fault: 'widths' })
})

test('the same request twice in one file is told at the second', () => {
  const read = readResultFile(resultFile(HEAD, [opened(), opened()]))
  assert.ok(read.valid)
  const [, second] = read.rows
  assert.ok(second !== undefined)
  assert.deepEqual(readResultRow(second, new Set([ID])), {
    field: 'requestId',
    fault: 'repeatedRequest',
  })
})
