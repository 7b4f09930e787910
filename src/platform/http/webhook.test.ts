import assert from 'node:assert/strict'
import test from 'node:test'
import { newWebhookSecret, signWebhook, verifyWebhook } from './webhook.ts'

/** The published vector of Standard Webhooks and of its libraries. */
const PUBLISHED = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  body: '{"test": 2432232314}',
  at: Temporal.Instant.fromEpochMilliseconds(1_614_265_330_000),
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
}

test('the signature is the published one, and an HMAC-SM3 stands beside it', () => {
  const { secret, at, signature, ...webhook } = PUBLISHED
  const headers = signWebhook(webhook, [secret], at)
  assert.equal(headers['webhook-id'], webhook.id)
  assert.equal(headers['webhook-timestamp'], '1614265330')
  const [v1, sm3, ...more] = headers['webhook-signature'].split(' ')
  assert.equal(v1, signature)
  // As openssl says: dgst -sm3 -mac HMAC over the same text.
  assert.equal(sm3, 'v1sm3,/HoSFIzweCy/UJPM50++HyVPa/54PFXtLisZ9sIFN1I=')
  assert.deepEqual(more, [])
})

test('either secret and either digest verify, and no other one does', () => {
  const [old, fresh, other] = [newWebhookSecret(), newWebhookSecret(), newWebhookSecret()]
  const { at, id, body } = PUBLISHED
  const headers = { ...signWebhook({ id, body }, [old, fresh], at) }
  for (const version of ['v1', 'v1sm3'] as const) {
    for (const secret of [old, fresh])
      assert.equal(verifyWebhook(headers, body, { secret, version, at }), 'fine')
    assert.equal(verifyWebhook(headers, body, { secret: other, version, at }), 'unsigned')
    assert.equal(verifyWebhook(headers, `${body} `, { secret: old, version, at }), 'unsigned')
  }
  const moved = { ...headers, 'webhook-id': 'another' }
  assert.equal(verifyWebhook(moved, body, { secret: old, at }), 'unsigned')
})

test('a message of another hour is a replay', () => {
  const { at, id, body, secret } = PUBLISHED
  const headers = { ...signWebhook({ id, body }, [secret], at) }
  const later = (seconds: number) =>
    verifyWebhook(headers, body, { secret, at: at.add({ seconds }) })
  assert.deepEqual(
    [later(-301), later(-300), later(300), later(301)],
    ['tooOld', 'fine', 'fine', 'tooOld'],
  )
  assert.equal(verifyWebhook({}, body, { secret, at }), 'tooOld')
})
