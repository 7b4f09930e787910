import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import { trusted } from '#kernel/html.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { FixedClock } from '#platform/clock.ts'
import { type Database, type Sql, sql } from '#platform/db.ts'
import { SETTINGS_COOKIE, serializeDisplay } from '#platform/http/display.ts'
import { addBank } from '#modules/bank/index.ts'
import { addProgramme, type NewProgramme } from '#modules/programme/index.ts'
import { testDatabase } from '#test/database.ts'
import { BANK, enterHolder, sendBatch, tellLines } from '#test/money.ts'
import { markupFindings } from '#test/markup.ts'
import { releaseAsSigned } from '#test/paying-bank.ts'
import { ALLOWANCE, enterProgrammes } from '#test/payees.ts'
import { byStaff, enterFunds, MAKER, PAID_AT, type Payee } from '#test/payments.ts'
import { residentSite } from '#test/resident-site.ts'
import { reissueLines } from './reissue.ts'
import { moneyItems } from './store-money.ts'

const LATER = Temporal.Instant.from('2026-12-11T02:00:00Z')

const name = (text: string) => ({ 'zh-Hans': text, 'zh-Hant': text, en: text, pt: text })
/** Of the same department, paid every quarter. */
const ELDERS: NewProgramme = {
  ...ALLOWANCE,
  code: 'MZ-009',
  name: name('Elders'),
  pay: { cycle: 'quarterly', month: 3, day: 20 },
}

/** A province in which one bank pays these people. */
const world = async (db: Database, count: number): Promise<readonly Payee[]> => {
  await enterProgrammes(db)
  await enterFunds(db, [BANK], 100_000_000n)
  const bank = { code: BANK, agencyCode: 'bank-102', name: name('工商银行'), placeholder: false }
  await db.transaction((tx) => addBank(tx, bank))
  const people: Payee[] = []
  await db.transaction((tx) => addProgramme(tx, ELDERS))
  for (let i = 1; i <= count; i += 1)
    people.push(await enterHolder(db, i, {}, [ALLOWANCE.code, ELDERS.code]))
  return people
}

const pageOf = async (
  db: Database,
  { personId }: Payee,
  url = '/me/money',
  cookie = '',
): Promise<string> => {
  await using site = await residentSite(db, personId, { clock: new FixedClock(LATER) })
  const answer = await site.inject({ url, headers: { accept: 'text/html', cookie } })
  assert.equal(answer.statusCode, 200, url)
  return answer.body
}

/** What is read on a page, without what only eyes see of amounts. */
const said = (body: string): string =>
  body
    .slice(body.indexOf('<main'))
    .replaceAll(/<span aria-hidden="true">[^<]*<\/span>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')

test('each end of a payment is told to its holder, with one way out of what failed', async () => {
  await using it = await testDatabase()
  const { db } = it
  const clock = new FixedClock(PAID_AT)
  const [paid, failed, returned, silent, stranger] = await world(db, 5)
  assert.ok(paid && failed && returned && silent && stranger)
  await sendBatch(db, clock, [paid, failed, returned, silent])
  await tellLines(db, LATER, [
    [paid.lineId, { claim: 'paid' }],
    [failed.lineId, { claim: 'rejected', reasonCode: 'R04' }],
    [returned.lineId, { claim: 'paid' }],
  ])
  await tellLines(db, LATER, [[returned.lineId, { claim: 'returned', reasonCode: 'R05' }]])

  assert.match(
    said(await pageOf(db, paid)),
    /这个月到了 1286元 。.*已经到账的 Allowance（2026年12月）/,
  )
  const failedPage = await pageOf(db, failed)
  assert.match(
    said(failedPage),
    /还有 1286元 没到。.*收款银行账户没有激活，钱没有到。 去最近的网点激活/,
  )
  const way = /href="(\/me\/money\/line_[0-9a-f]{32}\/outlets)"/.exec(failedPage)?.[1] ?? ''
  assert.match(
    said(await pageOf(db, failed, way)),
    /带上社保卡和身份证件，到 工商银行 任何一个网点/,
  )
  assert.match(said(await pageOf(db, returned)), /被银行停了，钱没有到。 到账以后又退回了。/)
  assert.match(said(await pageOf(db, silent)), /就要到的 Allowance（2026年12月） 1286元/)
  const none = said(await pageOf(db, stranger))
  assert.doesNotMatch(none, /2026年12月）/)
  assert.match(none, /按惯例这一天发放/)
})

test('what nobody knows is said so, with the day by which it is told', async () => {
  await using it = await testDatabase()
  const { db } = it
  const [payee] = await world(db, 1)
  assert.ok(payee)
  const batchId = await sendBatch(db, new FixedClock(PAID_AT), [payee])
  await it.owner.run(sql`
    alter table payment.instruction disable trigger instruction_status_legal`)
  await it.owner.run(sql`
    update payment.instruction set status = 'unknown', settled_at = null
     where batch_id = ${batchId}`)
  const page = said(await pageOf(db, payee))
  assert.match(
    page,
    /银行还没有回复结果。请不要重复操作，我们会在 2026年12月11日\(周五\) 前告诉您。/,
  )
  assert.match(page, /还有 1286元 没到/)
})

test('money that is paid again is one sum with its whole story', async () => {
  await using it = await testDatabase()
  const { db } = it
  const clock = new FixedClock(PAID_AT)
  const [payee, other] = await world(db, 2)
  assert.ok(payee && other)
  const batchId = await sendBatch(db, clock, [payee, other])
  const rejected = { claim: 'rejected', reasonCode: 'R12' } as const
  await tellLines(db, PAID_AT, [
    [payee.lineId, rejected],
    [other.lineId, { claim: 'paid' }],
  ])
  const again = await db.transaction((tx) =>
    reissueLines(tx, byStaff(MAKER), {
      key: uuidv7(PAID_AT),
      batchId,
      lineIds: [payee.lineId],
      payOn: Temporal.PlainDate.from('2026-12-20'),
      made: MAKER,
    }),
  )
  assert.ok(again?.granted)
  // Nobody has signed for it yet, so what failed is still what is told.
  assert.match(said(await pageOf(db, payee)), /发放文件有差错/)
  await releaseAsSigned(db, again.outcome.batch.id)
  const page = await pageOf(db, payee)
  assert.doesNotMatch(said(page), /发放文件有差错/)
  assert.match(said(page), /正在发放/)
  const path = /href="(\/me\/money\/line_[0-9a-f]{32})"/.exec(page)?.[1] ?? ''
  const story = said(await pageOf(db, payee, path))
  assert.match(story, /第一次发放.*没有到账 已完成.*第 2 次发放.*送到银行 正在办理/)
  assert.equal((await moneyItems(db, [payee.personId])).length, 1)
})

test('nobody sees the money of another, and every look is on record', async () => {
  await using it = await testDatabase()
  const { db } = it
  const [mine, other] = await world(db, 2)
  assert.ok(mine && other)
  await sendBatch(db, new FixedClock(PAID_AT), [mine, other])
  const path = /href="(\/me\/money\/line_[0-9a-f]{32})"/.exec(await pageOf(db, mine))?.[1] ?? ''
  await using site = await residentSite(db, other.personId, { clock: new FixedClock(LATER) })
  const answer = await site.inject({ url: path, headers: { accept: 'text/html' } })
  assert.equal(answer.statusCode, 404)
  const { count } = await it.owner.one(
    z.object({ count: z.number() }),
    sql`select count(*)::int as count from platform.access_record
         where person_id = ${mine.personId} and purpose = 'ownMoney'`,
  )
  assert.equal(count, 1)
})

test('the lines of a person are read by index, however many there are', async () => {
  await using it = await testDatabase()
  const { db } = it
  const [payee] = await world(db, 1)
  assert.ok(payee)
  await sendBatch(db, new FixedClock(PAID_AT), [payee])
  const plan = await it.owner.transaction(async (tx) => {
    await tx.run(sql`set local enable_seqscan = off`)
    const lines: string[] = []
    // The statement itself, explained instead of run.
    const explaining = {
      ...tx,
      many: async (_row: unknown, statement: Sql) => {
        const Plan = z.object({ 'QUERY PLAN': z.string() })
        const found = await tx.many(Plan, sql`explain ${statement}`)
        lines.push(...found.map((row) => row['QUERY PLAN']))
        return []
      },
    }
    await moneyItems(explaining, [payee.personId])
    return lines.join('\n')
  })
  assert.match(plan, /line_natural/)
  assert.match(plan, /line_one_successor/)
  assert.doesNotMatch(
    plan,
    /Seq Scan on (?:line|outcome|return_ticket|return_case|batch|instruction)/,
  )
})

test('a year adds up by month, by programme and as a table', async () => {
  await using it = await testDatabase()
  const { db } = it
  const [payee] = await world(db, 1)
  assert.ok(payee)
  const clock = new FixedClock(PAID_AT)
  const second = { ...payee, lineId: uuidv7(LATER), amountFen: 50_050n }
  await sendBatch(db, clock, [payee])
  await sendBatch(db, clock, [second], { programmeCode: ELDERS.code, payPeriod: '2026-Q4' })
  await tellLines(db, PAID_AT, [[payee.lineId, { claim: 'paid' }]])
  await tellLines(db, LATER, [[second.lineId, { claim: 'paid' }]])
  const page = said(await pageOf(db, payee, '/me/money/years/2026'))
  assert.match(page, /全年到账 1786元5角 ，共 2 笔。/)
  assert.match(page, /2026年11月 1286元 – 1286元 2026年12月 – 500元5角 500元5角/)
  const csv = await pageOf(db, payee, '/me/money/years/2026/csv')
  assert.ok(csv.startsWith('\uFEFF到账日期,'))
  assert.match(
    csv,
    /2026-12-11,Elders,2026年第4季度,500\.50,工商银行,\d{4}\r\n合计,,,1786\.50,,\r\n$/,
  )
  assert.match(said(await pageOf(db, payee, '/me/money/years/2025')), /这一年没有到账的钱/)
})

test('holders from Hong Kong and Macao see the same pages and the same ways out', async () => {
  await using it = await testDatabase()
  const { db } = it
  await world(db, 0)
  const permit = (number: string) => ({
    documents: [{ kind: 'travelPermitHongKongMacao', number, primary: true } as const],
  })
  const people = [
    await enterHolder(db, 1),
    await enterHolder(db, 2, permit('H2904827100')),
    await enterHolder(db, 3, permit('M2909654200')),
  ]
  await sendBatch(db, new FixedClock(PAID_AT), people)
  const failed = { claim: 'rejected', reasonCode: 'R04' } as const
  await tellLines(
    db,
    LATER,
    people.map(({ lineId }) => [lineId, failed]),
  )
  const pages = await Promise.all(people.map((one) => pageOf(db, one)))
  const alike = pages.map((body) => said(body).replaceAll(/尾号 \d{4}/g, '尾号 ·'))
  assert.equal(new Set(alike).size, 1)
  assert.match(alike[0] ?? '', /收款银行账户没有激活/)
})

test('the pages are sound markup in each edition and language', async () => {
  await using it = await testDatabase()
  const { db } = it
  const [payee] = await world(db, 1)
  assert.ok(payee)
  await sendBatch(db, new FixedClock(PAID_AT), [payee])
  await tellLines(db, LATER, [[payee.lineId, { claim: 'rejected', reasonCode: 'R10' }]])
  for (const elder of [false, true])
    for (const language of ['zh-Hans', 'pt'] as const) {
      const value = encodeURIComponent(serializeDisplay({ language, elder, contrast: 'standard' }))
      const body = await pageOf(db, payee, '/me/money', `${SETTINGS_COOKIE}=${value}`)
      assert.deepEqual(await markupFindings(trusted(body)), [], `${language} ${elder}`)
      const main = body.slice(body.indexOf('<main'), body.indexOf('</main>'))
      if (elder) assert.ok((main.match(/<a [^>]*href/g) ?? []).length <= 6)
    }
})
