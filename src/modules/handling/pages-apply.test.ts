import assert from 'node:assert/strict'
import test from 'node:test'
import { refuse } from '#kernel/decision.ts'
import { LANGUAGES, type Language } from '#ui/i18n/language.ts'
import { page } from '#ui/layout.ts'
import { addWeekdays } from '#test/handling.ts'
import { markupFindings } from '#test/markup.ts'
import type { ShownBanks } from '#modules/bank/index.ts'
import type { Outlet } from '#modules/organisation/index.ts'
import { actRefusalText } from './messages-refusals.ts'
import { effectsOf } from './messages-effects.ts'
import { checkMaterials } from './opening.ts'
import { applyCheckPage, applyRefusedPage, type CheckData } from './pages-apply-check.ts'
import { applyBankPage, applyDeliveryPage } from './pages-apply-choices.ts'
import { broughtStandard } from '#modules/standard/index.ts'
import { otherBankPage } from './pages-cases-bank.ts'
import { whatPage } from './pages-apply-what.ts'
import { type ApplyData, applyPage } from './pages-apply.ts'
import { acceptPage } from './pages-desk-accept.ts'
import { EMPTY_FORM } from './pages-desk-home.ts'
import type { DeskView } from './pages-desk-person.ts'
import type { View } from './pages-tracker.ts'
import { SERVICE_CODES } from './service.ts'

const ON = Temporal.PlainDate.from('2026-11-25')

const materials = checkMaterials(
  {
    service: 'replaceLost',
    applicant: 'guardian',
    group: 'resident',
    presented: new Set(['identityDocument']),
    shared: new Set(['photo']),
    issueRegion: '440100',
    on: ON,
  },
  addWeekdays,
  broughtStandard,
)

const applyData = (language: Language): ApplyData => ({
  language,
  csrf: 'token',
  service: 'replaceLost',
  n: 1,
  total: 3,
  materials,
  questions: ['damage', 'change', 'photo', 'eCard'],
  eCardWords: { key: 'synchronousECard', version: 2, language, text: '我同意……', digest: 'ef01' },
  wish: { photo: 'document' },
  missing: ['damage'],
})

const outlet: Outlet = {
  code: 'gz-1',
  agencyCode: 'bank-102',
  districtCode: '440106',
  name: { 'zh-Hans': '天河支行', 'zh-Hant': '天河支行', en: 'Tianhe branch', pt: 'Agência Tianhe' },
  address: '天河路 1 号',
  openingHours: '周一至周五 09:00-17:00',
  phone: '12333',
  instantIssuance: true,
  hongKongMacaoDesk: false,
  facilities: [],
  latitude: undefined,
  longitude: undefined,
}

const shown: ShownBanks = {
  id: '01a20adb-0662-76bf-8152-6906db37a511',
  banks: [
    {
      bank: {
        code: '102',
        agencyCode: 'bank-102',
        name: { 'zh-Hans': '银行', 'zh-Hant': '銀行', en: 'Bank', pt: 'Banco' },
        placeholder: false,
        measure: 'normal',
      },
      measure: undefined,
      outlets: [outlet],
      instantIssuance: true,
      metres: undefined,
    },
  ],
}

const checkData = (language: Language): CheckData => ({
  language,
  csrf: 'token',
  service: 'replaceLost',
  n: 3,
  total: 3,
  materials,
  chosen: [
    { question: 'photo', value: '证件照片', href: '/me/apply/replaceLost' },
    { question: 'bank', value: '银行', href: undefined },
  ],
  fee: { feeFen: 2000n, exemption: undefined },
  promiseOn: ON,
  confirmed: false,
})

const framed = (language: Language, view: View & DeskView, elder = false): string =>
  page({
    language,
    display: { elder, contrast: 'standard' },
    portal: 'resident',
    path: '/me/cases',
    demo: true,
    ...view,
  }).toString()

const pages = (language: Language): Readonly<Record<string, View>> => ({
  apply: applyPage(applyData(language)),
  bank: applyBankPage({ ...applyData(language), shown, missing: true }),
  delivery: applyDeliveryPage({
    ...applyData(language),
    city: '广州市',
    outlets: [outlet],
    wish: { delivery: { to: 'outlet', outletCode: 'gz-1' } },
    missing: true,
    backHref: '/me/apply/replaceLost',
  }),
  check: applyCheckPage(checkData(language)),
  free: applyCheckPage({
    ...checkData(language),
    service: 'firstCard',
    fee: { feeFen: 0n, exemption: 'first' },
  }),
  otherBank: otherBankPage(language, 'token', { id: shown.id }, shown, '请选一项'),
  what: whatPage(language, SERVICE_CODES),
  mended: applyRefusedPage(language, 'firstCard', refuse('YKT-25', 'BANK_NOT_TAKING_APPLICATIONS')),
  refused: applyRefusedPage(language, 'replaceLost', refuse('YKT-17', 'CASE_ALREADY_OPEN')),
})

const person = {
  lookupId: '01a20adb-0662-76bf-8152-6906db37a599',
  name: '买买提·艾力',
  kind: 'residentIdentityCard',
  number: '440106199003070012',
} as const

const accept = (refused?: string) =>
  acceptPage({
    csrf: 'token',
    person,
    group: 'resident',
    service: 'replaceLost',
    who: { comer: undefined, organisation: undefined, typed: EMPTY_FORM, errors: [] },
    terms: {
      questions: ['damage', 'change', 'eCard', 'bank', 'delivery'],
      eCardWords: undefined,
      shown,
      ownBank: '中国工商银行',
      ownOutlets: [outlet],
      instant: [outlet],
      outlets: [{ ...outlet, instantIssuance: false }],
      fee: { feeFen: 2000n, exemption: undefined },
      promiseOn: ON,
    },
    key: 'key-1234',
    refused,
  })

test('the markup of every page of the form is sound in every language and edition', async () => {
  for (const language of LANGUAGES)
    for (const elder of [false, true])
      for (const [name, view] of Object.entries(pages(language))) {
        const drawn = { toString: () => framed(language, view, elder) }
        assert.deepEqual(await markupFindings(drawn as never), [], `${language} ${name}`)
      }
})

test('the markup of the counter’s acceptance is sound, refused or not', async () => {
  for (const view of [accept(), accept('同样的事正在办')]) {
    const drawn = { toString: () => framed('zh-Hans', view) }
    assert.deepEqual(await markupFindings(drawn as never), [])
  }
})

test('no bank and no outlet is chosen for anybody beforehand', () => {
  for (const language of LANGUAGES) {
    const { bank } = pages(language)
    assert.ok(bank !== undefined)
    assert.doesNotMatch(framed(language, bank), /type="radio"[^>]* checked/)
  }
})

test('what will follow, the fee with its reason and the day stand before the last button', () => {
  const drawn = framed('zh-Hans', applyCheckPage(checkData('zh-Hans')))
  const [before = ''] = drawn.split('提交申请')
  assert.match(before, /旧卡马上正式挂失/)
  assert.match(before, /¥20\.00/)
  assert.match(before, /2026年11月25日/)
  const free = framed('zh-Hans', pages('zh-Hans')['free'] ?? { title: '', main: accept().main })
  assert.match(free, /免费：第一张卡不收钱/)
})

test('a refusal that another choice mends leads to where it is made', () => {
  const drawn = framed('en', pages('en')['mended'] ?? accept())
  assert.match(drawn, /href="\/me\/apply\/firstCard\/bank"/)
  assert.match(actRefusalText('zh-Hans', 'NOBODY_KNOWS_THIS'), /我的卡/)
})

test('every service of an agency that changes a card says what it will do', () => {
  const silent = SERVICE_CODES.filter((service) => effectsOf('zh-Hans', service).length === 0)
  assert.deepEqual(silent, ['activate', 'changeData', 'relation', 'personMerge'])
})
