import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import test, { after } from 'node:test'
import { z } from 'zod'
import { instructionsOf, paymentRound } from '#modules/payment/index.ts'
import { bankPaymentSite, filled } from '#test/bank-payment-site.ts'
import { multipart } from '#test/bank-site.ts'
import { testDatabase } from '#test/database.ts'
import { releasedBatch } from '#test/paying-bank.ts'
import { paymentWorld } from '#test/payments.ts'
import { paidLines, wiredBanks } from '#test/wired-banks.ts'
import { paymentDeps } from './payments.ts'

const HAND = { agency: 'bank-992' } as const

const it = await testDatabase()
const { db } = it
const payees = await paymentWorld(db, ['992', '992', '992', '102'])
const wired = await wiredBanks(db)
after(async () => {
  await wired[Symbol.asyncDispose]()
  await it[Symbol.asyncDispose]()
})
const ask = bankPaymentSite(wired.app.deps)
await wired.choose('992', 'wrongTotals')
const { id: batchId } = await releasedBatch(db, payees)
await paymentRound(paymentDeps(wired.app.deps))
const reference =
  (await instructionsOf(db, batchId)).find(({ bankCode }) => bankCode === '992')?.reference ?? ''
const path = `/bank/payments/${reference}`

const Waiting = z.object({ answers: z.array(z.object({ id: z.string() })) })

/** Files of answers that lie at the bank, the oldest first. */
const answersAtBank = async () => {
  const base = `${wired.origin}/sandbox/banks/992`
  const { answers } = Waiting.parse(await (await fetch(`${base}/payment-answers`)).json())
  const part = async (id: string, name: string) =>
    Buffer.from(await (await fetch(`${base}/payments/${id}/${name}`)).arrayBuffer())
  return Promise.all(
    answers.map(async ({ id }) => ({
      answer: await part(id, 'content'),
      sidecar: await part(id, 'sidecar'),
      signature: await part(id, 'sig'),
    })),
  )
}

test('a bank without an interface is sent nothing, and sees what it is to pay', async () => {
  const list = await ask('/bank/payments', HAND)
  assert.match(list.body, /Allowance 2026-12/)
  const page = await ask(path, HAND)
  assert.match(page.body, /领取指令文件/)
  assert.match(page.body, /¥300\.03/)
  assert.equal((await ask(`${path}/content`, HAND)).statusCode, 404, 'not handed out yet')
})

test('a bank sees its own instructions only, and only who may pay sees them', async () => {
  assert.equal((await ask(path, { agency: 'bank-102' })).statusCode, 404)
  assert.doesNotMatch((await ask('/bank/payments', { agency: 'bank-102' })).body, /¥300\.03/)
  const operator = { ...HAND, roles: ['bankOperator'] } as const
  assert.equal((await ask(path, operator)).statusCode, 403)
})

test('people take the files to the bank, and the bank takes them as they were signed', async () => {
  const taken = await ask(`${path}/hand-out`, { ...HAND, form: filled({}) })
  assert.equal(taken.statusCode, 303)
  const [instruction, sidecar, signature] = await Promise.all(
    ['content', 'sidecar', 'sig'].map(
      async (part) => (await ask(`${path}/${part}`, HAND)).rawPayload,
    ),
  )
  assert.ok(instruction && sidecar && signature)
  const { type, bytes } = multipart({ instruction, sidecar, signature })
  const brought = await fetch(`${wired.origin}/sandbox/banks/992/payments`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: new Uint8Array(bytes),
    redirect: 'manual',
  })
  assert.equal(brought.status, 303)
  const said = await ask(`${path}/word`, { ...HAND, form: filled({ says: 'accepted' }) })
  assert.equal(said.statusCode, 303)
  assert.match((await ask(path, HAND)).body, /已受理/)
  const again = await ask(`${path}/hand-out`, { ...HAND, form: filled({}) })
  assert.equal(again.statusCode, 409)
})

test('wrong totals are shown with both numbers, and nothing of the file is taken', async () => {
  const [wrong] = await answersAtBank()
  assert.ok(wrong)
  const form = multipart({ csrf: 'csrf', act: 'take', ...wrong })
  const page = await ask('/bank/payments/answers', { ...HAND, form })
  assert.equal(page.statusCode, 422)
  assert.match(page.body, /文件里是“4”，应为“3”/)
  assert.equal((await paidLines(db, '992')).size, 0)
})

test('a file that is only checked changes nothing; taken, it pays, and twice it is once', async () => {
  const [, good] = await answersAtBank()
  assert.ok(good)
  const send = (act: 'check' | 'take', parts = good) =>
    ask('/bank/payments/answers', { ...HAND, form: multipart({ csrf: 'csrf', act, ...parts }) })
  assert.match((await send('check')).body, /可以收取/)
  assert.equal((await paidLines(db, '992')).size, 0)
  const forged = await send('take', { ...good, signature: Buffer.from('MEUCIQ==') })
  assert.equal(forged.statusCode, 422)
  assert.match(forged.body, /签名不对/)
  assert.match((await send('take')).body, /已经收取/)
  assert.deepEqual(await paidLines(db, '992'), await wired.kept('992'))
  assert.equal((await paidLines(db, '992')).size, 3)
  assert.match((await send('take')).body, /收过了/)
})

test('keys of files go over from one to the next, and a private one is told apart', async () => {
  const keys = { agency: 'bank-992', roles: ['bankKeyAdministrator'] } as const
  const pair = generateKeyPairSync('ec', { namedCurve: 'SM2' })
  const register = (pem: string) => ask('/bank/keys/files', { ...keys, form: filled({ pem }) })
  const secret = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  assert.match((await register(secret)).body, /这是私钥/)
  assert.match((await register('no key')).body, /看不懂/)
  const pem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString()
  assert.equal((await register(pem)).statusCode, 303)
  assert.match((await register(pem)).body, /已经有两个公钥/)
  const page = await ask('/bank/keys/files', keys)
  const id = /files\/([0-9a-f-]{36})\/retire/.exec(page.body)?.[1] ?? ''
  const retired = await ask(`/bank/keys/files/${id}/retire`, { ...keys, form: filled({}) })
  assert.equal(retired.statusCode, 303)
})
