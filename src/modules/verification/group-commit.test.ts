import assert from 'node:assert/strict'
import test from 'node:test'
import { GroupCommit } from './group-commit.ts'

const LIMITS = { maxRows: 4, maxInFlight: 2, maxWaitMs: 2, maxWaiting: 12 }

/** A commit that ends when it is told to. */
const heldCommits = () => {
  const batches: { items: readonly number[]; end: () => void; fail: (error: Error) => void }[] = []
  const commit = (items: readonly number[]) =>
    new Promise<readonly string[]>((resolve, reject) => {
      const end = () => resolve(items.map((item) => `done ${item}`))
      batches.push({ items, end, fail: reject })
    })
  return { batches, commit }
}

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve))
}

test('what comes together is committed together, and each gets its own answer', async () => {
  const { batches, commit } = heldCommits()
  const group = new GroupCommit({ ...LIMITS, commit })
  const answers = Promise.all([1, 2, 3].map((item) => group.submit(item)))
  await until(() => batches.length === 1)
  assert.deepEqual(batches[0]?.items, [1, 2, 3])
  batches[0]?.end()
  assert.deepEqual(await answers, ['done 1', 'done 2', 'done 3'])
})

test('at most two batches are under way, and none is larger than allowed', async () => {
  const { batches, commit } = heldCommits()
  const group = new GroupCommit({ ...LIMITS, commit })
  const answers = Promise.all(Array.from({ length: 12 }, (_, item) => group.submit(item)))
  await until(() => batches.length === 1)
  // The second starts when it has waited its time; the third only when one has come back.
  const more = group.submit(12)
  await until(() => batches.length === 2)
  batches[0]?.end()
  await until(() => batches.length === 3)
  assert.ok(batches.every(({ items }) => items.length <= 4))
  batches[1]?.end()
  await until(() => batches.length === 4)
  for (const { end } of batches) end()
  assert.equal((await answers).length, 12)
  assert.equal(await more, 'done 12')
})

test('a batch that fails fails its own requests and no others', async () => {
  const { batches, commit } = heldCommits()
  const group = new GroupCommit({ ...LIMITS, commit })
  const first = [1, 2].map((item) => group.submit(item))
  await until(() => batches.length === 1)
  batches[0]?.fail(new Error('the disk is full'))
  for (const { status } of await Promise.allSettled(first)) assert.equal(status, 'rejected')
  const next = group.submit(3)
  await until(() => batches.length === 2)
  batches[1]?.end()
  assert.equal(await next, 'done 3')
})

test('when too many wait, the next is turned away at once', async () => {
  const { batches, commit } = heldCommits()
  const group = new GroupCommit({ ...LIMITS, commit })
  const waiting = Array.from({ length: 12 }, (_, item) => group.submit(item))
  assert.throws(() => group.submit(12), /OVERLOADED/)
  const settled = group.settled()
  for (let i = 0; i < 3; i += 1) {
    await until(() => batches.length > i)
    batches[i]?.end()
  }
  await Promise.all([...waiting, settled])
})
