import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync } from 'node:crypto'
import test from 'node:test'
import { z } from 'zod'
import { html } from '#kernel/html.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { FixedClock, systemClock } from '#platform/clock.ts'
import { sm2Point } from '#platform/crypto/sm2.ts'
import { type Database, sql } from '#platform/db.ts'
import { buildServer, registerRoutes } from '#platform/http/server.ts'
import { createLogger } from '#platform/log.ts'
import { besideOf } from '#sandbox/banks/payments/beside.ts'
import { CONDUCTS_OF_PAYMENT } from '#sandbox/banks/payments/conduct.ts'
import { testDatabase } from '#test/database.ts'
import { enterPartner, type TestPartner } from '#test/partner.ts'
import { payingDeps, PayingBanks, releasedBatch, testSpool } from '#test/paying-bank.ts'
import { byStaff, MAKER, PAID_AT, paymentWorld } from '#test/payments.ts'
import { bySystem } from '#test/payees.ts'
import {
  insertBankKey,
  instructionsOf,
  paymentRound,
  paymentRoutes,
  standingOf,
  tidySpool,
} from './index.ts'
import { pauseBatch, resumeBatch } from './pause-batch.ts'
import { tellHolders } from './tell-holders.ts'

const BANKS = ['102', '102', '102', '102', '103']
const AUDIENCE = 'http://127.0.0.1'
const pair = generateKeyPairSync('ec', { namedCurve: 'SM2' })

/** A released batch before banks of one conduct. */
const play = async (conduct: keyof typeof CONDUCTS_OF_PAYMENT, format?: 'iso20022') => {
  const it = await testDatabase()
  const spool = await testSpool()
  const { db } = it
  const clock = new FixedClock(PAID_AT)
  const banks = new PayingBanks(clock, CONDUCTS_OF_PAYMENT[conduct], format)
  const deps = payingDeps(db, spool, banks, clock)
  const payees = await paymentWorld(db, BANKS)
  const { id: batchId } = await releasedBatch(db, payees)
  await db.transaction((tx) =>
    insertBankKey(tx, {
      id: uuidv7(PAID_AT),
      bankCode: '102',
      point: sm2Point(pair.publicKey),
      validFrom: PAID_AT,
      registeredBy: 'test',
    }),
  )
  return {
    db,
    owner: it.owner,
    spool,
    clock,
    banks,
    deps,
    batchId,
    round: () => paymentRound(deps),
    [Symbol.asyncDispose]: async () => {
      await spool[Symbol.asyncDispose]()
      await it[Symbol.asyncDispose]()
    },
  }
}

const count = async (db: Database, query: ReturnType<typeof sql>): Promise<number> =>
  (await db.one(z.object({ count: z.number() }), query)).count
const inboundCount = (db: Database) =>
  count(db, sql`select count(*)::int as count from payment.inbound`)

const bring = async (
  { db, deps, clock }: Awaited<ReturnType<typeof play>>,
  who: TestPartner,
  file: { readonly content: Buffer; readonly sidecar: string; readonly signature: string },
  vouchedFor = file.content,
) => {
  const options = {
    db,
    clock,
    log: createLogger('silent'),
    authentication: { principal: async () => undefined },
    publicUrl: AUDIENCE,
    problemPage: () => html``,
    signInPath: () => '/',
    languagePrefixes: new Map(),
  }
  const server = await buildServer(options)
  registerRoutes(server, options, paymentRoutes(deps))
  const digest = createHash('sha256').update(vouchedFor).digest('base64url')
  const signing = { audience: AUDIENCE, body: '', at: clock.now(), change: { digest } }
  const answer = await server.inject({
    method: 'POST',
    url: '/v1/bank-answers',
    headers: {
      authorization: await who.sign(signing),
      'content-type': 'application/octet-stream',
      'ykt-sidecar': Buffer.from(file.sidecar).toString('base64'),
      'ykt-signature': file.signature.trim(),
    },
    payload: file.content,
  })
  await server.close()
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() }
}

for (const format of [undefined, 'iso20022'] as const)
  test(`a file that a bank brings counts once (${format ?? 'delimited'})`, async () => {
    await using played = await play('plain', format)
    const { db, banks, batchId, round } = played
    const [icbc, abc] = [
      await enterPartner(db, 'bank', '102'),
      await enterPartner(db, 'bank', '103'),
    ]
    await round()
    const [answer] = banks.booksOf('102').collect()
    assert.ok(answer)
    const { content, totals, fileNumber } = answer
    const name = `${fileNumber}.${format === undefined ? 'txt' : 'xml'}`
    const file = { content, ...besideOf(name, content, totals, pair.privateKey) }
    assert.equal((await bring(played, icbc, file, Buffer.from('another'))).status, 401)
    const other = generateKeyPairSync('ec', { namedCurve: 'SM2' }).privateKey
    const forged = { content, ...besideOf(name, content, totals, other) }
    assert.deepEqual((await bring(played, icbc, forged)).body['code'], 'FILE_UNUSABLE')
    assert.equal((await bring(played, abc, file)).status, 422, 'the key is of another bank')
    const cut = { ...file, content: content.subarray(0, -9) }
    const refused = await bring(played, icbc, cut)
    assert.equal(refused.status, 422)
    assert.match(JSON.stringify(refused.body), /SIDECAR_DIFFERS/)
    assert.equal(await inboundCount(db), 0)
    assert.equal((await bring(played, icbc, file)).body['result'], 'applied')
    assert.equal((await bring(played, icbc, file)).body['result'], 'repeated')
    assert.equal(await inboundCount(db), 1)
    assert.equal((await standingOf(db, batchId)).get('paid')?.count, 4)
  })

test('what is paused waits until it is resumed, and a lost file is written again', async () => {
  await using played = await play('plain')
  const { db, banks, batchId, round, spool } = played
  const about = { batchId, reason: 'the list is being looked at' }
  assert.equal((await pauseBatch({ db }, byStaff(MAKER), about))?.granted, true)
  const again = await pauseBatch({ db }, byStaff(MAKER), about)
  assert.ok(again?.granted === false && again.refusal === 'SENDING_PAUSED')
  assert.deepEqual((await round()).sent, [])
  const built = await instructionsOf(db, batchId)
  assert.equal(built.length, 2)
  for (const { reference } of built) await spool.remove(reference)
  assert.equal((await round()).restored, 2)
  assert.deepEqual(banks.paidLines().size, 0)
  assert.equal((await resumeBatch({ db }, byStaff(MAKER), batchId))?.granted, true)
  const { sent } = await round()
  assert.deepEqual(
    sent.map(({ outcome }) => outcome),
    ['accepted', 'accepted'],
  )
  assert.equal(banks.paidLines().size, BANKS.length)
  const over = await resumeBatch({ db }, byStaff(MAKER), batchId)
  assert.ok(over?.granted === false && over.refusal === 'SENDING_NOT_PAUSED')
})

test('a file that has left is never replaced by another under its name', async () => {
  await using played = await play('plain')
  const { db, owner, batchId, round } = played
  await round()
  const [one] = await instructionsOf(db, batchId)
  await assert.rejects(
    owner.run(sql`update payment.instruction set file_digest = decode(repeat('00', 32), 'hex')
                   where id = ${one?.id}`),
    /has left/,
  )
})

test('each fact of a line is told once, whatever is repeated', async () => {
  await using played = await play('outOfOrder')
  const { db, banks, batchId, deps, round } = played
  await round()
  await banks.deliver(deps, db)
  const tell = () =>
    db.transaction((tx) =>
      tellHolders(tx, bySystem(PAID_AT), { batchId, eventId: uuidv7(PAID_AT) }),
    )
  assert.equal(await tell(), BANKS.length)
  assert.equal(await tell(), 0)
  const notices = sql`select count(*)::int as count from person.notice`
  assert.equal(await count(db, notices), BANKS.length)
  await assert.rejects(
    db.run(sql`insert into payment.told (line_id, person_id, fact, notice_id, event_id, told_at)
                select line_id, person_id, fact, gen_random_uuid(), event_id, told_at
                  from payment.told limit 1`),
    /told_pkey/,
  )
})

test('who was in an instruction that its bank refused is told as well', async () => {
  await using played = await play('refusesAll')
  const { db, batchId, round } = played
  await round()
  const eventId = uuidv7(PAID_AT)
  await db.transaction((tx) => tellHolders(tx, bySystem(PAID_AT), { batchId, eventId }))
  const failed = sql`select count(*)::int as count from person.notice
                      where message = 'payment.failed'`
  assert.equal(await count(db, failed), BANKS.length)
})

test('what nobody needs leaves the spool, and what waits stays', async () => {
  await using played = await play('plain')
  const { db, batchId, round, spool } = played
  await pauseBatch({ db }, byStaff(MAKER), { batchId, reason: 'so that files stay' })
  await round()
  async function* bytes() {
    yield Buffer.from('left behind')
  }
  await spool.write('in-0199', bytes())
  await spool.write('not-of-payments', bytes())
  const later = new FixedClock(systemClock.now().add({ hours: 24 * 3 }))
  assert.equal(await tidySpool({ db, clock: later, spool }), 1)
  const names = (await spool.list()).map(({ name }) => name)
  assert.equal(names.length, 3)
  assert.ok(!names.includes('in-0199'))
})
