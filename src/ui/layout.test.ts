import assert from 'node:assert/strict'
import test from 'node:test'
import { html } from '#kernel/html.ts'
import { gallery } from './gallery.ts'
import { LANGUAGES } from './i18n/language.ts'
import { page, settingsPath, type PageOptions } from './layout.ts'

const options: PageOptions = {
  title: '首页',
  language: 'zh-Hans',
  display: { elder: false, contrast: 'standard' },
  portal: 'public',
  path: '/places',
  main: html`<h1>首页</h1>`,
  demo: false,
}

test('every page says who runs it, whom to call and what nobody will ever ask for', () => {
  const drawn = page(options).toString()
  for (const part of [
    '广东省人力资源和社会保障厅主办',
    'tel:12333',
    'tel:12345',
    '不会向您索要验证码',
  ])
    assert.ok(drawn.includes(part), part)
})

test('the settings are plain links that come back to the page', () => {
  assert.equal(
    settingsPath('/en/places', { display: 'elder' }),
    '/settings?display=elder&back=%2Fen%2Fplaces',
  )
  const drawn = page({ ...options, language: 'en' }).toString()
  assert.ok(drawn.includes('/settings?display=elder&amp;back=%2Fen%2Fplaces'))
  assert.ok(drawn.includes('href="/pt/places"'))
})

test('a public page says in whole addresses where it is in every language', () => {
  const drawn = page({ ...options, publicUrl: 'https://card.example', description: '一卡"通' })
  const links = [...drawn.toString().matchAll(/<link rel="alternate" [^>]+>/g)].map(([one]) => one)
  assert.deepEqual(
    links,
    [
      ['zh-Hans', '/places'],
      ['zh-Hant', '/zh-hant/places'],
      ['en', '/en/places'],
      ['pt', '/pt/places'],
      ['x-default', '/places'],
    ].map(
      ([language, path]) =>
        `<link rel="alternate" hreflang="${language}" href="https://card.example${path}">`,
    ),
  )
  assert.ok(drawn.toString().includes('<meta name="description" content="一卡&quot;通">'))
  const other = page({ ...options, portal: 'resident', publicUrl: 'https://card.example' })
  assert.doesNotMatch(other.toString(), /rel="alternate" hreflang="x-default"/)
})

test('the elder edition and the contrast are attributes of the same page', () => {
  const drawn = page({ ...options, display: { elder: true, contrast: 'blue-yellow' } }).toString()
  assert.match(drawn, /<html[^>]* data-display="elder" data-contrast="blue-yellow"/)
  assert.doesNotMatch(page(options).toString(), /data-display|data-contrast/)
})

test('residents can have a page of the large edition read to them, in their language', () => {
  const elder = { elder: true, contrast: 'standard' } as const
  for (const language of LANGUAGES) {
    const drawn = page({ ...options, language, portal: 'resident', display: elder }).toString()
    // Without scripts or without a voice it is not there.
    assert.match(drawn, /<button[^>]*data-module="ykt-read-aloud"[^>]* hidden>/)
    assert.ok(drawn.includes('/js/read-aloud.js'))
  }
  for (const other of [
    { ...options, display: elder },
    { ...options, portal: 'resident' as const },
    { ...options, portal: 'resident' as const, display: elder, scripts: ['code.js'] },
  ])
    assert.doesNotMatch(page(other).toString(), /read-aloud/)
})

test('signing out is a post with the token of the session', () => {
  const signedIn = { name: '陈*文', signOutPath: '/sign-out', csrf: 'token' }
  const drawn = page({ ...options, portal: 'resident', signedIn }).toString()
  assert.match(drawn, /method="post" action="\/sign-out"[\s\S]*name="csrf" value="token"/)
})

test('no page carries a script or a style of its own, in any language', () => {
  for (const language of LANGUAGES) {
    const display = { elder: false, contrast: 'standard' } as const
    const drawn = gallery({ language, display }).toString()
    assert.doesNotMatch(drawn, /\sstyle=|<style|\son[a-z]+=|<script(?![^>]* src=)/)
    assert.equal(drawn.match(/<h1[\s>]/g)?.length, 1)
  }
})
