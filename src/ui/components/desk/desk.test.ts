import assert from 'node:assert/strict'
import test from 'node:test'
import { customerPlate, keyBar, numberedRows, workspace } from './desk.ts'

test('the first nine rows have a number key, the tenth has none', () => {
  const rows = Array.from({ length: 10 }, (_, i) => ({ href: `/desk/${i}`, title: `第 ${i} 件` }))
  const drawn = numberedRows(rows).toString()
  assert.equal(drawn.match(/data-number=/g)?.length, 9)
  assert.match(drawn, /data-number="9"/)
  assert.match(drawn, /<kbd>1<\/kbd>/)
})

test('keys stand in a named list, and those that lead somewhere are links', () => {
  const drawn = keyBar({
    label: '快捷键',
    keys: [
      { key: 'F2', text: '找人', href: '/desk#number' },
      { key: 'F4', text: '读卡' },
    ],
  }).toString()
  assert.match(drawn, /<nav class="ykt-keys" aria-label="快捷键">/)
  assert.match(drawn, /data-key="F2"/)
  assert.doesNotMatch(drawn, /data-key="F4"/)
})

test('a workspace without evidence has two columns', () => {
  assert.match(workspace({ queue: 'a', main: 'b', evidence: 'c' }).toString(), /__evidence/)
  assert.doesNotMatch(workspace({ queue: 'a', main: 'b' }).toString(), /__evidence/)
})

test('the plate of the customer knows which version it shows', () => {
  assert.match(customerPlate({ title: '您好', version: 'v1' }).toString(), /data-version="v1"/)
})
