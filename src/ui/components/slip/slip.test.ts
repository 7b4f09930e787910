import assert from 'node:assert/strict'
import test from 'node:test'
import { qrPicture } from './qr.ts'
import { slip } from './slip.ts'

test('a slip is made for its paper, with its number to be read out', () => {
  const drawn = slip({
    paper: 'roll',
    title: '办件回执',
    number: { label: '办件编号', value: '3F2A 91BC 04DE' },
    code: qrPicture('https://ykt.example/track?case=3F2A91BC04DE'),
    rows: [{ key: '事项', value: '<补领>' }],
    notes: ['有问题打 12333'],
  }).toString()
  assert.match(drawn, /ykt-slip--roll/)
  assert.match(drawn, /translate="no">3F2A 91BC 04DE</)
  assert.match(drawn, /&lt;补领&gt;/)
})

test('a code has four modules of white around it and is silent for screen readers', () => {
  const drawn = qrPicture('A').toString()
  const size = Number(/viewBox="0 0 (\d+) /.exec(drawn)?.[1])
  const starts = [...drawn.matchAll(/M(\d+) (\d+)h1v1/g)].map(([, x, y]) => [Number(x), Number(y)])
  assert.ok(starts.length > 100)
  for (const place of starts.flat()) assert.ok(place >= 4 && place < size - 4)
  assert.match(drawn, /aria-hidden="true"/)
})
