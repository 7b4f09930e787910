import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import test, { after } from 'node:test'
import { z } from 'zod'
import { FixedClock } from '#platform/clock.ts'
import { sql } from '#platform/db.ts'
import { testDatabase } from '#test/database.ts'
import { ALLOWANCE } from '#test/payees.ts'
import { byStaff, MAKER, PAID_AT, paymentWorld } from '#test/payments.ts'
import { testPii } from '#test/person.ts'
import { madeUpNumber } from '#test/roster.ts'
import { removeFiles, workOnAll } from './index.ts'
import {
  decideIntake,
  INTAKE_ACTIONS,
  INTAKE_STATUSES,
  INTAKE_TRANSITIONS,
  type Intake,
} from './intake.ts'
import { lookAtIntake } from './look-at-intake.ts'
import { runIntake } from './run-intake.ts'
import { startIntake, steerIntake } from './steer-intake.ts'
import { claimIntake, findIntake } from './store-intakes.ts'
import { takeFile } from './take-file.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const { db, owner } = it
await paymentWorld(db, ['102'])

const clock = new FixedClock(PAID_AT.toString())
const deps = { db, pii: testPii, clock }
const context = byStaff(MAKER)
const never = new AbortController().signal

const PEOPLE = 12_000
/** Enough rows for several pieces; one that is double, whose first row is told late. */
const long = (people = PEOPLE): Buffer =>
  Buffer.from(
    `姓名,身份证号码,金额\n${Array.from(
      { length: people },
      (_, i) => `王小${i % 2 === 0 ? '明' : '红'},${madeUpNumber(i % (people - 1))},100`,
    ).join('\n')}\n`,
  )

/** A file that waits to be imported. */
const queued = async (content: Buffer, change: Partial<Intake> = {}): Promise<string> => {
  const taken = await takeFile(
    deps,
    context,
    {
      kind: 'import',
      origin: 'page',
      programmeCode: ALLOWANCE.code,
      payPeriod: '2026-12',
      instalment: 1,
      regionCode: '440100',
      mode: 'partial',
      ownerAgency: MAKER.agencyCode,
      fileName: 'list.csv',
      ...change,
    },
    Readable.from([content]),
  )
  assert.ok(taken.taken)
  const look = await lookAtIntake(deps, taken.intake)
  assert.ok(look.understood)
  const { heading, map } = look.outlook
  const read = { heading, map, mode: 'partial', encoding: 'utf-8' } as const
  assert.ok((await startIntake(deps, context, taken.intake.id, read))?.granted)
  return taken.intake.id
}

const at = async (id: string): Promise<Intake> => {
  const intake = await findIntake(db, id)
  assert.ok(intake)
  return intake
}

const Stored = z.object({ rows: z.number(), twice: z.number(), doubled: z.number() })
const stored = (id: string) =>
  db.one(
    Stored,
    sql`select count(*)::int as rows, (count(*) - count(distinct r.number))::int as twice,
               (select count(*)::int from roster.finding f join roster.intake j on j.id = ${id}
                 where f.roster_id = j.roster_id and f.code = 'DUPLICATE_IN_FILE') as doubled
          from roster.row r join roster.intake i on i.roster_id = r.roster_id where i.id = ${id}`,
  )

const claimed = async (): Promise<Intake> => {
  const intake = await db.transaction((tx) => claimIntake(tx, clock.now()))
  assert.ok(intake)
  return intake
}

/** A process that dies once so many rows are stored: nothing is given back. */
const dieAt = async (intake: Intake, rows: number): Promise<void> => {
  const dying = {
    ...deps,
    db: {
      ...db,
      transaction: async <T>(work: Parameters<typeof db.transaction<T>>[0]): Promise<T> => {
        if ((await at(intake.id)).lastRow >= rows) throw new Error('killed')
        return db.transaction(work)
      },
    },
  }
  await assert.rejects(runIntake(dying, intake, never), /killed/)
}

test('an import goes on where a process has died, and no row is there twice', async () => {
  const id = await queued(long())
  await dieAt(await claimed(), 5000)
  const half = await at(id)
  assert.equal(half.status, 'running', 'nobody has said that it died')
  assert.ok(half.lastRow >= 5000 && half.lastRow < PEOPLE)
  assert.equal(await db.transaction((tx) => claimIntake(tx, clock.now())), undefined)
  clock.advance({ seconds: 31 })
  await workOnAll(deps)
  const whole = await at(id)
  assert.equal(whole.status, 'done')
  assert.deepEqual(await stored(id), { rows: PEOPLE, twice: 0, doubled: 2 })
  assert.equal(whole.countedFen, BigInt(PEOPLE) * 10_000n)
})

test('whoever was taken for dead and wakes up writes nothing more', async () => {
  const id = await queued(long(3000))
  const asleep = await claimed()
  clock.advance({ seconds: 31 })
  await workOnAll(deps)
  const before = await stored(id)
  await runIntake(deps, asleep, never)
  assert.deepEqual(await stored(id), before)
  assert.equal((await at(id)).status, 'done')
})

test('an import is paused and goes on, or is given up and leaves no list', async () => {
  const id = await queued(long())
  const intake = await claimed()
  let asked = false
  const interrupted = {
    ...deps,
    db: {
      ...db,
      transaction: async <T>(work: Parameters<typeof db.transaction<T>>[0]): Promise<T> => {
        if (!asked && (await at(id)).lastRow > 0) {
          asked = true
          assert.ok((await steerIntake(deps, context, id, 'pause'))?.granted)
        }
        return db.transaction(work)
      },
    },
  }
  await runIntake(interrupted, intake, never)
  const paused = await at(id)
  assert.equal(paused.status, 'paused')
  assert.ok(paused.lastRow < PEOPLE)
  await workOnAll(deps)
  assert.equal((await at(id)).lastRow, paused.lastRow, 'nobody goes on by themselves')
  assert.ok((await steerIntake(deps, context, id, 'queue'))?.granted)
  await workOnAll(deps)
  assert.deepEqual(await stored(id), { rows: PEOPLE, twice: 0, doubled: 2 })

  const other = await queued(long(), { payPeriod: '2026-11' })
  await dieAt(await claimed(), 2000)
  clock.advance({ seconds: 31 })
  const stale = await claimed()
  const stopped = new AbortController()
  stopped.abort()
  await runIntake(deps, stale, stopped.signal)
  assert.equal((await at(other)).status, 'queued', 'a process that ends gives it back')
  assert.ok((await steerIntake(deps, context, other, 'drop'))?.granted)
  const { status } = await db.one(
    z.object({ status: z.string() }),
    sql`select s.status from roster.roster s join roster.intake i on i.roster_id = s.id
         where i.id = ${other}`,
  )
  assert.equal(status, 'withdrawn')
})

test('wrong totals are refused with both figures, before a row is written', async () => {
  const id = await queued(long(100), { statedRows: 101, statedFen: 1_000_000n })
  await workOnAll(deps)
  const { status, refusal, rosterId } = await at(id)
  assert.equal(status, 'refused')
  assert.equal(refusal?.code, 'TOTALS_DIFFER')
  assert.match(refusal.text, /101 行 ¥10,000\.00，文件里是 100 行 ¥10,000\.00/)
  assert.equal(rosterId, undefined)
})

test('two processes share the work, and files go when they are done', async () => {
  const ids = [await queued(long(500)), await queued(long(600), { instalment: 2 })]
  await Promise.all([workOnAll(deps), workOnAll(deps)])
  for (const id of ids) assert.equal((await at(id)).status, 'done')
  await removeFiles(deps)
  const left = await db.many(
    z.object({ status: z.string(), kept: z.number() }),
    sql`select i.status, count(*)::int as kept from roster.piece p
          join roster.intake i on i.id = p.intake_id group by i.id`,
  )
  assert.deepEqual(left, [])
})

test('every step of an import is in the table, and the database knows the same', async () => {
  const legal = new Set(
    INTAKE_STATUSES.flatMap((from) =>
      Object.values(INTAKE_TRANSITIONS[from]).map(({ to }) => `${from} ${to}`),
    ),
  )
  for (const from of INTAKE_STATUSES) {
    for (const action of INTAKE_ACTIONS)
      assert.equal(
        decideIntake(from, action).granted,
        INTAKE_TRANSITIONS[from][action] !== undefined,
      )
    for (const to of INTAKE_STATUSES.filter((one) => one !== from)) {
      const refused = await owner
        .transaction(async (tx) => {
          await tx.run(sql`
            insert into roster.intake (id, kind, origin, programme_code, pay_period, instalment,
              region_code, owner_agency, mode, status, file_name, lease_until, refusal_code,
              ended_at, made_by, made_unit, made_at)
            values (gen_random_uuid(), 'import', 'page', 'MZ-001', '2026-12', 1, '440100', 'x',
              'partial', ${from}, 'probe', ${from === 'running' ? PAID_AT : null},
              ${from === 'refused' ? 'X' : null},
              ${['done', 'refused', 'dropped'].includes(from) ? PAID_AT : null}, 'x', 'x',
              ${PAID_AT})`)
          await tx.run(sql`
            update roster.intake set status = ${to},
                   lease_until = ${to === 'running' ? PAID_AT : null},
                   refusal_code = ${to === 'refused' ? 'X' : null},
                   ended_at = ${['done', 'refused', 'dropped'].includes(to) ? PAID_AT : null}
             where file_name = 'probe'`)
          throw new Error('it took the step')
        })
        .catch((error: unknown) => (error as { constraint?: string }).constraint)
      assert.equal(refused === 'intake_status_legal', !legal.has(`${from} ${to}`), `${from} ${to}`)
    }
  }
})
