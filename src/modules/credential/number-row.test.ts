import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { citizenNumber } from '#test/person.ts'
import { headingOf } from './number-columns.ts'
import { isFaulty, plainNumber, readRow, type SourceRow, tailOf } from './number-row.ts'

const ON = Temporal.PlainDate.from('2026-11-26')
const HEAD = ['序号', '读者证号', '姓名', '身份证号码', '出生日期', '状态']
const COLUMNS = headingOf(HEAD)

const read = (cells: readonly string[], more: Partial<SourceRow> = {}) => {
  assert.ok(COLUMNS)
  return readRow({ number: 2, texts: ['1', ...cells], ...more }, COLUMNS, ON)
}
const faultOf = (cells: readonly string[], more: Partial<SourceRow> = {}) => {
  const row = read(cells, more)
  return isFaulty(row) ? row.fault : undefined
}

test('columns are known by their headings, whatever stands around them', () => {
  assert.deepEqual(COLUMNS, { number: 1, name: 2, identity: 3, birth: 4, status: 5 })
  assert.deepEqual(headingOf(['旧 卡 号（必填）', '证件号码']), { number: 0, identity: 1 })
  assert.deepEqual(headingOf(['证件编号', '持卡人姓名', '出生日期']), {
    number: 0,
    name: 1,
    birth: 2,
  })
  for (const few of [['卡号', '姓名'], ['姓名', '身份证号'], ['某某名单'], []])
    assert.equal(headingOf(few), undefined, few.join())
})

test('a row says a number and who it is, by a document or by name and day of birth', () => {
  const known = read(['ｄ2019-0356', '陈 静怡', citizenNumber(1), '', '正常'])
  assert.ok(!isFaulty(known))
  assert.deepEqual(
    [known.number, known.name, known.identity?.number, known.birthOn],
    ['D20190356', '陈静怡', citizenNumber(1), undefined],
  )
  for (const day of ['1959-05-12', '19590512', '1959年5月12日', '1959/5/12', '1959.5.12']) {
    const named = read(['D20190357', '黄秀英', '', day, ''])
    assert.ok(!isFaulty(named) && named.identity === undefined, day)
    assert.equal(named.birthOn?.toString(), '1959-05-12')
  }
  const over = read(['D20190358', '', '', '', '已注销'])
  assert.ok(!isFaulty(over) && over.over, 'of what is no more only the number is wanted')
})

test('what is wrong with a row is said, and nothing is guessed', () => {
  const number = citizenNumber(1)
  assert.equal(faultOf(['', '陈静怡', number, '', '']), 'NUMBER_MISSING')
  assert.equal(faultOf(['D1', '陈静怡', number, '', '']), 'NUMBER_WRONG')
  assert.equal(faultOf(['1.23E+15', '陈静怡', number, '', '']), 'DIGITS_LOST')
  const rounded = { numeric: new Set([1, 3]) }
  assert.equal(faultOf(['1234567890123456', '陈静怡', number, '', ''], rounded), 'DIGITS_LOST')
  assert.equal(faultOf(['D123456', '陈静怡', '440106199003071000', '', ''], rounded), 'DIGITS_LOST')
  const wrong = number.slice(0, -1) + (number.endsWith('1') ? '2' : '1')
  assert.equal(faultOf(['D123456', '陈静怡', wrong, '1990-03-07', '']), 'IDENTITY_WRONG')
  assert.equal(faultOf(['D123456', '陈静怡', '', '', '']), 'PERSON_MISSING')
  assert.equal(faultOf(['D123456', '', '', '1990-03-07', '']), 'PERSON_MISSING')
  assert.equal(faultOf(['D123456', '陈静怡', '', '1990-02-30', '']), 'BIRTH_WRONG')
  assert.equal(faultOf(['D123456', '陈\uFFFD怡', '', '1990-03-07', '']), 'NAME_WRONG')
  assert.equal(faultOf(['D123456', '陈静怡', number, '', '说不清']), 'STATUS_UNKNOWN')
  const broken = { brokenQuotes: true }
  assert.equal(faultOf(['D123456', '陈静怡', number, '', ''], broken), 'QUOTES_BROKEN')
})

test('a number is one number however it is written', () => {
  const numbers = fc.stringMatching(/^[0-9A-Z]{4,32}$/)
  fc.assert(
    fc.property(numbers, fc.constantFrom('', ' ', '-', '－', '　'), (number, between) => {
      const written = number.toLowerCase().split('').join(between)
      assert.equal(plainNumber(written), number)
      assert.ok(tailOf(number).length <= number.length / 2)
    }),
    { numRuns: 100 },
  )
  for (const none of ['', 'D1', '李四的卡', 'A'.repeat(33)])
    assert.equal(plainNumber(none), undefined)
})
