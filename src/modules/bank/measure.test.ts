import assert from 'node:assert/strict'
import test from 'node:test'
import { BANK_MEASURES } from './bank.ts'
import { decideMeasure, measuresAfter } from './measure.ts'

const FACTS = '连续三个月超时限办理开户'
const change = (measure: (typeof BANK_MEASURES)[number]) => ({
  measure,
  facts: FACTS,
  noticeReference: '粤人社告〔2026〕1号',
})

test('every measure × every wish is decided, and only listed steps are granted', () => {
  for (const current of BANK_MEASURES)
    for (const wish of BANK_MEASURES) {
      const decision = decideMeasure(current, change(wish), true)
      assert.equal(decision.granted, measuresAfter(current).includes(wish), `${current} ${wish}`)
      assert.equal(decision.basis, 'YKT-25')
      if (!decision.granted) assert.deepEqual(decision.instead, measuresAfter(current))
    }
})

test('no step leads to where the bank stands already', () => {
  for (const measure of BANK_MEASURES) assert.ok(!measuresAfter(measure).includes(measure))
})

test('after the end of an agreement only a new agreement brings a bank back', () => {
  const without = decideMeasure('terminated', change('normal'), false)
  assert.equal(without.granted, false)
  assert.equal(!without.granted && without.refusal, 'AGREEMENT_NEEDED')
  assert.equal(decideMeasure('terminated', change('normal'), true).granted, true)
})

test('a measure states its facts and its notice; a lifting needs no notice', () => {
  const refusalOf = (more: object) => {
    const decision = decideMeasure('normal', { ...change('suspendedApply'), ...more }, true)
    return decision.granted ? undefined : decision.refusal
  }
  assert.equal(refusalOf({ facts: ' 太短了   ' }), 'MEASURE_FACTS_MISSING')
  assert.equal(refusalOf({ noticeReference: ' ' }), 'MEASURE_NOTICE_MISSING')
  const lifted = decideMeasure(
    'suspendedApply',
    { ...change('normal'), noticeReference: '' },
    false,
  )
  assert.equal(lifted.granted, true)
})
