import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { FixedClock } from '#platform/clock.ts'
import { sql } from '#platform/db.ts'
import { deliverDue, syncSubscriptions } from '#platform/deliveries.ts'
import { eventType, publish } from '#platform/events.ts'
import { createLogger } from '#platform/log.ts'
import { balancesOf } from '#modules/ledger/index.ts'
import { z } from 'zod'
import { testDatabase } from '#test/database.ts'
import { bySystem } from '#test/payees.ts'
import { payingDeps, PayingBanks, releasedBatch, testSpool } from '#test/paying-bank.ts'
import { OFFICER, PAYER, paymentSite, SECOND, STRANGER } from '#test/payment-site.ts'
import { PAID_AT, paymentWorld } from '#test/payments.ts'
import { bankSays, enterOfficer, OFFICER_ID } from '#test/returned.ts'
import { openRecoveries, paymentRound, standingOf, stopSubscribers } from './index.ts'
import { RECOVERY_STATUSES, RECOVERY_TRANSITIONS } from './recovery.ts'
import { entriesOf, findRecovery, listRecoveries } from './store-recovery.ts'

const it = await testDatabase()
const spool = await testSpool()
after(async () => {
  await spool[Symbol.asyncDispose]()
  await it[Symbol.asyncDispose]()
})
const { db, owner } = it
const clock = new FixedClock(PAID_AT)
const banks = new PayingBanks(clock)
const deps = payingDeps(db, spool, banks, clock)
const ask = paymentSite(db, clock)
await enterOfficer(db)
await db.transaction((tx) => syncSubscriptions(tx, stopSubscribers()))
const payees = await paymentWorld(
  db,
  Array.from({ length: 5 }, () => '102'),
)
const [dead, wrong, back, stopped] = payees
if (!dead || !wrong || !back || !stopped) throw new Error('no payees')
const { id: batchId } = await releasedBatch(db, payees)
await paymentRound(deps)
await bankSays(
  db,
  PAID_AT,
  '102',
  payees.map(({ lineId }) => ({ lineId, claim: 'paid' as const })),
)
const DIED = eventType('person.died', z.object({ personId: z.uuid(), diedOn: z.iso.date() }))
const PATH = '/dept/recoveries'
const recoveryOf = async (lineId: string) => {
  const one = (await listRecoveries(db, undefined, undefined, 50)).find(
    (each) => each.lineId === lineId,
  )
  if (one === undefined) throw new Error('no recovery')
  return one
}
const next = (payee: typeof dead, start: string) => ({
  ...payee,
  lineId: payee.lineId.replace(/^.{8}/, start),
})

test('a death holds what has not left, and has what came after it looked into', async () => {
  const { id } = await releasedBatch(db, [next(dead, '0199aaaa')], { payPeriod: '2027-01' })
  await owner.run(sql`update person.person set died_on = '2026-11-20' where id = ${dead.personId}`)
  await db.transaction((tx) =>
    publish(tx, bySystem(PAID_AT), DIED, {
      subjectId: dead.personId,
      payload: { personId: dead.personId, diedOn: '2026-11-20' },
    }),
  )
  await deliverDue({ db, clock, log: createLogger('silent') }, stopSubscribers())
  assert.equal((await standingOf(db, id)).get('held')?.count, 1)
  const one = await recoveryOf(dead.lineId)
  assert.deepEqual([one.kind, one.status, one.resolverId], ['death', 'toVerify', OFFICER_ID])
  assert.equal(one.dueOn.toString(), '2026-12-10')
  const list = await ask(OFFICER, 'GET', '/dept/holds')
  assert.match(list.body, /死亡停发/)
  assert.doesNotMatch(list.body, /解除暂缓<\/button>/)
  await paymentRound(deps)
  assert.equal((await standingOf(db, id)).get('cancelled')?.count, 1)
  assert.equal(await openRecoveries({ db }, bySystem(PAID_AT)), 0)
})

test('a bank that says somebody has died has everything else to them held', async () => {
  const { id: other } = await releasedBatch(db, [next(stopped, '0199cccc')], {
    payPeriod: '2027-02',
  })
  await bankSays(db, PAID_AT, '102', [
    { lineId: stopped.lineId, claim: 'returned', reasonCode: 'R09' },
  ])
  await deliverDue({ db, clock, log: createLogger('silent') }, stopSubscribers())
  assert.equal((await standingOf(db, other)).get('held')?.count, 1)
  assert.equal((await listRecoveries(db, undefined, undefined, 50)).length, 1)
  // The bank was wrong: somebody else than whoever held it lets it go.
  const list = await ask(SECOND, 'GET', '/dept/holds')
  const hold = /dept\/holds\/([0-9a-f-]{36})\/release/.exec(list.body)?.[1] ?? ''
  const path = `/dept/holds/${hold}/release`
  assert.equal((await ask(OFFICER, 'POST', path, {})).statusCode, 403)
  const elsewhere = { ...SECOND, agencyCode: 'dept-agriculture' }
  assert.equal((await ask(elsewhere, 'POST', path, {})).statusCode, 404)
  assert.equal((await ask(SECOND, 'POST', path, {})).headers.location, '/dept/holds?said=released')
  assert.equal((await standingOf(db, other)).get('prepared')?.count, 1)
})

test('only the department that paid opens, finds out and asks back', async () => {
  const form = { lineId: wrong.lineId, why: '重复登记了面积' }
  assert.equal((await ask(STRANGER, 'POST', PATH, form)).statusCode, 422)
  assert.equal((await ask(PAYER, 'POST', PATH, form)).statusCode, 403)
  assert.equal((await ask(OFFICER, 'POST', PATH, { ...form, why: '' })).statusCode, 422)
  assert.equal((await ask(OFFICER, 'POST', PATH, form)).statusCode, 303)
  assert.match((await ask(OFFICER, 'POST', PATH, form)).body, /不用追回/)
  const { id } = await recoveryOf(wrong.lineId)
  assert.equal((await ask(STRANGER, 'GET', `${PATH}/${id}`)).statusCode, 404)
  assert.match((await ask(PAYER, 'GET', PATH)).body, /错发/)
  const path = `${PATH}/${id}`
  const much = await ask(OFFICER, 'POST', `${path}/verify`, {
    found: 'owed',
    amount: '1000',
    note: '查过',
  })
  assert.match(much.body, /超过当时发放的金额/)
  const found = { found: 'owed', amount: '60.01', note: '面积多登记了一半' }
  assert.equal((await ask(OFFICER, 'POST', `${path}/verify`, found)).statusCode, 303)
  const { body } = await ask(OFFICER, 'GET', `${path}/letter`)
  assert.match(body, /请退还 ¥60\.01/)
})

test('money that comes back is posted apart, once, and never more than owed', async () => {
  const { id } = await recoveryOf(wrong.lineId)
  const path = `${PATH}/${id}`
  const before = await balancesOf(db, 'FIN-102')
  const plan = await ask(OFFICER, 'POST', `${path}/plan`, { count: '3', firstOn: '2027-01-10' })
  assert.equal(plan.statusCode, 303)
  assert.match((await ask(OFFICER, 'GET', path)).body, /¥20\.01/)
  const receipt = (amount: string, reference: string) =>
    ask(OFFICER, 'POST', `${path}/receipt`, { amount, reference })
  assert.match((await receipt('60.02', 'V-1')).body, /超过还没追回的金额/)
  assert.equal((await receipt('20.01', 'V-1')).statusCode, 303)
  assert.match((await receipt('20', 'V-1')).body, /已经登记过/)
  const now = await balancesOf(db, 'FIN-102')
  assert.equal(now.recovered - before.recovered, 2001n)
  assert.equal(now.dueToTreasury - before.dueToTreasury, 2001n)
  assert.deepEqual([now.paid, now.available], [before.paid, before.available])
})

test('a waiver takes two people', async () => {
  const { id } = await recoveryOf(wrong.lineId)
  const path = `${PATH}/${id}`
  await ask(OFFICER, 'POST', `${path}/waiver`, { amount: '10', note: '低保家庭' })
  const alone = { ...SECOND, staffId: OFFICER.staffId }
  const own = await ask(alone, 'POST', `${path}/waiver-decision`, { agreed: 'yes' })
  assert.match(own.body, /提议的人不能自己决定/)
  const agreed = await ask(SECOND, 'POST', `${path}/waiver-decision`, { agreed: 'yes' })
  assert.equal(agreed.statusCode, 303)
  assert.equal((await findRecovery(db, id))?.settledFen, 3001n)
})

test('money that the bank sends back by itself settles what is left', async () => {
  await ask(OFFICER, 'POST', PATH, { lineId: back.lineId, why: '发错人' })
  const { id } = await recoveryOf(back.lineId)
  const path = `${PATH}/${id}`
  await ask(OFFICER, 'POST', `${path}/verify`, { found: 'owed', amount: '100', note: '发错人' })
  await ask(OFFICER, 'POST', `${path}/receipt`, { amount: '30', reference: 'V-9' })
  await bankSays(db, PAID_AT, '102', [
    { lineId: back.lineId, claim: 'returned', reasonCode: 'R02' },
  ])
  const one = await findRecovery(db, id)
  assert.equal(one?.status, 'settled')
  assert.deepEqual(
    (await entriesOf(db, id)).map(({ kind, amountFen }) => [kind, amountFen]),
    [
      ['receipt', 3000n],
      ['returned', 7000n],
    ],
  )
  assert.match((await ask(OFFICER, 'GET', path)).body, /已收回的 ¥30\.00 须退还/)
})

test('a stopped payment is set against the debt as a whole, and once', async () => {
  const line = { ...next(wrong, '0199dddd'), amountFen: 1000n }
  const { id: other } = await releasedBatch(db, [line], { payPeriod: '2027-03' })
  await paymentRound(deps)
  await bankSays(db, PAID_AT, '102', [
    { lineId: line.lineId, claim: 'rejected', reasonCode: 'R99' },
  ])
  const { id } = await recoveryOf(wrong.lineId)
  const offset = () => ask(OFFICER, 'POST', `${PATH}/${id}/offset`, { lineId: line.lineId })
  assert.match((await offset()).body, /不是同一人已停发/)
  await ask(OFFICER, 'POST', `/dept/returns/${other}/R99`, { act: 'stop', note: '用于抵扣' })
  assert.equal((await offset()).statusCode, 303)
  assert.match((await offset()).body, /不是同一人已停发/)
  assert.equal((await findRecovery(db, id))?.settledFen, 4001n)
})

test('the database refuses more than is owed, a lone waiver, and a debt of nobody', async () => {
  const { id, personId } = await recoveryOf(wrong.lineId)
  const entry = (kind: string, fen: bigint, reference: string) =>
    db.run(sql`
      insert into payment.recovery_entry (id, recovery_id, person_id, kind, amount_fen, reference,
        entered_by, at)
      values (gen_random_uuid(), ${id}, ${personId}, ${kind}, ${fen}, ${reference}, 'x', now())`)
  await assert.rejects(entry('receipt', 1_000_000n, 'V-2'), /recovery_not_more|recovery_status/)
  await assert.rejects(entry('receipt', 1n, 'V-1'), /recovery_entry_reference/)
  await assert.rejects(entry('waiver', 1n, 'V-3'), /recovery_entry_two_people/)
  await assert.rejects(entry('offset', 1n, 'V-4'), /recovery_entry_offset/)
  await assert.rejects(
    db.run(sql`update payment.recovery set owed_fen = 1 where id = ${id}`),
    /what is owed does not change/,
  )
  await assert.rejects(
    db.run(sql`
      insert into payment.recovery (id, line_id, person_id, batch_id, kind, status, line_fen, why,
        agency_code, due_on, opened_at, opened_by, changed_at, changed_by)
      select gen_random_uuid(), id, person_id, batch_id, 'wrong', 'toVerify', amount_fen, 'x', 'x',
             '2027-01-01', now(), 'x', now(), 'x'
        from payment.line where id = ${stopped.lineId}`),
    /only what was paid is recovered/,
  )
  await assert.rejects(
    db.run(sql`update payment.recovery_entry set amount_fen = 1 where recovery_id = ${id}`),
    /permission denied/,
  )
})

test('the database knows the same steps as the table', async () => {
  const { source } = await owner.one(
    z.object({ source: z.string() }),
    sql`select prosrc as source from pg_proc where proname = 'refuse_illegal_recovery'`,
  )
  const known = [...source.matchAll(/\('(\w+)', '(\w+)'\)/g)].map((m) => `${m[1]} ${m[2]}`)
  const lawful = RECOVERY_STATUSES.flatMap((status) =>
    Object.values(RECOVERY_TRANSITIONS[status]).map(({ to }) => `${status} ${to}`),
  )
  assert.deepEqual(known.toSorted(), lawful.toSorted())
  assert.equal((await standingOf(db, batchId)).get('returned')?.count, 2)
})
