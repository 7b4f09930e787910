import assert from 'node:assert/strict'
import test from 'node:test'
import { alert } from './alert.ts'

test('an alert names its kind in words and takes its colour from it', () => {
  const drawn = alert({ language: 'zh-Hans', kind: 'warning', title: '名单旧了' }).toString()
  assert.match(drawn, /role="region" class="moj-alert moj-alert--warning"/)
  assert.match(drawn, /aria-label="注意：名单旧了"/)
  assert.doesNotMatch(drawn, /moj-alert__heading/)
})

test('with text the title of an alert becomes a heading', () => {
  const drawn = alert({ language: 'en', title: 'Old list', text: 'Fetch it.' }).toString()
  assert.match(drawn, /moj-alert--with-heading[\s\S]*<h2[^>]*>Old list<\/h2>Fetch it\./)
})
