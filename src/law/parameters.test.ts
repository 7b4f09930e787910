import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { articleInForce } from './articles.ts'
import { PARAMETER_NAMES, PARAMETERS, parameter } from './parameters.ts'
import { PROVINCE, settingFaults, settingOn } from './setting.ts'
import type { Setting } from './setting.ts'
import { validity } from './validity.ts'

const GUANGZHOU = '440100'
const SHANTOU = '440500'
const day = (text: string) => Temporal.PlainDate.from(text)

const setting = (
  value: number,
  from: string,
  until?: string,
  regionCode = PROVINCE,
): Setting<number> => ({ regionCode, validity: validity(from, until), value })

test('the periods of every parameter and region neither overlap nor leave a gap', () => {
  for (const name of PARAMETER_NAMES) assert.deepEqual(settingFaults(PARAMETERS[name].settings), [])
})

test('an overlap, a gap, a period turned round and a missing province are found', () => {
  const faultsOf = (...settings: Setting<number>[]) => settingFaults(settings).length
  assert.equal(faultsOf(setting(1, '2024-11-01', '2025-01-01'), setting(2, '2025-01-01')), 0)
  assert.equal(faultsOf(setting(1, '2024-11-01'), setting(2, '2025-01-01')), 1)
  assert.equal(faultsOf(setting(1, '2024-11-01', '2025-01-02'), setting(2, '2025-01-01')), 1)
  assert.equal(faultsOf(setting(1, '2024-11-01', '2024-12-31'), setting(2, '2025-01-01')), 1)
  assert.equal(faultsOf(setting(1, '2024-11-01', '2024-11-01'), setting(2, '2024-11-01')), 1)
  assert.equal(faultsOf(setting(1, '2024-11-01', '2025-01-01')), 1)
  assert.equal(faultsOf(setting(1, '2024-11-01', undefined, GUANGZHOU)), 1)
})

test('a city has its own value, every other city that of the province', () => {
  const on = day('2025-03-01')
  assert.equal(parameter('onlineReplacementWorkingDays', SHANTOU, on), 30)
  assert.equal(parameter('onlineReplacementWorkingDays', GUANGZHOU, on), 12)
  assert.equal(parameter('onlineReplacementWorkingDays', PROVINCE, on), 12)
})

test('a district follows its city', () => {
  assert.equal(parameter('onlineReplacementWorkingDays', '440507', day('2025-03-01')), 30)
})

test('a day before the regulation and a region outside the province are bugs', () => {
  assert.throws(() => parameter('temporaryLossDays', PROVINCE, day('2024-10-31')), RangeError)
  assert.throws(() => parameter('temporaryLossDays', '110000', day('2025-03-01')), RangeError)
  assert.equal(parameter('temporaryLossDays', PROVINCE, day('2024-11-01')), 15)
})

test('values have the type their table gives them', () => {
  const fee: bigint = parameter('replacementFeeFen', GUANGZHOU, day('2025-03-01'))
  const action: 'release' | 'keep' | 'makeFormal' = parameter(
    'temporaryLossEndAction',
    GUANGZHOU,
    day('2025-03-01'),
  )
  assert.deepEqual([fee, action], [2000n, 'release'])
})

test('a change from a day on leaves every earlier decision as it was', () => {
  const before = [setting(15, '2024-11-01')]
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 0, max: 4000 }), (a, b) => {
      const changedOn = day('2024-11-01').add({ days: a })
      const decidedOn = day('2024-11-01').add({ days: b })
      const after = [
        setting(15, '2024-11-01', changedOn.toString()),
        setting(7, changedOn.toString()),
      ]
      const expected = Temporal.PlainDate.compare(decidedOn, changedOn) < 0 ? 15 : 7
      assert.deepEqual(settingFaults(after), [])
      assert.equal(settingOn(before, GUANGZHOU, decidedOn)?.value, 15)
      assert.equal(settingOn(after, GUANGZHOU, decidedOn)?.value, expected)
    }),
  )
})

test('a value rests on an article that is in force, and an unconfirmed one says why', () => {
  for (const name of PARAMETER_NAMES) {
    const { basis, note, settings } = PARAMETERS[name]
    assert.match(note, /。$/u, name)
    for (const one of settings) assert.ok(articleInForce(basis, one.validity.from), name)
  }
})

test('the days of a temporary loss are still to be confirmed', () => {
  assert.equal(PARAMETERS.temporaryLossDays.confirmed, false)
})
