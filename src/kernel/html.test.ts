import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { html, trusted } from './html.ts'

test('text in a placeholder never becomes markup', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const markup = html`<p title="${text}">${text}</p>`.toString()
      assert.equal(markup.match(/</g)?.length, 2)
      assert.equal(markup.match(/"/g)?.length, 2)
    }),
  )
})

test('markup passes through, lists are joined, nothing renders nothing', () => {
  const item = html`<li>${'甲 & 乙'}</li>`
  assert.equal(
    html`<ul>${[item, false, null, undefined, 3, 4n]}</ul>${trusted('<br>')}`.toString(),
    '<ul><li>甲 &amp; 乙</li>34</ul><br>',
  )
})
