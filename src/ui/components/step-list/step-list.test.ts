import assert from 'node:assert/strict'
import test from 'node:test'
import { stepList } from './step-list.ts'

test('the current step is marked, and every state is also a word', () => {
  const drawn = stepList({
    language: 'zh-Hans',
    steps: [
      { title: '受理', state: 'done' },
      { title: '制卡', state: 'current' },
      { title: '领卡', state: 'next' },
    ],
  }).toString()
  assert.equal(drawn.match(/aria-current="step"/g)?.length, 1)
  assert.match(drawn, /ykt-step--current" aria-current="step"[\s\S]*制卡[\s\S]*正在办理/)
  assert.match(drawn, /已完成[\s\S]*还没开始/)
})
