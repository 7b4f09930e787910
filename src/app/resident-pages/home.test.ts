import assert from 'node:assert/strict'
import test from 'node:test'
import { LANGUAGES, type Language } from '#ui/i18n/language.ts'
import { page } from '#ui/layout.ts'
import type { HolderCard } from '#modules/card/index.ts'
import { markupFindings } from '#test/markup.ts'
import { type HomeData, homePage } from './home.ts'

const card: HolderCard = {
  id: '01a20adb-0662-76bf-8152-6906db37a532',
  issuingRegion: '440100',
  maskedCardNumber: '*****5678',
  bankCode: '102',
  accountTail: '0018',
  issuedOn: undefined,
  social: {
    status: 'normal',
    publicStatus: 'normal',
    lossReportedAt: undefined,
    lossEndsAt: undefined,
    possible: ['reportTemporaryLoss'],
  },
  bank: {
    status: 'active',
    lossReportedAt: undefined,
    acknowledgement: 'none',
    possible: ['reportLoss'],
  },
}

const home = (language: Language, change: Partial<HomeData> = {}): HomeData => ({
  language,
  elder: false,
  card,
  holderName: '陈志明',
  socialSecurityNumber: '440106199003070012',
  city: '广州市',
  bank: '中国工商银行',
  latest: [],
  ...change,
})

const stopped: HolderCard = { ...card, social: { ...card.social, status: 'temporarilyLost' } }
const locked: HolderCard = {
  ...card,
  social: { ...card.social, status: 'locked', possible: [] },
  bank: { ...card.bank, possible: [] },
}
const inactive: HolderCard = { ...card, bank: { ...card.bank, status: 'notActivated' } }

const markup = (change: Partial<HomeData> = {}, language: Language = 'zh-Hans'): string =>
  homePage(home(language, change)).main.toString()

test('the first page is sound markup in each language, edition and state of the card', async () => {
  for (const language of LANGUAGES)
    for (const elder of [false, true])
      for (const one of [card, stopped, locked, inactive]) {
        const whole = page({
          ...homePage(home(language, { elder, card: one })),
          language,
          display: { elder, contrast: 'standard' },
          portal: 'resident',
          path: '/me',
          demo: true,
        })
        assert.deepEqual(await markupFindings(whole), [], `${language} ${one.social.status}`)
      }
})

test('the name is masked as in the register, and never in full', () => {
  for (const language of LANGUAGES) {
    assert.match(markup({}, language), /<span translate="no">陈\*明<\/span>/)
    assert.doesNotMatch(markup({}, language), /陈志明|440106199003070012/)
  }
})

test('a bank account that was never activated is called out', () => {
  assert.match(markup({ card: inactive }), /收不到钱/)
  assert.doesNotMatch(markup(), /收不到钱/)
})

test('a stopped card shows no way to a code, and a way back instead', () => {
  assert.match(markup(), /href="\/me\/code"/)
  assert.doesNotMatch(markup({ card: stopped }), /href="\/me\/code"/)
  assert.match(markup({ card: stopped }), /href="\/me\/card\/restore"/)
})

test('a card that only a service point can bring back says so, and offers nothing else', () => {
  assert.match(markup({ card: locked }), /请到服务网点解锁/)
  assert.match(markup({ card: locked }), /ykt-call.*href="\/places\?kind=serviceHall"/s)
  assert.doesNotMatch(markup({ card: locked }), /href="\/me\/card\/loss"|href="\/me\/code"/)
})

test('the elder edition offers at most six choices, the code and the loss first', () => {
  const ways = [...markup({ elder: true }).matchAll(/<a [^>]*href="([^"]*)"/g)].map((one) => one[1])
  assert.ok(ways.length <= 6)
  assert.deepEqual(ways.slice(0, 2), ['/me/code', '/me/card/loss'])
})

test('the elder edition says what came and what did not, and still offers at most six', () => {
  const money = { arrivedFen: 128_600n, missingFen: 30_000n }
  const whole = markup({ elder: true, money })
  assert.match(whole, /这个月到了 [^]*1,286\u00A0元[^]*还有 [^]*300\u00A0元[^]*没到。[^]*点这里/)
  const ways = [...whole.matchAll(/<a [^>]*href="([^"]*)"/g)].map((one) => one[1])
  assert.ok(ways.length <= 6, ways.join())
  assert.deepEqual(ways.slice(0, 3), ['/me/money', '/me/code', '/me/card/loss'])
  assert.match(markup({ money: { arrivedFen: 0n, missingFen: 0n } }), /这个月还没有钱到。/)
})

test('whoever acts for the holder sees whose card it is, and not who looked', () => {
  const acting = markup({ latest: undefined })
  assert.match(acting, /<span translate="no">陈\*明<\/span> 的卡/)
  assert.doesNotMatch(acting, /您好|access-log/)
})
