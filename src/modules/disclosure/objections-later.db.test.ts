import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import { FixedClock } from '#platform/clock.ts'
import { type Database, type Sql, sql } from '#platform/db.ts'
import { deliverDue, syncSubscriptions } from '#platform/deliveries.ts'
import { createLogger } from '#platform/log.ts'
import {
  looseLines,
  objectedOnTheWay,
  paymentRound,
  paymentSubscribers,
} from '#modules/payment/index.ts'
import { testDatabase } from '#test/database.ts'
import {
  AFTER_NOTICE,
  hangingRoster,
  judgedRoster,
  rosterRow,
  settledRoster,
  staffAt,
} from '#test/disclosure.ts'
import { PayingBanks, payingDeps, releaseAsSigned, testSpool } from '#test/paying-bank.ts'
import { CHECKER, MAKER, paymentWorld } from '#test/payments.ts'
import { testPii } from '#test/person.ts'
import { bankSays, enterOfficer } from '#test/returned.ts'
import { decideOnObjection, handOver, objectTo } from './index.ts'

const PAY_ON = Temporal.PlainDate.from('2026-12-10')

const strings = async (db: Database, query: Sql): Promise<readonly string[]> =>
  (await db.many(z.object({ text: z.string() }), query)).map(({ text }) => text)

test('an objection that proves right after the hand-over leaves no line waiting', async () => {
  await using it = await testDatabase()
  const { db } = it
  const deps = { db, pii: testPii }
  await paymentWorld(db, ['102', '102', '102', '102'])
  const rows = [1, 2, 3, 4].map((n) => rosterRow(n))
  const rosterId = await judgedRoster(db, rows)
  await using spool = await testSpool()
  const clock = new FixedClock(AFTER_NOTICE)
  const pay = payingDeps(db, spool, new PayingBanks(clock), clock)
  const subscribers = paymentSubscribers({ db, clock, round: async () => undefined })
  await db.transaction((tx) => syncSubscriptions(tx, subscribers))
  const deliver = () => deliverDue({ db, clock, log: createLogger('silent') }, subscribers)
  await enterOfficer(db)
  const notice = await hangingRoster(db, rosterId)
  await settledRoster(db, rosterId)
  const at = staffAt(MAKER, AFTER_NOTICE)
  const handed = await handOver(deps, at, { rosterId, payOn: PAY_ON, made: MAKER })
  assert.ok(handed?.granted)
  const { id: batchId } = handed.outcome.batch
  const objectAndDecide = async (number: number, action: 'uphold' | 'correct' | 'dismiss') => {
    const clerk = staffAt({ staffId: 'clerk', agencyCode: 'card-centre' }, AFTER_NOTICE)
    const said = await objectTo(deps, clerk, {
      noticeId: notice.id,
      number,
      kind: 'notEntitled',
      statement: '这户在城里有房',
      phone: '',
      language: 'zh-Hans',
      channel: 'counter',
    })
    assert.ok(said?.granted)
    const { id: objectionId } = said.outcome
    const decide = () =>
      decideOnObjection(it, staffAt(CHECKER, AFTER_NOTICE), {
        objectionId,
        by: CHECKER,
        action,
        words: '入户核实',
      })
    return { decide, rowId: said.outcome.rowId ?? '' }
  }
  const cases = async () =>
    (await strings(db, sql`select status as text from payment.return_case`)).toSorted()
  // One is decided before anything leaves, one proves wrong after it was left out.
  const early = await objectAndDecide(1, 'uphold')
  const free = await objectAndDecide(2, 'dismiss')
  assert.ok((await early.decide())?.granted)
  const letGo = sql`update payment.hold set released_at = now(), released_by = 'another'
                     where line_id = ${early.rowId}`
  await assert.rejects(it.owner.run(letGo), { constraint: 'hold_of_objected_line' })
  await releaseAsSigned(db, batchId)
  await paymentRound(pay)
  assert.deepEqual(await cases(), ['stopped', 'unseen'])
  assert.ok((await free.decide())?.granted)
  assert.deepEqual(await cases(), ['ready', 'stopped'])
  // The others are with the bank, which cannot be called back: its word decides.
  const late = await objectAndDecide(3, 'uphold')
  const mended = await objectAndDecide(4, 'correct')
  assert.ok((await late.decide())?.granted && (await mended.decide())?.granted)
  assert.equal((await objectedOnTheWay(db, undefined, 9)).length, 2)
  await bankSays(db, AFTER_NOTICE, '102', [{ lineId: late.rowId, claim: 'paid' }])
  await bankSays(db, AFTER_NOTICE, '102', [
    { lineId: mended.rowId, claim: 'rejected', reasonCode: 'R02' },
  ])
  await deliver()
  await deliver()
  assert.deepEqual(await cases(), ['ready', 'stopped', 'verifying'])
  const debts = await strings(db, sql`select why as text from payment.recovery`)
  assert.deepEqual(debts, ['公示异议成立：入户核实'])
  assert.equal((await objectedOnTheWay(db, undefined, 9)).length, 0)
  assert.deepEqual(await looseLines(db, undefined, 9), [])
})
