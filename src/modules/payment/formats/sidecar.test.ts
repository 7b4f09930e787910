import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import test from 'node:test'
import { sm2 as oracle } from 'sm-crypto-v2'
import { sm2Point, STANDARD_SIGNER_ID } from '#platform/crypto/sm2.ts'
import { besideOf } from '#sandbox/banks/payments/beside.ts'
import { writeDelimitedResult } from '#sandbox/banks/payments/delimited-answers.ts'
import { writePain002 } from '#sandbox/banks/payments/iso-answers.ts'
import { answerOf, resultOf } from '#test/payment-answers.ts'
import { bytesOf, headOf, lineOf, piecesOf } from '#test/payment-files.ts'
import { faultText } from './fault.ts'
import { BANK_FORMATS } from './index.ts'
import { digested, LinesDigest } from './lines-digest.ts'
import {
  ByteSeal,
  judgeReceived,
  readSidecar,
  sealed,
  type Sidecar,
  sidecarFaults,
  sidecarText,
  signSidecar,
  verifySidecar,
} from './sidecar.ts'

const newKeys = () => generateKeyPairSync('ec', { namedCurve: 'SM2' })

/** An instruction as it leaves: bytes, what stands beside, and what was found on the way. */
const written = async (id: keyof typeof BANK_FORMATS = 'delimited') => {
  const lines = [lineOf(1), lineOf(2), lineOf(3)]
  const head = headOf(lines)
  const [digest, seal] = [new LinesDigest(head), new ByteSeal()]
  const bytes = await bytesOf(sealed(BANK_FORMATS[id].write(head, digested(lines, digest)), seal))
  const { sm3: linesSm3, totals: payments } = digest.seal()
  const sidecar: Sidecar = { ...seal.seal(), name: 'F1.txt', payments, linesSm3 }
  return { bytes, sidecar, text: sidecarText(sidecar) }
}

const sealOf = (bytes: Uint8Array) => {
  const seal = new ByteSeal()
  for (const piece of piecesOf(bytes, 7)) seal.add(piece)
  return seal.seal()
}

test('the file beside says what people can check with their own tools', async () => {
  const { bytes, text } = await written()
  const [, name, length, lines, , payments, total] = text.split('\n')
  assert.deepEqual(
    [name, length, lines, payments, total],
    ['name F1.txt', `bytes ${bytes.length}`, 'lines 5', 'payments 3', 'total 370.35'],
  )
  assert.match(text, /^sm3 [0-9a-f]{64}$/m)
  assert.match(text, /^[\x20-\x7E\n]*$/)
})

test('the file beside is read back, and in no other spelling', async () => {
  const { sidecar, text } = await written()
  assert.deepEqual(readSidecar(text), sidecar)
  const others = [
    '',
    text.slice(0, -1),
    `${text}more\n`,
    ` ${text}`,
    text.replaceAll('\n', '\r\n'),
    text.replace('lines 5', 'lines 05'),
    text.replace('total 370.35', 'total 370.3'),
    text.replace('total 370.35', 'total ３70.35'),
    text.replace('name F1.txt', 'name ../F1.txt'),
    text.replace('payments 3', 'payments 3\npayments 4'),
  ]
  for (const other of others) assert.equal(readSidecar(other), undefined, other)
})

test('each fact that a file does not bear out is told with both values', async () => {
  const { bytes, sidecar } = await written()
  const found = { ...sealOf(bytes), name: 'F1.txt', payments: sidecar.payments }
  assert.deepEqual(sidecarFaults(sidecar, found), [])
  const edited = Buffer.from(bytes)
  edited.write('9', edited.indexOf('123.45'))
  const faults = sidecarFaults(sidecar, { ...found, ...sealOf(edited) })
  assert.deepEqual(
    faults.map(({ place }) => place.field),
    ['SM3 摘要'],
  )
  const short = sidecarFaults(sidecar, {
    ...sealOf(bytes.subarray(0, -40)),
    name: 'F2.txt',
    payments: { count: 2, sumFen: 24_690n },
    linesSm3: '0'.repeat(64),
  })
  assert.deepEqual(
    short.map(({ place }) => place.field),
    ['文件名', '字节数', '行数', 'SM3 摘要', '笔数', '金额', '明细摘要'],
  )
  assert.match(
    short.map(faultText).join('\n'),
    /第 7 行“金额”栏：文件与摘要文件不符（文件里是“246.90”，应为“370.35”）。不要使用这个文件/,
  )
})

test('bytes are counted and digested the same in any pieces', async () => {
  const { bytes, sidecar } = await written('iso20022')
  const { name, payments, linesSm3, ...seal } = sidecar
  assert.deepEqual(sealOf(bytes), seal)
  assert.equal(seal.bytes, bytes.length)
  assert.deepEqual([name, payments.count, linesSm3?.length], ['F1.txt', 3, 64])
})

test('a signature holds for its text and key, and another implementation agrees', async () => {
  const [{ text }, keys, others] = [await written(), newKeys(), newKeys()]
  const signature = signSidecar(keys.privateKey, text)
  assert.equal(verifySidecar(keys.publicKey, text, signature), true)
  assert.equal(verifySidecar(others.publicKey, text, signature), false)
  assert.equal(verifySidecar(keys.publicKey, `${text} `, signature), false)
  for (const wrong of ['', '!', signature.slice(4), signature.toUpperCase()])
    assert.equal(verifySidecar(keys.publicKey, text, wrong), false)
  const hex = Buffer.from(signature, 'base64').toString('hex')
  const point = sm2Point(keys.publicKey).toString('hex')
  const theirs = { hash: true, der: true, userId: STANDARD_SIGNER_ID } as const
  assert.equal(oracle.doVerifySignature(Buffer.from(text), hex, point, theirs), true)
})

const cli = spawnSync('openssl', ['version'], { encoding: 'utf8' })
const skip = cli.status === 0 ? false : 'no openssl command on this machine'

test('a bank verifies our signature with the openssl command', { skip }, async () => {
  const [{ text }, keys] = [await written(), newKeys()]
  const folder = mkdtempSync(path.join(tmpdir(), 'sidecar-'))
  const file = (name: string, content: string | Uint8Array): string => {
    writeFileSync(path.join(folder, name), content)
    return path.join(folder, name)
  }
  try {
    const open = file('open.pem', keys.publicKey.export({ type: 'spki', format: 'pem' }))
    const message = file('F1.digest', text)
    const encoded = file('F1.sig', signSidecar(keys.privateKey, text))
    const der = path.join(folder, 'F1.der')
    execFileSync('openssl', ['base64', '-d', '-A', '-in', encoded, '-out', der])
    const against = ['-pubin', '-inkey', open, '-in', message, '-sigfile', der]
    const how = ['-rawin', '-digest', 'sm3', '-pkeyopt', `distid:${STANDARD_SIGNER_ID}`]
    const said = execFileSync('openssl', ['pkeyutl', '-verify', ...against, ...how])
    assert.match(said.toString(), /Verified Successfully/)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('a file of a bank is judged by its signature first, then by what stands beside', () => {
  const keys = newKeys()
  const answer = resultOf([answerOf(1), answerOf(2)])
  for (const content of [writePain002(answer), writeDelimitedResult(answer)]) {
    const beside = besideOf('R1.txt', content, answer.of, keys.privateKey)
    const judge = (text: string, bytes: Uint8Array, key = keys.publicKey) =>
      judgeReceived(
        { text, signature: beside.signature, key },
        { ...sealOf(bytes), name: 'R1.txt', payments: answer.of },
      ).map(({ code }) => code)
    assert.deepEqual(judge(beside.sidecar, content), [])
    assert.deepEqual(judge(beside.sidecar, content, newKeys().publicKey), ['SIGNATURE_WRONG'])
    const forged = beside.sidecar.replace('payments 2', 'payments 3')
    assert.deepEqual(judge(forged, content), ['SIGNATURE_WRONG'])
    const edited = Buffer.concat([content, Buffer.from('\n')])
    assert.deepEqual(new Set(judge(beside.sidecar, edited)), new Set(['SIDECAR_DIFFERS']))
  }
  const text = 'something else, well signed\n'
  const signature = signSidecar(keys.privateKey, text)
  const [fault] = judgeReceived(
    { text, signature, key: keys.publicKey },
    { ...sealOf(Buffer.from('')), name: 'R1.txt' },
  )
  assert.equal(fault?.code, 'SIDECAR_WRONG')
})
