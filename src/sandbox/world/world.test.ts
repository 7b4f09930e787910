import assert from 'node:assert/strict'
import test from 'node:test'
import { sandboxWorld, WORLD_SEED } from '#test/sandbox-world.ts'
import { Bounded } from './bounded.ts'
import { drawBetween, drawOne, seededDraw } from './draw.ts'
import { FaultSwitch } from './fault.ts'
import { signerOf } from './signer.ts'
import { Timers } from './timers.ts'

const draw = seededDraw(WORLD_SEED)

test('chance depends on the seed and on what it is about, and on nothing else', () => {
  const other = seededDraw(Buffer.from('another seed', 'utf8'))
  const drawn = (from: typeof draw) => Array.from({ length: 40 }, (_, i) => from(`${i}`, 1000))
  assert.deepEqual(drawn(draw), drawn(seededDraw(WORLD_SEED)))
  assert.notDeepEqual(drawn(draw), drawn(other))
  for (let i = 0; i < 200; i += 1) {
    const number = drawBetween(draw, `between ${i}`, 3, 5)
    assert.ok(number >= 3 && number <= 5)
  }
  assert.throws(() => drawOne(draw, 'nothing', []), RangeError)
})

test('a switch that is set for a share hits about that share, and the profile the rest', () => {
  const faults = new FaultSwitch(draw)
  const count = (fault: string) =>
    Array.from({ length: 2000 }, () => faults.next('bank-1', { refuses: 100 })).filter(
      (one) => one === fault,
    ).length
  const usual = count('refuses')
  assert.ok(usual > 120 && usual < 280, `${usual}`)
  faults.set('bank-1', { fault: 'slow', share: 500 })
  const slow = count('slow')
  assert.ok(slow > 850 && slow < 1150, `${slow}`)
  assert.equal(count('refuses'), 0, 'what is set takes the place of the profile')
  faults.set('bank-1', { fault: 'down', share: 1000 })
  assert.equal(count('down'), 2000)
  faults.unset('bank-1')
  assert.equal(count('down'), 0)
})

test('a bounded map keeps the newest, and what is set again is new', () => {
  const map = new Bounded<number>(2)
  map.set('a', 1)
  map.set('b', 2)
  map.set('a', 3)
  map.set('c', 4)
  assert.deepEqual(map.newest(), [4, 3])
  assert.deepEqual(map.newest(1), [4])
  assert.equal(map.get('b'), undefined)
})

test('everybody has a key pair of their own, the same after every start', () => {
  const jwk = (issuer: string) => JSON.stringify(signerOf(WORLD_SEED, issuer).publicJwk)
  assert.equal(jwk('102'), jwk('102'))
  assert.notEqual(jwk('102'), jwk('103'))
  assert.doesNotMatch(jwk('102'), /"d"/)
})

test('timers that are stopped do nothing more, and who waits goes on at once', async () => {
  const timers = new Timers()
  let done = 0
  timers.later(1, () => (done += 1))
  const waiting = timers.wait(3_600_000)
  timers.stop()
  await waiting
  await timers.wait(3_600_000)
  await new Promise((resolve) => setTimeout(resolve, 20))
  assert.equal(done, 0)
})

test('a courier with too much to carry gives up what comes on top', async () => {
  const { world, waiting } = sandboxWorld()
  const signer = signerOf(WORLD_SEED, '102')
  for (let i = 0; i < 5001; i += 1) world.courier.send(signer, '/v1/x', `${i}`, {}, 1000)
  assert.equal(waiting(), 5000)
  assert.equal(world.courier.deliveries(1)[0]?.state, 'givenUp')
  assert.equal(world.courier.deliveries().length, 300)
})

test('a callback to an address that is gone for good is not sent again', async () => {
  const { world, received, pass } = sandboxWorld(() => 410)
  world.courier.send(signerOf(WORLD_SEED, '102'), '/v1/x', 'one', {})
  await pass(3600)
  assert.equal(received.length, 1)
  assert.equal(world.courier.deliveries()[0]?.state, 'givenUp')
})
