import assert from 'node:assert/strict'
import test from 'node:test'
import { cardLines } from '#test/travel-document.ts'
import { EMPTY_INTAKE, filledFrom, type IntakeForm, newcomerIn, readLines } from './intake-form.ts'

const ON = Temporal.PlainDate.from('2026-11-26')
const LINES = cardLines({
  number: 'H12345678',
  birth: '920506',
  sex: 'F',
  expiry: '311230',
  name: 'CHAN<<TAI<MAN',
}).join('\n')

const errorsOf = (form: Partial<IntakeForm>) => {
  const found = newcomerIn({ ...EMPTY_INTAKE, ...form }, ON)
  return 'errors' in found ? found.errors.map(({ href }) => href) : []
}

const read = () => {
  const lines = readLines(LINES, ON)
  assert.ok('facts' in lines, JSON.stringify(lines))
  return lines.facts
}

test('lines fill the form, and the name stays as it was copied from the face', () => {
  const form = filledFrom({ ...EMPTY_INTAKE, name: '陳大文' }, read())
  assert.deepEqual(
    [form.documentKind, form.number, form.birth, form.sex, form.validUntil, form.name],
    ['travelPermitHongKongMacao', 'H12345678', '1992 5 6', 'female', '2031 12 30', '陳大文'],
  )
  assert.equal(filledFrom(EMPTY_INTAKE, read()).name, 'CHAN TAI MAN')
})

test('a filled form is a newcomer, with the read name beside the stored one', () => {
  const form = filledFrom(
    { ...EMPTY_INTAKE, lines: LINES, name: '陳大文', region: '440304' },
    read(),
  )
  const found = newcomerIn(form, ON)
  assert.ok('person' in found, JSON.stringify(found))
  assert.equal(found.person.name, '陳大文')
  assert.equal(found.readName, 'CHAN TAI MAN')
  assert.equal(found.person.documents[0]?.validUntil?.toString(), '2031-12-30')
})

test('what was typed over what the lines say is shown at its field', () => {
  const form = filledFrom(
    { ...EMPTY_INTAKE, lines: LINES, name: '陳大文', region: '440304' },
    read(),
  )
  assert.deepEqual(errorsOf({ ...form, number: 'H12345679' }), ['#number'])
  assert.deepEqual(errorsOf({ ...form, birth: '1992 5 7' }), ['#birth'])
  assert.deepEqual(errorsOf({ ...form, sex: 'male' }), ['#sex'])
  assert.deepEqual(errorsOf({ ...form, validUntil: '2031 12 31' }), ['#validUntil'])
  assert.deepEqual(errorsOf({ ...form, documentKind: 'travelPermitTaiwan' }), [
    '#number',
    '#documentKind',
  ])
})

test('everything that is wrong is told at once, each at its field', () => {
  assert.deepEqual(errorsOf({}), ['#number', '#name', '#birth', '#sex', '#region'])
  assert.deepEqual(errorsOf({ lines: LINES.replace('920506', '920507') }), ['#lines'])
  const passport = { documentKind: 'passportForeign', number: 'X1234567' }
  assert.ok(errorsOf(passport).includes('#issuingState'))
  assert.ok(errorsOf({ phone: '12' }).includes('#phone'))
})
