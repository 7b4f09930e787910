import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from '#platform/audit.ts'
import { sql } from '#platform/db.ts'
import { testDatabase, type TestDatabase } from '#test/database.ts'
import { balancesOf, findPosting, fundsOf, insertFund, post, type PostingInput } from './index.ts'
import { LEDGER_ACCOUNT_CODES, POSTING_KIND_CODES } from './ledger.ts'

const AT = Temporal.Instant.from('2026-11-26T02:00:00Z')
const context: ActionContext = {
  actor: { kind: 'system', id: 'payment.send' },
  requestId: 'test',
  at: AT,
}
const FUND = {
  code: 'GZ-FIN-102',
  payerAgency: 'dept-finance',
  bankCode: '102',
  accountName: '广东省财政厅惠民资金专户',
  accountNumber: '44050100000000001',
  openedOn: Temporal.PlainDate.from('2026-01-01'),
}

const withFund = async (it: TestDatabase) => {
  await it.db.transaction((tx) => insertFund(tx, FUND))
  return (input: Omit<PostingInput, 'fundCode'>, fundCode = FUND.code) =>
    it.db.transaction((tx) => post(tx, context, { ...input, fundCode }))
}

test('money walks from treasury to payee and back, and every fen is somewhere', async () => {
  await using it = await testDatabase()
  const move = await withFund(it)
  assert.deepEqual(await fundsOf(it.db, 'dept-finance'), [FUND])
  assert.ok((await move({ reference: 'voucher/1', kind: 'appropriate', amountFen: 900n })).granted)
  assert.ok((await move({ reference: 'send/a', kind: 'send', amountFen: 700n })).granted)
  assert.ok((await move({ reference: 'result/a', kind: 'confirm', amountFen: 500n })).granted)
  assert.ok((await move({ reference: 'refused/a', kind: 'reject', amountFen: 200n })).granted)
  assert.ok((await move({ reference: 'return/a', kind: 'return', amountFen: 50n })).granted)
  assert.ok((await move({ reference: 'stray/a', kind: 'suspend', amountFen: 30n })).granted)
  assert.ok((await move({ reference: 'found/a', kind: 'clear', amountFen: 30n })).granted)
  assert.deepEqual(await balancesOf(it.db, FUND.code), {
    appropriated: 900n,
    available: 480n,
    inTransit: 0n,
    paid: 420n,
    unexplained: 0n,
    suspense: 0n,
    recovered: 0n,
    dueToTreasury: 0n,
  })
})

test('a reference is posted once for ever, and with one content', async () => {
  await using it = await testDatabase()
  const move = await withFund(it)
  const voucher = { reference: 'voucher/1', kind: 'appropriate', amountFen: 900n } as const
  const [first, again] = [await move(voucher), await move(voucher)]
  assert.ok(first.granted && again.granted)
  assert.equal(again.outcome.id, first.outcome.id)
  const other = await move({ ...voucher, amountFen: 901n })
  assert.ok(!other.granted && other.refusal === 'REFERENCE_DIFFERS')
  assert.equal((await balancesOf(it.db, FUND.code)).appropriated, 900n)
  assert.equal((await findPosting(it.db, 'voucher/1'))?.amountFen, 900n)
})

test('of sixty-four that would spend the same money, ten can', async () => {
  await using it = await testDatabase()
  const move = await withFund(it)
  await move({ reference: 'voucher/1', kind: 'appropriate', amountFen: 1000n })
  const answers = await Promise.all(
    Array.from({ length: 64 }, (_, i) =>
      move({ reference: `send/${i}`, kind: 'send', amountFen: 100n }),
    ),
  )
  assert.equal(answers.filter(({ granted }) => granted).length, 10)
  assert.equal((await balancesOf(it.db, FUND.code)).available, 0n)
  const refusals = answers.flatMap((one) => (one.granted ? [] : one.refusal))
  assert.deepEqual([...new Set(refusals)], ['FUNDS_SHORT'])
  const unknown = await move({ reference: 'x', kind: 'suspend', amountFen: 1n }, 'NO-SUCH')
  assert.ok(!unknown.granted && unknown.refusal === 'FUND_UNKNOWN')
})

test('the database refuses what does not balance, is overdrawn or edited', async () => {
  await using it = await testDatabase()
  const move = await withFund(it)
  await move({ reference: 'voucher/1', kind: 'appropriate', amountFen: 100n })
  const enter = (entries: readonly (readonly [string, number, number])[], amount = 10) =>
    it.owner.transaction(async (tx) => {
      const id = uuidv7(AT)
      await tx.run(sql`
        insert into ledger.posting (id, reference, fund_code, kind, amount_fen, on_day, posted_at,
          actor_kind, actor_id)
        values (${id}, ${id}, ${FUND.code}, 'send', ${amount}, '2026-11-26', ${AT}, 'system', 'x')`)
      for (const [account, debit, credit] of entries)
        await tx.run(sql`
          insert into ledger.entry (posting_id, fund_code, account, debit_fen, credit_fen)
          values (${id}, ${FUND.code}, ${account}, ${debit}, ${credit})`)
    })
  await assert.rejects(enter([['inTransit', 10, 0]]), /posting_balanced|in debit/)
  await assert.rejects(enter([]), /in debit/)
  await assert.rejects(
    enter([
      ['inTransit', 9, 0],
      ['available', 0, 9],
    ]),
    /in debit/,
  )
  await assert.rejects(enter([['inTransit', 10, 10]]), /entry_one_side/)
  const overdrawn = enter(
    [
      ['inTransit', 101, 0],
      ['available', 0, 101],
    ],
    101,
  )
  await assert.rejects(overdrawn, /balance_not_short/)
  await assert.rejects(it.owner.run(sql`update ledger.entry set debit_fen = 1`), /append-only/)
  await assert.rejects(it.owner.run(sql`delete from ledger.posting`), /append-only/)
})

test('the tables know every account, and totals are the entries added up', async () => {
  await using it = await testDatabase()
  const move = await withFund(it)
  for (const kind of POSTING_KIND_CODES)
    for (const base of ['a', 'b'])
      await move({
        reference: `${kind}/${base}`,
        kind,
        amountFen: kind === 'appropriate' ? 50n : 5n,
      })
  const Account = z.object({ account: z.string() })
  const touched = await it.db.many(
    Account,
    sql`select account from ledger.balance order by account`,
  )
  assert.deepEqual(
    touched.map(({ account }) => account),
    [...LEDGER_ACCOUNT_CODES].toSorted(),
  )
  const differing = await it.db.many(
    Account,
    sql`select b.account from ledger.balance b
          join (select fund_code, account, sum(debit_fen) as debit, sum(credit_fen) as credit
                  from ledger.entry group by 1, 2) e using (fund_code, account)
         where (b.debit_fen, b.credit_fen) is distinct from (e.debit, e.credit)`,
  )
  assert.deepEqual(differing, [])
})
