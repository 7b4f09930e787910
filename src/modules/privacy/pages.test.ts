import assert from 'node:assert/strict'
import test from 'node:test'
import { ACCESS_PURPOSES } from '#kernel/access-purposes.ts'
import { LANGUAGES, type Language } from '#ui/i18n/language.ts'
import { page } from '#ui/layout.ts'
import { markupFindings } from '#test/markup.ts'
import type { AccessEntry } from './access-entry.ts'
import { accessEntryOptions } from './pages-entry.ts'
import { type LogData, logPage, type View } from './pages-log.ts'
import { notMePage, notMeReceiptPage } from './pages-not-me.ts'

const named = (name: string) => ({ 'zh-Hans': name, 'zh-Hant': name, en: name, pt: name })

const usage: AccessEntry = {
  kind: 'usage',
  oldCard: undefined,
  id: '01a20adb-0662-76bf-8152-6906db37a532',
  at: Temporal.Instant.from('2026-11-25T02:21:00Z'),
  actorKind: 'terminal',
  organisation: { code: 'gz-library', name: named('广州图书馆') },
  purpose: 'verification',
  scene: { code: 'GD-WH-001', name: named('借书'), purpose: named('借书核验') },
  place: named('南馆'),
  channel: 'code',
  outcome: 'granted',
  fields: ['name', 'cardState'],
  basis: 'YKT-12',
  caseReference: undefined,
  notMe: undefined,
}

const reading: AccessEntry = {
  ...usage,
  kind: 'accessRecord',
  id: '01a20adb-0662-76bf-8152-6906db37a533',
  at: Temporal.Instant.from('2026-11-24T16:30:00Z'),
  actorKind: 'staff',
  purpose: 'handleCase',
  scene: undefined,
  place: undefined,
  channel: undefined,
  outcome: undefined,
  fields: ['identityNumber', 'phone', 'somethingNew'],
  basis: 'YKT-22',
}

const log = (language: Language, change: Partial<LogData> = {}): LogData => ({
  language,
  elder: false,
  entries: [usage, reading, { ...usage, outcome: 'CODE_EXPIRED', fields: [] }],
  nextCursor: 'abc',
  kind: 'operator',
  includeOwn: true,
  ...change,
})

const pagesIn = (language: Language): readonly View[] => [
  logPage(log(language)),
  logPage(log(language, { elder: true })),
  logPage(log(language, { entries: [], nextCursor: undefined })),
  logPage(log(language, { entries: [], nextCursor: undefined, kind: undefined })),
  notMePage({ language, csrf: 'token', entry: usage }),
  notMePage({ language, csrf: 'token', entry: usage, statement: '<b>很长</b>' }),
  notMeReceiptPage(language, usage, 'lead_01a20adb066276bf81526906db37a532'),
]

test('every page about look-ups is sound markup in each language', async () => {
  for (const language of LANGUAGES)
    for (const view of pagesIn(language)) {
      const whole = page({
        ...view,
        language,
        display: { elder: false, contrast: 'standard' },
        portal: 'resident',
        path: '/me/access-log',
        demo: true,
      })
      assert.deepEqual(await markupFindings(whole), [], `${view.title} in ${language}`)
    }
})

test('no look-up shows a code of the program', () => {
  for (const language of LANGUAGES)
    for (const view of pagesIn(language))
      assert.doesNotMatch(
        view.main.toString().replaceAll(/<[^>]*>/g, ' '),
        /CODE_EXPIRED|somethingNew|handleCase|GD-WH|lead_|\bnull\b|undefined/,
      )
})

test('whatever data is read for, its holder is told in words of its own', () => {
  for (const language of LANGUAGES) {
    const told = [...ACCESS_PURPOSES, 'not a purpose any more'].map(
      (purpose) => accessEntryOptions(language, { ...reading, purpose }).purpose,
    )
    assert.equal(new Set(told).size, told.length, `two purposes sound the same in ${language}`)
  }
})

test('a refused verification is told as one in which nothing was seen', () => {
  const { purpose, fields } = accessEntryOptions('zh-Hans', {
    ...usage,
    outcome: 'CARD_LOST',
    fields: [],
  })
  assert.match(String(purpose), /没有通过/)
  assert.deepEqual(fields, ['没有看到内容'])
})

test('look-ups stand under their day in the province', () => {
  const markup = logPage(log('zh-Hans')).main.toString()
  // Half past midnight in Guangdong is still the day before in Greenwich.
  const days = [...markup.matchAll(/<h2 class="govuk-heading-m">([^<]*)</g)].map((one) => one[1])
  assert.ok(days.includes('2026年11月25日(周三)'))
  assert.ok(!days.some((day) => day?.includes('24日')))
})

test('a place that bears the name of its organisation is named once', () => {
  const { place } = accessEntryOptions('en', { ...usage, place: named('广州图书馆') })
  assert.equal(place, undefined)
})

test('what has been reported shows its reference and is not asked for again', () => {
  const { purpose, notMeHref } = accessEntryOptions('zh-Hans', {
    ...usage,
    notMe: { reference: 'lead_01a20adb066276bf81526906db37a532', status: 'open' },
  })
  assert.equal(notMeHref, undefined)
  assert.match(String(purpose), /6906 DB37 A532/)
})

test('a narrowed list keeps what was chosen on its way to the next page', () => {
  const markup = logPage(log('zh-Hans')).main.toString()
  assert.match(markup, /kind=operator&amp;own=1&amp;cursor=abc/)
})

test('a statement that was too long comes back as it was written', () => {
  const markup = notMePage({
    language: 'zh-Hans',
    csrf: 'token',
    entry: usage,
    statement: '<b>很长</b>',
  }).main.toString()
  assert.match(markup, /&lt;b&gt;很长&lt;\/b&gt;<\/textarea>/)
  assert.match(markup, /id="statement-error"/)
})
