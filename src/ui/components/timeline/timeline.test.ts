import assert from 'node:assert/strict'
import test from 'node:test'
import { normalised } from '../published-fixtures.ts'
import { timeline } from './timeline.ts'

test('a timeline is the published one, with our own dates', () => {
  const drawn = timeline({
    language: 'en',
    items: [
      {
        title: 'Order issued',
        byline: 'Lin*',
        at: Temporal.Instant.from('2026-11-25T02:21:00Z'),
        description: 'Return the deposits.',
      },
    ],
  })
  const published = `<div class="moj-timeline">
    <div class="moj-timeline__item">
      <div class="moj-timeline__header">
        <h2 class="moj-timeline__title">Order issued</h2>
        <p class="moj-timeline__byline">Lin*</p>
      </div>
      <p class="moj-timeline__date">
        <time datetime="2026-11-25T02:21:00Z">Wed 25 Nov 2026 10:21</time>
      </p>
      <div class="moj-timeline__description">Return the deposits.</div>
    </div>
  </div>`
  assert.equal(normalised(drawn.toString()), normalised(published))
})
