import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import test from 'node:test'
import * as fc from 'fast-check'
import { writeCamt053, writeCamt054, writePain002 } from '#sandbox/banks/payments/iso-answers.ts'
import { anyResult, anyReturn, anyStatement, answerOf, resultOf } from '#test/payment-answers.ts'
import { anyLines, bytesOf, headOf, lineOf } from '#test/payment-files.ts'
import { BANK_FORMATS } from './index.ts'

const schemas = process.env['ISO20022_SCHEMAS'] ?? ''
const hasLint = spawnSync('xmllint', ['--version']).status === 0
const skip = !hasLint
  ? 'no xmllint command on this machine'
  : !existsSync(schemas) && 'ISO20022_SCHEMAS names no folder with the schemas of ISO 20022'

const TYPE = /<xs:(complexType|simpleType) name="([^"]+)">[^]*?<\/xs:\1>/g

/**
 * Schemas of pain.001 are often published as the European payments council narrows them: accounts
 * are IBANs only. What it narrows has a suffix; the whole types of the same names stand in the
 * schema of pain.002. A schema that is whole already stays as it is.
 */
const widened = (schema: string, whole: string): string => {
  if (!schema.includes('_EPC')) return schema
  const types = new Map([...whole.matchAll(TYPE)].map(([text, , name]) => [name, text]))
  types.delete('Document')
  const own = schema
    .replaceAll(TYPE, (text, _kind, name: string) =>
      name.includes('_EPC') ? '' : (types.get(name) ?? text),
    )
    .replaceAll(/="([^"]*?)_EPC[^"]*"/g, '="$1"')
  const missing = [...types].filter(([name]) => !own.includes(`name="${name}"`))
  return own.replace('</xs:schema>', `${missing.map(([, text]) => text).join('')}</xs:schema>`)
}

const schemaOf = (message: string): string =>
  readFileSync(path.join(schemas, `${message}.xsd`), 'utf8')

/** What xmllint says against the files, `''` when they are valid. */
const complaints = (message: string, files: readonly Uint8Array[]): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'iso-'))
  try {
    const names = files.map((content, i) => {
      writeFileSync(path.join(folder, `${i}.xml`), content)
      return path.join(folder, `${i}.xml`)
    })
    const schema = path.join(folder, 'message.xsd')
    writeFileSync(schema, widened(schemaOf(message), schemaOf('pain.002.001.11')))
    const result = spawnSync('xmllint', ['--noout', '--schema', schema, ...names], {
      encoding: 'utf8',
    })
    return result.status === 0 ? '' : result.stderr
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const samples = <T>(any: fc.Arbitrary<T>): readonly T[] => fc.sample(any, 40)

test('every instruction is valid against the schema of pain.001', { skip }, async () => {
  const files = samples(anyLines).map((lines) =>
    bytesOf(BANK_FORMATS.iso20022.write(headOf(lines), lines)),
  )
  assert.equal(complaints('pain.001.001.09', await Promise.all(files)), '')
})

test('the largest values that are written have room in the schema', { skip }, async () => {
  const long = '𫖯'.repeat(100)
  const values = { accountName: long, purpose: '字'.repeat(140), accountNumber: '6'.repeat(32) }
  const lines = [1, 2, 3].map((number) => lineOf(number, { ...values, amountFen: 10n ** 15n }))
  const reference = 'F'.padEnd(35, '9')
  const head = headOf(lines, { fileNumber: reference, batchReference: reference })
  const file = await bytesOf(BANK_FORMATS.iso20022.write(head, lines))
  assert.equal(complaints('pain.001.001.09', [file]), '')
})

test('what the banks of the sandbox answer is valid against the schemas', { skip }, () => {
  const { of } = resultOf([answerOf(1)])
  const why = { code: 'AM05', text: '重复' }
  const whole = [
    resultOf([], { of, outcome: 'refused', why }),
    resultOf([], { of, outcome: 'received' }),
  ]
  const results = [...samples(anyResult), ...whole].map(writePain002)
  assert.equal(complaints('pain.002.001.11', results), '')
  assert.equal(complaints('camt.054.001.08', samples(anyReturn).map(writeCamt054)), '')
  assert.equal(complaints('camt.053.001.08', samples(anyStatement).map(writeCamt053)), '')
})

test('the schema check finds a file that is not valid', { skip }, async () => {
  const lines = [lineOf(1)]
  const file = await bytesOf(BANK_FORMATS.iso20022.write(headOf(lines), lines))
  const broken = file.toString().replace('<ChrgBr>SLEV</ChrgBr>', '<ChrgBr>NONE</ChrgBr>')
  assert.match(complaints('pain.001.001.09', [Buffer.from(broken)]), /ChrgBr/)
})
