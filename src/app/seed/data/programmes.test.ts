import assert from 'node:assert/strict'
import test from 'node:test'
import { nextPayDates } from '#modules/programme/index.ts'
import { LANGUAGES } from '#ui/i18n/language.ts'
import { AGENCIES } from './agencies.ts'
import { EXCLUSIONS } from './programme-content.ts'
import { PROGRAMMES } from './programmes.ts'

const agencies = new Set(AGENCIES.map(({ code }) => code))
const today = Temporal.PlainDate.from('2026-11-26')

test('there are 13, 10 and 6 programmes of three departments, all marked as demonstration', () => {
  const of = (prefix: string) => PROGRAMMES.filter(({ code }) => code.startsWith(prefix)).length
  assert.deepEqual([of('RS-'), of('MZ-'), of('NY-')], [13, 10, 6])
  assert.equal(new Set(PROGRAMMES.map(({ code }) => code)).size, 29)
  assert.ok(PROGRAMMES.every(({ demonstration }) => demonstration))
})

test('every programme has its names, agencies that exist, and a next pay day', () => {
  for (const programme of PROGRAMMES) {
    for (const language of LANGUAGES) assert.notEqual(programme.name[language].trim(), '')
    assert.ok(agencies.has(programme.ownerAgency), programme.ownerAgency)
    assert.ok(agencies.has(programme.payerAgency), programme.payerAgency)
    assert.equal(nextPayDates(programme, today, 1).length, 1, programme.code)
  }
})

test('a pay day stands where its rule says', () => {
  const next = (code: string) => {
    const programme = PROGRAMMES.find((one) => one.code === code)
    assert.ok(programme !== undefined)
    return nextPayDates(programme, today, 1).join()
  }
  assert.equal(next('MZ-001'), '2026-12-10')
  assert.equal(next('RS-004'), '2027-02-25')
  assert.equal(next('NY-001'), '2027-06-30')
  assert.equal(next('NY-003'), '2026-12-18')
})

test('every programme says what it pays, on what basis, and which news it waits for', () => {
  for (const { code, standard, basis, feeds = [] } of PROGRAMMES) {
    assert.ok(standard !== undefined && basis !== undefined, code)
    for (const language of LANGUAGES) assert.notEqual(standard.words[language].trim(), '')
    assert.match(basis.document, /示例/, 'nobody takes it for the true number')
    assert.ok(
      feeds.some(({ feed }) => feed === 'deaths'),
      code,
    )
  }
  const words = PROGRAMMES.find(({ code }) => code === 'MZ-007')?.standard?.words
  assert.equal(words?.['zh-Hans'], '每人每月188元')
  assert.equal(words?.en, '188 yuan per person and month')
})

test('programmes that exclude each other exist, and each pair is named once', () => {
  const codes = new Set(PROGRAMMES.map(({ code }) => code))
  for (const code of EXCLUSIONS.flat()) assert.ok(codes.has(code), code)
  const pairs = EXCLUSIONS.map((pair) => pair.toSorted((a, b) => a.localeCompare(b)).join())
  assert.equal(new Set(pairs).size, pairs.length)
})
