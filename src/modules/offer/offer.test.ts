import assert from 'node:assert/strict'
import test from 'node:test'
import { advertisingIn } from './advertising.ts'
import {
  type Application,
  decideApplication,
  decideOffer,
  DECIDERS_ACTIONS,
  isOpen,
  isWithin,
  type Offer,
  OFFER_ACTIONS,
  OFFER_STATUSES,
  OFFER_TRANSITIONS,
  type OfferAction,
  openPlaces,
  type OfferStatus,
} from './offer.ts'

const ON = Temporal.PlainDate.from('2026-11-26')
const AT = Temporal.Instant.from('2026-11-20T02:00:00Z')
const SCENE = {
  status: 'published',
  assuranceLevel: 2,
  returnedFields: ['token', 'ageBand'],
} as const
const WISH: Application = {
  kind: 'convenience',
  applicant: '岭南长者服务社',
  creditCode: '91440300MADEXP028P',
  contact: '020-00000000',
  title: '陪老人去网点',
  what: '志愿者陪行动不便的老人去就近网点办理社会保障卡，提前一天预约。',
  domain: 'elderCare',
  regionCode: '440100',
  site: '越秀区各街道',
  sceneCode: undefined,
  fields: [],
}

const codeOf = (decision: { granted: boolean; refusal?: string }): string =>
  decision.granted ? 'granted' : (decision.refusal ?? '')

const apply = (change: Partial<Application>, scene?: Parameters<typeof decideApplication>[1]) =>
  codeOf(decideApplication({ ...WISH, ...change }, scene, true))

test('an application says who, what and where, with a credit code that holds', () => {
  assert.equal(apply({}), 'granted')
  assert.equal(apply({ what: '陪老人' }), 'OFFER_INCOMPLETE')
  assert.equal(apply({ title: '长'.repeat(31) }), 'OFFER_INCOMPLETE')
  assert.equal(codeOf(decideApplication(WISH, undefined, false)), 'OFFER_INCOMPLETE')
  assert.equal(apply({ creditCode: '91440300MADEXP028X' }), 'OFFER_CREDIT_CODE_WRONG')
})

test('a scene learns no more than a scene of the catalogue, a convenience nothing', () => {
  const scene = (fields: Application['fields'], known?: Parameters<typeof apply>[1]) =>
    apply({ kind: 'scene', sceneCode: 'GD-WH-001', fields }, known)
  assert.equal(scene(['token'], SCENE), 'granted')
  assert.equal(scene(['token', 'ageBand'], SCENE), 'granted')
  assert.equal(scene(['token', 'name'], SCENE), 'OFFER_FIELDS_BEYOND_SCENE')
  assert.equal(scene([], SCENE), 'OFFER_FIELDS_BEYOND_SCENE')
  assert.equal(scene(['token']), 'OFFER_SCENE_UNKNOWN')
  assert.equal(scene(['token'], { ...SCENE, status: 'suspended' }), 'OFFER_SCENE_UNKNOWN')
  assert.equal(scene(['token'], { ...SCENE, assuranceLevel: 0 }), 'OFFER_SCENE_UNKNOWN')
  assert.equal(apply({ fields: ['token'] }), 'OFFER_FIELDS_BEYOND_SCENE')
})

test('an offer never advertises', () => {
  for (const words of [
    '全城最低价',
    '限时秒杀',
    '加微信领红包',
    '见 www.example.com',
    '<img src=x>',
    '快来！！',
    'the best deal',
  ])
    assert.equal(apply({ what: `${WISH.what}${words}` }), 'OFFER_ADVERTISES', words)
  assert.equal(advertisingIn('好', '最近的网点'), undefined, 'the nearest outlet is a place')
  assert.equal(advertisingIn('好', '点 https://a.example'), 'https:')
})

const inStatus = (status: OfferStatus): Pick<Offer, 'status' | 'steps' | 'sceneCode'> => ({
  status,
  sceneCode: 'GD-WH-001',
  steps: [{ action: 'examine', words: '核对过了', by: 'officer', at: AT }],
})
const limits = { places: ['GZ-0001', 'GZ-0002'], uses: 100, until: ON.add({ days: 30 }) }
const offering = (...codes: readonly string[]) =>
  new Map(codes.map((code) => [code, { sceneCodes: ['GD-WH-001', 'GD-YL-001'] }]))
const TODAY = { on: ON, registered: offering('GZ-0001', 'GZ-0002') }
const words = (count: number) => Array.from({ length: count }, (_, i) => `第${i}个社区`)
const step = (status: OfferStatus, action: OfferAction, change: object = {}) => {
  const wish = { staffId: 'decider', words: '情况属实', limits, ...change }
  return codeOf(decideOffer(inStatus(status), action, wish, TODAY))
}

test('only the listed steps of an offer are granted, with words, by two people', () => {
  for (const status of OFFER_STATUSES)
    for (const action of OFFER_ACTIONS)
      assert.equal(
        step(status, action) === 'granted',
        Object.hasOwn(OFFER_TRANSITIONS[status], action),
        `${status} ${action}`,
      )
  assert.equal(step('examined', 'beginTrial', { staffId: 'officer' }), 'OFFER_SAME_PERSON')
  assert.equal(step('trial', 'launch', { staffId: 'officer' }), 'OFFER_SAME_PERSON')
  assert.equal(step('live', 'delist', { words: '不' }), 'OFFER_WORDS_MISSING')
  const others = OFFER_ACTIONS.filter((action) => action !== 'examine')
  assert.deepEqual(DECIDERS_ACTIONS.toSorted(), others.toSorted())
})

test('a trial has limits in places, uses and days', () => {
  const begin = (change: object) =>
    step('examined', 'beginTrial', { limits: { ...limits, ...change } })
  assert.equal(begin({}), 'granted')
  const inWords = (places: readonly string[]) => {
    const wish = { staffId: 'decider', words: '情况属实', limits: { ...limits, places } }
    const offer = { ...inStatus('examined'), sceneCode: undefined }
    return codeOf(decideOffer(offer, 'beginTrial', wish, TODAY))
  }
  assert.equal(inWords(words(51)), 'OFFER_LIMITS_WRONG')
  assert.equal(inWords(words(50)), 'granted')
  assert.equal(inWords([]), 'OFFER_LIMITS_WRONG')
  assert.equal(inWords(['南山', '南山']), 'OFFER_LIMITS_WRONG')
  assert.equal(inWords(['长'.repeat(61)]), 'OFFER_LIMITS_WRONG')
  assert.equal(begin({ uses: 0 }), 'OFFER_LIMITS_WRONG')
  assert.equal(begin({ until: ON.add({ days: 6 }) }), 'OFFER_LIMITS_WRONG')
  assert.equal(begin({ until: ON.add({ days: 7 }) }), 'granted')
  assert.equal(begin({ until: ON.add({ days: 181 }) }), 'OFFER_LIMITS_WRONG')
  assert.equal(step('examined', 'beginTrial', { limits: undefined }), 'OFFER_LIMITS_WRONG')
})

test('a scene is tried at registered places that offer it, and at no other', () => {
  const begin = (registered: ReturnType<typeof offering>) => {
    const wish = { staffId: 'decider', words: '情况属实', limits }
    return codeOf(decideOffer(inStatus('examined'), 'beginTrial', wish, { on: ON, registered }))
  }
  assert.equal(begin(TODAY.registered), 'granted')
  assert.equal(begin(offering('GZ-0001')), 'OFFER_PLACE_NOT_OFFERING', 'unknown, or ended')
  const elsewhere = new Map(offering('GZ-0001')).set('GZ-0002', { sceneCodes: ['GD-YL-001'] })
  assert.equal(begin(elsewhere), 'OFFER_PLACE_NOT_OFFERING')
  const trial = { trial: limits, sceneCode: 'GD-WH-001' }
  assert.deepEqual(openPlaces(trial, elsewhere), ['GZ-0001'])
  assert.deepEqual(openPlaces({ ...trial, sceneCode: undefined }, new Map()), limits.places)
})

test('holders find what is live, and what is on trial within its limits', () => {
  const open = (status: OfferStatus, uses: number, on = ON) =>
    isOpen({ status, trial: limits, uses, sceneCode: 'GD-WH-001' }, { ...TODAY, on })
  assert.ok(open('live', 5000, ON.add({ days: 400 })))
  assert.ok(open('trial', 99, limits.until))
  assert.ok(!open('trial', 100))
  assert.ok(!open('trial', 0, limits.until.add({ days: 1 })))
  for (const status of ['submitted', 'examined', 'declined', 'delisted'] as const)
    assert.ok(!open(status, 0))
  const trial = { ...inStatus('trial'), trial: limits, uses: 0 }
  assert.ok(isOpen(trial, { on: ON, registered: offering('GZ-0002') }))
  assert.ok(!isOpen(trial, { on: ON, registered: new Map() }), 'none of its places offers it')
})

test('an offer whose scene became stricter, or is suspended, learns nothing any more', () => {
  const offer = { kind: 'scene', fields: ['token', 'ageBand'] } as const
  assert.ok(isWithin(offer, SCENE))
  assert.ok(!isWithin(offer, { ...SCENE, returnedFields: ['token'] }))
  assert.ok(!isWithin(offer, { ...SCENE, status: 'suspended' }))
  assert.ok(!isWithin(offer, undefined))
  assert.ok(isWithin({ kind: 'convenience', fields: [] }, undefined))
})
