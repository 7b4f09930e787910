import assert from 'node:assert/strict'
import test from 'node:test'
import { SimulatedThing } from '#platform/reader/index.ts'
import { PERSONAS } from './data/personas.ts'
import { simulatedThings } from './simulated-things.ts'

test('every persona has a card and a document for the simulated reader', () => {
  const things = simulatedThings()
  for (const thing of things) assert.doesNotThrow(() => SimulatedThing.parse(thing), thing.label)
  for (const { name } of PERSONAS) {
    const own = things.filter(({ label }) => label.startsWith(`${name} · `))
    assert.ok(own.some((thing) => 'card' in thing) && own.some((thing) => 'document' in thing))
  }
})
