import assert from 'node:assert/strict'
import test from 'node:test'
import { oneAhead } from './one-ahead.ts'

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('the next piece is made while the last one is worked on, and no further one', async () => {
  const made: number[] = []
  async function* source() {
    for (let i = 0; i < 4; i += 1) {
      made.push(i)
      yield i
    }
  }
  const seen: (readonly [number, number])[] = []
  for await (const piece of oneAhead(source())) {
    await turn()
    seen.push([piece, made.length])
  }
  assert.deepEqual(seen, [
    [0, 2],
    [1, 3],
    [2, 4],
    [3, 4],
  ])
})

test('a source that fails is told in its turn, after what it had made', async () => {
  async function* source() {
    yield 1
    throw new Error('torn')
  }
  const seen: number[] = []
  await assert.rejects(async () => {
    for await (const piece of oneAhead(source())) {
      await turn()
      seen.push(piece)
    }
  }, /torn/)
  assert.deepEqual(seen, [1])
})

test('who stops early has the source closed', async () => {
  let closed = false
  async function* source() {
    try {
      for (let i = 0; ; i += 1) yield i
    } finally {
      closed = true
    }
  }
  for await (const piece of oneAhead(source())) if (piece === 2) break
  assert.equal(closed, true)
})
