import assert from 'node:assert/strict'
import test from 'node:test'
import {
  type Campaign,
  CAMPAIGN_ACTIONS,
  CAMPAIGN_STATUSES,
  CAMPAIGN_TRANSITIONS,
  type CampaignStatus,
  decideCampaign,
  decidePlacement,
  decidePlan,
  decideReach,
  isLookingAhead,
  isTarget,
  leadsTo,
  type Placement,
  reachByChannel,
  shortCode,
} from './campaign.ts'

const ON = Temporal.PlainDate.from('2026-11-26')
const PLAN = {
  title: '一卡借遍全省',
  aim: '凭卡就能借书',
  slogan: {
    'zh-Hans': '一张卡，借遍全省书',
    'zh-Hant': '一張卡，借遍全省書',
    en: 'One card for every library',
    pt: 'Um cartão para as bibliotecas',
  },
  target: '/guide/use',
  startsOn: ON,
  endsOn: ON.add({ days: 30 }),
}

const codeOf = (decision: { granted: boolean; refusal?: string }): string =>
  decision.granted ? 'granted' : (decision.refusal ?? '')

test('a plan speaks four languages and leads to a public page of this site', () => {
  const plan = (change: Partial<typeof PLAN>) => codeOf(decidePlan({ ...PLAN, ...change }, ON))
  assert.equal(plan({}), 'granted')
  assert.equal(plan({ aim: '借书' }), 'CAMPAIGN_INCOMPLETE')
  assert.equal(plan({ slogan: { ...PLAN.slogan, pt: '' } }), 'CAMPAIGN_INCOMPLETE')
  const pasted = { ...PLAN.slogan, 'zh-Hant': PLAN.slogan['zh-Hans'] }
  assert.equal(plan({ slogan: pasted }), 'CAMPAIGN_WORDING')
  assert.equal(plan({ target: 'https://example.com' }), 'CAMPAIGN_TARGET_WRONG')
  assert.equal(plan({ endsOn: ON.subtract({ days: 1 }) }), 'CAMPAIGN_DAYS_WRONG')
  for (const path of ['/guide', '/catalogue/GD-WH-001', '/announcements/ann_0198']) {
    assert.ok(isTarget(path), path)
  }
  for (const path of ['//evil.example', '/me/card', '/admin', '/guide?x=1', '/guide/../me'])
    assert.ok(!isTarget(path), path)
})

const inStatus = (status: CampaignStatus): Campaign => ({
  ...PLAN,
  id: 'one',
  status,
  plannedBy: 'planner',
  approvedBy: undefined,
})

test('only the listed steps of a campaign are granted, and nobody approves their own plan', () => {
  for (const status of CAMPAIGN_STATUSES)
    for (const action of CAMPAIGN_ACTIONS)
      assert.equal(
        decideCampaign(inStatus(status), action, 'other').granted,
        Object.hasOwn(CAMPAIGN_TRANSITIONS[status], action),
        `${status} ${action}`,
      )
  const own = decideCampaign(inStatus('planned'), 'approve', 'planner')
  assert.equal(codeOf(own), 'CAMPAIGN_SAME_PERSON')
})

test('a short link leads somewhere from the approval on, for ever', () => {
  assert.equal(leadsTo(inStatus('planned')), undefined)
  assert.equal(leadsTo(inStatus('approved')), '/guide/use')
  assert.equal(leadsTo(inStatus('concluded')), '/guide/use')
  assert.equal(leadsTo(inStatus('discarded')), undefined)
})

test('a browser that fetches ahead is not somebody who came', () => {
  assert.ok(isLookingAhead({ 'sec-purpose': 'prefetch;prerender' }))
  assert.ok(isLookingAhead({ purpose: 'prefetch' }))
  assert.ok(!isLookingAhead({ 'sec-fetch-dest': 'document' }))
})

test('places are added while it is planned or runs', () => {
  const add = (status: CampaignStatus, site: string, known = true) =>
    codeOf(decidePlacement({ status }, { site }, known))
  assert.equal(add('planned', '灯箱'), 'granted')
  assert.equal(add('approved', '灯箱'), 'granted')
  assert.equal(add('concluded', '灯箱'), 'CAMPAIGN_NOT_IN_STATUS')
  assert.equal(add('planned', '灯'), 'PLACEMENT_INCOMPLETE')
  assert.equal(add('planned', '灯箱', false), 'PLACEMENT_INCOMPLETE')
})

test('a reach is a number of people on a day that has come, with its source', () => {
  const enter = (people: number, on = ON, source = '收听率报告') =>
    codeOf(decideReach(inStatus('approved'), { on, people, source }, ON))
  assert.equal(enter(1), 'granted')
  assert.equal(enter(0), 'REACH_INCOMPLETE')
  assert.equal(enter(1.5), 'REACH_INCOMPLETE')
  assert.equal(enter(1, ON.add({ days: 1 })), 'REACH_INCOMPLETE')
  assert.equal(enter(1, ON.subtract({ days: 1 })), 'REACH_INCOMPLETE')
  assert.equal(enter(1, ON, '电台'), 'REACH_INCOMPLETE')
  const early = decideReach(inStatus('planned'), { on: ON, people: 1, source: '收听率报告' }, ON)
  assert.equal(codeOf(early), 'CAMPAIGN_NOT_IN_STATUS')
})

test('reach adds up by channel, links and reports apart', () => {
  const place = (code: string, channel: Placement['channel']): Placement => ({
    code,
    campaignId: 'one',
    channel,
    site: '灯箱',
    regionCode: '440100',
  })
  const placements = [place('aaaaaa', 'outlet'), place('bbbbbb', 'outlet'), place('cccccc', 'web')]
  const counts = [{ on: ON, people: 1000, source: '客流统计' }]
  const visits = [
    { on: ON, count: 3 },
    { on: ON, count: 4 },
  ]
  const reach = new Map([
    ['aaaaaa', { code: 'aaaaaa', visits, counts: [] }],
    ['bbbbbb', { code: 'bbbbbb', visits: [], counts }],
  ])
  assert.deepEqual(reachByChannel(placements, reach), [
    { channel: 'web', placements: 1, visits: 0, people: 0 },
    { channel: 'outlet', placements: 2, visits: 7, people: 1000 },
  ])
})

test('a short code has six characters that nobody mistakes', () => {
  assert.equal(shortCode(new Uint8Array([0, 1, 2, 3, 4, 5])), '234567')
  for (let byte = 0; byte < 256; byte += 1)
    assert.match(shortCode(new Uint8Array(6).fill(byte)), /^[2-9a-hjkmnp-z]{6}$/)
})
