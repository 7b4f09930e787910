import assert from 'node:assert/strict'
import test from 'node:test'
import { markupFindings } from '#test/markup.ts'
import { readerPanel } from './reader-panel.ts'

test('the panel hides until a script shows it, and brings its words along', async () => {
  const panel = readerPanel({
    language: 'zh-Hans',
    address: 'ws://127.0.0.1:8764',
    reads: [{ what: 'card', key: 'F4' }, { what: 'document' }],
  })
  const markup = panel.toString()
  assert.match(markup, /<section[^>]* data-waiting="请放到读卡器上。"[^>]* hidden>/)
  assert.match(markup, /data-read="card" aria-keyshortcuts="F4">读社保卡 <kbd>F4<\/kbd>/)
  assert.doesNotMatch(markup, /data-holder/)
  assert.deepEqual(await markupFindings(panel), [])
})
