import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import { sql } from '#platform/db.ts'
import { testDatabase } from '#test/database.ts'
import {
  AFTER_NOTICE,
  hangingRoster,
  judgedRoster,
  rosterRow,
  settledRoster,
  staffAt,
} from '#test/disclosure.ts'
import { MAKER, paymentWorld } from '#test/payments.ts'
import { testPii } from '#test/person.ts'
import { handOver, objectTo } from './index.ts'

const ROUNDS = 12
const PAY_ON = Temporal.PlainDate.from('2026-12-10')
const CLERK = { staffId: 'clerk', agencyCode: 'card-centre-440000' }

test('whoever objects during a hand-over has the row left out or its line held', async () => {
  await using it = await testDatabase()
  const { db } = it
  const deps = { db, pii: testPii }
  await paymentWorld(db, ['102', '103'])
  const outcomes = new Set<string>()
  for (let round = 0; round < ROUNDS; round += 1) {
    const rows = [rosterRow(1), rosterRow(2)]
    const rosterId = await judgedRoster(db, rows, `${2030 + round}-12`)
    const notice = await hangingRoster(db, rosterId)
    await settledRoster(db, rosterId)
    const gate = Promise.withResolvers<undefined>()
    const object = async () => {
      await gate.promise
      return objectTo(deps, staffAt(CLERK, AFTER_NOTICE), {
        noticeId: notice.id,
        number: 1,
        kind: 'notEntitled',
        statement: '不符合条件',
        phone: '',
        language: 'zh-Hans',
        channel: 'counter',
      })
    }
    const hand = async () => {
      await gate.promise
      return handOver(deps, staffAt(MAKER, AFTER_NOTICE), {
        rosterId,
        payOn: PAY_ON,
        made: MAKER,
      })
    }
    const pair = round % 2 === 0 ? [object(), hand()] : [hand(), object()]
    gate.resolve(undefined)
    for (const one of await Promise.all(pair)) assert.ok(one?.granted)
    const { lines, held } = await db.one(
      z.object({ lines: z.number(), held: z.number() }),
      sql`select count(*)::int as lines, (count(*) filter (where s.status = 'held'))::int as held
            from payment.batch b join payment.line_status s on s.batch_id = b.id
           where b.source = ${`roster/${rosterId}`}`,
    )
    assert.ok(lines - held === 1, `round ${round}: ${lines} lines, ${held} held`)
    outcomes.add(`${lines} lines, ${held} held`)
  }
  assert.ok([...outcomes].every((one) => ['1 lines, 0 held', '2 lines, 1 held'].includes(one)))
})
