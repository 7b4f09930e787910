import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import test from 'node:test'
import * as fc from 'fast-check'
import { writeCamt053, writeCamt054, writePain002 } from '#sandbox/banks/payments/iso-answers.ts'
import {
  answerOf,
  BATCH,
  INSTRUCTION_FILE,
  resultOf,
  returnLineOf,
  returnOf,
  statementOf,
} from '#test/payment-answers.ts'
import { bytesOf, collect, headOf, lineOf, piecesOf } from '#test/payment-files.ts'
import { faultText } from './fault.ts'
import { ISO_20022 } from './iso20022.ts'

const EXPECTED = { bankCode: '102', batchReference: BATCH, fileNumber: INSTRUCTION_FILE }
const GOOD = writePain002(
  resultOf([
    answerOf(1),
    answerOf(2, { outcome: 'rejected', why: { code: 'AC04', text: '账户已销户' } }),
    answerOf(3),
  ]),
).toString()

const changedIn = (before: string, from: string | RegExp, to: string): string => {
  const after = before.replace(from, to)
  assert.notEqual(after, before, `nothing to change: ${String(from)}`)
  return after
}
const changed = (from: string | RegExp, to: string): string => changedIn(GOOD, from, to)

const faultsOf = async (file: string | Uint8Array, size = 4000) => {
  const bytes = Buffer.from(file)
  const records = await collect(ISO_20022.readAnswer(piecesOf(bytes, size), EXPECTED))
  const faults = records.filter((one) => one.kind === 'fault')
  const end = records.at(-1)
  assert.equal(end?.kind, 'end')
  for (const fault of faults) assert.match(faultText(fault), /^第 \d+ 行.*：.+。.+。$/)
  return {
    codes: faults.map(({ code }) => code),
    places: faults.map(({ place }) => place),
    usable: end.usable,
    lines: records.flatMap((one) => (one.kind === 'lineResult' ? [one.lineId.at(-1)] : [])),
    text: faults.map(faultText).join('\n'),
  }
}

const fileLost = async (file: string | Uint8Array, code: string) => {
  const found = await faultsOf(file)
  assert.deepEqual([found.codes.at(-1), found.usable], [code, false], found.text)
  return found
}

const oneRecordLost = async (file: string, code: string) => {
  const found = await faultsOf(file)
  assert.deepEqual([found.codes, found.usable, found.lines], [[code], true, ['1', '3']], found.text)
  return found.text
}

test('a good file has no fault, whatever the pieces it comes in', async () => {
  for (const size of [1, 2, 3, 11, 5000])
    assert.deepEqual(await faultsOf(GOOD, size), {
      codes: [],
      places: [],
      usable: true,
      lines: ['1', '2', '3'],
      text: '',
    })
})

const withDoctype = (doctype: string, from = '账户已销户', to = '&x;') =>
  changed('<Document', `${doctype}\n<Document`).replace(from, to)

test('no entity is ever looked up: a DOCTYPE ends the reading where it stands', async () => {
  const laughs = Array.from(
    { length: 9 },
    (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`,
  )
  for (const doctype of [
    '<!DOCTYPE Document>',
    '<!DOCTYPE Document SYSTEM "file:///etc/passwd">',
    '<!DOCTYPE Document [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE Document [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]>',
    `<!DOCTYPE Document [<!ENTITY l0 "ha">${laughs.join('')}]>`,
  ]) {
    const found = await fileLost(withDoctype(doctype), 'XML_DOCTYPE')
    assert.deepEqual(found.lines, [])
    assert.equal(found.places[0]?.line, 2)
  }
  await fileLost(withDoctype('', '账户已销户', '&x;'), 'XML_BROKEN')
})

test('what is not well-formed is refused, also where other readers look away', async () => {
  const broken: readonly (readonly [string | RegExp, string])[] = [
    ['<InstdAmt Ccy="CNY">', '<InstdAmt Ccy="CNY" Ccy="USD">'],
    ['</Document>', '</Document><Document/>'],
    ['</Document>', '</Document>x'],
    ['账户已', '账户\u0000已'],
    ['账户已', '账户&#0;已'],
    ['账户已', '账户&#xD800;已'],
    ['账户已', '账户]]>已'],
    ['账户已', '账户 & 已'],
    ['账户已', '账户<已'],
    ['</TxSts>', '</Txsts>'],
    ['<TxSts>', '<n:TxSts>'],
    ['<Document', '<?xml version="1.0"?><Document'],
    ['<GrpHdr>', '<!-- -- --><GrpHdr>'],
  ]
  for (const [from, to] of broken) await fileLost(changed(from, to), 'XML_BROKEN')
})

test('only UTF-8 is read, and the first other byte is told', async () => {
  const at = Buffer.from(GOOD).indexOf('销')
  for (const size of [1, 4000]) {
    const bytes = Buffer.from(GOOD)
    bytes[at + 1] = 0x20
    const { codes, places, usable } = await faultsOf(bytes, size)
    assert.deepEqual(
      [codes, places[0]?.byte, places[0]?.line, usable],
      [['NOT_UTF8'], at, 9, false],
    )
  }
  await fileLost(changed('encoding="UTF-8"', 'encoding="GB18030"'), 'NOT_UTF8')
  await fileLost(Buffer.from(GOOD, 'utf16le'), 'XML_BROKEN')
  await fileLost(
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(GOOD, 'utf16le')]),
    'NOT_UTF8',
  )
  const half = Buffer.from(GOOD.replace('销', '\u0000'))
    .toString('latin1')
    .replace('\0', '\xed\xa0\x80')
  await fileLost(Buffer.from(half, 'latin1'), 'NOT_UTF8')
  assert.equal((await faultsOf(`\uFEFF${GOOD}`)).usable, true)
})

test('nothing grows without bounds: depth, a value, a tag, an element, a comment', async () => {
  const long = 'a'.repeat(1_000_000)
  for (const file of [
    changed('<GrpHdr>', `<GrpHdr>${'<A>'.repeat(5000)}`),
    changed('<GrpHdr>', `<GrpHdr>${'<n:A xmlns:n="urn:n">'.repeat(5000)}`),
    changed('账户已销户', long),
    changed('<GrpHdr>', `<GrpHdr a="${long}">`),
    changed('<GrpHdr>', `<GrpHdr><!--${long}-->`),
    changed('<GrpHdr>', `<GrpHdr>${'<A>1</A>'.repeat(5000)}`),
    changed('<StsRsnInf>', `<StsRsnInf>${'<AddtlInf>1</AddtlInf>'.repeat(5000)}`),
    changed('<StsRsnInf>', `${'<StsRsnInf/>'.repeat(5000)}<StsRsnInf>`),
  ])
    await fileLost(file, 'XML_TOO_LARGE')
})

test('the number of lines has no bound, nor have the blanks between them', async () => {
  const count = 70_000
  const many = changed(/(<TxInfAndSts>[^]*<\/TxInfAndSts>)/, '<TxInfAndSts/>\n'.repeat(count))
  for (const size of [1000, 1 << 16, 1 << 20]) {
    const found = await faultsOf(many, size)
    assert.deepEqual([found.codes.length, found.usable], [count, true])
    assert.equal(found.places.at(-1)?.path?.endsWith(`/TxInfAndSts[${count}]`), true)
  }
})

test('another message, version or root is refused by its name', async () => {
  for (const name of ['pain.002.001.10', 'pain.001.001.09', 'camt.053.001.02', 'constructor']) {
    const { text } = await fileLost(changed('pain.002.001.11', name), 'XML_MESSAGE')
    assert.ok(text.includes(name), text)
  }
  await fileLost(changed(/ xmlns="[^"]*"/, ''), 'XML_MESSAGE')
  await fileLost('<html/>', 'XML_MESSAGE')
  await fileLost('', 'XML_BROKEN')
  const root = changedIn(changed('<CstmrPmtStsRpt>', '<X>'), '</CstmrPmtStsRpt>', '</X>')
  await fileLost(root, 'HEAD_WRONG')
})

test('additions in another namespace, comments and prefixes change nothing', async () => {
  const own = '<b:More xmlns:b="urn:bank"><b:TxSts>RJCT</b:TxSts></b:More>'
  const prefixed = GOOD.replaceAll(/<(\/?)([A-Z])/g, '<$1p:$2').replace('xmlns=', 'xmlns:p=')
  for (const file of [
    changed('<TxSts>ACSC', `${own}<TxSts>ACSC`),
    changed('<TxSts>ACSC', '<!-- RJCT --><?bank RJCT?><TxSts>ACSC'),
    changed('<TxSts>ACSC</TxSts>', '<TxSts><![CDATA[AC]]>S<!-- x -->C</TxSts>'),
    prefixed,
  ]) {
    const found = await faultsOf(file)
    assert.deepEqual([found.codes, found.lines], [[], ['1', '2', '3']], found.text)
  }
})

const RJCT = '<TxSts>RJCT</TxSts>'
const amountOfSecond = /(TxSts>RJCT<[^]*?<InstdAmt Ccy=")CNY(">)123\.45/

test('amounts and currencies in another form lose the line, and tell its element', async () => {
  const spellings = [
    '-123.45',
    '+123.45',
    '1.2345e2',
    '１２３.４５',
    '123.456',
    '1,123.45',
    '',
    'NaN',
  ]
  for (const amount of [...spellings, '0', '0x7B', '123.450001', '99999999999999999'])
    await oneRecordLost(changed(amountOfSecond, `$1CNY$2${amount}`), 'AMOUNT')
  const told = await oneRecordLost(changed(amountOfSecond, '$1USD$2123.45'), 'CURRENCY')
  assert.match(
    told,
    /Document\/CstmrPmtStsRpt\/OrgnlPmtInfAndSts\[1\]\/TxInfAndSts\[2\]\/OrgnlTxRef/,
  )
  for (const amount of ['123.4500', '0123.45']) {
    const found = await faultsOf(changed(amountOfSecond, `$1CNY$2${amount}`))
    assert.deepEqual(found.codes, [], amount)
  }
})

test('a value that stands twice, is missing or cannot be seen loses the line', async () => {
  await oneRecordLost(changed(RJCT, `${RJCT}${RJCT}`), 'REPEATED_ELEMENT')
  await oneRecordLost(changed(RJCT, `${RJCT}<TxSts>ACSC</TxSts>`), 'REPEATED_ELEMENT')
  await oneRecordLost(changed(RJCT, ''), 'ELEMENT_MISSING')
  await oneRecordLost(changed(/(0199a+0*7000800*2)</, '$1 <'), 'LINE_ID')
  await oneRecordLost(changed(/0199a+0*7000800*2</, 'NOTPROVIDED<'), 'LINE_ID')
  await oneRecordLost(changed(RJCT, '<TxSts>RJ\u202ECT</TxSts>'), 'CONTROL_CHARACTER')
  await oneRecordLost(changed(RJCT, '<TxSts>RJ\uFFFDCT</TxSts>'), 'LOST_CHARACTER')
})

test('a state that nobody knows is an unknown result and keeps its word', async () => {
  for (const word of ['ACWC', 'XXXX', 'constructor', '__proto__']) {
    const found = await faultsOf(changed(RJCT, `<TxSts>${word}</TxSts>`))
    assert.deepEqual([found.codes[0], found.lines], ['STATUS', ['1', '2', '3']], word)
  }
})

test('numbers and sums by state are compared with the lines that are listed', async () => {
  await fileLost(changed('<DtldNbOfTxs>2<', '<DtldNbOfTxs>3<'), 'COUNT_DIFFERS')
  await fileLost(changed('<DtldCtrlSum>246.90<', '<DtldCtrlSum>246.91<'), 'SUM_DIFFERS')
  const unlisted = changed(/<TxInfAndSts>(?:(?!<TxInf)[^])*?RJCT[^]*?<\/TxInfAndSts>/, '')
  await fileLost(unlisted, 'COUNT_DIFFERS')
  const onlyRejected = GOOD.replaceAll(
    /<TxInfAndSts>(?:(?!<TxInf)[^])*?ACSC[^]*?<\/TxInfAndSts>/g,
    '',
  )
  assert.deepEqual((await faultsOf(onlyRejected)).codes, [])
})

test('totals, balances and details of a statement are compared with its entries', async () => {
  const entry = {
    reference: 'E1',
    direction: 'debit',
    amountFen: 500n,
    bankReference: 'B1',
  } as const
  const payment = { lineId: 'f'.repeat(32), instructionFile: 'F1', batchReference: 'B1' }
  const good = writeCamt053(statementOf([{ ...entry, payment }])).toString()
  assert.deepEqual((await faultsOf(good)).codes, [])
  const lost = (from: string | RegExp, to: string, code: string) =>
    fileLost(changedIn(good, from, to), code)
  await lost('<NbOfNtries>1<', '<NbOfNtries>2<', 'COUNT_DIFFERS')
  await lost(
    '<TtlDbtNtries><NbOfNtries>1</NbOfNtries><Sum>5.00',
    '<TtlDbtNtries><NbOfNtries>1</NbOfNtries><Sum>6.00',
    'SUM_DIFFERS',
  )
  await lost('999999999999995.00', '999999999999996.00', 'BALANCE_DIFFERS')
  await lost(/<Stmt>[^]*<\/Stmt>/, '', 'HEAD_WRONG')
  const details = await faultsOf(changedIn(good, /(<TxDtls>[^]*?)5\.00/, '$14.00'))
  assert.deepEqual(details.codes, ['DETAILS_DIFFER'])
})

test('a return of a debit, or of a payment that is not ours, goes to a person', async () => {
  const good = writeCamt054(returnOf([returnLineOf(1)])).toString()
  const codes = async (from: string | RegExp, to: string) =>
    (await faultsOf(changedIn(good, from, to))).codes
  assert.deepEqual(await codes(/(<TxDtls>[^]*?)CRDT/, '$1DBIT'), ['DIRECTION', 'DETAILS_DIFFER'])
  assert.deepEqual(await codes(/<EndToEndId>[^<]*/, '<EndToEndId>NOTPROVIDED'), ['LINE_ID'])
})

test('a file that is cut anywhere is never usable', async () => {
  const bytes = Buffer.from(GOOD.trimEnd())
  for (let length = 0; length < bytes.length; length += 13)
    assert.equal((await faultsOf(bytes.subarray(0, length))).usable, false, String(length))
})

const hasLint = spawnSync('xmllint', ['--version']).status === 0

/** Bytes of a good file with some of them replaced, most of them by marks of XML. */
const damaged = fc
  .array(
    fc.tuple(
      fc.nat(GOOD.length),
      fc.oneof(
        fc.constantFrom('<', '>', '&', '"', '/', "'", '=', ']', ';', ' '),
        fc.constantFrom('é', '\u0001'),
      ),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((edits) =>
    edits.reduce((file, [at, mark]) => file.slice(0, at) + mark + file.slice(at + 1), GOOD),
  )

test('whatever is done to a file, reading ends with a verdict and never throws', async () => {
  await fc.assert(
    fc.asyncProperty(damaged, async (file) => void (await faultsOf(file))),
    { numRuns: 300 },
  )
})

const skip = hasLint ? false : 'no xmllint command on this machine'

test('what another reader of XML refuses is never usable here', { skip }, async () => {
  const files = fc.sample(damaged, 200)
  const folder = mkdtempSync(path.join(tmpdir(), 'xml-'))
  try {
    const names = files.map((file, i) => {
      writeFileSync(path.join(folder, `${i}.xml`), file)
      return path.join(folder, `${i}.xml`)
    })
    const said = spawnSync('xmllint', ['--noout', '--nonet', ...names], { encoding: 'utf8' }).stderr
    const refused = files.filter((_, i) => said.includes(`/${i}.xml:`))
    assert.ok(refused.length > 20, `${refused.length} of ${files.length} are refused`)
    for (const file of refused) assert.equal((await faultsOf(file)).usable, false, file)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('our own file is read back with the same strictness', async () => {
  const lines = [lineOf(1), lineOf(2)]
  const file = (await bytesOf(ISO_20022.write(headOf(lines), lines))).toString()
  const codes = async (from: string | RegExp, to: string) => {
    const bytes = Buffer.from(changedIn(file, from, to))
    const records = await collect(ISO_20022.readInstruction([bytes]))
    return records.flatMap((one) => (one.kind === 'fault' ? [one.code] : []))
  }
  assert.deepEqual(await codes('>123.45<', '>123.46<'), ['SUM_DIFFERS', 'SUM_DIFFERS'])
  assert.deepEqual(await codes('<NbOfTxs>2<', '<NbOfTxs>3<'), ['COUNT_DIFFERS'])
  assert.deepEqual(await codes(/(EndToEndId>0199a{4}0*700080*)1/, '$13'), ['LINES_UNSORTED'])
  assert.deepEqual(await codes('<InstdAmt Ccy="CNY"', '<InstdAmt Ccy="USD"'), ['CURRENCY'])
  assert.deepEqual(await codes('PERIOD', 'PERIODE'), ['HEAD_WRONG'])
  assert.deepEqual(await codes('pain.001.001.09', 'pain.001.001.03'), ['XML_MESSAGE'])
})
