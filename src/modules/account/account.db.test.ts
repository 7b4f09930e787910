import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import { sql } from '#platform/db.ts'
import type { Access } from '#platform/pii.ts'
import { testDatabase } from '#test/database.ts'
import { accountNumber, byHolder, bySystem, enterAccount, enterProgrammes } from '#test/payees.ts'
import { testPii } from '#test/person.ts'
import { ACCOUNT_STATUSES, decideAccount } from './account.ts'
import {
  ACCOUNT_TRANSITIONS,
  accountsByNumber,
  accountsOf,
  activateAccount,
  allowGuardianAccount,
  announceAccount,
  closeAccount,
  endWatches,
  openAssignment,
  readAccountNumber,
  watchAccount,
} from './index.ts'

const AT = Temporal.Instant.from('2026-11-26T02:00:00Z')
const newPerson = () => uuidv7(AT)
const clerk = { ...bySystem(AT), actor: { kind: 'staff', id: 'clerk-1' } as const }

test('an account is announced without a number, which the bank tells later', async () => {
  await using it = await testDatabase()
  const personId = newPerson()
  const account = await it.db.transaction((tx) =>
    announceAccount(tx, bySystem(AT), { personId, bankCode: '102' }),
  )
  assert.equal(account.status, 'announced')
  const activate = (number: string) =>
    it.db.transaction((tx) =>
      activateAccount(tx, testPii, bySystem(AT), { personId, accountId: account.id, number }),
    )
  const wrong = await activate(`${accountNumber(1).slice(0, -1)}x`)
  assert.ok(wrong?.granted === false && wrong.refusal === 'ACCOUNT_NUMBER_INVALID')
  assert.ok((await activate(accountNumber(1)))?.granted)
  const [active] = await accountsOf(it.db, personId)
  assert.deepEqual([active?.status, active?.tail], ['active', accountNumber(1).slice(-4)])
  const again = await activate(accountNumber(1))
  assert.ok(again?.granted === false && again.refusal === 'ACCOUNT_NOT_IN_STATUS')
  assert.deepEqual(again.instead, ['watch', 'close'])
  const stranger = { personId: newPerson(), accountId: account.id, number: accountNumber(1) }
  const found = await it.db.transaction((tx) =>
    activateAccount(tx, testPii, bySystem(AT), stranger),
  )
  assert.equal(found, undefined)
})

test('a number lies sealed, is found by its index, and leaves a record when read', async () => {
  await using it = await testDatabase()
  const personId = newPerson()
  const account = await it.db.transaction((tx) => enterAccount(tx, personId, 7, AT))
  const Dump = z.object({ text: z.string() })
  const { text } = await it.owner.one(Dump, sql`select a::text as text from account.account a`)
  const number = accountNumber(7)
  for (const form of [number, Buffer.from(number).toString('hex')]) assert.ok(!text.includes(form))
  const spaced = number.replaceAll(/(\d{4})/g, '$1 ')
  assert.deepEqual(await accountsByNumber(it.db, testPii, spaced), [account])
  const access: Access = {
    personId,
    actorKind: 'system',
    actorId: 'card.report-loss',
    organisationCode: 'bank-102',
    purpose: 'activateAccount',
    basis: 'CARD-16',
    requestId: 'request-1',
    at: AT,
  }
  const read = await it.db.transaction((tx) => readAccountNumber(tx, testPii, access, account.id))
  assert.equal(read?.reveal(), number)
  const records = await it.owner.many(
    z.object({ fields: z.array(z.string()) }),
    sql`select fields from platform.access_record where person_id = ${personId}`,
  )
  assert.deepEqual(records, [{ fields: ['accountNumber'] }])
  const other = { ...access, personId: newPerson() }
  assert.equal(
    await it.db.transaction((tx) => readAccountNumber(tx, testPii, other, account.id)),
    undefined,
  )
})

test('a number receives for one person; a guardian’s for as many as were allowed', async () => {
  await using it = await testDatabase()
  const [guardianId, first, second] = [newPerson(), newPerson(), newPerson()]
  const account = await it.db.transaction((tx) => enterAccount(tx, guardianId, 1, AT))
  const enterFor = (personId: string) =>
    it.db.transaction(async (tx) => {
      const { id } = await announceAccount(tx, clerk, { personId, bankCode: '102' })
      const input = { personId, accountId: id, number: accountNumber(1) }
      const decision = await activateAccount(tx, testPii, clerk, input)
      return decision?.granted === true ? 'active' : decision?.refusal
    })
  const allow = (mostPersons: number) =>
    it.db.transaction((tx) =>
      allowGuardianAccount(tx, clerk, { guardianId, accountId: account.id, mostPersons }),
    )
  assert.equal(await enterFor(first), 'ACCOUNT_NUMBER_TAKEN')
  const crowd = await allow(5)
  assert.ok(!crowd.granted && crowd.refusal === 'TOO_MANY_PERSONS')
  assert.ok((await allow(2)).granted)
  assert.equal(await enterFor(first), 'active')
  assert.equal(await enterFor(second), 'ACCOUNT_NUMBER_TAKEN')
  assert.equal(await enterFor(guardianId), 'ACCOUNT_NUMBER_TAKEN')
})

test('the database keeps a second person off a number, however many try', async () => {
  await using it = await testDatabase()
  const index = testPii.index('account.number', 'the same')
  const enter = (shared: boolean) =>
    it.owner.run(sql`
      insert into account.account (id, person_id, bank_code, number_sealed, number_index, tail,
        shared, status, announced_at, activated_at)
      values (${newPerson()}, ${newPerson()}, '102', ${index}, ${index}, '0018', ${shared},
        'active', ${AT}, ${AT})`)
  const entered = async (shared: boolean) => {
    const tries = await Promise.allSettled([1, 2, 3, 4, 5, 6].map(() => enter(shared)))
    for (const one of tries)
      if (one.status === 'rejected')
        assert.match(String(one.reason), shared ? /at most [13]/ : /account_one_person/)
    return tries.filter(({ status }) => status === 'fulfilled').length
  }
  assert.equal(await entered(false), 1)
  assert.equal(await entered(true), 0)
  await it.owner.run(sql`
    insert into account.shared_account (number_index, guardian_id, most_persons, basis, allowed_by,
      allowed_at)
    values (${index}, ${newPerson()}, 3, 'PIPL-31', 'clerk-1', ${AT})`)
  assert.equal(await entered(true), 2)
})

test('the steps of the database are those of the table', async () => {
  await using it = await testDatabase()
  const columns = {
    announced: sql`null, null, null`,
    active: sql`${AT}::timestamptz, null, null`,
    watched: sql`${AT}::timestamptz, ${AT}::timestamptz, null`,
    closed: sql`null, null, ${AT}::timestamptz`,
  }
  let sequence = 0
  for (const from of ACCOUNT_STATUSES)
    for (const to of ACCOUNT_STATUSES) {
      if (from === to) continue
      const id = newPerson()
      const index = testPii.index('account.number', String((sequence += 1)))
      await it.owner.run(sql`
        insert into account.account (id, person_id, bank_code, number_sealed, number_index, tail,
          status, announced_at, activated_at, watch_ends_at, closed_at)
        values (${id}, ${id}, '102', ${index}, ${index}, '0018', ${from}, ${AT}, ${columns[from]})`)
      const change = it.owner.run(sql`
        update account.account
           set (status, activated_at, watch_ends_at, closed_at) = (${to}, ${columns[to]})
         where id = ${id}`)
      const actions = Object.entries(ACCOUNT_TRANSITIONS[from]) as [string, { to: string }][]
      if (actions.some(([, step]) => step.to === to)) await change
      else await assert.rejects(change, /cannot become/, `${from} to ${to}`)
    }
  assert.ok(decideAccount('announced', 'activate', { inUse: false }).granted)
  await assert.rejects(
    it.owner.run(sql`
      update account.account set number_index = decode('00', 'hex') where status = 'active'`),
    /never changes/,
  )
})

test('a former account is watched for its days, and closed when nothing pays it', async () => {
  await using it = await testDatabase()
  await enterProgrammes(it.db)
  const [paid, idle] = [newPerson(), newPerson()]
  const watch = (personId: string, sequence: number) =>
    it.db.transaction(async (tx) => {
      const account = await enterAccount(tx, personId, sequence, AT)
      if (personId === paid)
        await openAssignment(tx, bySystem(AT), {
          personId,
          programmeCode: 'MZ-001',
          accountId: account.id,
        })
      const decision = await watchAccount(tx, bySystem(AT), { personId, accountId: account.id })
      assert.ok(decision?.granted)
      return decision.outcome
    })
  const account = await watch(paid, 1)
  await watch(idle, 2)
  assert.equal(account.watchEndsAt?.toString(), AT.add({ hours: 24 * 90 }).toString())
  const closing = await it.db.transaction((tx) =>
    closeAccount(tx, byHolder(paid, AT), { personId: paid, accountId: account.id }),
  )
  assert.ok(closing?.granted === false && closing.refusal === 'ACCOUNT_IN_USE')
  const end = AT.add({ hours: 24 * 90 })
  assert.equal(await endWatches({ db: it.db }, bySystem(AT)), 0)
  assert.equal(await endWatches({ db: it.db }, bySystem(end)), 1)
  assert.equal(await endWatches({ db: it.db }, bySystem(end)), 0)
  assert.deepEqual(
    [(await accountsOf(it.db, paid))[0]?.status, (await accountsOf(it.db, idle))[0]?.status],
    ['watched', 'closed'],
  )
})
