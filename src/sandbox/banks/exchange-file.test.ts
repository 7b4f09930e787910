import assert from 'node:assert/strict'
import test from 'node:test'
import { checkBankCardNumber } from '#kernel/identity-number/index.ts'
import { sandboxWorld } from '#test/sandbox-world.ts'
import { encodeChinese } from './chinese-bytes.ts'
import { readOpenings, sm3, type Spoil, SPOILS } from './exchange-file.ts'
import { FileDesk, type KeptFile } from './file-desk.ts'
import { createBanks } from './index.ts'

const CODE = '105'
const UUIDS = [1, 2, 3, 4, 5, 6].map((n) => `01930000-0000-7000-8000-00000000000${n}`)

/** 𫖯 in GB18030: four bytes, which the sandbox itself never writes. */
const RARE = Buffer.from([0x99, 0x31, 0xef, 0x38])

const pad = (bytes: Buffer, width: number): Buffer =>
  Buffer.concat([bytes, Buffer.alloc(width - bytes.length, ' ')])

const row = (number: number, requestId: string, name: Buffer, documentNumber: string): Buffer =>
  Buffer.concat([
    Buffer.from(`D${String(number).padStart(6, '0')}`),
    pad(Buffer.from(requestId), 36),
    pad(Buffer.from('K12345678'), 12),
    Buffer.from('01'),
    pad(Buffer.from(documentNumber), 30),
    pad(name, 160),
    pad(Buffer.from('13800001234'), 20),
    Buffer.from('\r\n'),
  ])

const openings = (rows: readonly Buffer[], code = CODE, told = rows.length): Buffer =>
  Buffer.concat([
    Buffer.from(`H${'20261123-001'.padEnd(20)}${code.padEnd(8)}20261123\r\n`),
    ...rows,
    Buffer.from(`T${String(told).padStart(6, '0')}${'0'.repeat(18)}\r\n`),
  ])

const six = UUIDS.map((uuid, i) =>
  row(i + 1, uuid, encodeChinese('陈志明'), `44010419880612991${i}`),
)

const open = () => {
  const { world } = sandboxWorld()
  const bank = createBanks(world, [{ code: CODE, name: '建设', bin: '621700' }]).get(CODE)
  assert.ok(bank)
  return { world, bank, desk: new FileDesk() }
}

const handIn = (it: ReturnType<typeof open>, content: Buffer, ...spoils: Spoil[]): KeptFile => {
  const file = it.desk.handIn(it.bank, content, sm3(content), spoils)
  assert.ok(typeof file !== 'string')
  return file
}

/** Lines of a file of results, cut by bytes into their columns. */
const linesOf = ({ content }: KeptFile): readonly string[] =>
  new TextDecoder('gb18030').decode(content).split('\r\n').slice(0, -1)

const columnsOf = (line: string) => ({
  requestId: line.slice(7, 43),
  state: line.slice(43, 44),
  account: line.slice(44, 64).trim(),
  code: line.slice(64, 74).trim(),
})

test('a file of openings comes back as a file of results with its digest and its totals', () => {
  const it = open()
  const file = handIn(it, openings(six))
  const [head, ...rest] = linesOf(file)
  const totals = rest.pop()
  assert.match(head ?? '', /^H20261123-001-[0-9a-f]{5}\s+105 {5}20261123$/)
  assert.equal(totals, 'T000006000006000000')
  for (const [i, { requestId, state, account }] of rest.map(columnsOf).entries()) {
    assert.deepEqual([requestId, state], [UUIDS[i], 'O'])
    assert.ok(checkBankCardNumber(account).valid, account)
  }
  assert.equal(file.sidecar, `${sm3(file.content)}  ${file.name}\n`)
})

test('every row of the file of results has the same number of bytes', () => {
  const it = open()
  const other = row(2, UUIDS[1] ?? '', encodeChinese('别人'), '440104198806129910')
  const { content } = handIn(it, openings([...six.slice(0, 1), other]))
  const lengths = content
    .toString('latin1')
    .split('\r\n')
    .slice(1, 3)
    .map((line) => line.length)
  assert.deepEqual(lengths, [124, 124])
})

test('the bank refuses in a file as it does otherwise, with a reason', () => {
  const it = open()
  const other = row(2, UUIDS[1] ?? '', encodeChinese('别人'), '440104198806129910')
  const file = handIn(it, openings([...six.slice(0, 1), other]))
  const [, first = '', second = '', totals] = linesOf(file)
  assert.equal(columnsOf(first).state, 'O')
  assert.deepEqual(
    [columnsOf(second).state, columnsOf(second).account, columnsOf(second).code],
    ['R', '', 'R01'],
  )
  assert.match(second, /户名/)
  assert.equal(totals, 'T000002000001000001')
})

test('the same file has the same results under the same number, also after a new start', () => {
  const it = open()
  const first = handIn(it, openings(six))
  assert.deepEqual(handIn(it, openings(six)), first)
  assert.deepEqual(handIn(open(), openings(six)), first)
  assert.equal(it.bank.size.accounts, 6)
  assert.equal(it.desk.size, 1)
})

test('rare characters of four bytes are read whole', () => {
  const [first] = readOpenings(openings([row(1, UUIDS[0] ?? '', RARE, '1')]))?.rows ?? []
  assert.equal(Array.from(first?.name ?? '').length, 1)
  assert.notEqual(first?.name, '\uFFFD')
})

test('a file that does not hold together is refused as a whole', () => {
  const { bank, desk } = open()
  const refusal = (content: Buffer, told = sm3(content)) => desk.handIn(bank, content, told, [])
  const one = six.slice(0, 1)
  assert.equal(refusal(openings(one), sm3(openings(six))), 'DIGEST_DIFFERS')
  assert.equal(refusal(openings(one, CODE, 2)), 'FILE_UNREADABLE')
  assert.equal(refusal(openings([Buffer.from('D too short\r\n')])), 'FILE_UNREADABLE')
  assert.equal(refusal(Buffer.alloc(0)), 'FILE_UNREADABLE')
  assert.equal(refusal(openings(one, '999')), 'OTHER_BANK')
  assert.equal(bank.size.requests, 0)
})

test('a bank that is down takes no file', () => {
  const { world, bank, desk } = open()
  world.faults.set(bank.actor, { fault: 'down', share: 1000 })
  assert.equal(desk.handIn(bank, openings(six), undefined, []), 'DOWN')
})

test('each way of spoiling shows in the file, and each file has another number', () => {
  const it = open()
  const good = handIn(it, openings(six))
  const spoiled = Object.fromEntries(
    SPOILS.map((spoil) => [spoil, handIn(it, openings(six), spoil)]),
  ) as Record<Spoil, KeptFile>
  const first = (spoil: Spoil) => columnsOf(linesOf(spoiled[spoil])[1] ?? '')
  assert.ok(!checkBankCardNumber(first('accountNumber').account).valid)
  assert.match(first('scientific').account, /^\d\.\d+E\+\d+$/)
  assert.ok(!UUIDS.includes(first('unknownRequest').requestId))
  assert.equal(linesOf(spoiled.repeatedRequest).length, 9)
  assert.match(linesOf(spoiled.lostCharacter)[1] ?? '', /\uFFFD/)
  assert.equal(spoiled.widths.content.length, good.content.length - 1)
  assert.match(linesOf(spoiled.totals).at(-1) ?? '', /^T000007/)
  assert.ok(!spoiled.digest.sidecar.startsWith(sm3(spoiled.digest.content)))
  const names = new Set(Object.values(spoiled).map(({ name }) => name))
  assert.equal(names.size, SPOILS.length)
})

test('the desk keeps a bounded number of files, and empties with a reset', () => {
  const it = open()
  for (let i = 0; i < 60; i += 1)
    handIn(it, openings([row(1, `many-${i}`, encodeChinese('陈志明'), `${i}`)]))
  assert.equal(it.desk.size, 50)
  it.desk.forget()
  assert.equal(it.desk.size, 0)
})

test('a character that the sandbox cannot write is a bug and says so', () => {
  assert.throws(() => encodeChinese('𫖯'), RangeError)
})
