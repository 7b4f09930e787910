import assert from 'node:assert/strict'
import test from 'node:test'
import { cardStatus } from './card-status.ts'

test('both parts of a card are always named, and what to do follows them', () => {
  const drawn = cardStatus({
    language: 'zh-Hans',
    social: { text: '正常', tone: 'good' },
    bank: { text: '未激活', tone: 'attention' },
    call: { title: '不激活收不到钱', href: '/me/activate', action: '怎么激活' },
  }).toString()
  assert.match(drawn, /<dt>社保功能<\/dt>[\s\S]*正常[\s\S]*<dt>银行账户<\/dt>[\s\S]*未激活/)
  assert.match(drawn, /不激活收不到钱[\s\S]*href="\/me\/activate"/)
})
