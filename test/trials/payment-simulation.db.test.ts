import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { PAIRS } from './faulty.ts'
import { play, SimulationWorld } from './payment-simulation.ts'

const world = await SimulationWorld.make()
after(() => world[Symbol.asyncDispose]())

const SHORT = { steps: 100, checkEach: 25 } as const
const SEEDS = 5

test('whatever goes wrong in any order, nobody is paid twice and everything ends', async () => {
  const seen = new Set<string>()
  for (let seed = 0; seed < SEEDS; seed += 1) {
    const played = await play(world, seed, SHORT)
    assert.deepEqual(played.violations, [], `npm run test:simulation -- --seed ${seed}`)
    for (const pair of played.seen) seen.add(pair)
  }
  // A play in which nothing went wrong would show nothing.
  assert.ok(seen.size > PAIRS.length / 3, [...seen].join(' '))
})

test('a seed plays the same play again, and a planted fault does not come through', async () => {
  const planted = { ...SHORT, steps: 60, planted: 'believesInReferences' } as const
  const one = await play(world, SEEDS, planted)
  await using other = await SimulationWorld.make()
  const two = await play(other, SEEDS, planted)
  assert.ok(one.violations.length > 0)
  assert.deepEqual(two.trace, one.trace)
})
