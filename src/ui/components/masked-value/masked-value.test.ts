import assert from 'node:assert/strict'
import test from 'node:test'
import { maskedValue } from './masked-value.ts'

test('a masked number is closed until its owner opens it', () => {
  const options = { language: 'zh-Hans', label: '手机号码', masked: '138****8000' } as const
  assert.doesNotMatch(maskedValue(options).toString(), /<details/)
  const drawn = maskedValue({ ...options, full: '13800138000' }).toString()
  assert.match(drawn, /<details[^>]*data-close-after="30">/)
  assert.doesNotMatch(drawn, /<details[^>]* open/)
})
