import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import { FixedClock } from '#platform/clock.ts'
import { sql } from '#platform/db.ts'
import { enterBankOutlets, enterBanks, staffContext } from '#test/bank.ts'
import { testDatabase } from '#test/database.ts'
import { markupFindings } from '#test/markup.ts'
import { LANGUAGES } from '#ui/i18n/language.ts'
import { page } from '#ui/layout.ts'
import { pageHeading } from '#ui/components.ts'
import { html } from '#kernel/html.ts'
import { bankChooser, chooseBank, setMeasure, showBanks } from './index.ts'
import { neutralOrder } from './neutral-order.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const { db } = it
const clock = new FixedClock('2026-11-26T01:00:00Z')
const CODES = ['102', '103', '104', '105'] as const
const context = () => staffContext(clock.now())

await enterBanks(db, ...CODES)
await enterBankOutlets(db, CODES, ['103', '104'], (code, i) => ({
  instantIssuance: code === '104',
  latitude: 23.1 + i / 100,
  longitude: 113.3,
}))
const measure = (bankCode: string, to: 'suspendedApply' | 'terminated') =>
  setMeasure({ db }, context(), {
    bankCode,
    measure: to,
    facts: '连续三个月超时限办理开户',
    noticeReference: '粤人社告〔2026〕1号',
  })
await measure('102', 'terminated')
await measure('105', 'suspendedApply')

const personId = uuidv7(clock.now())
const show = (input: Omit<Parameters<typeof showBanks>[2], 'personId'> = {}) =>
  db.transaction((tx) => showBanks(tx, context(), { personId, ...input }))
const choose = async (listId: string, bankCode: string, who: string | undefined = personId) => {
  const decision = await db.transaction((tx) =>
    chooseBank(tx, context(), { listId, bankCode, personId: who }),
  )
  return decision.granted ? 'granted' : decision.refusal
}

test('the order that is shown is the order that is kept, and its seed gives it again', async () => {
  const shown = await show()
  const row = await db.one(
    z.object({ seed: z.number(), codes: z.array(z.string()), chosen_code: z.string().nullable() }),
    sql`select seed, codes, chosen_code from bank.shown_list where id = ${shown.id}`,
  )
  assert.deepEqual(
    shown.banks.map(({ bank }) => bank.code),
    row.codes,
  )
  const placeless = row.codes.map((code) => ({ code, locations: [] }))
  assert.deepEqual(neutralOrder(placeless, row.seed), row.codes)
  assert.equal(row.chosen_code, null)
})

test('a bank whose agreement ended is not shown; a suspended one is greyed', async () => {
  const { banks } = await show()
  assert.deepEqual(banks.map(({ bank }) => bank.code).toSorted(), ['103', '104', '105'])
  const suspended = banks.find(({ bank }) => bank.code === '105')
  assert.equal(suspended?.measure?.facts, '连续三个月超时限办理开户')
})

test('near an outlet its bank stands first, and who has none comes last', async () => {
  const { banks } = await show({ near: { latitude: 23.11, longitude: 113.3 } })
  assert.deepEqual(
    banks.map(({ bank, metres }) => [bank.code, metres !== undefined]),
    [
      ['104', true],
      ['103', true],
      ['105', false],
    ],
  )
})

test('a choice is noted beside the order it was made from', async () => {
  const { id } = await show()
  assert.equal(await choose(id, '103'), 'granted')
  assert.equal(await choose(id, '104'), 'granted')
  const { chosen_code: chosen } = await db.one(
    z.object({ chosen_code: z.string() }),
    sql`select chosen_code from bank.shown_list where id = ${id}`,
  )
  assert.equal(chosen, '104')
})

test('nobody chooses a suspended bank, one not shown, or from a list of another', async () => {
  const { id } = await show()
  assert.equal(await choose(id, '105'), 'BANK_TAKES_NO_APPLICATIONS')
  assert.equal(await choose(id, '102'), 'BANK_NOT_SHOWN')
  assert.equal(await choose(id, '103', uuidv7(clock.now())), 'LIST_UNKNOWN')
  await assert.rejects(
    it.owner.run(sql`update bank.shown_list set chosen_code = '102', chosen_at = now()
      where id = ${id}`),
    { code: '23514' },
  )
})

test('in every language nothing is chosen beforehand and the greyed one says why', async () => {
  const shown = await show({ near: { latitude: 23.11, longitude: 113.3 } })
  for (const language of LANGUAGES) {
    const chooser = bankChooser({ language, shown })
    const markup = chooser.toString()
    assert.doesNotMatch(markup, /<input[^>]* checked/)
    assert.equal(markup.match(/type="radio"/g)?.length, 3)
    assert.equal(markup.match(/<input[^>]* disabled/g)?.length, 1)
    assert.ok(markup.includes('连续三个月超时限办理开户'), language)
    assert.doesNotMatch(markup, /style=/)
    const whole = page({
      title: '选择银行',
      language,
      display: { elder: false, contrast: 'standard' },
      portal: 'resident',
      path: '/me',
      demo: false,
      main: html`${pageHeading('选择银行')}${chooser}`,
    })
    assert.deepEqual(await markupFindings(whole), [])
  }
  assert.match(bankChooser({ language: 'en', shown }).toString(), /Card made on the spot/)
  assert.match(
    bankChooser({ language: 'zh-Hans', shown, missing: true }).toString(),
    /请选择一家银行/,
  )
})

test('for a clerk the same list is dense, and nothing else is different about it', async () => {
  const shown = await show()
  const values = (dense: boolean) =>
    [
      ...bankChooser({ language: 'zh-Hans', shown, dense })
        .toString()
        .matchAll(/value="(\d+)"/g),
    ].map(([, code]) => code)
  assert.deepEqual(values(true), values(false))
  const markup = bankChooser({ language: 'zh-Hans', shown, dense: true }).toString()
  assert.doesNotMatch(markup, /<input[^>]* checked/)
  assert.ok(markup.includes('连续三个月超时限办理开户'))
  assert.equal(markup.match(/<input[^>]* disabled/g)?.length, 1)
})
