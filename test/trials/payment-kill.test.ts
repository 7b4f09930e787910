import assert from 'node:assert/strict'
import test from 'node:test'
import { runCampaign } from './payment-campaign.ts'

test('worker and database are killed in the middle of money, and the books agree', async () => {
  const { kills, violations } = await runCampaign({ kills: 3, lines: 300 })
  assert.deepEqual(violations, [])
  assert.deepEqual(kills, { atCrossing: 1, atAnyTime: 1, withDatabase: 1 })
})
