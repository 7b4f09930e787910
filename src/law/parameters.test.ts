import assert from 'node:assert/strict'
import test from 'node:test'
import { articleInForce } from './articles.ts'
import { PARAMETER_NAMES, PARAMETERS } from './parameters.ts'
import { PROVINCE, settingFaults } from './setting.ts'
import type { Setting } from './setting.ts'
import { validity } from './validity.ts'

const GUANGZHOU = '440100'

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
