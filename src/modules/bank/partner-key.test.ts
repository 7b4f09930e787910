import assert from 'node:assert/strict'
import test from 'node:test'
import { fingerprintOf, readPublicKey, type RegisteredKey } from '#platform/http/partner-keys.ts'
import { newPartnerKey } from '#test/partner.ts'
import { daysLeft, decideNewKey, decideRetirement, keyState, liveKeys } from './partner-key.ts'

const at = (text: string): Temporal.Instant => Temporal.Instant.from(`${text}T00:00:00+08:00`)
const NOW = at('2026-11-26')
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)
const POINT = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } as const
const MOST_DAYS = 400

const key = (change: Partial<RegisteredKey> = {}): RegisteredKey => ({
  publicKey: POINT,
  validFrom: at('2026-01-01'),
  validUntil: at('2027-01-01'),
  retiredAt: undefined,
  lastUsedAt: undefined,
  ...change,
})

const later = key({ validFrom: at('2026-12-15'), validUntil: at('2027-12-15') })
const ended = key({ validUntil: NOW })
const retired = key({ retiredAt: at('2026-11-01') })
const holds = key()

const wish = (change: Partial<Parameters<typeof decideNewKey>[0]> = {}) => ({
  read: POINT,
  known: false,
  from: day('2026-11-26'),
  until: day('2027-11-26'),
  ...change,
})

const refusalOf = (decision: ReturnType<typeof decideNewKey | typeof decideRetirement>) =>
  decision.granted ? undefined : decision.refusal

test('a key holds from its first moment to its last, and never once it is retired', () => {
  assert.deepEqual(
    [holds, later, ended, retired].map((one) => keyState(one, NOW)),
    ['holds', 'later', 'ended', 'retired'],
  )
  const before = NOW.subtract({ nanoseconds: 1 })
  assert.equal(keyState(ended, before), 'holds')
  assert.equal(keyState(retired, at('2026-06-01')), 'retired', 'whatever the clock says')
  assert.equal(keyState(later, at('2026-12-15')), 'holds')
  const closed = key({ validUntil: NOW, retiredAt: NOW })
  assert.equal(keyState(closed, at('2026-06-01')), 'ended', 'it does not come back either')
})

test('the days that are left are whole ones, and none are left at the end', () => {
  assert.equal(daysLeft(holds, NOW), 36)
  assert.equal(daysLeft(ended, NOW), 0)
  assert.equal(daysLeft(key({ validUntil: undefined }), NOW), undefined)
})

test('a new key is granted beside one other, and its days are those of the province', () => {
  const decision = decideNewKey(wish(), [holds, ended, retired], NOW, MOST_DAYS)
  assert.ok(decision.granted)
  assert.ok(decision.outcome.validFrom.equals(NOW))
  assert.ok(decision.outcome.validUntil.equals(at('2027-11-26')))
  const noon = NOW.add({ hours: 12 })
  const today = decideNewKey(wish(), [], noon, MOST_DAYS)
  assert.ok(today.granted && today.outcome.validFrom.equals(noon), 'today has begun: from now on')
})

test('whatever is wrong with a new key has a word of its own', () => {
  const cases = [
    [wish({ read: 'private' }), [], 'KEY_PRIVATE'],
    [wish({ read: 'unreadable' }), [], 'KEY_UNREADABLE'],
    [wish({ known: true }), [], 'KEY_KNOWN'],
    [wish({ from: day('2026-11-25') }), [], 'KEY_PERIOD_WRONG'],
    [wish({ until: day('2026-11-26') }), [], 'KEY_PERIOD_WRONG'],
    [wish({ until: day('2028-01-01') }), [], 'KEY_PERIOD_WRONG'],
    [wish(), [holds, later], 'TWO_KEYS_LIVE'],
  ] as const
  for (const [input, keys, refusal] of cases)
    assert.equal(refusalOf(decideNewKey(input, keys, NOW, MOST_DAYS)), refusal)
})

test('the last key that holds goes only when it has leaked', () => {
  const alone = [holds, later, ended, retired]
  assert.equal(refusalOf(decideRetirement(holds, alone, NOW, false)), 'LAST_KEY')
  assert.ok(decideRetirement(holds, alone, NOW, true).granted)
  assert.ok(decideRetirement(later, alone, NOW, false).granted, 'one that does not hold yet')
  assert.equal(refusalOf(decideRetirement(ended, alone, NOW, true)), 'KEY_ENDED')
  assert.equal(refusalOf(decideRetirement(retired, alone, NOW, true)), 'KEY_ENDED')
  const two = [holds, key({ publicKey: { ...POINT, x: 'z' } })]
  assert.ok(decideRetirement(two[0] ?? holds, two, NOW, false).granted)
  assert.equal(liveKeys(alone, NOW).length, 2)
})

test('a public key is read from PEM and JWK alike, and a private one is told apart', async () => {
  const { jwk, pem, privateJwk } = await newPartnerKey('102')
  const [fromPem, fromJwk] = [readPublicKey(`\n${pem}\n`), readPublicKey(JSON.stringify(jwk))]
  assert.ok(typeof fromPem === 'object' && typeof fromJwk === 'object')
  assert.deepEqual(fromPem, fromJwk)
  assert.match(fingerprintOf(fromPem), /^([0-9a-f]{4} ){7}[0-9a-f]{4}$/)
  assert.equal(readPublicKey(JSON.stringify(privateJwk)), 'private')
  assert.equal(readPublicKey('-----BEGIN EC PRIVATE KEY-----'), 'private')
  for (const nothing of ['', 'ssh-rsa AAAA', '{}', '{', pem.slice(0, 60)])
    assert.equal(readPublicKey(nothing), 'unreadable', nothing)
})
