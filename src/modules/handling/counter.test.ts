import assert from 'node:assert/strict'
import test from 'node:test'
import { addWeekdays } from '#test/handling.ts'
import { citizenNumber } from '#test/person.ts'
import { broughtStandard } from '#modules/standard/index.ts'
import { elapsedWorkingDays } from './case-view.ts'
import { decideStep, decideTakeOver, maySee, stepAtCounter } from './clerk.ts'
import { parseDay, readFindForm } from './find-form.ts'
import { decideSearch } from './find-person.ts'
import { decideReminder } from './holder-actions.ts'
import { EMPTY_FORM } from './pages-desk-home.ts'
import { BAD_REASONS, decideRating, isBad, RATING_LEVELS } from './rating.ts'
import { groupedCode, parseCode, shortCode } from './reference.ts'

const ON = Temporal.PlainDate.from('2026-11-25')
const AT = Temporal.Instant.from('2026-11-25T02:00:00Z')
const ID = '01a20adb-0662-76bf-8152-6906db37a532'
const ended = { status: 'finished', issueRegion: '440100' } as const

test('a number is read out in fours and understood however it is typed', () => {
  assert.equal(groupedCode(ID), '6906 DB37 A532')
  for (const typed of [
    '6906 DB37 A532',
    '6906db37a532',
    '6906-DB37-A532',
    '６９０６ＤＢ３７Ａ５３２',
  ])
    assert.equal(parseCode(typed), shortCode(ID))
  assert.equal(parseCode(`case_${ID.replaceAll('-', '')}`), shortCode(ID))
  for (const wrong of ['', '6906', 'ver_01a20adb', "1' or '1'='1"])
    assert.equal(parseCode(wrong), undefined)
})

test('clerks see cases of their counter, online ones of their region, and of who is here', () => {
  const bank = { agencyCode: 'bank-102', regionCode: '440000' }
  const bureau = { agencyCode: 'hrss-440100', regionCode: '440100' }
  const online = { acceptAgency: undefined, issueRegion: '440100' }
  assert.ok(maySee({ acceptAgency: 'bank-102', issueRegion: '440300' }, bank, false))
  assert.ok(!maySee({ acceptAgency: 'bank-102', issueRegion: '440100' }, bureau, false))
  assert.ok(maySee(online, bureau, false))
  assert.ok(!maySee({ ...online, issueRegion: '440300' }, bureau, false))
  assert.ok(maySee({ acceptAgency: 'desk-440400', issueRegion: '440300' }, bureau, true))
})

test('a case is taken from nobody or from the clerk who was seen, not from a third', () => {
  assert.ok(decideTakeOver(undefined, 'me', undefined).granted)
  assert.ok(decideTakeOver('her', 'me', 'her').granted)
  const decision = decideTakeOver('him', 'me', 'her')
  assert.ok(!decision.granted)
  assert.equal(decision.refusal, 'CASE_TAKEN')
  const own = decideTakeOver('me', 'me', undefined)
  assert.ok(own.granted && !own.outcome.changed)
})

test('a counter marks its own steps in order and waits for those of the bank', () => {
  const one = { service: 'replaceLost', clerkId: undefined } as const
  assert.equal(stepAtCounter('replaceLost', new Set()), 'ordered')
  assert.equal(stepAtCounter('replaceLost', new Set(['ordered'])), undefined)
  assert.ok(decideStep(one, new Set(), 'me', 'ordered').granted)
  const early = decideStep(one, new Set(), 'me', 'cardReceived')
  assert.ok(!early.granted)
  assert.deepEqual([early.refusal, early.instead], ['CASE_STEP_NOT_NEXT', ['ordered']])
  const taken = decideStep({ ...one, clerkId: 'her' }, new Set(), 'me', 'ordered')
  assert.ok(!taken.granted && taken.refusal === 'CASE_TAKEN')
})

test('who misses too often can only read cards', () => {
  assert.ok(decideSearch('typed', 9, 10).granted)
  assert.ok(!decideSearch('typed', 10, 10).granted)
  assert.ok(!decideSearch('reader', 10, 10).granted)
  assert.ok(decideSearch('card', 10, 10).granted)
})

test('a reminder goes to others, once in a day', () => {
  const open = { status: 'inProgress', heldBy: 'bank', remindedAt: undefined } as const
  assert.ok(decideReminder(open, 1, AT).granted)
  const soon = decideReminder({ ...open, remindedAt: AT.subtract({ hours: 23 }) }, 1, AT)
  assert.ok(!soon.granted && soon.refusal === 'CASE_REMINDED')
  assert.ok(decideReminder({ ...open, remindedAt: AT.subtract({ hours: 24 }) }, 1, AT).granted)
  const own = decideReminder({ ...open, heldBy: 'holder' }, 1, AT)
  assert.ok(!own.granted && own.refusal === 'CASE_WAITS_FOR_YOU')
  const over = decideReminder({ ...open, status: 'finished' }, 1, AT)
  assert.ok(!over.granted && over.refusal === 'CASE_ACTION_NOT_AVAILABLE')
})

test('a bad rating says why, is called back in a working day, put right in fifteen days', () => {
  for (const level of RATING_LEVELS) {
    const bare = decideRating(
      ended,
      { level, reason: undefined },
      false,
      ON,
      addWeekdays,
      broughtStandard,
    )
    assert.equal(bare.granted, !isBad(level))
  }
  const reason = BAD_REASONS[0]
  const bad = decideRating(ended, { level: 1, reason }, false, ON, addWeekdays, broughtStandard)
  assert.ok(bad.granted)
  assert.deepEqual(
    bad.outcome.map(({ kind, dueOn }) => [kind, dueOn.toString()]),
    [
      ['call', '2026-11-26'],
      ['repair', '2026-12-10'],
    ],
  )
})

test('a rating never stands before a result, and comes once', () => {
  const open = { ...ended, status: 'inProgress' } as const
  const early = decideRating(
    open,
    { level: 5, reason: undefined },
    false,
    ON,
    addWeekdays,
    broughtStandard,
  )
  assert.ok(!early.granted && early.refusal === 'CASE_STILL_OPEN')
  const again = decideRating(
    ended,
    { level: 5, reason: undefined },
    true,
    ON,
    addWeekdays,
    broughtStandard,
  )
  assert.ok(!again.granted && again.refusal === 'RATED_ALREADY')
})

test('working days so far count from the day after acceptance', () => {
  const friday = Temporal.PlainDate.from('2026-11-20')
  assert.equal(elapsedWorkingDays(friday, friday, addWeekdays), 0)
  assert.equal(elapsedWorkingDays(friday, friday.add({ days: 2 }), addWeekdays), 0)
  assert.equal(elapsedWorkingDays(friday, friday.add({ days: 3 }), addWeekdays), 1)
  assert.equal(elapsedWorkingDays(friday, ON, addWeekdays), 3)
})

test('a day is understood however it is typed, and one that is not there is not', () => {
  for (const text of ['1990 3 7', '1990-03-07', '1990年3月7日', '19900307', '１９９０／３／７'])
    assert.equal(parseDay(text)?.toString(), '1990-03-07')
  for (const text of ['', '1990', '1990-02-30', '7 March']) assert.equal(parseDay(text), undefined)
})

test('the search form names the first thing that is wrong', () => {
  const form = { ...EMPTY_FORM, number: citizenNumber(1), name: '陈静怡' }
  assert.ok('kind' in readFindForm(form, ON))
  assert.deepEqual(readFindForm({ ...form, number: '123' }, ON), {
    fault: 'numberWrong',
    text: '位数不对：居民身份证是 18 位，现在 3 位',
  })
  assert.deepEqual(readFindForm({ ...form, name: ' ' }, ON), { fault: 'nameMissing' })
  assert.deepEqual(readFindForm({ ...form, documentKind: 'libraryCard' }, ON), {
    fault: 'numberWrong',
  })
  const permit = { ...form, documentKind: 'travelPermitHongKongMacao', number: 'H01234567' }
  assert.deepEqual(readFindForm(permit, ON), { fault: 'birthMissing' })
  assert.ok('kind' in readFindForm({ ...permit, birth: '1959 8 1' }, ON))
})
