import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import test from 'node:test'
import { html } from '#kernel/html.ts'
import { LANGUAGES, localPath, parseLocalPath } from './language.ts'
import { definedCatalogues, defineMessages } from './messages.ts'
import { wordingFaults } from './wording.ts'

const t = defineMessages({
  left: {
    'zh-Hans': '还有 {count} 笔',
    'zh-Hant': '還有 {count} 筆',
    en: '{count} left',
    pt: 'Faltam {count}',
  },
  back: { 'zh-Hans': '返回', 'zh-Hant': '返回', en: 'Back', pt: 'Voltar' },
})

test('a message is spoken in the language asked for, with its numbers in place', () => {
  assert.equal(t('zh-Hans', 'left', { count: 3 }), '还有 3 笔')
  assert.equal(t('pt', 'left', { count: 3 }), 'Faltam 3')
  assert.equal(t('en', 'back'), 'Back')
})

test('markup stands in a message as markup, and text in it is escaped', () => {
  const drawn = t.html('en', 'left', { count: html`<b>${'<3'}</b>` })
  assert.equal(drawn.toString(), '<b>&lt;3</b> left')
})

test('a message that misses a language or a placeholder cannot be defined', () => {
  const whole = { 'zh-Hans': '{a}', 'zh-Hant': '{a}', en: '{a}', pt: '{a}' }
  assert.throws(() => defineMessages({ x: { ...whole, pt: ' ' } }), /has no pt text/)
  assert.throws(() => defineMessages({ x: { ...whole, en: '{b}' } }), /other placeholders in en/)
})

test('every text of the ui is worded for its readers', async () => {
  const ui = fileURLToPath(new URL('..', import.meta.url))
  const files = globSync('**/*.ts', { cwd: ui }).filter(
    (file) =>
      !file.endsWith('.test.ts') && /\bdefineMessages\(\{/.test(readFileSync(ui + file, 'utf8')),
  )
  for (const file of files) await import(pathToFileURL(ui + file).href)
  const catalogues = definedCatalogues()
  assert.ok(catalogues.length >= files.length && files.length > 10)
  const faults = catalogues.flatMap((catalogue) => Object.values(catalogue).flatMap(wordingFaults))
  assert.deepEqual(faults, [])
})

test('mainland words, simplified characters and empty words are found', () => {
  const right = { 'zh-Hans': '登录', 'zh-Hant': '登入', en: 'Sign in', pt: 'Entrar' }
  assert.deepEqual(wordingFaults(right), [])
  assert.equal(wordingFaults({ ...right, 'zh-Hant': '登錄' }).length, 1)
  assert.equal(wordingFaults({ ...right, 'zh-Hant': '登入网点' }).length, 1)
  assert.equal(wordingFaults({ ...right, 'zh-Hans': '系统异常' }).length, 1)
  assert.equal(wordingFaults({ ...right, 'zh-Hans': '登录,再试' }).length, 1)
  assert.equal(wordingFaults({ ...right, en: '登录' }).length, 1)
})

test('the address of a page in a language leads back to the page and the language', () => {
  for (const language of LANGUAGES)
    for (const path of ['/', '/places', '/places/gz-library'])
      assert.deepEqual(parseLocalPath(localPath(language, path)), { language, path })
  assert.equal(localPath('zh-Hant', '/places'), '/zh-hant/places')
  assert.equal(localPath('en', '/'), '/en')
  assert.deepEqual(parseLocalPath('/english'), { language: 'zh-Hans', path: '/english' })
})
