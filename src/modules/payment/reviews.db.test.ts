import assert from 'node:assert/strict'
import test from 'node:test'
import { uuidv7 } from '#kernel/ids.ts'
import { type Database, sql } from '#platform/db.ts'
import { testDatabase } from '#test/database.ts'
import { ALLOWANCE } from '#test/payees.ts'
import { releaseAsSigned } from '#test/paying-bank.ts'
import {
  asRelation,
  byStaff,
  CHECKER,
  MAKER,
  PAID_AT,
  type Payee,
  paymentWorld,
  RELEASER,
} from '#test/payments.ts'
import { testPii } from '#test/person.ts'
import { checkBatch, createBatch, findBatch, giveBackBatch, submitBatch } from './index.ts'
import { digestGroups, digestWords } from './digest-words.ts'
import { digestOfLines, LinesHash } from './lines-digest.ts'
import { readReview } from './read-review.ts'
import { linesOf } from './store-lines.ts'
import { givenBackOf } from './store-review.ts'

const make = async (db: Database, payees: readonly Payee[], payPeriod: string) => {
  const lines = payees.map((one) => ({ ...one, lineId: uuidv7(PAID_AT) }))
  const made = await db.transaction((tx) =>
    createBatch(
      tx,
      byStaff(MAKER),
      {
        source: `roster/${payPeriod}`,
        kind: 'regular',
        programmeCode: ALLOWANCE.code,
        payPeriod,
        instalment: 1,
        regionCode: '440100',
        payOn: Temporal.PlainDate.from('2026-12-10'),
        made: MAKER,
      },
      asRelation(lines),
    ),
  )
  assert.ok(made.granted)
  return made.outcome.batch
}

const paying = (payees: readonly Payee[], amounts: readonly (number | undefined)[]) =>
  payees.flatMap((one, i) => {
    const fen = amounts[i]
    return fen === undefined ? [] : [{ ...one, amountFen: BigInt(fen) }]
  })

test('a batch is compared with the last period, and what stands out is pointed at', async () => {
  await using it = await testDatabase()
  const { db } = it
  const payees = await paymentWorld(db, ['102', '103', '102', '103', '105'])
  const old = await make(db, paying(payees, [100, 100, 100, 100, undefined]), '2026-11')
  await releaseAsSigned(db, old.id)
  const batch = await make(db, paying(payees, [100, 140, 40, undefined, 900]), '2026-12')
  const review = await readReview({ db, pii: testPii }, byStaff(CHECKER), batch)
  const { comparison, outliers } = review
  assert.equal(comparison?.payPeriod, '2026-11')
  const counts = new Map(comparison?.differences.map((one) => [one.kind, one]))
  for (const kind of ['new', 'gone', 'more', 'less', 'same'] as const)
    assert.equal(counts.get(kind)?.count, 1, kind)
  assert.deepEqual(
    [counts.get('gone')?.beforeFen, counts.get('more')?.nowFen, counts.get('new')?.nowFen],
    [100n, 140n, 900n],
  )
  // The middle of 40, 100, 140, 900 is 100; only 900 is more than three times as much.
  assert.equal(outliers.medianFen, 100n)
  assert.deepEqual(
    outliers.aboveMedian.largest.map(({ nowFen }) => nowFen),
    [900n],
  )
  // 140 is 40 % above its last, 40 is 60 % below.
  assert.deepEqual(
    outliers.farFromOwn.largest.map(({ nowFen }) => nowFen),
    [40n],
  )
  const byBank = review.byBank.map(({ code, totalFen }) => `${code} ${totalFen}`)
  assert.deepEqual(byBank, ['105 900', '102 140', '103 140'])
  assert.deepEqual(
    review.byCity.map(({ code, count }) => [code, count]),
    [['440100', 4]],
  )
  assert.deepEqual(
    review.pairs.map(({ madeBy, checkedBy, count }) => [madeBy, checkedBy, count]),
    [['maker', 'checker', 1]],
  )
  assert.ok([...review.names.values()].every((name) => name.includes('*')))
})

test('the sample is drawn by the digest and the same for everybody', async () => {
  await using it = await testDatabase()
  const { db } = it
  const payees = await paymentWorld(
    db,
    Array.from({ length: 30 }, () => '102'),
  )
  const batch = await make(db, payees, '2026-12')
  const look = async () => {
    const { sample, digest } = await readReview({ db, pii: testPii }, byStaff(CHECKER), batch)
    return { digest, people: sample.map(({ personId }) => personId) }
  }
  const first = await look()
  assert.equal(new Set(first.people).size, 20)
  assert.deepEqual(await look(), first)
  const inOrder = payees.slice(0, 20).map(({ personId }) => personId)
  assert.notDeepEqual(first.people, inOrder)
})

test('a batch goes back with a reason, and the database takes none without', async () => {
  await using it = await testDatabase()
  const { db } = it
  const batch = await make(db, await paymentWorld(db, ['102']), '2026-12')
  await submitBatch(it, byStaff(MAKER), batch.id)
  await assert.rejects(giveBackBatch(it, byStaff(CHECKER), batch.id, ' '), /given_back_reason/)
  assert.equal((await findBatch(db, batch.id))?.status, 'submitted')
  assert.ok((await giveBackBatch(it, byStaff(CHECKER), batch.id, '金额要再核'))?.granted)
  const [given] = await givenBackOf(db, batch.id)
  assert.deepEqual([given?.reason, given?.by], ['金额要再核', CHECKER.staffId])
})

/** Two things at the same moment, as far as two connections can. */
const atOnce = async <A, B>(one: () => Promise<A>, two: () => Promise<B>) => {
  const gate = Promise.withResolvers<undefined>()
  const both = [gate.promise.then(one), gate.promise.then(two)] as const
  gate.resolve(undefined)
  return Promise.all(both)
}

const ROUNDS = 12

test('whoever approves while the batch is mended signs what was shown, or nothing', async () => {
  await using it = await testDatabase()
  const { db } = it
  const payees = await paymentWorld(db, ['102', '103'])
  const [first, second] = payees
  assert.ok(first !== undefined && second !== undefined)
  const outcomes = new Set<string>()
  for (let round = 0; round < ROUNDS; round += 1) {
    const batch = await make(db, [first], `${2030 + round}-12`)
    const submitted = await submitBatch(it, byStaff(MAKER), batch.id)
    assert.ok(submitted?.granted)
    const seenDigest = submitted.outcome.linesDigest ?? ''
    // Given back, one line more, and submitted again: what is there is not what was shown.
    const mend = async () => {
      const back = await giveBackBatch(it, byStaff(RELEASER), batch.id, '漏了一人')
      if (back?.granted !== true) return false
      await it.owner.transaction(async (tx) => {
        await tx.run(sql`
          insert into payment.line (id, person_id, batch_id, payer_agency, programme_code,
            pay_period, instalment, amount_fen, bank_code, account_id, account_tail, assignment_id)
          select ${uuidv7(PAID_AT)}, ${second.personId}, batch_id, payer_agency, programme_code,
                 pay_period, instalment, 1, bank_code, account_id, account_tail, assignment_id
            from payment.line where batch_id = ${batch.id}`)
        await tx.run(sql`
          update payment.batch set line_count = 2, total_fen = total_fen + 1
           where id = ${batch.id}`)
      })
      return (await submitBatch(it, byStaff(MAKER), batch.id))?.granted === true
    }
    const sign = () =>
      checkBatch(it, byStaff(CHECKER), { batchId: batch.id, by: CHECKER, seenDigest })
    const [signed] = await atOnce(sign, mend)
    const after = await findBatch(db, batch.id)
    // Whatever came first: a signature that stands is under the lines that are there.
    const { digest } = await digestOfLines(db, { batchId: batch.id })
    if (after?.checked !== undefined) assert.equal(after.checked.linesDigest, digest)
    outcomes.add(signed?.granted === false ? signed.refusal : 'signed')
  }
  const lawful = new Set(['signed', 'LINES_CHANGED', 'BATCH_NOT_IN_STATUS'])
  assert.deepEqual(
    [...outcomes].filter((one) => !lawful.has(one)),
    [],
  )
})

test('the digest that the database helps with is that of the lines one by one', async () => {
  await using it = await testDatabase()
  const payees = await paymentWorld(it.db, ['102', '103', '105'])
  const { id: batchId } = await make(it.db, payees, '2026-12')
  const hash = new LinesHash()
  for await (const lines of linesOf(it.db, { batchId })) hash.add(lines)
  const digest = await digestOfLines(it.db, { batchId })
  assert.deepEqual(digest, hash.end())
  assert.equal(digest.lineCount, 3)
})

test('a digest is read out in twelve characters and shown in groups of four', () => {
  const digest = `0123456789abcdef${'0'.repeat(48)}`
  assert.deepEqual(digestWords(digest), ['山水云雨', '花鸟鱼虫', '金木火土'])
  assert.equal(digestGroups(digest).length, 16)
  assert.equal(digestGroups(digest).join(''), digest)
  const [one] = digestWords(`f${digest.slice(1)}`)
  assert.notEqual(one, '山水云雨')
  assert.throws(() => digestWords('draft'), RangeError)
})
