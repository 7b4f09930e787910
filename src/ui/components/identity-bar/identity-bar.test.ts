import assert from 'node:assert/strict'
import test from 'node:test'
import { html } from '#kernel/html.ts'
import { normalised } from '../published-fixtures.ts'
import { identityBar } from './identity-bar.ts'

test('an identity bar is the published one', () => {
  const drawn = identityBar({ title: '陈*文', actions: [html`<a href="#">查看</a>`] })
  const published = `<div class="moj-identity-bar"><div class="moj-identity-bar__container">
    <div class="moj-identity-bar__details">
      <span class="moj-identity-bar__title">陈*文</span>
    </div>
    <div class="moj-identity-bar__actions">
      <div class="moj-identity-bar__menu"><a href="#">查看</a></div>
    </div>
  </div></div>`
  assert.equal(normalised(drawn.toString()), normalised(published))
})
