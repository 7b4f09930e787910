import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { checkBankCardNumber } from '#kernel/identity-number/index.ts'
import { sql } from '#platform/db.ts'
import { testDatabase } from '#test/database.ts'
import { bankMeasure, listBanks } from '#modules/bank/index.ts'
import { BANKS } from './data/banks.ts'
import { accountOf } from './enter-accounts.ts'
import { enterBanks } from './enter-banks.ts'
import { residents } from './generate/residents.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const at = Temporal.Instant.from('2026-11-23T01:00:00Z')
await it.db.transaction((tx) => enterBanks(tx, at))

test('every bank has an agreement, and one without a real name is under a measure', async () => {
  assert.equal((await listBanks(it.db)).length, 22)
  const { agreements, measures } = await it.db.one(
    z.object({ agreements: z.number(), measures: z.number() }),
    sql`select (select count(*)::int from bank.agreement where valid_from <= '2026-11-23'
                   and valid_until > '2026-11-23') as agreements,
               (select count(*)::int from bank.measure where ended_at is null) as measures`,
  )
  assert.deepEqual([agreements, measures], [22, 1])
  const suspended = BANKS.find(({ measure }) => measure !== 'normal')
  assert.equal(suspended?.placeholder, true)
  assert.equal(await bankMeasure(it.db, suspended.code), 'suspendedApply')
})

test('the account on a made-up card is sound and on no other card', () => {
  const on = Temporal.PlainDate.from('2026-11-23')
  const accounts = [...residents({ seed: 1, count: 500, on })].map(({ card }) => accountOf(card))
  assert.equal(new Set(accounts).size, accounts.length)
  for (const account of accounts) assert.ok(checkBankCardNumber(account).valid, account)
  const [first, second] = ['A00000001', 'K00000001'].map((cardNumber) =>
    accountOf({ bankCode: '102', cardNumber }),
  )
  assert.notEqual(first, second)
})
