import assert from 'node:assert/strict'
import test from 'node:test'
import { codeBlock } from './code-block.ts'

test('a code block keeps its lines, escapes markup and can be reached by keyboard', () => {
  const drawn = codeBlock({ language: 'en', label: 'Answer', code: '{\n  "a": "<b>"\n}' })
  const markup = drawn.toString()
  assert.match(markup, /<code>\{\n {2}&quot;a&quot;: &quot;&lt;b&gt;&quot;\n\}<\/code>/)
  assert.match(markup, /aria-label="Answer" tabindex="0"/)
})
