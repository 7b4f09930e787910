import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { compileStyles, STYLESHEET } from './compile.ts'

test('the committed style sheet is what its sources say (npm run styles renews it)', () => {
  assert.equal(readFileSync(STYLESHEET, 'utf8') === compileStyles(), true)
})

test('the style sheet needs nothing from elsewhere and nothing too new for a counter PC', () => {
  const css = readFileSync(STYLESHEET, 'utf8')
  assert.doesNotMatch(css, /url\(["']?https?:|@import|@font-face|oklch|@container|GDS Transport/)
  assert.match(css, /@media screen and not \(forced-colors: ?active\)/)
  assert.match(css, /forced-color-adjust:none/)
})
