import assert from 'node:assert/strict'
import test from 'node:test'
import { normalised } from '../published-fixtures.ts'
import { subNavigation } from './sub-navigation.ts'

test('a sub navigation is the published one', () => {
  const drawn = subNavigation({
    label: '线索',
    items: [
      { href: '/a', text: '待分派', current: true },
      { href: '/b', text: '核查中' },
    ],
  })
  const published = `<nav class="moj-sub-navigation" aria-label="线索">
    <ul class="moj-sub-navigation__list">
      <li class="moj-sub-navigation__item">
        <a class="moj-sub-navigation__link" aria-current="page" href="/a">待分派</a>
      </li>
      <li class="moj-sub-navigation__item">
        <a class="moj-sub-navigation__link" href="/b">核查中</a>
      </li>
    </ul>
  </nav>`
  assert.equal(normalised(drawn.toString()), normalised(published))
})
