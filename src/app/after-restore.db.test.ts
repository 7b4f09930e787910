import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import test, { after } from 'node:test'
import { uuidv7 } from '#kernel/ids.ts'
import { FixedClock } from '#platform/clock.ts'
import { sql } from '#platform/db.ts'
import { registerAgencies, registerStaff } from '#modules/organisation/index.ts'
import { buildInstructions, instructionsOf, paymentRound } from '#modules/payment/index.ts'
import { CONDUCTS_OF_PAYMENT } from '#sandbox/banks/payments/conduct.ts'
import { testDatabase } from '#test/database.ts'
import { wrongWithMoney } from '#test/model/payment-invariants.ts'
import { bySystem } from '#test/payees.ts'
import { payingDeps, PayingBanks, releasedBatch, testSpool } from '#test/paying-bank.ts'
import { PAID_AT, type Payee, paymentWorld } from '#test/payments.ts'
import { enterOfficer, OFFICER_ID } from '#test/returned.ts'
import {
  askBanks,
  declareRestored,
  enterList,
  matchBatch,
  type Said,
  type Seen,
  standing,
} from './after-restore.ts'

const FINANCE_ID = '0199aaaa-0000-7000-8000-0000000000d1'
const COLLEAGUE_ID = '0199aaaa-0000-7000-8000-0000000000d2'

const it = await testDatabase()
const spool = await testSpool()
const folder = await mkdtemp(path.join(tmpdir(), 'ykt-restore-'))
after(async () => {
  await it[Symbol.asyncDispose]()
  await spool[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})
const { db, owner } = it
const clock = new FixedClock(PAID_AT)
const banks = new PayingBanks(clock)
/** One answers over its interface, one keeps no references. */
banks.conducts.set('103', CONDUCTS_OF_PAYMENT.losesReplyAndForgets)
const deps = payingDeps(db, spool, banks, clock)
const steps = { db, banks: banks.reach, clock }
const payees = await paymentWorld(db, ['102', '102', '103', '103'])
await enterOfficer(db)
const name = { 'zh-Hans': '省财政厅', 'zh-Hant': '省財政廳', en: 'Finance', pt: 'Finanças' }
await db.transaction(async (tx) => {
  const unifiedSocialCreditCode = undefined
  const agency = { kind: 'department', regionCode: '440000', name } as const
  await registerAgencies(tx, [{ code: 'dept-finance', ...agency, unifiedSocialCreditCode }])
  const person = { agencyCode: 'dept-finance', displayName: '陈静怡', roles: [] } as const
  for (const id of [FINANCE_ID, COLLEAGUE_ID])
    await registerStaff(tx, { ...person, id, subject: id })
})

const words = ({ lines }: Said): string => lines.map(({ en }) => en).join('\n')

const paper = async (content: unknown): Promise<Seen> => {
  const file = path.join(folder, uuidv7(PAID_AT))
  await writeFile(file, JSON.stringify(content))
  return { file, firstId: FINANCE_ID, secondId: OFFICER_ID }
}

/** The same sum on a line of its own. */
const anew = ({ personId, amountFen }: Payee): Payee => ({
  personId,
  amountFen,
  lineId: uuidv7(PAID_AT),
})

const LOST = {
  reference: 'Y1X00000000000000000000000000AB',
  batch: '0'.repeat(32),
  sm3: 'ab'.repeat(32),
  count: 2,
  sumFen: '20005',
}

test('a database that stands where it stood says that nothing is to do', async () => {
  assert.equal((await standing(steps)).isDone, true)
  assert.match(words(await askBanks(steps)), /never brought back/)
})

test('a bank that has what waits here for being sent is found out by asking', async () => {
  const { id: batchId } = await releasedBatch(db, payees)
  await buildInstructions(deps, bySystem(PAID_AT), batchId)
  // As its bank has it: this database was put back to before it was sent.
  const [one] = await instructionsOf(db, batchId)
  assert.ok(one)
  const file = await spool.read(one.reference)
  assert.ok(file)
  await banks.booksOf(one.bankCode).take(one.format, file)
  assert.equal((await declareRestored(steps, ' ')).isDone, false)
  assert.match(words(await declareRestored(steps, 'disk lost')), /102 was not asked/)
  banks.down = true
  assert.match(words(await askBanks(steps)), /102 did not answer/)
  banks.down = false
  const asked = await askBanks(steps)
  assert.equal(asked.isDone, false)
  assert.match(words(asked), /103 has no list.*\n.*\n102 told of 1/s)
  assert.equal((await instructionsOf(db, batchId))[0]?.status, 'unknown')
  assert.deepEqual(await wrongWithMoney(owner), [])
})

test('a list by hand needs two people of two units, and the form of the interface', async () => {
  const list = { instructions: [LOST] }
  await assert.rejects(enterList(steps, '103', await paper({ lines: [] })), /no list/)
  await assert.rejects(
    enterList(steps, '103', { ...(await paper(list)), secondId: uuidv7(PAID_AT) }),
    /both/,
  )
  const oneUnit = { ...(await paper(list)), secondId: COLLEAGUE_ID }
  await assert.rejects(enterList(steps, '103', oneUnit), /two units/)
  assert.match(words(await enterList(steps, '103', await paper(list))), /1 we had lost/)
  assert.match(words(await standing(steps)), /which is lost: enter it again, then match/)
})

test('nothing goes to that bank until somebody matched what was lost', async () => {
  const sent = () => paymentRound(deps).then((round) => round.sent.map(({ outcome }) => outcome))
  assert.deepEqual(await sent(), ['batchMissing'])
  const again = (await releasedBatch(db, payees.slice(2).map(anew), { payPeriod: '2027-01' })).id
  const about = { reference: LOST.reference, batchId: again }
  const seen = await paper('as entered')
  assert.match(words(await matchBatch(steps, { ...about, reference: 'Y1X' }, seen)), /no such/)
  assert.equal((await matchBatch(steps, about, seen)).isDone, true)
  assert.match(words(await matchBatch(steps, about, seen)), /before/)
  assert.deepEqual(await sent(), ['unknown'])
  const [adopted] = await instructionsOf(db, again)
  assert.deepEqual([adopted?.reference, adopted?.status], [LOST.reference, 'unknown'])
  assert.deepEqual(await wrongWithMoney(owner), [])
})

test('a bank that has what a later life made asks for another number', async () => {
  const fresh = payees.map(anew)
  const { id: batchId } = await releasedBatch(db, fresh, { payPeriod: '2027-02' })
  await buildInstructions(deps, bySystem(PAID_AT), batchId)
  await declareRestored(steps, 'once more')
  const later = { ...LOST, reference: LOST.reference.replace('Y1X', 'Y9X') }
  const said = await enterList(steps, '102', await paper({ instructions: [later] }))
  assert.match(words(said), /declare once more/)
})

test('the database itself sends nothing to a bank that was not asked', async () => {
  const update = owner.run(sql`
    update payment.instruction set status = 'sending', fence = 9, lease_until = now()
     where status = 'prepared'`)
  await assert.rejects(update, /is not sent: bankNotAsked/)
})
