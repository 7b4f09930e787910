import assert from 'node:assert/strict'
import test from 'node:test'
import { broughtSettings, type Settings } from '#modules/standard/index.ts'
import { guideServicePage } from './pages-guide.ts'

const ON = Temporal.PlainDate.from('2026-11-25')

test('a number that no official source confirms is marked so, and a confirmed one is not', () => {
  const view = {
    language: 'zh-Hans',
    display: { elder: false, contrast: 'standard' },
    publicUrl: 'https://card.example',
    path: '/guide',
    demo: true,
  } as const
  const confirmed: Settings = {
    ...broughtSettings,
    inForce: (...asked) => ({ ...broughtSettings.inForce(...asked), confirmed: true }),
  }
  const drawn = (service: 'replaceLost' | 'temporaryLoss', known: Settings) =>
    guideServicePage({ view, service, on: ON, settings: known, cityName: String }).toString()
  assert.match(drawn('replaceLost', broughtSettings), /待确认/)
  assert.match(drawn('temporaryLoss', broughtSettings), /停用 15 天，到期自动恢复。[^?]*待确认/)
  assert.doesNotMatch(drawn('replaceLost', confirmed), /待确认/)
  assert.doesNotMatch(drawn('temporaryLoss', confirmed), /待确认/)
})
