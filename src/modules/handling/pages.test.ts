import assert from 'node:assert/strict'
import test from 'node:test'
import { LANGUAGES, type Language } from '#ui/i18n/language.ts'
import { page } from '#ui/layout.ts'
import { addWeekdays } from '#test/handling.ts'
import { markupFindings } from '#test/markup.ts'
import type { PublicView } from '#modules/catalogue/index.ts'
import { broughtSettings, broughtStandard } from '#modules/standard/index.ts'
import type { CaseStatus } from './case.ts'
import { viewOf } from './case-view.ts'
import { checkMaterials } from './opening.ts'
import { deskCasePage, type DeskCaseData } from './pages-desk-case.ts'
import { deskHomePage, EMPTY_FORM } from './pages-desk-home.ts'
import { type DeskView, personPage } from './pages-desk-person.ts'
import { guidePage, guideServicePage } from './pages-guide.ts'
import { ratedPage, ratingPage } from './pages-rating.ts'
import { customerPage } from './pages-screen.ts'
import { slipPage } from './pages-slip.ts'
import { trackedPage, trackPage } from './pages-track.ts'
import { casesPage } from './pages-case-list.ts'
import { stepText } from './messages-case.ts'
import { type CaseData, casePage, stepTitle, type View, withdrawPage } from './pages-tracker.ts'
import { SERVICE_CODES } from './service.ts'
import type { Case } from './store.ts'
import type { CaseStep } from './store-step.ts'

const ON = Temporal.PlainDate.from('2026-11-25')
const AT = Temporal.Instant.from('2026-11-25T02:00:00Z')
const NUMBER = '440106199003070012'

const caseIn = (status: CaseStatus): Case => {
  const accepted = status !== 'waitingForMaterials'
  const over = status === 'finished' || status === 'withdrawn' || status === 'refused'
  return {
    id: '01a20adb-0662-76bf-8152-6906db37a532',
    personId: '01a20adb-0662-76bf-8152-6906db37a533',
    openedKey: 'key',
    service: 'replaceLost',
    applicant: 'guardian',
    applicantId: 'somebody',
    relationId: undefined,
    group: 'resident',
    channel: 'counter',
    acceptRegion: '440400',
    acceptAgency: 'desk-440400',
    acceptOutlet: undefined,
    issueRegion: '440100',
    tailIndex: new Uint8Array(),
    status,
    openedAt: AT.subtract({ hours: 24 * 20 }),
    acceptedAt: accepted ? AT.subtract({ hours: 24 * 20 }) : undefined,
    promiseOn: accepted ? ON.subtract({ days: 2 }) : undefined,
    legalOn: accepted ? ON.add({ days: 20 }) : undefined,
    heldBy: accepted && !over ? 'bank' : 'holder',
    heldCode: undefined,
    clerkId: 'clerk-1',
    clerkSince: AT,
    remindedAt: AT,
    cardId: undefined,
    orderId: undefined,
    refusalCode: status === 'refused' ? 'identityNotProved' : undefined,
    endedAt: over ? AT : undefined,
    version: 1,
  }
}

const step = (code: CaseStep['code'], hours: number, visible = true): CaseStep => ({
  id: `step-${code}`,
  at: AT.subtract({ hours }),
  code,
  heldBy: 'bank',
  visible,
  actorKind: 'system',
  actorId: 'x',
  promiseOn: undefined,
})
const HAPPENED = [step('opened', 480), step('takenOver', 470, false), step('ordered', 400)]

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
/** The year of the case is entered, the next one not yet. */
const CALENDAR = { specialDays: new Map(), decreedYears: new Set([2026]) }
const viewIn = (status: CaseStatus) =>
  viewOf(caseIn(status), HAPPENED, materials, AT, addWeekdays, CALENDAR)

const STATUSES = ['waitingForMaterials', 'inProgress', 'finished', 'refused'] as const

const caseData = (language: Language, status: CaseStatus): CaseData => ({
  language,
  csrf: 'token',
  view: viewIn(status),
  heldBy: '中国工商银行',
  rated: false,
  forOther: false,
  news: status === 'finished' ? 'reminded' : 'CASE_REMINDED',
  units: new Map(),
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

const residentPages = (language: Language): Readonly<Record<string, View>> => {
  const slip = {
    language,
    publicUrl: 'https://ykt.example',
    settings,
    backHref: '/me/cases',
    paper: 'a5',
  } as const
  const one = caseIn('finished')
  return {
    none: casesPage({ language, cases: [], drafts: [] }),
    list: casesPage({
      language,
      cases: STATUSES.map(caseIn),
      drafts: [{ service: 'renewDamaged', expiresAt: AT }],
    }),
    ...Object.fromEntries(
      STATUSES.map((status) => [`case ${status}`, casePage(caseData(language, status))]),
    ),
    withdraw: withdrawPage(caseData(language, 'inProgress')),
    receipt: slipPage({ ...slip, view: viewIn('inProgress') }),
    roll: slipPage({ ...slip, view: viewIn('inProgress'), paper: 'roll' }),
    notice: slipPage({ ...slip, view: viewIn('waitingForMaterials') }),
    rating: ratingPage({ language, csrf: 'token', case: one, missing: undefined }),
    ratingWrong: ratingPage({
      language,
      csrf: 'token',
      case: one,
      missing: 'reason',
      chosen: { level: '1' },
    }),
    rated: ratedPage(language, [
      { kind: 'call', dueOn: ON },
      { kind: 'repair', dueOn: ON },
    ]),
  }
}

const publicViewIn = (language: Language, elder = false): PublicView => ({
  language,
  display: { elder, contrast: 'standard' },
  publicUrl: 'https://card.example',
  path: '/guide',
  demo: true,
})
const cityName = (code: string) => code
const settings = broughtSettings

const publicPages = (language: Language, elder: boolean) => {
  const view = publicViewIn(language, elder)
  return [
    guidePage(view),
    ...SERVICE_CODES.map((service) =>
      guideServicePage({ view, service, on: ON, settings, cityName }),
    ),
    trackPage({ view, code: '', failed: true }),
    trackedPage(view, viewIn('waitingForMaterials')),
  ]
}

const person = {
  lookupId: '01a20adb-0662-76bf-8152-6906db37a599',
  name: '买买提·艾力',
  kind: 'residentIdentityCard',
  number: NUMBER,
} as const

const deskCase = (status: CaseStatus, more: Partial<DeskCaseData> = {}): DeskCaseData => ({
  csrf: 'token',
  view: viewIn(status),
  timeline: HAPPENED,
  clerkId: 'clerk-1',
  heldByClerk: '植秀兰',
  heldBy: '银行',
  acts: {},
  wish: {},
  nextSlot: undefined,
  eCardWords: undefined,
  refused: undefined,
  screen: 'shown',
  fee: { order: { feeFen: 2000n, feeExemption: undefined }, marked: undefined },
  ...more,
})

const personData = {
  csrf: 'token',
  person,
  card: {
    city: '广州市',
    bank: '中国工商银行',
    maskedCardNumber: '*****4567',
    social: '正常',
    account: '未激活',
    notActivated: true,
  },
  possibilities: [
    { service: 'firstCard', possible: false, why: '已经有卡。' },
    { service: 'renewDamaged', possible: true, why: '可以办。' },
  ],
  cases: STATUSES.map(caseIn),
  on: ON,
  revealed: false,
  reasonMissing: true,
  exceptions: [],
  agencyCode: 'bank-102',
  died: true,
} as const

const deskPages: Readonly<Record<string, DeskView>> = {
  home: deskHomePage({
    csrf: 'token',
    queue: STATUSES.slice(0, 2).map(caseIn),
    followUps: [
      {
        id: 'f1',
        caseId: caseIn('finished').id,
        personId: 'p',
        kind: 'call',
        dueOn: ON,
        doneAt: undefined,
        reason: 'tooSlow',
        service: 'enable',
      },
    ],
    on: ON,
    form: EMPTY_FORM,
    fault: 'notFound',
    handover: { text: '柜里还有三张没人领的卡', from: '练家怡' },
  }),
  empty: deskHomePage({
    csrf: 'token',
    queue: [],
    followUps: [],
    on: ON,
    form: EMPTY_FORM,
    fault: undefined,
    handover: undefined,
  }),
  person: personPage(personData),
  revealed: personPage({ ...personData, revealed: true, reasonMissing: false }),
  newcomer: personPage({ ...personData, card: undefined, cases: [] }),
  ...Object.fromEntries(
    STATUSES.map((status) => [`case ${status}`, deskCasePage(deskCase(status))]),
  ),
  taken: deskCasePage(deskCase('inProgress', { clerkId: 'clerk-2', refused: '别人正在办' })),
  screenIdle: customerPage({ csrf: 'token', screen: undefined, letter: undefined, materials: [] }),
  screenCase: customerPage({
    csrf: 'token',
    screen: {
      shown: 'case',
      service: 'replaceLost',
      caseId: caseIn('accepted').id,
      statementId: undefined,
      relationId: undefined,
      shownAt: AT,
      confirmedAt: undefined,
    },
    letter: undefined,
    materials,
  }),
}

test('the markup of every page for residents is sound in every language and edition', async () => {
  for (const language of LANGUAGES)
    for (const elder of [false, true])
      for (const [name, view] of Object.entries(residentPages(language))) {
        const drawn = { toString: () => framed(language, view, elder) }
        assert.deepEqual(await markupFindings(drawn as never), [], `${language} ${name}`)
      }
})

test('the markup of guide and public tracker is sound in every language and edition', async () => {
  for (const language of LANGUAGES)
    for (const elder of [false, true])
      for (const one of publicPages(language, elder))
        assert.deepEqual(await markupFindings(one), [], `${language} ${elder}`)
})

test('the markup of every page of the counter is sound', async () => {
  for (const [name, view] of Object.entries(deskPages)) {
    const drawn = { toString: () => framed('zh-Hans', view) }
    assert.deepEqual(await markupFindings(drawn as never), [], name)
  }
})

test('no page says a word that tells nobody what to do', () => {
  const all = [
    ...LANGUAGES.flatMap((language) =>
      Object.values(residentPages(language)).map((view) => framed(language, view)),
    ),
    ...publicPages('zh-Hans', false).map(String),
    ...Object.values(deskPages).map((view) => framed('zh-Hans', view)),
  ]
  for (const one of all)
    assert.doesNotMatch(one, /系统异常|非法参数|操作失败|请联系管理员|数据错误|undefined|null/)
})

test('the tracker marks one current step, tells who has it, and hides what is among staff', () => {
  const drawn = framed('zh-Hans', casePage(caseData('zh-Hans', 'inProgress')))
  assert.equal(drawn.match(/aria-current="step"/g)?.length, 1)
  assert.match(drawn, /中国工商银行/)
  assert.doesNotMatch(drawn, /接手/)
  assert.match(drawn, /已经过了承诺的日子/)
})

test('a slip carries the number in fours and a code, and nothing of whose it is', () => {
  const slip = slipPage({
    language: 'pt',
    view: viewIn('inProgress'),
    paper: 'roll',
    publicUrl: 'https://ykt.example',
    settings,
    backHref: '/me/cases',
  })
  const drawn = framed('pt', slip)
  assert.match(drawn, /6906 DB37 A532/)
  assert.match(drawn, /data-slip="alone"/)
  assert.match(drawn, /<svg/)
  assert.doesNotMatch(drawn, /01a20adb-0662-76bf-8152-6906db37a533|\d{17}[\dX]/)
})

test('a clerk sees a masked name and number until the reason for the whole is given', () => {
  const masked = framed('zh-Hans', personPage(personData))
  assert.doesNotMatch(masked, new RegExp(`${NUMBER}|艾力`))
  assert.match(masked, /4401\*+0012/)
  assert.match(framed('zh-Hans', personPage({ ...personData, revealed: true })), new RegExp(NUMBER))
})

test('the elder edition answers five questions and no more', () => {
  for (const service of SERVICE_CODES) {
    const view = publicViewIn('zh-Hans', true)
    const drawn = guideServicePage({ view, service, on: ON, settings, cityName }).toString()
    const main = /<main.*<\/main>/s.exec(drawn)?.[0] ?? ''
    const questions = [...main.matchAll(/<h2[^>]*>([^<]+)</g)].map(([, text]) => text)
    assert.deepEqual(questions, ['我能办吗', '带什么', '多久办好', '多少钱', '去哪里办'])
  }
})

test('the guide names the city that takes longer, and every way with its reason', () => {
  const view = publicViewIn('zh-Hans')
  const drawn = guideServicePage({
    view,
    service: 'replaceLost',
    on: ON,
    settings,
    cityName: (code) => (code === '440500' ? '汕头市' : code),
  }).toString()
  assert.match(drawn, /汕头市：网上办理 30 个工作日内/)
  assert.match(drawn, /¥20\.00/)
  assert.match(drawn, /电话里核对不了证件/)
  assert.match(drawn, /第十六条/)
})

test('the tracker says which day can still move, and only that one', () => {
  const drawn = (years: readonly number[], status: CaseStatus = 'inProgress') => {
    const one = caseIn(status)
    const promiseOn = ON.add({ days: 7 })
    const legalOn = Temporal.PlainDate.from('2027-01-06')
    const calendar = { specialDays: new Map(), decreedYears: new Set(years) }
    const days = { ...one, promiseOn, legalOn }
    const view = viewOf(days, HAPPENED, materials, AT, addWeekdays, calendar)
    return framed('zh-Hans', casePage({ ...caseData('zh-Hans', status), view }))
  }
  assert.equal(drawn([2026]).match(/可能会往后移/g)?.length, 1)
  assert.doesNotMatch(drawn([2026, 2027]), /可能会往后移/)
  assert.doesNotMatch(drawn([2026], 'finished'), /可能会往后移/)
})

test('a promise that moved says so in the tracker, with its new day', () => {
  const on = Temporal.PlainDate.from('2027-01-06')
  const moved = { ...step('deadlineMoved', 300), promiseOn: on }
  assert.equal(stepTitle('zh-Hans', moved), '节假日安排公布，预计完成日改为 2027年1月6日(周三)')
  assert.equal(stepTitle('en', step('ordered', 1)), stepText('en', 'ordered'))
})
