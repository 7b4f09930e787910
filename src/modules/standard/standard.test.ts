import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { type ParameterName, PARAMETER_NAMES } from '#law/parameters.ts'
import { calendarReminder, decideYear, writtenYear } from './decreed-year.ts'
import {
  broughtSettings,
  broughtStandard,
  decideSetting,
  type EnteredSetting,
  kindOf,
  parseValue,
  settingInForce,
  settingsOf,
} from './setting.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const TODAY = day('2026-11-26')

const entry = (
  regionCode: string,
  value: number,
  validFrom: string,
  enteredAt = '2026-11-01T00:00:00Z',
): EnteredSetting => ({
  id: `${regionCode}/${validFrom}/${enteredAt}`,
  parameter: 'temporaryLossDays',
  regionCode,
  value,
  validFrom: day(validFrom),
  confirmed: true,
  source: '粤人社规〔2026〕1号',
  enteredAt: Temporal.Instant.from(enteredAt),
})

const valueIn = (entries: readonly EnteredSetting[], region: string, on: string) =>
  settingInForce(entries, 'temporaryLossDays', region, day(on)).value

test('a city has its own value from its day on, every other city that of the province', () => {
  const entries = [entry('440100', 7, '2026-12-01'), entry('440000', 10, '2027-01-01')]
  assert.equal(valueIn(entries, '440100', '2026-11-30'), 15)
  assert.equal(valueIn(entries, '440100', '2026-12-01'), 7)
  assert.equal(valueIn(entries, '440106', '2027-02-01'), 7, 'a district follows its city')
  assert.equal(valueIn(entries, '440300', '2026-12-31'), 15)
  assert.equal(valueIn(entries, '440300', '2027-01-01'), 10)
})

test('what the program brings: a city has its own, a district follows it', () => {
  const onlineDays = (region: string) =>
    broughtStandard('onlineReplacementWorkingDays', region, day('2025-03-01'))
  assert.deepEqual(['440500', '440507', '440100', '440000'].map(onlineDays), [30, 30, 12, 12])
  const { regions } = broughtSettings
  assert.deepEqual(regions('onlineReplacementWorkingDays', TODAY), ['440500'])
})

test('a day before the regulation and a region outside the province are bugs', () => {
  const lossDays = (region: string, on: string) =>
    broughtStandard('temporaryLossDays', region, day(on))
  assert.throws(() => lossDays('440000', '2024-10-31'), RangeError)
  assert.throws(() => lossDays('110000', '2025-03-01'), RangeError)
  assert.equal(lossDays('440000', '2024-11-01'), 15)
})

test('values have the type their table gives them', () => {
  const fee: bigint = broughtStandard('replacementFeeFen', '440100', TODAY)
  const action: 'release' | 'keep' | 'makeFormal' = broughtStandard(
    'temporaryLossEndAction',
    '440100',
    TODAY,
  )
  assert.deepEqual([fee, action], [2000n, 'release'])
})

test('a setting from a day on leaves every earlier decision as it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 0, max: 4000 }), (a, b) => {
      const changedOn = day('2024-11-01').add({ days: a })
      const decidedOn = day('2024-11-01').add({ days: b })
      const { value, regions } = settingsOf([entry('440100', 7, changedOn.toString())])
      const isAfter = Temporal.PlainDate.compare(decidedOn, changedOn) >= 0
      assert.equal(value('temporaryLossDays', '440100', decidedOn), isAfter ? 7 : 15)
      assert.equal(value('temporaryLossDays', '440300', decidedOn), 15)
      assert.deepEqual(regions('temporaryLossDays', decidedOn), isAfter ? ['440100'] : [])
    }),
  )
})

test('a slip is put right by entering the same day again', () => {
  const slip = entry('440000', 150, '2026-12-01', '2026-11-01T00:00:00Z')
  const right = entry('440000', 15, '2026-12-01', '2026-11-01T00:05:00Z')
  for (const entries of [
    [slip, right],
    [right, slip],
  ])
    assert.equal(valueIn(entries, '440100', '2026-12-02'), 15)
})

test('what the program brings is told as not confirmed, an entry as its officer says', () => {
  const brought = settingInForce([], 'temporaryLossDays', '440100', TODAY)
  assert.deepEqual([brought.value, brought.confirmed], [15, false])
  const entered = settingInForce(
    [entry('440000', 15, '2026-11-26')],
    'temporaryLossDays',
    '440100',
    TODAY,
  )
  assert.deepEqual([entered.value, entered.confirmed, entered.regionCode], [15, true, '440000'])
})

test('every parameter says what it takes, and takes nothing else', () => {
  const accepted: Record<string, readonly string[]> = {
    count: ['0', '15', ' １５ '],
    money: ['0', '20', '20.5', '20.00'],
    yesNo: ['yes', 'no'],
    choice: [],
  }
  for (const name of PARAMETER_NAMES) {
    for (const text of accepted[kindOf(name)] ?? [])
      assert.notEqual(parseValue(name, text), undefined, `${name} ${text}`)
    for (const text of ['', '-1', '1e3', '十五', '20.001', 'NaN', '99999999', '__proto__'])
      assert.equal(parseValue(name, text), undefined, `${name} ${text}`)
  }
  assert.equal(parseValue('replacementFeeFen', '20.5'), 2050n)
  assert.equal(parseValue('temporaryLossEndAction', 'keep'), 'keep')
  assert.equal(parseValue('temporaryLossEndAction', 'toString'), undefined)
})

test('money is read exactly, whatever the amount', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), (fen) => {
      const yuan = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
      assert.equal(parseValue('replacementFeeFen', yuan), BigInt(fen))
    }),
  )
})

test('a setting is refused by the field that is wrong', () => {
  const regions = new Set(['440000', '440100'])
  const good = {
    parameter: 'temporaryLossDays' as ParameterName,
    regionCode: '440100',
    written: '7',
    validFrom: TODAY,
    confirmed: true,
    source: '穗人社规〔2026〕3号',
  }
  const refusalOf = (change: Partial<typeof good>) => {
    const decision = decideSetting({ ...good, ...change }, regions, TODAY)
    return decision.granted ? decision.outcome.value : decision.refusal
  }
  assert.equal(refusalOf({}), 7)
  assert.equal(refusalOf({ written: '7.5' }), 'VALUE_NOT_OF_ITS_KIND')
  assert.equal(refusalOf({ regionCode: '110000' }), 'SETTING_REGION_UNKNOWN')
  assert.equal(refusalOf({ validFrom: day('2026-11-25') }), 'SETTING_NOT_RETROACTIVE')
  assert.equal(refusalOf({ source: ' ' }), 'SOURCE_MISSING')
})

/** The year 2027 with thirteen days off and one made up for; made up for this test. */
const YEAR = [
  '2027-01-01 放假 元旦',
  ...['05', '06', '07', '08'].map((one) => `2027年2月${one}日 放假 春节`),
  '2027-04-05 放假 清明节',
  '2027/05/01,放假,劳动节',
  '2027-05-02 休 劳动节',
  '2027-06-09 放假 端午节',
  '2027-09-15 放假 中秋节',
  '2027-10-01 放假 国庆节',
  '2027-10-02 放假 国庆节',
  '2027-10-03 放假 国庆节',
  '2027-10-09 上班 国庆节',
]

test('a year is read as people copy it, and written back the same for every way', () => {
  const decision = decideYear(2027, YEAR.join('\r\n'), '国办发明电〔2026〕1号')
  assert.ok(decision.granted)
  assert.equal(decision.outcome.length, 14)
  const again = decideYear(2027, writtenYear(decision.outcome), '同上')
  assert.ok(again.granted)
  assert.deepEqual(
    again.outcome.map(({ day: one, kind }) => `${one.toString()} ${kind}`),
    decision.outcome.map(({ day: one, kind }) => `${one.toString()} ${kind}`),
  )
})

test('every faulty line is told with its number, and nothing is entered', () => {
  const faulty = [
    '2027-02-30 放假 春节',
    '2026-10-01 放假 国庆节',
    '2027-10-01 放假 国庆节',
    '2027-10-11 上班 国庆节',
    '国庆节放假七天',
    '2027-10-12 加班 国庆节',
  ]
  const decision = decideYear(2027, [...YEAR, '', ...faulty].join('\n'), '通知')
  assert.ok(!decision.granted)
  assert.equal(decision.refusal, 'LINES_FAULTY')
  assert.deepEqual(
    decision.faults.map(({ line, fault }) => [line, fault]),
    [
      [16, 'DAY_DOES_NOT_EXIST'],
      [17, 'DAY_OF_ANOTHER_YEAR'],
      [18, 'DAY_TWICE'],
      [19, 'WORKED_ANYWAY'],
      [20, 'LINE_NOT_UNDERSTOOD'],
      [21, 'LINE_NOT_UNDERSTOOD'],
    ],
  )
})

test('a year with fewer days off than the law gives, or without a source, is refused', () => {
  const few = decideYear(2027, YEAR.slice(3).join('\n'), '通知')
  assert.equal(few.granted ? '' : few.refusal, 'TOO_FEW_HOLIDAYS')
  const nameless = decideYear(2027, YEAR.join('\n'), '')
  assert.equal(nameless.granted ? '' : nameless.refusal, 'SOURCE_MISSING')
})

test('the next year is asked for from November on, and pressed for before it begins', () => {
  const known = new Set([2026])
  assert.equal(calendarReminder(known, day('2026-10-31')), undefined)
  assert.deepEqual(calendarReminder(known, day('2026-11-01')), { year: 2027, urgency: 'soon' })
  assert.deepEqual(calendarReminder(known, day('2026-12-14')), { year: 2027, urgency: 'soon' })
  assert.deepEqual(calendarReminder(known, day('2026-12-15')), { year: 2027, urgency: 'late' })
  assert.deepEqual(calendarReminder(known, day('2027-01-01')), { year: 2027, urgency: 'late' })
  assert.equal(calendarReminder(new Set([2026, 2027]), day('2026-12-31')), undefined)
})
