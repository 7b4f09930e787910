import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import { type Database, sql } from '#platform/db.ts'
import { findRoster } from '#modules/roster/index.ts'
import { standingOf } from '#modules/payment/index.ts'
import { testDatabase } from '#test/database.ts'
import {
  AFTER_NOTICE,
  anybody,
  hangingRoster,
  judgedRoster,
  rosterRow,
  settledRoster,
  staffAt,
} from '#test/disclosure.ts'
import { byStaff, CHECKER, MAKER, PAID_AT, paymentWorld } from '#test/payments.ts'
import { testPii } from '#test/person.ts'
import {
  addEvidence,
  decideOnObjection,
  handOver,
  objectTo,
  putUp,
  reopenRoster,
  settleRoster,
  takeDownNotices,
} from './index.ts'
import type { NewObjection } from './object.ts'
import { entriesOf, villagesOf } from './store.ts'
import { followerOf } from './store-settlement.ts'

const PAY_ON = Temporal.PlainDate.from('2026-12-10')
const BAD = rosterRow(4, '100.00', '4.40106E+17')

const count = async (db: Database, query: ReturnType<typeof sql>): Promise<number> =>
  (await db.one(z.object({ count: z.number() }), query)).count

const hanging = async (rows: readonly string[]) => {
  const it = await testDatabase()
  await paymentWorld(it.db, ['102', '103', '102', '103'])
  const rosterId = await judgedRoster(it.db, rows)
  return { it, db: it.db, rosterId, deps: { db: it.db, pii: testPii } }
}

const against = (noticeId: string, number: number | undefined): NewObjection => ({
  noticeId,
  number,
  kind: 'notEntitled',
  statement: '这户在城里有房',
  phone: '',
  language: 'zh-Hans',
  channel: 'page',
})

test('rows that wait are set aside only when somebody says so', async () => {
  const { it, rosterId, deps } = await hanging([rosterRow(1), rosterRow(2), BAD])
  await using _ = it
  const input = { rosterId, place: '村务公开栏', setAside: false, by: MAKER }
  const refused = await putUp(deps, byStaff(MAKER), input)
  assert.ok(refused?.granted === false && refused.refusal === 'ROWS_WAIT')
  const other = { ...input, setAside: true, by: { ...MAKER, agencyCode: 'dept-agriculture' } }
  const theirs = await putUp(deps, byStaff(MAKER), other)
  assert.ok(theirs?.granted === false && theirs.refusal === 'NOT_YOUR_UNIT')
  const hung = await putUp(deps, byStaff(MAKER), { ...input, setAside: true })
  assert.ok(hung?.granted)
  const { rowCount, setAside, endsOn } = hung.outcome
  assert.deepEqual([rowCount, setAside, endsOn.toString()], [2, 1, '2026-12-07'])
})

test('what hangs shows masked names by village, and each person sees who read them', async () => {
  const { it, db, rosterId } = await hanging([rosterRow(1), rosterRow(2), rosterRow(3)])
  await using _ = it
  const { id: noticeId } = await hangingRoster(db, rosterId)
  assert.deepEqual(await villagesOf(db, noticeId), ['冼村', '石牌村'])
  const village = { noticeId, village: '冼村', after: 0, limit: 10 }
  const names = (await entriesOf(db, village)).map(({ maskedName }) => maskedName)
  assert.deepEqual(names, ['陈*怡', '阿***·**提'])
  const read = sql`select count(*)::int as count from platform.access_record
                    where purpose = 'publicNotice' and fields = array['name']`
  assert.equal(await count(it.owner, read), 3)
})

test('the database takes no whole name, no number, and no change of what hangs', async () => {
  const { it, db, rosterId } = await hanging([rosterRow(1)])
  await using _ = it
  const { id } = await hangingRoster(db, rosterId)
  const enter = (name: string) =>
    db.run(sql`insert into disclosure.entry (notice_id, row_id, number, village, masked_name,
                 sub_item, amount_fen)
               values (${id}, gen_random_uuid(), 99, '', ${name}, '', 1)`)
  for (const name of ['陈静怡', '陈*440106'])
    await assert.rejects(enter(name), { constraint: 'entry_is_masked' })
  await assert.rejects(db.run(sql`delete from disclosure.entry where notice_id = ${id}`), {
    constraint: 'entry_with_notice',
  })
  await assert.rejects(db.run(sql`update disclosure.entry set amount_fen = 2`), /permission denied/)
  const short = sql`insert into disclosure.notice (id, roster_id, programme_code, pay_period,
      region_code, owner_agency, place, day_count, day_kind, begins_on, ends_on, row_count,
      total_fen, set_aside, list_digest, put_up_by, put_up_unit, put_up_at)
    select gen_random_uuid(), gen_random_uuid(), programme_code, pay_period, region_code,
           owner_agency, place, 7, day_kind, begins_on, begins_on + 6, row_count, total_fen,
           set_aside, list_digest, put_up_by, put_up_unit, put_up_at from disclosure.notice`
  await assert.rejects(db.run(short), { constraint: 'notice_long_enough' })
})

test('a list is settled after its last day, with proof, by a second person', async () => {
  const { it, db, rosterId, deps } = await hanging([rosterRow(1), rosterRow(2)])
  await using _ = it
  await hangingRoster(db, rosterId)
  const lastDay = Temporal.Instant.from('2026-12-07T15:59:00Z')
  const tryIt = async (by: typeof CHECKER, at: Temporal.Instant) => {
    const decision = await settleRoster(it, staffAt(by, at), { rosterId, by })
    return decision?.granted === false ? decision.refusal : decision?.granted
  }
  assert.equal(await tryIt(MAKER, AFTER_NOTICE), 'SAME_PERSON')
  assert.equal(await tryIt(CHECKER, lastDay), 'NOTICE_STILL_HANGS')
  assert.equal(await tryIt(CHECKER, AFTER_NOTICE), 'EVIDENCE_MISSING')
  const proof = { rosterId, agencyCode: MAKER.agencyCode, note: '', picture: undefined }
  const empty = await addEvidence(deps, byStaff(MAKER), proof)
  assert.ok(empty?.granted === false && empty.refusal === 'EVIDENCE_MISSING')
  const script = { ...proof, picture: Buffer.from('<html>') }
  const wrong = await addEvidence(deps, byStaff(MAKER), script)
  assert.ok(wrong?.granted === false && wrong.refusal === 'PICTURE_UNKNOWN')
  const picture = Buffer.from('ffd8ffe000104a464946', 'hex')
  assert.ok((await addEvidence(deps, byStaff(MAKER), { ...proof, picture }))?.granted)
  assert.equal(await tryIt(CHECKER, AFTER_NOTICE), true)
  const kept = sql`select count(*)::int as count from disclosure.entry`
  assert.equal(await count(db, kept), 0)
})

test('the database settles nothing too early and by nobody alone', async () => {
  const { it, db, rosterId } = await hanging([rosterRow(1)])
  await using _ = it
  const notice = await hangingRoster(db, rosterId)
  const settle = (by: string, on: string) =>
    db.run(sql`insert into disclosure.settlement (notice_id, roster_id, ends_on, put_up_by,
        settled_on, digest, row_count, total_fen, settled_by, settled_unit, settled_at)
      select id, roster_id, ends_on, put_up_by, ${on}::date, list_digest, 1, 1, ${by}, 'unit', now()
        from disclosure.notice where id = ${notice.id}`)
  await assert.rejects(settle('checker', '2026-12-07'), { constraint: 'settlement_after_notice' })
  await assert.rejects(settle('maker', '2026-12-08'), { constraint: 'settlement_two_people' })
})

test('what hung is taken down after its last day, and the names are gone', async () => {
  const { it, db, rosterId } = await hanging([rosterRow(1), rosterRow(2)])
  await using _ = it
  await hangingRoster(db, rosterId)
  const job = (at: string) => ({
    actor: { kind: 'system', id: 'job' } as const,
    requestId: 'job',
    at: Temporal.Instant.from(at),
  })
  assert.equal(await takeDownNotices(it, job('2026-12-07T15:00:00Z')), 0)
  assert.equal(await takeDownNotices(it, job('2026-12-07T17:00:00Z')), 1)
  assert.equal(await count(db, sql`select count(*)::int as count from disclosure.entry`), 0)
  await assert.rejects(
    db.run(sql`update disclosure.notice set taken_down_at = null, taken_down_by = null,
                 taken_down_why = null`),
    { constraint: 'notice_stays_down' },
  )
})

test('a row that is objected to waits, the others go on, and it follows', async () => {
  const rows = [rosterRow(1), rosterRow(2), rosterRow(3), BAD]
  const { it, db, rosterId, deps } = await hanging(rows)
  await using _ = it
  const notice = await hangingRoster(db, rosterId)
  const said = await objectTo(deps, anybody(PAID_AT), against(notice.id, 3))
  assert.ok(said?.granted && said.outcome.dueOn.toString() === '2026-12-03')
  const settlement = await settledRoster(db, rosterId)
  assert.deepEqual([settlement.rowCount, settlement.totalFen], [2, 20_000n])
  const input = { rosterId, payOn: PAY_ON, made: MAKER }
  const handed = await handOver(deps, staffAt(MAKER, AFTER_NOTICE), input)
  assert.ok(handed?.granted)
  assert.equal(handed.outcome.batch.lineCount, 2)
  const follower = await followerOf(db, rosterId)
  assert.equal(follower?.rows, 2)
  const next = await findRoster(db, follower?.rosterId ?? '')
  assert.deepEqual([next?.rowCount, next?.status], [2, 'reading'])
  const twice = await handOver(deps, staffAt(MAKER, AFTER_NOTICE), input)
  assert.ok(twice?.granted === false && twice.refusal === 'ROSTER_NOT_IN_STATUS')
})

test('an objection that comes after the hand-over holds the line until it is decided', async () => {
  const { it, db, rosterId, deps } = await hanging([rosterRow(1), rosterRow(2)])
  await using _ = it
  const notice = await hangingRoster(db, rosterId)
  await settledRoster(db, rosterId)
  const at = staffAt(MAKER, AFTER_NOTICE)
  const handed = await handOver(deps, at, { rosterId, payOn: PAY_ON, made: MAKER })
  assert.ok(handed?.granted)
  const online = await objectTo(deps, anybody(AFTER_NOTICE), against(notice.id, 2))
  assert.ok(online?.granted === false && online.refusal === 'NOTICE_ENDED')
  const clerk = { staffId: 'clerk', agencyCode: 'card-centre-440000' }
  const counter = { ...against(notice.id, 2), channel: 'counter' as const, phone: '138 0000 0000' }
  const said = await objectTo(deps, staffAt(clerk, AFTER_NOTICE), counter)
  assert.ok(said?.granted)
  const held = async () => (await standingOf(db, handed.outcome.batch.id)).get('held')?.count ?? 0
  assert.equal(await held(), 1)
  const decide = async (by: typeof CHECKER, words: string) => {
    const decision = await decideOnObjection(it, staffAt(by, AFTER_NOTICE), {
      objectionId: said.outcome.id,
      by,
      action: 'dismiss',
      words,
    })
    return decision?.granted === false ? decision.refusal : decision?.granted
  }
  assert.equal(await decide(MAKER, '已核实'), 'SAME_PERSON')
  assert.equal(await decide({ ...CHECKER, agencyCode: 'dept-finance' }, '已核实'), 'NOT_YOUR_UNIT')
  assert.equal(await decide(CHECKER, ' '), 'WORDS_MISSING')
  assert.equal(await held(), 1)
  assert.equal(await decide(CHECKER, '入户核实，符合条件。'), true)
  assert.equal(await held(), 0)
  assert.equal(await decide(CHECKER, '再来'), 'OBJECTION_DECIDED')
})

test('a line goes on once the last of several objections is decided', async () => {
  const { it, db, rosterId, deps } = await hanging([rosterRow(1), rosterRow(2)])
  await using _ = it
  const notice = await hangingRoster(db, rosterId)
  const say = async () => {
    const said = await objectTo(deps, anybody(PAID_AT), against(notice.id, 1))
    assert.ok(said?.granted)
    return said.outcome.id
  }
  const [first, second] = [await say(), await say()]
  const settleAs = async (objectionId: string, action: 'dismiss' | 'uphold') =>
    decideOnObjection(it, staffAt(CHECKER, PAID_AT), {
      objectionId,
      by: CHECKER,
      action,
      words: '已核实',
    })
  await settleAs(first, 'dismiss')
  await settleAs(second, 'uphold')
  const settlement = await settledRoster(db, rosterId)
  assert.equal(settlement.rowCount, 1)
  const at = staffAt(MAKER, AFTER_NOTICE)
  const handed = await handOver(deps, at, { rosterId, payOn: PAY_ON, made: MAKER })
  assert.ok(handed?.granted)
  // Whoever is not entitled is on no list that follows.
  assert.equal(handed.outcome.follower, undefined)
})

test('a list that was taken down to be mended hangs anew from the first day', async () => {
  const { it, db, rosterId } = await hanging([rosterRow(1)])
  await using _ = it
  await hangingRoster(db, rosterId)
  const { agencyCode } = MAKER
  const silent = await reopenRoster(it, byStaff(MAKER), { rosterId, agencyCode, reason: '' })
  assert.ok(silent?.granted === false && silent.refusal === 'WORDS_MISSING')
  const reason = '第一行金额写错'
  assert.ok((await reopenRoster(it, byStaff(MAKER), { rosterId, agencyCode, reason }))?.granted)
  assert.equal((await findRoster(db, rosterId))?.status, 'judged')
  const again = await hangingRoster(db, rosterId)
  assert.equal(again.endsOn.toString(), '2026-12-07')
})

test('the database keeps an outcome, and nobody decides on what they took in', async () => {
  const { it, db, rosterId, deps } = await hanging([rosterRow(1)])
  await using _ = it
  const notice = await hangingRoster(db, rosterId)
  const clerk = { staffId: 'clerk', agencyCode: 'card-centre-440000' }
  const counter = { ...against(notice.id, undefined), channel: 'counter' as const }
  assert.ok((await objectTo(deps, staffAt(clerk, PAID_AT), counter))?.granted)
  const decide = (by: string, status: string) =>
    db.run(sql`update disclosure.objection
                  set status = ${status}, decided_by = ${by}, decided_unit = 'unit',
                      decided_at = now(), outcome_words = '好'`)
  await assert.rejects(decide('clerk', 'dismissed'), { constraint: 'objection_two_people' })
  assert.equal(await decide('checker', 'dismissed'), 1)
  await assert.rejects(decide('checker', 'upheld'), { constraint: 'objection_status_legal' })
})
