import assert from 'node:assert/strict'
import test from 'node:test'
import { testDatabase } from '#test/database.ts'
import { addBank, bankMeasure, bankNames, listBanks, MEASURE_EFFECTS } from './index.ts'

const named = (name: string) => ({ 'zh-Hans': name, 'zh-Hant': name, en: name, pt: name })
const bank = (code: string, change: object = {}) => ({
  code,
  agencyCode: `bank-${code}`,
  name: named(`Bank ${code}`),
  placeholder: false,
  ...change,
})

test('banks are listed by code with the measure in force, and entered once', async () => {
  await using it = await testDatabase()
  await it.db.transaction(async (tx) => {
    await addBank(tx, bank('103', { measure: 'suspendedApply' }))
    await addBank(tx, bank('102'))
    await addBank(tx, bank('102', { name: named('Other') }))
  })
  assert.deepEqual(await listBanks(it.db), [
    { ...bank('102'), measure: 'normal' },
    { ...bank('103'), measure: 'suspendedApply' },
  ])
  assert.deepEqual((await bankNames(it.db)).get('102'), named('Bank 102'))
  assert.equal(await bankMeasure(it.db, '103'), 'suspendedApply')
  assert.equal(await bankMeasure(it.db, '999'), undefined)
})

test('each measure takes more from a bank than the one before, and never the paid-in money', () => {
  const { normal, suspendedApply, suspendedHandling, terminated } = MEASURE_EFFECTS
  assert.deepEqual(
    [normal, suspendedApply, suspendedHandling, terminated].map((effect) => [
      effect.takesApplications,
      effect.handlesCards,
      effect.receivesPayments,
      effect.chooser,
    ]),
    [
      [true, true, 'yes', 'shown'],
      [false, true, 'yes', 'disabled'],
      [false, false, 'yes', 'disabled'],
      [false, false, 'untilDeadline', 'hidden'],
    ],
  )
})
