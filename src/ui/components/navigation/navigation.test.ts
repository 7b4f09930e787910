import assert from 'node:assert/strict'
import test from 'node:test'
import { navigation } from './navigation.ts'

const items = [
  { href: '/me', text: '我的卡' },
  { href: '/me/money', text: '我的钱' },
]

test('the section of the page is marked for eyes and for ears', () => {
  const drawn = navigation({ label: '主导航', items, current: '/me/money' }).toString()
  assert.match(drawn, /href="\/me\/money" aria-current="page"><strong/)
  assert.equal(drawn.match(/aria-current/g)?.length, 1)
})

test('a step inside a section is not called its page', () => {
  const drawn = navigation({ label: '主导航', items, current: '/me', inside: true }).toString()
  assert.match(drawn, /href="\/me" aria-current="true"/)
})
