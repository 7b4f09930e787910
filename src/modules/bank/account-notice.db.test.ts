import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { sql } from '#platform/db.ts'
import type { RouteRequest } from '#platform/http/route.ts'
import { activateAccount, announceAccount, openAssignment } from '#modules/account/index.ts'
import { bankWorld } from '#app/banks.ts'
import { staffContext } from '#test/bank.ts'
import { type Asker, bankSite, multipart, OFFICER } from '#test/bank-site.ts'
import { enterCard } from '#test/card.ts'
import { testDatabase } from '#test/database.ts'
import { accountNumber, ALLOWANCE, bySystem, enterProgrammes, FARMLAND } from '#test/payees.ts'
import { enterSomebody, testPii } from '#test/person.ts'
import { comesBack, decideConfirmation } from './account-notice.ts'
import { sm3 } from '#platform/crypto/sm3.ts'
import { bankRoutes } from './index.ts'
import { noticeFile } from './notice-format.ts'
import { recordAccountEvent } from './record-account-event.ts'
import { insertAccount } from './store-account.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const { db, owner } = it
const { clock, ask } = await bankSite(db)
await enterProgrammes(db)

const OTHER: Asker = { roles: ['bankOperator'], agency: 'bank-103' }
let people = 100

/** Somebody with a card of bank 102 and its account, to which programmes are paid. */
const enterHolder = async (...programmes: readonly string[]) => {
  people += 1
  const personId = await enterSomebody(db, people)
  const { id: cardId } = await enterCard(db, personId, people)
  const number = accountNumber(people)
  const context = bySystem(clock.now().subtract({ hours: 100 }))
  await db.transaction(async (tx) => {
    const id = crypto.randomUUID()
    const openedAt = context.at
    await insertAccount(tx, testPii, { id, cardId, personId, bankCode: '102', number, openedAt })
    const announced = await announceAccount(tx, context, { personId, bankCode: '102', cardId })
    const accountId = announced.id
    await activateAccount(tx, testPii, context, { personId, accountId, number })
    for (const programmeCode of programmes)
      await openAssignment(tx, context, { personId, programmeCode, accountId })
  })
  return { personId, cardId, number }
}

const announce = (number: string, change: Readonly<Record<string, string>> = {}, by = OFFICER) =>
  ask(by, 'POST', '/bank/accounts/new', {
    accountNumber: number,
    kind: 'closing',
    plannedOn: '2026-12-31',
    ...change,
  })
const events = async (cardId: string) =>
  (
    await owner.many(
      z.object({ status: z.string() }),
      sql`select e.status from bank.account_event e join bank.account a on a.id = e.account_id
           where a.card_id = ${cardId} order by e.received_at`,
    )
  ).map(({ status }) => status)
const accessesOf = async (personId: string) =>
  (
    await owner.many(
      z.object({ purpose: z.string() }),
      sql`select purpose from platform.access_record where person_id = ${personId}`,
    )
  ).map(({ purpose }) => purpose)

test('a bank sees what is paid to an account before it is closed, and is asked again', async () => {
  const { personId, cardId, number } = await enterHolder(ALLOWANCE.code, FARMLAND.code)
  const said = await announce(number)
  assert.equal(said.statusCode, 303)
  const path = String(said.headers.location)
  const { body } = await ask(OFFICER, 'GET', path)
  assert.match(body, /Allowance[\s\S]*2026年12月10日.*2027年1月10日/)
  assert.match(body, /还有 2 项补贴发到这个账户/)
  assert.ok((await accessesOf(personId)).includes('accountClosing'), 'the holder sees who looked')
  const refused = await ask(OFFICER, 'POST', path, { act: 'confirm' })
  assert.equal(refused.statusCode, 409)
  assert.match(refused.body, /请先告知持卡人/)
  assert.deepEqual(await events(cardId), [], 'nothing is closed yet')
  assert.equal((await ask(OFFICER, 'POST', path, { act: 'confirm', told: 'yes' })).statusCode, 303)
  assert.deepEqual(await events(cardId), ['closed'])
  const { programmes_shown: shown } = await owner.one(
    z.object({ programmes_shown: z.array(z.string()) }),
    sql`select programmes_shown from bank.account_notice where person_id = ${personId}`,
  )
  assert.deepEqual(shown, [ALLOWANCE.code, FARMLAND.code])
  assert.match((await ask(OFFICER, 'GET', path)).body, /已经处理/)
  assert.equal((await ask(OFFICER, 'POST', path, { act: 'withdraw' })).statusCode, 409)
})

test('an account to which nothing is paid needs no more than a yes', async () => {
  const { cardId, number } = await enterHolder()
  const path = String((await announce(number, { kind: 'dormant' })).headers.location)
  assert.match((await ask(OFFICER, 'GET', path)).body, /没有补贴发到这个账户/)
  assert.equal((await ask(OFFICER, 'POST', path, { act: 'confirm' })).statusCode, 303)
  assert.deepEqual(await events(cardId), ['dormant'])
})

test('what was announced can be taken back, and then nothing happens', async () => {
  const { cardId, number } = await enterHolder(ALLOWANCE.code)
  const path = String((await announce(number)).headers.location)
  assert.match((await announce(number)).body, /请先处理/)
  assert.equal((await ask(OFFICER, 'POST', path, { act: 'withdraw' })).statusCode, 303)
  assert.deepEqual(await events(cardId), [])
  assert.equal((await announce(number)).statusCode, 303, 'it can be announced again')
})

test('another bank neither announces nor sees nor ends anything', async () => {
  const { number } = await enterHolder(ALLOWANCE.code)
  assert.match((await announce(number, {}, OTHER)).body, /没有本行的这个账号/)
  const path = String((await announce(number)).headers.location)
  assert.equal((await ask(OTHER, 'GET', path)).statusCode, 404)
  assert.equal((await ask(OTHER, 'POST', path, { act: 'withdraw' })).statusCode, 404)
  assert.match((await ask(OTHER, 'GET', '/bank/accounts')).body, /没有还没处理的预告/)
  assert.match((await ask(OFFICER, 'GET', '/bank/accounts')).body, /计划日期[\s\S]*核对/)
})

test('a form that is filled in wrongly says where', async () => {
  const { number } = await enterHolder()
  assert.match((await announce(number, { kind: '' })).body, /请选择将要办理什么/)
  assert.match((await announce(number, { plannedOn: '12月' })).body, /这样填写日期/)
  assert.match((await announce(number, { plannedOn: '2026-11-25' })).body, /不能是过去的日期/)
})

test('a bank that closes an account without waiting overtakes its own notice', async () => {
  const { number, cardId } = await enterHolder(ALLOWANCE.code)
  const path = String((await announce(number)).headers.location)
  const at = clock.now()
  const event = {
    bankCode: '102',
    eventId: 'evt-1',
    accountNumber: number,
    status: 'closed',
    at,
  } as const
  const decision = await recordAccountEvent({ db, pii: testPii }, staffContext(at), event)
  assert.ok(decision.granted)
  assert.match((await ask(OFFICER, 'GET', path)).body, /已经处理/)
  assert.deepEqual(await events(cardId), ['closed'])
})

test('a system of the bank hears the same, once by its own number', async () => {
  const { number } = await enterHolder(ALLOWANCE.code)
  const route = bankRoutes({ db, pii: testPii, ...bankWorld({ pii: testPii }) }).find(
    ({ operationId }) => operationId === 'announceAccountEvent',
  )
  const tell = (noticeId: string, plannedOn: string) =>
    route?.handle({
      body: { noticeId, accountNumber: number, kind: 'closing', plannedOn },
      partner: { kind: 'bank', code: '102' },
      context: staffContext(clock.now()),
    } as unknown as RouteRequest)
  const heard = {
    noticeId: 'n-1',
    state: 'open',
    affected: [{ programmeCode: ALLOWANCE.code, name: 'Allowance', nextPayOn: '2026-12-10' }],
  }
  assert.deepEqual(await tell('n-1', '2026-12-31'), heard)
  assert.deepEqual(await tell('n-1', '2026-12-31'), heard, 'the same once more')
  await assert.rejects(async () => tell('n-1', '2027-01-31'), /NOTICE_CHANGED/)
  await assert.rejects(async () => tell('n-2', '2026-12-31'), /NOTICE_OPEN/)
})

test('notices come by file as well, row by row, and the same file does nothing twice', async () => {
  const holders = [await enterHolder(ALLOWANCE.code), await enterHolder()]
  const plannedOn = Temporal.PlainDate.from('2026-12-31')
  const rows = holders.map(({ number }, i) => ({
    noticeId: `file-${i}`,
    accountNumber: number,
    kind: i === 0 ? ('closing' as const) : ('dormant' as const),
    plannedOn,
  }))
  const unknown = { ...rows[0], noticeId: 'file-9', accountNumber: accountNumber(999_999) }
  const head = { fileNumber: 'N-1', bankCode: '102', madeOn: plannedOn }
  const make = (bankCode = '102') =>
    noticeFile({ ...head, bankCode }, [...rows, unknown as (typeof rows)[number]])
  const send = (content: Buffer, digest = sm3(content)) =>
    ask(
      OFFICER,
      'POST',
      '/bank/accounts/import',
      multipart({ csrf: 'csrf', notices: content, sidecar: Buffer.from(digest) }),
    )
  const first = await send(make())
  assert.match(first.body, /共 3 行，2 行已登记/)
  assert.match(first.body, /没有本行的这个账号/)
  assert.match((await send(make())).body, /共 3 行，2 行已登记/)
  const { count } = await owner.one(
    z.object({ count: z.number() }),
    sql`select count(*)::int as count from bank.account_notice where channel = 'file'`,
  )
  assert.equal(count, 2)
  assert.match((await send(make(), '0'.repeat(64))).body, /文件和摘要对不上/)
  assert.match((await send(make('103'))).body, /另一家银行/)
  const cut = make().subarray(0, 200)
  assert.match((await send(Buffer.from(cut))).body, /最后一行不是合计/)
  const torn = Buffer.concat([make().subarray(0, 39), Buffer.from('D\r\n'), make().subarray(39)])
  assert.match((await send(torn)).body, /合计与明细不符/)
  assert.equal((await ask(OFFICER, 'GET', '/bank/accounts/import')).statusCode, 200)
  const operator: Asker = { roles: ['bankOperator'], agency: 'bank-102' }
  assert.equal((await ask(operator, 'GET', '/bank/accounts/import')).statusCode, 403)
})

test('a payment on or after the planned day comes back, one before it arrives', () => {
  const on = (text: string) => Temporal.PlainDate.from(text)
  const programme = { code: 'MZ-001', name: '', nextPayDates: [on('2026-12-10')] }
  assert.ok(comesBack(programme, on('2026-12-10')))
  assert.ok(comesBack(programme, on('2026-12-09')))
  assert.ok(!comesBack(programme, on('2026-12-11')))
  assert.ok(!comesBack({ ...programme, nextPayDates: [] }, on('2026-12-11')))
  assert.ok(!decideConfirmation({ outcome: 'withdrawn' }, [], true).granted)
})

test('a notice is written once and ended once', async () => {
  for (const statement of [
    sql`update bank.account_notice set kind = 'dormant'`,
    sql`update bank.account_notice set outcome = null, ended_at = null, ended_by = null
         where outcome = 'withdrawn'`,
    sql`delete from bank.account_notice`,
  ])
    await assert.rejects(owner.run(statement))
})
