import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { findBatch } from '#modules/payment/index.ts'
import { RestoreDrill } from './payment-restore.ts'

const drill = await RestoreDrill.begin(64)
after(() => drill[Symbol.asyncDispose]())
const { closed, sent, built, released } = await drill.prepare()
await drill.markPoint('before')
const lost = await drill.enterMissing()
await drill.settle([sent, built, released, lost])
const before = new Set(await drill.references())
assert.deepEqual(await drill.wrong(), [])
const booked = drill.booked()

const statusOf = async (batchId: string) => (await findBatch(drill.db, batchId))?.status

test('a database that was brought back tells no bank anything, and cannot forget it', async () => {
  await drill.restore('before', 'new')
  assert.equal(await statusOf(lost), undefined)
  const { sent: tried, notBuilt } = await drill.round()
  assert.deepEqual(new Set(tried.map(({ outcome }) => outcome)), new Set(['placeChanged']))
  assert.deepEqual(new Set(notBuilt.map(({ why }) => why)), new Set(['placeChanged']))
  assert.equal(drill.booked(), booked)
})

test('declared, it still tells a bank nothing before the bank has said what it has', async () => {
  assert.equal((await drill.declare()).number, 2)
  const { sent: tried, notBuilt } = await drill.round()
  assert.deepEqual(new Set(tried.map(({ outcome }) => outcome)), new Set(['bankNotAsked']))
  assert.deepEqual(new Set(notBuilt.map(({ why }) => why)), new Set(['bankNotAsked']))
  assert.equal(drill.booked(), booked)
})

test('a batch that was lost holds up its banks until two people say which it is', async () => {
  await drill.ask()
  const { notBuilt } = await drill.round()
  assert.deepEqual(new Set(notBuilt.map(({ why }) => why)), new Set(['batchMissing']))
  assert.equal(drill.booked(), booked)
  const again = await drill.enterMissing()
  assert.equal(await drill.match(again), 8)
  // What banks told before tells nothing of what we do not know yet to be theirs.
  await drill.round()
  await drill.bring('again')
  await drill.settle([sent, built, released, again])
  assert.equal(await drill.forgotten(again), 0)
})

test('in the end banks have paid everybody once, and we know all of it', async () => {
  assert.deepEqual(await drill.open([closed, sent, built, released]), [])
  assert.deepEqual(await drill.wrong(), [])
  assert.equal(drill.booked(), booked)
})

test('what goes out from now on bears the number of the new life', async () => {
  const next = await drill.releaseNext()
  await drill.settle([next])
  assert.equal(await statusOf(next), 'closed')
  const fresh = (await drill.references()).filter((one) => !before.has(one))
  assert.equal(fresh.length, 8)
  for (const reference of fresh) assert.match(reference, /^Y2X/)
  assert.deepEqual(await drill.wrong(), [])
})

test('banks written down as asked that nobody asked pay twice, and it is seen', async () => {
  await drill.restore('before', 'old')
  // Its number was never used, not even by the life that is lost once more.
  assert.equal((await drill.declare()).number, 3)
  await drill.pretendToHaveAsked()
  await drill.round()
  assert.ok((await drill.wrong()).length > 0)
  assert.ok(drill.booked() > booked)
})
