import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import fastify from 'fastify'
import { LANGUAGES } from '#ui/i18n/language.ts'
import type { PublicView } from '#modules/catalogue/index.ts'
import type { Bank } from '#modules/bank/index.ts'
import { markupFindings } from '#test/markup.ts'
import { registerAssets } from './assets.ts'
import { cardMoneyPage } from './card-money.ts'
import { accessibilityPage, complaintsPage, helpPage, privacyPage } from './help.ts'
import { noKeepingPage } from './no-keeping.ts'
import { homePage } from './home.ts'
import { explanations, titles } from './messages-problem.ts'
import { createProblemPage } from './problem-page.ts'
import { settingsPage, wayBack } from './settings.ts'

const viewIn = (language: PublicView['language'], elder = false): PublicView => ({
  language,
  display: { elder, contrast: 'standard' },
  publicUrl: 'https://card.example',
  path: '/',
  demo: true,
})

const homeFor = (view: PublicView) =>
  homePage({
    view,
    scenes: 75,
    places: 300,
    cities: 21,
    announcements: undefined,
    domains: [{ domain: 'health', count: 8 }],
  })

const bank = (code: string): Bank => ({
  code,
  agencyCode: `bank-${code}`,
  name: { 'zh-Hans': '示例银行', 'zh-Hant': '示例銀行', en: 'Sample Bank', pt: 'Banco Exemplo' },
  placeholder: true,
  measure: 'normal',
})
const [SAID, UNSAID] = [bank('992'), bank('993')]
const cardMoneyFor = (view: PublicView, asked?: Bank) =>
  cardMoneyPage({
    view,
    banks: [SAID, UNSAID],
    said: new Map([
      [
        '992',
        {
          bankCode: '992',
          offered: ['guangdong.cash.outlet', 'hongKong.cash.markedMachine'],
          keptAt: Temporal.Instant.from('2026-11-20T02:00:00Z'),
        },
      ],
    ]),
    bank: asked,
  })

const problem = createProblemPage({ demo: true })
const contextIn = (language: PublicView['language'], path = '/somewhere') => ({
  display: { language, elder: false, contrast: 'standard' as const },
  publicUrl: 'https://card.example',
  path,
  requestId: '0192f0c1-0000-7000-8000-000000000000',
})

test('the markup of every page that belongs to no module is sound in every language', async () => {
  for (const language of LANGUAGES)
    for (const elder of [false, true]) {
      const view = viewIn(language, elder)
      const pages = [
        homeFor(view),
        helpPage(view),
        cardMoneyFor(view),
        cardMoneyFor(view, SAID),
        cardMoneyFor(view, UNSAID),
        complaintsPage(view),
        noKeepingPage(view),
        accessibilityPage(view),
        privacyPage(view),
        settingsPage(view, '/places'),
      ]
      for (const page of pages) assert.deepEqual(await markupFindings(page), [])
    }
})

test('what the money of a card can do is what its bank says, else common practice', () => {
  const page = (asked?: Bank) => cardMoneyFor(viewIn('en'), asked).toString()
  assert.match(page(SAID), /As Sample Bank says itself, on /)
  assert.match(page(SAID), /cash machines with the mark on the card/)
  assert.doesNotMatch(page(SAID), /remittance/)
  assert.match(page(UNSAID), /Sample Bank has not said yet/)
  for (const one of [page(UNSAID), page()]) assert.match(one, /remittance by the bank/)
  assert.match(page(), /Sample Bank \(has said\)/)
})

test('the front page of the elder edition offers six things and no more', () => {
  const [, main = ''] =
    /<main[^>]*>(.*)<\/main>/s.exec(homeFor(viewIn('zh-Hans', true)).toString()) ?? []
  assert.equal([...main.matchAll(/<a /g)].length, 6)
})

test('the front page says the numbers of the catalogue', () => {
  const page = homeFor(viewIn('zh-Hans')).toString()
  assert.match(page.replaceAll(/<[^>]+>/g, ''), /75\s件事、300\s处场所、21\s个城市/)
})

test('every problem is told in four languages, without the words nobody understands', async () => {
  const codes = [...Object.keys(titles.messages), 'CARD_LOST', 'SOMETHING_NEW']
  for (const language of LANGUAGES)
    for (const code of codes) {
      const page = problem({ status: 409, code }, contextIn(language))
      assert.deepEqual(await markupFindings(page), [])
      assert.doesNotMatch(
        page.toString(),
        /系统异常|非法参数|操作失败|请联系管理员|数据错误|null|undefined/,
      )
    }
})

test('a refusal says by which article, and what can be done instead', () => {
  const page = problem(
    { status: 409, code: 'CARD_LOST', basis: 'YKT-22', instead: ['restore', 'unheardOf'] },
    contextIn('zh-Hans'),
  ).toString()
  assert.match(page, /第二十二条/)
  assert.match(page, /解除挂失/)
  assert.doesNotMatch(page, /unheardOf|CARD_LOST/)
})

test('a fault of ours is called a fault of ours, and has a number to ask with', () => {
  const page = problem({ status: 500, code: 'UNEXPECTED' }, contextIn('zh-Hans')).toString()
  assert.ok(page.includes(titles('zh-Hans', 'UNEXPECTED')))
  assert.ok(page.includes(explanations('zh-Hans', 'UNEXPECTED')))
  assert.ok(page.includes('0192f0c1-0000-7000-8000-000000000000'))
})

test('whoever must sign in is sent to the sign-in of the portal they were in', () => {
  const pageAt = (path: string) =>
    problem({ status: 401, code: 'SIGN_IN_NEEDED' }, contextIn('zh-Hans', path)).toString()
  assert.match(pageAt('/me/card'), /\/sign-in\/resident\?return=%2Fme%2Fcard/)
  assert.match(pageAt('/venue/today'), /\/sign-in\/staff\?return=%2Fvenue%2Ftoday/)
  assert.match(pageAt('/dev/keys'), /\/sign-in\/developer\?/)
})

test('a setting leads back to the page it was made on, in the chosen language', () => {
  assert.equal(wayBack('/me/card?step=2', 'en'), '/me/card?step=2')
  assert.equal(wayBack('/en/places?city=440100', 'pt'), '/pt/places?city=440100')
  assert.equal(wayBack('/en/places', 'zh-Hans'), '/places')
  assert.equal(wayBack('/pt', 'en'), '/en')
  assert.equal(wayBack(undefined, undefined), '/')
})

test('a setting never leads to another site', () => {
  for (const back of ['//elsewhere.cn', 'https://elsewhere.cn', '/\\elsewhere.cn', 'javascript:1'])
    assert.equal(wayBack(back, 'en'), '/')
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...LANGUAGES, undefined), (back, language) => {
      const { origin } = new URL(wayBack(back, language), 'http://here.invalid')
      assert.equal(origin, 'http://here.invalid')
    }),
  )
})

test('style sheet and pictures come with an ETag, and nothing beside their folder', async () => {
  const server = fastify()
  await registerAssets(server)
  const css = await server.inject('/assets/yikatong.css')
  assert.equal(css.statusCode, 200)
  assert.match(String(css.headers['content-type']), /^text\/css/)
  const again = await server.inject({
    url: '/assets/yikatong.css',
    headers: { 'if-none-match': String(css.headers.etag) },
  })
  assert.equal(again.statusCode, 304)
  assert.equal((await server.inject('/assets/..%2flayout.ts')).statusCode, 404)
  await server.close()
})
