import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { FixedClock } from '#platform/clock.ts'
import { raw, sql } from '#platform/db.ts'
import { staffMessages } from '#modules/organisation/index.ts'
import { testDatabase } from '#test/database.ts'
import { bySystem } from '#test/payees.ts'
import {
  payingDeps,
  PayingBanks,
  releasedBatch,
  signedByOthers,
  testSpool,
} from '#test/paying-bank.ts'
import { OFFICER, paymentSite, SECOND, STRANGER } from '#test/payment-site.ts'
import { asRelation, byStaff, MAKER, PAID_AT, paymentWorld, RELEASER } from '#test/payments.ts'
import { bankSays, enterOfficer, OFFICER_ID, permitAnother } from '#test/returned.ts'
import { actOnCases } from './act-on-cases.ts'
import {
  createBatch,
  findBatch,
  paymentRound,
  proposeReissues,
  reissueCases,
  submitBatch,
  withdrawBatch,
} from './index.ts'
import { ANY_OUTLET } from './messages-notices.ts'
import { RETURN_CASE_STATUSES, RETURN_CASE_TRANSITIONS } from './return-case.ts'
import { listLines } from './store-batch-list.ts'
import { openCasesOf } from './store-cases.ts'
import { looseLines } from './store-loose.ts'

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
const payees = await paymentWorld(
  db,
  Array.from({ length: 8 }, () => '102'),
)
const { id: batchId } = await releasedBatch(db, payees)
await paymentRound(deps)
const [one, two, three, four, five] = payees
if (!one || !two || !three || !four || !five) throw new Error('no payees')
const batch = await findBatch(db, batchId)
if (batch === undefined) throw new Error('no batch')

const agencyCode = MAKER.agencyCode
const act = (reasonCode: string, kind: 'remind' | 'verify' | 'allow' | 'stop', note = '查过') =>
  actOnCases({ db }, byStaff(MAKER), { batchId, reasonCode, act: kind, note, agencyCode })
const casesOf = (reasonCode: string) => openCasesOf(db, { batch, reasonCode }, clock.now())
const PATH = `/dept/returns/${batchId}`

test('what fails is in the hands of somebody by name, with a day, in the same moment', async () => {
  await bankSays(db, PAID_AT, '102', [
    { lineId: one.lineId, claim: 'returned', reasonCode: 'R01' },
    { lineId: two.lineId, claim: 'returned', reasonCode: 'R02' },
    { lineId: three.lineId, claim: 'rejected', reasonCode: 'R04' },
    { lineId: four.lineId, claim: 'rejected', reasonCode: 'R11' },
    { lineId: five.lineId, claim: 'returned', reasonCode: 'R02' },
  ])
  assert.deepEqual(await looseLines(db, undefined, 10), [])
  const [first] = await casesOf('R01')
  assert.equal(first?.resolverId, OFFICER_ID)
  // Five working days from a Thursday.
  assert.equal(first?.dueOn.toString(), '2026-12-03')
})

test('the page counts by reason, says who acts next, and is for the department alone', async () => {
  const { body } = await ask(OFFICER, 'GET', '/dept/returns')
  assert.match(body, /R02 账号不存在或者已销户/)
  assert.match(body, /2 笔，¥200\.05/)
  assert.match(body, /持卡人本人/)
  assert.match(body, /植敏华/)
  assert.doesNotMatch(body, /没有人经手/)
  assert.doesNotMatch((await ask(STRANGER, 'GET', '/dept/returns')).body, /R02/)
  assert.equal((await ask(STRANGER, 'GET', `${PATH}/R02`)).statusCode, 404)
  assert.equal((await ask(SECOND, 'GET', '/dept/returns')).statusCode, 403)
})

test('holders are reminded with what to do, and the case waits for them', async () => {
  const done = await ask(OFFICER, 'POST', `${PATH}/R04`, { act: 'remind' })
  assert.equal(done.statusCode, 303)
  assert.equal((await casesOf('R04'))[0]?.status, 'withHolder')
  const told = await db.many(
    z.object({ message: z.string(), params: z.record(z.string(), z.unknown()) }),
    sql`select message, params from person.notice where person_id = ${three.personId}`,
  )
  assert.deepEqual(told, [{ message: 'payment.activate', params: { outlet: ANY_OUTLET } }])
  const { body } = await ask(OFFICER, 'GET', String(done.headers.location))
  assert.match(body, /提醒本人：1 笔已办/)
  assert.match(body, /银行还没有说账户可用/)
})

test('without a permission nothing goes elsewhere, and a stop needs its reason', async () => {
  assert.equal(await proposeReissues({ db }, bySystem(clock.now())), 0)
  const input = { key: 'key-0000001', batchId, payOn: batch.payOn, made: MAKER }
  const refused = await reissueCases({ db }, byStaff(MAKER), { ...input, reasonCode: 'R02' })
  assert.ok(refused?.granted === false && refused.refusal === 'NOTHING_TO_DO')
  assert.match((await ask(OFFICER, 'GET', `${PATH}/R02`)).body, /改发其他账户要本人授权/)
  const empty = await ask(OFFICER, 'POST', `${PATH}/R11`, { act: 'stop', note: ' ' })
  assert.equal(empty.statusCode, 422)
  assert.match(empty.body, /请写明查到什么/)
})

test('a permission makes the program draft, a maker submits, others have to sign', async () => {
  const failed = (await casesOf('R02')).find(({ lineId }) => lineId === two.lineId)
  await permitAnother(db, two.personId, PAID_AT)
  clock.advance({ hours: 24 * 10 })
  const proposed = await proposeReissues({ db }, bySystem(clock.now()))
  assert.equal(proposed, 1)
  assert.equal(await proposeReissues({ db }, bySystem(clock.now())), 0, 'once')
  const [message, ...others] = await staffMessages(db, OFFICER_ID, 5)
  assert.deepEqual(others, [])
  assert.match(message?.text ?? '', /系统代拟了重发批次：.*1 笔/)
  const reissueId = message?.href.split('/').at(-2) ?? ''
  const drafted = await findBatch(db, reissueId)
  assert.deepEqual([drafted?.kind, drafted?.status], ['reissue', 'draft'])
  assert.match((await ask(OFFICER, 'GET', `/dept/batches/${reissueId}`)).body, /系统代拟/)
  // The program signs nothing: whoever submits it has made it, in the department alone.
  const at = clock.now()
  const refused = await submitBatch({ db }, { ...byStaff(RELEASER), at }, reissueId)
  assert.ok(refused?.granted === false && refused.refusal === 'NOT_YOUR_UNIT')
  const change = (text: string) =>
    owner.run(sql`update payment.batch set ${raw(text)} where id = ${reissueId}`)
  const forged = "status = 'submitted', lines_digest = sha256('x')"
  await assert.rejects(change(forged), { constraint: 'batch_made_by_somebody' })
  const actor = { kind: 'staff', id: MAKER.staffId, organisationCode: MAKER.agencyCode } as const
  const submitted = await submitBatch({ db }, { ...byStaff(MAKER), at, actor }, reissueId)
  assert.ok(submitted?.granted)
  assert.deepEqual(submitted.outcome.made, MAKER)
  await assert.rejects(change("made_by = 'x'"), { constraint: 'batch_maker_stands' })
  const [line] = await listLines(db, { batchId: reissueId }, 5)
  assert.equal(line?.reissueOf, two.lineId)
  assert.notEqual(line?.accountTail, failed?.accountTail)
  assert.equal((await casesOf('R02')).length, 1)
  assert.deepEqual(await looseLines(db, undefined, 10), [])
})

test('what was to be paid again and was withdrawn is in somebody’s hands once more', async () => {
  const list = await ask(OFFICER, 'GET', '/dept/batches')
  const reissueId = /dept\/batches\/([0-9a-f-]{36})/.exec(list.body)?.[1] ?? ''
  const withdrawn = await withdrawBatch({ db }, byStaff(MAKER), reissueId)
  assert.ok(withdrawn?.granted)
  assert.deepEqual(await looseLines(db, undefined, 10), [])
  const reissue = await findBatch(db, reissueId)
  assert.ok(reissue)
  const cases = await openCasesOf(db, { batch: reissue }, clock.now())
  assert.deepEqual(
    cases.map(({ reasonCode, status }) => ({ reasonCode, status })),
    [{ reasonCode: 'batchWithdrawn', status: 'unseen' }],
  )
})

test('a finding of the department lets a wrong name go again, and it is paid', async () => {
  assert.ok((await act('R01', 'verify'))?.granted)
  assert.ok((await act('R01', 'allow', '姓名已更正'))?.granted)
  const input = { key: 'key-0000003', batchId, reasonCode: 'R01', made: MAKER }
  const made = await reissueCases(
    { db },
    { ...byStaff(MAKER), at: clock.now() },
    { ...input, payOn: Temporal.PlainDate.from('2026-12-20') },
  )
  assert.ok(made?.granted)
  assert.equal(made.outcome.batch.lineCount, 1)
  await signedByOthers(db, made.outcome.batch.id)
  await paymentRound(deps)
  const [line] = await listLines(db, { batchId: made.outcome.batch.id }, 5)
  await bankSays(db, clock.now(), '102', [{ lineId: line?.id ?? '', claim: 'paid' }])
  await paymentRound(deps)
  assert.equal((await findBatch(db, made.outcome.batch.id))?.status, 'closed')
  const [paid] = await listLines(db, { batchId: made.outcome.batch.id }, 5)
  assert.equal(paid?.status, 'paid')
})

test('a stopped line is never followed, and a followed one is never stopped', async () => {
  assert.ok((await act('R11', 'stop', '与原指令核对，是重复'))?.granted)
  assert.deepEqual(await looseLines(db, undefined, 10), [])
  const payee = { ...four, lineId: four.lineId.replace(/^.{8}/, '0199eeee') }
  const input = {
    source: 'roster/again',
    kind: 'regular',
    programmeCode: batch.programmeCode,
    payPeriod: batch.payPeriod,
    instalment: 1,
    regionCode: batch.regionCode,
    payOn: batch.payOn,
    made: MAKER,
  } as const
  const made = await db.transaction((tx) =>
    createBatch(tx, byStaff(MAKER), input, asRelation([payee])),
  )
  assert.ok(made.granted)
  assert.deepEqual(made.outcome.leftOut, [{ lineId: payee.lineId, why: 'stopped' }])
  await assert.rejects(
    db.run(sql`
      insert into payment.line (id, person_id, batch_id, payer_agency, programme_code, pay_period,
        instalment, amount_fen, bank_code, account_id, account_tail, assignment_id, reissue_of)
      select ${payee.lineId}, person_id, ${made.outcome.batch.id}, payer_agency, programme_code,
             pay_period, instalment, amount_fen, bank_code, account_id, account_tail,
             assignment_id, id
        from payment.line where id = ${four.lineId}`),
    /a line that was stopped is not paid again/,
  )
  await assert.rejects(
    db.run(sql`update payment.return_case set status = 'stopped', note = 'x', changed_by = 'x'
                where line_id = ${one.lineId}`),
    /that is reissued cannot become stopped/,
  )
  await assert.rejects(
    db.run(sql`update payment.return_case set status = 'reissued' where line_id = ${five.lineId}`),
    /a line is either followed or stopped/,
  )
})

test('a line that nobody has is found', async () => {
  await owner.run(sql`delete from payment.return_case where line_id = ${five.lineId}`)
  const [loose] = await looseLines(db, undefined, 10)
  assert.equal(loose?.lineId, five.lineId)
  assert.equal(loose?.why, 'noCase')
  assert.match((await ask(OFFICER, 'GET', '/dept/returns')).body, /1 笔失败的明细没有人经手/)
})

test('the database knows the same steps as the table', async () => {
  const { source } = await owner.one(
    z.object({ source: z.string() }),
    sql`select prosrc as source from pg_proc where proname = 'refuse_illegal_return_case'`,
  )
  const known = new Set(
    [...source.matchAll(/\('(\w+)', '(\w+)'\)/g)]
      .map((m) => `${m[1]} ${m[2]}`)
      .filter((pair) => pair !== 'reissued stopped'),
  )
  const lawful = new Set(
    RETURN_CASE_STATUSES.flatMap((status) =>
      Object.values(RETURN_CASE_TRANSITIONS[status])
        .filter(({ to }) => to !== status)
        .map(({ to }) => `${status} ${to}`),
    ),
  )
  assert.deepEqual([...known].toSorted(), [...lawful].toSorted())
})
