import assert from 'node:assert/strict'
import test from 'node:test'
import { resultPlate } from './result-plate.ts'

test('the three answers differ in word and in shape, not in colour alone', () => {
  const drawn = (['pass', 'check', 'refuse'] as const).map((outcome) =>
    resultPlate({ language: 'zh-Hans', outcome }).toString(),
  )
  const words = drawn.map((plate) => /ykt-result__word">([^<]+)</.exec(plate)?.[1])
  assert.deepEqual(words, ['通过', '需人工核对', '无效'])
  const shapes = drawn.map((plate) => /<svg[\s\S]*?<\/svg>/.exec(plate)?.[0])
  assert.equal(new Set(shapes).size, 3)
  for (const plate of drawn) assert.match(plate, /role="status"/)
})
