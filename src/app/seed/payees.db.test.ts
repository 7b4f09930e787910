import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { sql } from '#platform/db.ts'
import { accountsOf, programmesOf } from '#modules/account/index.ts'
import { currentCard } from '#modules/card/index.ts'
import { consentsOf } from '#modules/consent/index.ts'
import { balancesOf, fundsOf } from '#modules/ledger/index.ts'
import { listProgrammes } from '#modules/programme/index.ts'
import { testDatabase } from '#test/database.ts'
import { testKeys as keys } from '#test/person.ts'
import { personaOf } from './data/personas.ts'
import { seedDemonstration } from './index.ts'

const AT = Temporal.Instant.from('2026-11-26T02:00:00Z')
const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const { counts } = await seedDemonstration({ db: it.db, keys, at: AT, say: () => {} })

const codesOf = async (sub: string): Promise<string[]> =>
  (await programmesOf(it.db, personaOf(sub).id, AT)).map(({ programme }) => programme.code)

test('the demonstration has its programmes, and payees over many banks', async () => {
  assert.equal((await listProgrammes(it.db, Temporal.PlainDate.from('2026-11-26'))).length, 29)
  assert.ok((counts['accounts'] ?? 0) > 300)
  const { banks, persons } = await it.owner.one(
    z.object({ banks: z.bigint(), persons: z.bigint() }),
    sql`
    select count(distinct a.bank_code) as banks, count(distinct s.person_id) as persons
      from account.assignment s join account.account a on a.id = s.account_id`,
  )
  assert.ok(banks >= 10n, String(banks))
  assert.ok(persons >= 300n, String(persons))
})

test('personas are paid as their stories say', async () => {
  assert.deepEqual(
    ['MZ-001', 'NY-001', 'NY-003'],
    (await codesOf('zhu-yaozu')).filter((code) => /MZ-001|NY-00[13]/.test(code)),
  )
  assert.ok((await codesOf('he-xiaoqing')).includes('MZ-007'))
  assert.deepEqual(await codesOf('yuan-caixia'), [], 'her account was never activated')
})

test('an account ends in the digits that stand on the card', async () => {
  const { id } = personaOf('zhu-yaozu')
  const [account] = await accountsOf(it.db, id)
  const card = await currentCard(it.db, id)
  assert.equal(account?.tail, card?.accountTail)
  assert.equal(account?.cardId, card?.id)
})

test('a persona finds her consent, in the words she read', async () => {
  const [consent] = await consentsOf(it.db, personaOf('huang-xiuying').id)
  assert.equal(consent?.kind, 'eCardOnTemporaryLoss')
})

test('money was paid for months, and ledger and lines agree to the fen', async () => {
  const Sums = z.object({ bank_code: z.string(), paid: z.bigint(), count: z.bigint() })
  const lines = await it.db.many(
    Sums,
    sql`select bank_code, sum(amount_fen)::bigint as paid, count(*) as count
          from payment.line_status where status = 'paid' group by bank_code`,
  )
  const paid = new Map(lines.map((one) => [one.bank_code, one.paid]))
  for (const { code, bankCode } of await fundsOf(it.db, 'dept-finance')) {
    const balances = await balancesOf(it.db, code)
    assert.equal(balances.paid, paid.get(bankCode) ?? 0n, code)
    assert.equal(balances.inTransit, 0n, code)
    assert.equal(balances.available + balances.paid, balances.appropriated, code)
  }
  assert.ok(lines.reduce((sum, { count }) => sum + count, 0n) > 500n)
})

test('some money of personas failed, each with its reason', async () => {
  const Failed = z.object({ person_id: z.string(), reason: z.string() })
  const failed = await it.db.many(
    Failed,
    sql`select s.person_id, coalesce(r.reason_code, o.reason_code) as reason
          from payment.line_status s
          join payment.outcome o on o.line_id = s.id and o.person_id = s.person_id
          left join payment.return_ticket r on r.line_id = s.id and r.person_id = s.person_id
         where s.status in ('rejected', 'returned')`,
  )
  const reasons = new Map(failed.map((one) => [one.person_id, one.reason]))
  for (const [sub, reason] of [
    ['he-xiaoqing', 'R04'],
    ['tan-jiahao', 'R02'],
    ['leong-weng-ian', 'R10'],
    ['ye-yufan', 'R01'],
  ] as const)
    assert.equal(reasons.get(personaOf(sub).id), reason, sub)
})

test('a batch waits for each signature, and all others are done', async () => {
  const Count = z.object({ status: z.string(), count: z.bigint() })
  const rows = await it.db.many(
    Count,
    sql`select status, count(*) as count from payment.batch group by status`,
  )
  const byStatus = new Map(rows.map(({ status, count }) => [status, count]))
  for (const status of ['draft', 'submitted', 'checked']) assert.equal(byStatus.get(status), 1n)
  assert.ok((byStatus.get('closed') ?? 0n) > 10n)
  assert.equal(byStatus.size, 4)
})
