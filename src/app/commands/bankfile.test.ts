import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import test, { after } from 'node:test'
import { z } from 'zod'
import { besideOf } from '#sandbox/banks/payments/beside.ts'
import { writeDelimitedResult } from '#sandbox/banks/payments/delimited-answers.ts'
import { writePain002 } from '#sandbox/banks/payments/iso-answers.ts'
import { withWrongTotals } from '#sandbox/banks/payments/spoil.ts'
import { answerOf, resultOf } from '#test/payment-answers.ts'
import { NO_OPTIONS } from '#test/command.ts'
import { exchangeFileCommand } from './bankfile.ts'

const folder = await mkdtemp(path.join(tmpdir(), 'ykt-bankfile-'))
after(() => rm(folder, { recursive: true }))
const pair = generateKeyPairSync('ec', { namedCurve: 'SM2' })
const keyFile = path.join(folder, 'bank.pem')
await writeFile(keyFile, pair.publicKey.export({ type: 'spki', format: 'pem' }))

const lines = [answerOf(1), answerOf(2)]
const result = resultOf(lines)

/** A file with the files beside it. */
const place = async (name: string, content: Buffer): Promise<string> => {
  const file = path.join(folder, name)
  const beside = besideOf(name, content, result.of, pair.privateKey)
  await writeFile(file, content)
  await writeFile(`${file}.sidecar`, beside.sidecar)
  await writeFile(`${file}.sig`, beside.signature)
  return file
}

const run = async (given: readonly string[], options: { json?: boolean; key?: string } = {}) => {
  const printed: string[] = []
  const code = await exchangeFileCommand.run({
    language: 'en',
    json: options.json === true,
    arguments: given,
    options: { ...NO_OPTIONS, key: options.key },
    readConfig: () => assert.fail('a file is checked without the settings of the program'),
    print: (text) => printed.push(text),
    say: () => {},
    progress: () => {},
  })
  return { code, text: printed.join('\n') }
}

test('good files of both formats pass, with their signature', async () => {
  const files = [
    await place('R1.txt', writeDelimitedResult(result)),
    await place('R2.xml', writePain002(result)),
  ]
  const { code, text } = await run(['check', ...files], { key: keyFile })
  assert.equal(code, 0, text)
  assert.equal(text.match(/signature good/g)?.length, 2)
})

test('a file that is not well fails with both numbers, for people and for programs', async () => {
  const file = await place('R3.txt', withWrongTotals(writeDelimitedResult(result)))
  const { code, text } = await run(['check', file])
  assert.equal(code, 1)
  assert.match(text, /COUNT_DIFFERS/)
  const Report = z.object({ usable: z.boolean(), faults: z.array(z.object({ code: z.string() })) })
  const { usable, faults } = Report.parse(
    JSON.parse((await run(['check', file], { json: true })).text),
  )
  assert.equal(usable, false)
  assert.ok(faults.some((fault) => fault.code === 'COUNT_DIFFERS'))
})

test('a signature of another key, and a file that was changed since, are found', async () => {
  const other = generateKeyPairSync('ec', { namedCurve: 'SM2' }).publicKey
  const otherFile = path.join(folder, 'other.pem')
  await writeFile(otherFile, other.export({ type: 'spki', format: 'pem' }))
  const file = await place('R4.txt', writeDelimitedResult(result))
  assert.match((await run(['check', file], { key: otherFile })).text, /SIGNATURE_WRONG/)
  await writeFile(file, writeDelimitedResult(resultOf([answerOf(3), answerOf(4)])))
  const { code, text } = await run(['check', file])
  assert.equal(code, 1)
  assert.match(text, /SIDECAR_DIFFERS/)
})

test('nothing to check is wrong usage, and a file that is not there is said', async () => {
  assert.equal((await run([])).code, 2)
  assert.equal((await run(['check'])).code, 2)
  await assert.rejects(run(['check', path.join(folder, 'none.txt')]), /no file/)
})
