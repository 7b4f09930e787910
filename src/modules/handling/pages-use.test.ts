import assert from 'node:assert/strict'
import test from 'node:test'
import { LANGUAGES } from '#ui/i18n/language.ts'
import { SCENES } from '#app/seed/data/scenes.ts'
import { markupFindings } from '#test/markup.ts'
import type { Scene } from '#modules/catalogue/index.ts'
import { useGuideIndex, useGuidePage } from './pages-use.ts'

const viewIn = (language: (typeof LANGUAGES)[number], elder = false) => ({
  language,
  display: { elder, contrast: 'standard' as const },
  publicUrl: 'https://card.example',
  path: '/guide/use',
  demo: true,
})

const guide = (scene: Scene, language: (typeof LANGUAGES)[number], placeCount = 3) =>
  useGuidePage({
    view: viewIn(language),
    scene,
    regionName: '广州市',
    placeCount,
    concessions: [],
  }).toString()

const QUESTIONS = {
  'zh-Hans': ['我能办吗', '带什么', '多久办好', '多少钱', '去哪里'],
  'zh-Hant': ['我可以辦嗎', '帶甚麼', '需時多久', '費用多少', '去哪裏'],
  en: ['Can I?', 'What do I bring?', 'How long?', 'What does it cost?', 'Where'],
  pt: ['Posso?', 'O que levo?', 'Quanto demora?', 'Quanto custa?', 'Onde'],
}

test('every scene of the catalogue has its five answers in every language', () => {
  assert.ok(SCENES.length > 50)
  for (const scene of SCENES)
    for (const language of LANGUAGES) {
      const page = guide(scene, language)
      for (const question of QUESTIONS[language])
        assert.ok(page.includes(question), `${scene.code} ${language} ${question}`)
    }
})

const library = SCENES.find(({ code }) => code === 'GD-WH-001')

test('what to bring follows the level, and money that comes by itself needs nothing', () => {
  assert.ok(library !== undefined)
  const at = (assuranceLevel: Scene['assuranceLevel'], change: Partial<Scene> = {}) =>
    guide({ ...library, assuranceLevel, ...change }, 'zh-Hans')
  assert.doesNotMatch(at(2), /密码|证件原件/)
  assert.match(at(3), /要输卡的密码/)
  assert.match(at(4), /身份证件原件/)
  const money = at(0, { carriers: ['account'] })
  assert.match(money, /什么都不用带[^]*钱按发放日期直接到卡里/)
  assert.match(at(0, { carriers: ['bank'] }), /按银行的营业时间/)
  assert.match(at(2, { offlineAllowed: true }), /没有网络也能用/)
  assert.match(guide(library, 'zh-Hans', 0), /不用去场所/)
})

test('who is treated better stands on the page once, and residents of Hong Kong alike', () => {
  assert.ok(library !== undefined)
  const label = {
    'zh-Hans': '长者免费',
    'zh-Hant': '長者免費',
    en: 'Free for elders',
    pt: 'Grátis',
  }
  const page = useGuidePage({
    view: viewIn('en'),
    scene: { ...library, basis: ['YKT-12', 'YKT-16'] },
    regionName: '',
    placeCount: 1,
    concessions: [
      { regionCode: '440100', label },
      { regionCode: '440300', label },
    ],
  }).toString()
  assert.match(page, /The same conditions and prices/)
  assert.equal(page.split('Free for elders').length, 2)
})

test('the guides are sound markup, in the elder edition as well', async () => {
  assert.ok(library !== undefined)
  const data = { scene: library, regionName: '', placeCount: 0, concessions: [] }
  for (const elder of [false, true]) {
    const view = viewIn('pt', elder)
    assert.deepEqual(await markupFindings(useGuidePage({ ...data, view })), [])
    assert.deepEqual(await markupFindings(useGuideIndex(view, SCENES)), [])
  }
})
