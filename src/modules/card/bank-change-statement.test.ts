import assert from 'node:assert/strict'
import test from 'node:test'
import { LANGUAGES } from '#ui/i18n/language.ts'
import { cutOverChoices } from '#modules/account/index.ts'
import { nextPayDates } from '#modules/programme/index.ts'
import { ALLOWANCE, FARMLAND } from '#test/payees.ts'
import { type BankChangeChoice, type StatementFacts, statementOf } from './bank-change-statement.ts'
import type { AffectedProgramme } from './bank-change-impact.ts'
import { statementDigest } from './store-bank-change-statement.ts'

const name = (text: string) => ({ 'zh-Hans': text, 'zh-Hant': text, en: text, pt: text })
const ON = Temporal.PlainDate.from('2026-11-02')

const paid = (programme: typeof ALLOWANCE): AffectedProgramme => ({
  paid: {
    programme,
    nextPayDates: nextPayDates(programme, ON, 2),
    change: undefined,
    answers: [],
  } as unknown as AffectedProgramme['paid'],
  possible: true,
  choices: cutOverChoices(programme, ON, { before: 5, after: 1 }),
})

const facts: StatementFacts = {
  language: 'zh-Hans',
  personId: 'person',
  cardId: 'card',
  fromBank: '102',
  banks: new Map([
    ['102', name('甲银行')],
    ['105', name('乙银行')],
    ['103', name('丙银行')],
  ]),
  outlets: [{ code: 'mz-1', name: name('梅江支行') }],
  affected: [paid(ALLOWANCE), paid(FARMLAND)],
  fee: { feeFen: 0n, exemption: 'bankChange' },
  workingDays: 12,
  text: {
    key: 'payToNewAccount',
    version: 3,
    language: 'zh-Hans',
    text: '我同意{programme}发到{bank}。',
    digest: 'ab',
  },
}

const choice: BankChangeChoice = {
  bankCode: '105',
  delivery: { to: 'outlet', outletCode: 'mz-1' },
  programmes: [ALLOWANCE.code],
  moment: 'afterNextPayment',
}

const nameOf = ({ name: named }: typeof ALLOWANCE) => named['zh-Hans']

test('a holder reads both banks, what moves, what stays, when, and every permission', () => {
  const { parts } = statementOf(facts, choice)
  const lines = (title: RegExp) => parts.find((one) => title.test(one.title))?.lines ?? []
  assert.deepEqual(lines(/原来的银行/), ['甲银行'])
  assert.deepEqual(lines(/新银行/), ['乙银行'])
  assert.match(lines(/换到新账户/).join(), new RegExp(`^${nameOf(ALLOWANCE)}`))
  assert.match(lines(/照旧发到原账户/).join(), new RegExp(`^${nameOf(FARMLAND)}`))
  assert.equal(lines(/什么时候换/)[0], '收到下一次钱以后再换')
  assert.deepEqual(lines(/怎么领新卡/), ['梅江支行'])
  assert.match(lines(/自己改/).join(), /微信、支付宝.*水、电/)
  assert.deepEqual(lines(/第 3 版/), [`我同意${nameOf(ALLOWANCE)}发到乙银行。`])
})

test('nothing ticked, nothing is timed and no permission is asked for', () => {
  const { parts, signed } = statementOf(facts, { ...choice, programmes: [] })
  assert.deepEqual(signed['moving'], [])
  assert.ok(parts.every(({ title }) => !title.startsWith('什么时候')))
  assert.match(parts.at(-1)?.lines.join() ?? '', /不需要授权/)
})

test('the same choice is the same to the letter, and any other is another', () => {
  const digest = (change: Partial<BankChangeChoice>, about: Partial<StatementFacts> = {}) =>
    statementDigest(statementOf({ ...facts, ...about }, { ...choice, ...change }))
  assert.equal(digest({}), digest({}))
  const others = [
    digest({ bankCode: '103' }),
    digest({ delivery: { to: 'mail' } }),
    digest({ programmes: [] }),
    digest({ programmes: [ALLOWANCE.code, FARMLAND.code] }),
    digest({ moment: 'now' }),
    digest({}, { personId: 'somebody else' }),
    digest({}, { cardId: 'another card' }),
    digest({}, { fee: { feeFen: 2000n, exemption: undefined } }),
    digest({}, { affected: [paid(ALLOWANCE)] }),
    digest({}, { text: { ...facts.text, version: 4 } }),
    digest({}, { text: { ...facts.text, text: '我同意。' } }),
  ]
  assert.equal(new Set([digest({}), ...others]).size, others.length + 1)
})

test('it is written in the language in which the holder reads', () => {
  const titles = LANGUAGES.map((language) =>
    statementOf({ ...facts, language }, choice)
      .parts.map(({ title }) => title)
      .join(),
  )
  assert.equal(new Set(titles).size, LANGUAGES.length)
})
