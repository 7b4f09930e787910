import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { uuidv7 } from '#kernel/ids.ts'
import { sm3 } from '#platform/crypto/sm3.ts'
import { accountNumber } from '#test/bank.ts'
import { type Asker, bankSite, multipart, OFFICER } from '#test/bank-site.ts'
import { testDatabase } from '#test/database.ts'
import { resultFile } from './exchange-format.ts'
import { findRequest } from './store-request.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const { db } = it
const { clock, ask, waiting } = await bankSite(db)
const statusOf = async (id: string) => (await findRequest(db, id))?.status

test('the worklist counts, says what is late, and shows one bank only', async () => {
  const [own, strange] = [await waiting(), await waiting('103')]
  // Two working days lie within five of any week.
  clock.advance({ hours: 24 * 5 })
  const { body } = await ask(OFFICER, 'GET', '/bank?status=overdue')
  assert.ok(body.includes(`/bank/requests/${own}`))
  assert.ok(!body.includes(strange))
  assert.match(body, /超时/)
  const empty = await ask(OFFICER, 'GET', '/bank?status=refused')
  assert.match(empty.body, /没有这种状态的请求/)
})

test('a request shows a masked person to its own bank and nothing to another', async () => {
  const id = await waiting()
  const { body } = await ask(OFFICER, 'GET', `/bank/requests/${id}`)
  assert.match(body, /陈\*怡/)
  assert.ok(!body.includes('陈静怡'))
  assert.ok(!body.includes('44010619900307'))
  const other: Asker = { roles: ['bankOfficer'], agency: 'bank-103' }
  assert.equal((await ask(other, 'GET', `/bank/requests/${id}`)).statusCode, 404)
  const refused = await ask(other, 'POST', `/bank/requests/${id}`, { answer: 'accepted' })
  assert.equal(refused.statusCode, 404)
  assert.equal((await ask({ roles: ['clerk'] }, 'GET', '/bank')).statusCode, 403)
  const nobody: Asker = { roles: ['bankOfficer'], agency: 'hrss-440000' }
  assert.equal((await ask(nobody, 'GET', '/bank')).statusCode, 404)
})

test('a result is entered by hand; faults are told at their fields', async () => {
  const id = await waiting()
  const say = (payload: Readonly<Record<string, string>>) =>
    ask(OFFICER, 'POST', `/bank/requests/${id}`, payload)
  assert.match((await say({})).body, /请选择结果/)
  const accepted = await say({ answer: 'accepted' })
  assert.equal(accepted.headers.location, `/bank/requests/${id}?saved=1`)
  const wrong = await say({ answer: 'opened', accountNumber: '6217566000000000019' })
  assert.equal(wrong.statusCode, 422)
  assert.match(wrong.body, /账号不对/)
  assert.match((await say({ answer: 'refused' })).body, /请选择原因/)
  assert.match((await say({ answer: 'refused', reasonCode: 'other' })).body, /请写明/)
  const done = await say({ answer: 'opened', accountNumber: '6217 5660 0000 0000 018' })
  assert.equal(done.statusCode, 303)
  assert.equal(await statusOf(id), 'done')
  const after = await ask(OFFICER, 'GET', `/bank/requests/${id}?saved=1`)
  assert.match(after.body, /已登记/)
  assert.ok(!after.body.includes('6217566000000000018'))
})

test('a file goes out with its digest, and results come back by the form', async () => {
  const id = await waiting()
  const made = await ask(OFFICER, 'POST', '/bank/files/export', {})
  assert.equal(made.statusCode, 303)
  const { body: list } = await ask(OFFICER, 'GET', '/bank/files')
  const content = /\/bank\/files\/[0-9a-f-]+\/content/.exec(list)?.[0] ?? ''
  const file = await ask(OFFICER, 'GET', content)
  const digest = await ask(OFFICER, 'GET', content.replace('content', 'digest'))
  assert.ok(digest.body.startsWith(sm3(file.rawPayload)))
  const other: Asker = { roles: ['bankOfficer'], agency: 'bank-103' }
  assert.equal((await ask(other, 'GET', content)).statusCode, 404)
  const madeOn = Temporal.PlainDate.from('2026-11-28')
  const row = { requestId: id, state: 'O', reasonCode: '', reason: '' } as const
  const results = resultFile({ fileNumber: 'R-1', bankCode: '102', madeOn }, [
    { ...row, accountNumber: accountNumber(50) },
    { ...row, requestId: uuidv7(clock.now()), accountNumber: accountNumber(51) },
  ])
  const send = (sidecar: Buffer) =>
    ask(OFFICER, 'POST', '/bank/files/import', multipart({ csrf: 'csrf', results, sidecar }))
  const wrong = await send(Buffer.from('0'.repeat(64)))
  assert.equal(wrong.statusCode, 422)
  assert.match(wrong.body, /文件和摘要对不上/)
  const { body } = await send(Buffer.from(sm3(results)))
  assert.match(body, /共 2 行，1 行已入库/)
  assert.match(body, /这家银行没有这个请求/)
  assert.equal(await statusOf(id), 'done')
  const missing = await ask(OFFICER, 'POST', '/bank/files/import', multipart({ csrf: 'csrf' }))
  assert.match(missing.body, /请选择结果文件和摘要文件/)
  assert.equal(
    (await ask({ roles: ['bankOperator'], agency: 'bank-102' }, 'GET', '/bank/files')).statusCode,
    403,
  )
})

test('a bank looks after its own outlets and sees its own standing', async () => {
  assert.match((await ask(OFFICER, 'GET', '/bank/outlets')).body, /支行102/)
  const save = (code: string, hours: string) =>
    ask(OFFICER, 'POST', `/bank/outlets/${code}`, {
      openingHours: hours,
      phone: '020-12345678',
      services: 'instantIssuance',
    })
  assert.equal((await save('OUT-103', '09:00-17:00')).statusCode, 404)
  assert.match((await save('OUT-102', ' ')).body, /请填写营业时间/)
  assert.equal((await save('OUT-102', '09:00-17:00')).statusCode, 303)
  const { body } = await ask(OFFICER, 'GET', '/bank/outlets/OUT-102?saved=1')
  assert.match(body, /无障碍坡道[^]*尚未核查[^]*href="\/bank\/outlets\/OUT-102\/facilities"/)
  assert.match((await ask(OFFICER, 'GET', '/bank/standing')).body, /首次申领的卡不收工本费/)
})
