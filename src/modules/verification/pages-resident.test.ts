import assert from 'node:assert/strict'
import test from 'node:test'
import { LANGUAGES, type Language } from '#ui/i18n/language.ts'
import { page } from '#ui/layout.ts'
import type { View } from '#ui/portal.ts'
import { markupFindings } from '#test/markup.ts'
import { type CodeData, codePage } from './pages-resident-code.ts'
import { devicesPage, removePage } from './pages-resident-devices.ts'
import { residentCodePages } from './pages-resident.ts'

const AT = Temporal.Instant.from('2026-11-25T02:21:00Z')

const device = {
  id: '01a20adb-0662-76bf-8152-6906db37a532',
  personId: '01a20adb-0662-76bf-8152-6906db37a533',
  publicKey: new Uint8Array(65),
  label: '手机 · WeChat',
  enrolledAt: AT,
  revokedAt: undefined,
}

const codeData = (language: Language, change: Partial<CodeData> = {}): CodeData => ({
  language,
  elder: false,
  csrf: 'token',
  purpose: 'identity',
  level: 2,
  owner: 'abcdef',
  at: AT,
  ...change,
})

const pagesIn = (language: Language): readonly View[] => [
  codePage(codeData(language)),
  codePage(codeData(language, { elder: true })),
  codePage(codeData(language, { purpose: 'transit', level: 3 })),
  devicesPage({ language, owner: 'abcdef', devices: [device], removed: true }),
  devicesPage({ language, owner: 'abcdef', devices: [], removed: false }),
  removePage(language, 'token', device),
]

test('the code and the devices are sound markup in each language', async () => {
  for (const language of LANGUAGES)
    for (const view of pagesIn(language)) {
      const whole = page({
        ...view,
        language,
        display: { elder: false, contrast: 'standard' },
        portal: 'resident',
        path: '/me/code',
        demo: true,
      })
      // The published markup of the alert, which is kept as it is, says `presentation`.
      const findings = (await markupFindings(whole)).filter(
        (finding) => !finding.startsWith('presentation-role-style'),
      )
      assert.deepEqual(findings, [], `${view.title} in ${language}`)
    }
})

test('the code page warns against telling the number and says what to do without scripts', () => {
  const markup = codePage(codeData('zh-Hans')).main.toString()
  assert.match(markup, /不要在电话里告诉任何人/)
  assert.match(markup, /<noscript>.*出示实体卡.*<\/noscript>/s)
})

test('the plate is hidden until this device has a code of its own', () => {
  assert.match(codePage(codeData('en')).main.toString(), /data-part="plate" hidden/)
})

test('the countdown is text that is not announced; only a renewal is', () => {
  const markup = codePage(codeData('en')).main.toString()
  const live = [...markup.matchAll(/role="status"[^>]*>(.{0,120})/gs)].map((one) => one[1] ?? '')
  assert.ok(live.some((content) => content.includes('data-part="spoken"')))
  assert.ok(live.every((content) => !content.includes('data-part="countdown"')))
})

test('in the elder edition the code stands above the heading', () => {
  const markup = codePage(codeData('zh-Hans', { elder: true })).main.toString()
  assert.ok(markup.indexOf('ykt-code__plate') < markup.indexOf('<h1'))
})

test('a list of devices names each one as it named itself', () => {
  const markup = devicesPage({
    language: 'pt',
    owner: 'abcdef',
    devices: [device],
    removed: false,
  }).main.toString()
  assert.match(markup, /<span translate="no">手机 · WeChat<\/span>/)
  assert.match(markup, /\/me\/devices\/dev_01a20adb066276bf81526906db37a532\/remove/)
})

test('every page of the holder asks for sign-in; only the drawing library does not', () => {
  const routes = residentCodePages({} as Parameters<typeof residentCodePages>[0])
  const open = routes.filter(({ access }) => access.kind !== 'resident').map(({ path }) => path)
  assert.deepEqual(open, ['/assets/vendor/uqr.js'])
})
