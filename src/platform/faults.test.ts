import assert from 'node:assert/strict'
import test from 'node:test'
import { watchFaults } from './faults.ts'
import { createLogger, type Logger } from './log.ts'

/** A logger that keeps the words. */
const listening = () => {
  const said: string[] = []
  const keep = (...args: readonly unknown[]) => void said.push(String(args.at(-1)))
  const log = Object.assign(createLogger('silent'), { error: keep, warn: keep }) as Logger
  return { said, faults: watchFaults(log) }
}

const REFUSED = { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED' }

test('an outage of the database is told once, and so is its end', () => {
  const { said, faults } = listening()
  faults.attempt().passed()
  for (const where of ['job queue', 'deliveries', 'deliveries']) faults.happened(REFUSED, where)
  faults.attempt().passed()
  faults.attempt().passed()
  faults.happened(Object.assign(new Error('again'), { code: '57P01' }), 'deliveries')
  assert.equal(said.length, 3)
  assert.match(said[0] ?? '', /does not answer/)
  assert.match(said[1] ?? '', /answers again/)
  assert.equal(said[2], said[0])
})

test('a fault that is no outage is told every time, with where it happened', () => {
  const { said, faults } = listening()
  faults.happened(new Error('a bug'), 'deliveries')
  faults.happened(new Error('a bug'), 'deliveries')
  assert.deepEqual(said, ['deliveries', 'deliveries'])
})

test('an answer to what was asked before an outage does not end it', () => {
  const { said, faults } = listening()
  const before = faults.attempt()
  faults.happened(REFUSED, 'deliveries')
  before.passed()
  faults.happened(REFUSED, 'deliveries')
  assert.equal(said.length, 1)
  faults.attempt().passed()
  assert.match(said[1] ?? '', /answers again/)
})
