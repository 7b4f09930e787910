import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { pairwiseTokens } from '#platform/crypto/pairwise-tokens.ts'
import { sql } from '#platform/db.ts'
import { accountHistory } from '#modules/account/index.ts'
import { rostersOf } from '#modules/roster/index.ts'
import { testDatabase } from '#test/database.ts'
import { asked, DEPARTMENT, enterConsenting, mapperSite, proof, signedBy } from '#test/mapper.ts'
import { ALLOWANCE, enterProgrammes } from '#test/payees.ts'
import { testKeys } from '#test/person.ts'
import { toFunctionalId } from './functional-id.ts'

const it = await testDatabase()
const { db } = it
await enterProgrammes(db)
const site = await mapperSite(db)
after(async () => {
  await site.close()
  await it[Symbol.asyncDispose]()
})

/** As the shapes call it. */
const BANK_CODE = 'bankingInstitutionCode'
const BENEFICIARY = '/v1/govstack/identityAccountMapper/beneficiary'
const CALLBACK = 'http://127.0.0.1:9912/callback'
const HEADERS = {
  'x-callback-url': CALLBACK,
  'x-registering-institution-id': DEPARTMENT,
  'x-program-id': ALLOWANCE.code,
}

// The shapes of the payments building block, written from its published description.
const Receipt = z.strictObject({
  responseCode: z.enum(['00', '01']),
  responseDescription: z.string().max(200),
  requestID: z.string().max(12),
})
const FailedCase = {
  [BANK_CODE]: z.string().max(11).optional(),
  paymentModality: z.enum(['00', '01', '02', '03', '04']),
  failureReason: z.string().min(1).max(100).optional(),
}
const Callback = z.strictObject({
  requestID: z.string().max(12),
  registerRequestID: z.string().max(12),
  numberFailedCases: z.int(),
  failedCases: z.array(
    z.union([
      z.strictObject({ payeeIdentity: z.string().max(20), ...FailedCase }),
      z.strictObject({ payeeFunctionalID: z.string().max(20), ...FailedCase }),
    ]),
  ),
})

const nameOf = (kind: 'person' | 'account', id: string): string =>
  toFunctionalId(pairwiseTokens(testKeys, kind, DEPARTMENT, [id])[0] ?? '')

let requests = 915_251_236_000
const nextId = () => {
  requests += 1
  return String(requests)
}
const send = async (
  method: 'POST' | 'PUT',
  path: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
) => {
  const answer = await site.ask(site.department, path, body as never, {
    method,
    headers: { ...HEADERS, ...headers },
  })
  return { status: answer.status, receipt: Receipt.safeParse(answer.body).data, body: answer.body }
}

/** What the callback says, once its signature beside it holds. */
const told = async () => {
  const callback = site.callbacks.at(-1)
  assert.equal(callback?.url, CALLBACK)
  const keys = await site.server.inject({ method: 'GET', url: '/v1/g2p-connect/keys' })
  const [key] = keys.json<{ keys: readonly { x: string }[] }>().keys
  assert.ok(signedBy(callback?.body ?? '', callback?.headers['x-signature'] ?? '', key?.x ?? ''))
  return JSON.parse(callback?.body ?? '') as unknown
}

test('beneficiaries are registered by their consents, and what failed is told', async () => {
  const one = await enterConsenting(db, 1, { accounts: 2 })
  const stranger = await enterConsenting(db, 2, { programme: 'NY-001' })
  const caseOf = (personId: string, accountId: string, rest: object = {}) => ({
    payeeIdentity: nameOf('person', personId),
    paymentModality: '00',
    [BANK_CODE]: '102',
    financialAddress: nameOf('account', accountId),
    ...rest,
  })
  const requestID = nextId()
  const body = {
    requestID,
    sourceBBID: '467028349179',
    beneficiaries: [
      caseOf(one.personId, one.first.accountId),
      caseOf(stranger.personId, stranger.first.accountId),
      caseOf(one.personId, one.second.accountId),
      caseOf(stranger.personId, stranger.first.accountId, { paymentModality: '01' }),
      caseOf(one.personId, one.first.accountId, { payeeIdentity: '440106199003070026' }),
    ],
  }
  for (let i = 0; i < 2; i += 1)
    assert.equal((await send('POST', BENEFICIARY, body)).receipt?.responseCode, '00')
  await site.deliver()
  const callback = Callback.parse(await told())
  assert.equal(callback.registerRequestID, requestID)
  assert.equal(callback.numberFailedCases, 4)
  assert.deepEqual(
    callback.failedCases.map(({ failureReason }) => failureReason?.split(':')[0]),
    [
      'NOT_FOUND_OR_NOT_PERMITTED',
      'rjct.reference_id.duplicate',
      'MODALITY_NOT_OFFERED',
      'rjct.id.invalid',
    ],
  )
  assert.ok(!JSON.stringify(callback).includes('440106'), 'a number does not come back')
  assert.equal((await accountHistory(db, one.personId)).length, 1)

  site.clock.advance({ minutes: 1 })
  const update = {
    requestID: nextId(),
    beneficiaries: [
      {
        payeeFunctionalID: nameOf('person', one.personId),
        [BANK_CODE]: '102',
        financialAddress: nameOf('account', one.second.accountId),
      },
    ],
  }
  assert.equal((await send('PUT', BENEFICIARY, update)).receipt?.responseCode, '00')
  await site.deliver()
  assert.equal(Callback.parse(await told()).numberFailedCases, 0)
  assert.equal((await accountHistory(db, one.personId))[0]?.accountId, one.second.accountId)
})

test('a request that cannot be taken is told so, with its own id', async () => {
  const body = {
    requestID: nextId(),
    beneficiaries: [{ payeeIdentity: 'HelloWorldHelloWorld' }],
  }
  const elsewhere = { 'x-callback-url': 'https://elsewhere.example.org/' }
  const refused = await send('POST', BENEFICIARY, body, elsewhere)
  assert.deepEqual(
    [refused.receipt?.responseCode, refused.receipt?.requestID],
    ['01', body.requestID],
  )
  const other = { 'x-registering-institution-id': 'dept-agriculture' }
  assert.equal((await send('POST', BENEFICIARY, body, other)).receipt?.responseCode, '01')
  assert.equal((await send('POST', BENEFICIARY, body)).receipt?.responseCode, '00')
  const changed = { ...body, beneficiaries: [{ payeeIdentity: 'WorldHelloWorldHello' }] }
  assert.equal((await send('POST', BENEFICIARY, changed)).receipt?.responseCode, '01')
  assert.equal((await send('POST', BENEFICIARY, body, { 'x-program-id': 'NY-001' })).status, 404)
  const long = { ...body, requestID: '1234567890123' }
  const wrong = await send('POST', BENEFICIARY, long)
  assert.equal(wrong.status, 422)
  assert.deepEqual(
    (wrong.body['errors'] as readonly { pointer: string }[]).map(({ pointer }) => pointer),
    ['/requestID'],
  )
})

const Validation = z.strictObject({
  requestID: z.string().max(12),
  source_BatchID: z.string().max(50),
  numberFailedCases: z.number(),
  failedAccounts: z.array(
    z.strictObject({ instructionID: z.string().max(16), failureReason: z.string().max(100) }),
  ),
})
const BatchStatus = z.strictObject({
  requestId: z.string().max(12),
  batchId: z.string().max(50),
  TotalTransactions: z.number(),
  ongoing: z.number().optional(),
  failed: z.number(),
  completed: z.number(),
  totalAmount: z.number(),
  completed_amount: z.number(),
  ongoing_amount: z.number(),
  failed_amount: z.number(),
  result_file: z.string(),
  resultGeneratedAt: z.iso.datetime(),
  note: z.string().max(200),
})

type Consenting = Awaited<ReturnType<typeof enterConsenting>>
const linkOf = ({ id, first: { fa, consentId } }: Consenting) => ({ id, fa, ...proof(consentId) })

test('a list is checked, then handed in, and nothing of it is paid by the message', async () => {
  const people = [
    await enterConsenting(db, 11),
    await enterConsenting(db, 12),
    await enterConsenting(db, 13),
  ]
  const [first, second, stranger] = people.map(({ personId }) => nameOf('person', personId))
  const links = people.slice(0, 2).map(linkOf)
  await asked(site, 'link', links)
  site.clock.advance({ hours: 25 })
  const instruction = (n: number, payeeFunctionalID: string | undefined, rest: object = {}) => ({
    instructionID: `instruction-${n}`,
    payeeFunctionalID,
    amount: 100.5,
    currency: 'CNY',
    narration: 'allowance',
    ...rest,
  })
  const creditInstructions = [
    instruction(1, first),
    instruction(2, second, { amount: 200 }),
    instruction(3, stranger),
    instruction(4, first, { currency: 'USD' }),
    instruction(5, first, { amount: 0.001 }),
    instruction(6, 'nobody'),
  ]
  const batch = () => ({ requestID: nextId(), batchID: 'batch-2026-12', creditInstructions })
  const validated = await send('POST', '/v1/govstack/prepaymentValidation', batch())
  assert.equal(validated.receipt?.responseCode, '00')
  await site.deliver()
  const validation = Validation.parse(await told())
  assert.deepEqual(
    validation.failedAccounts.map(({ instructionID, failureReason }) => [
      instructionID,
      failureReason.split(':')[0],
    ]),
    [
      ['instruction-3', 'NOT_FOUND_OR_NOT_PERMITTED'],
      ['instruction-4', 'CURRENCY_WRONG'],
      ['instruction-5', 'AMOUNT_WRONG'],
      ['instruction-6', 'rjct.id.invalid'],
    ],
  )
  const paid = await send('POST', '/v1/govstack/bulkPayment', batch())
  assert.equal(paid.receipt?.responseCode, '00')
  await site.deliver()
  const status = BatchStatus.parse(await told())
  assert.deepEqual(
    [status.ongoing, status.failed, status.completed, status.ongoing_amount],
    [2, 4, 0, 300.5],
  )
  assert.match(status.note, /public notice, review and release by three people/)
  const rosters = await rostersOf(db, DEPARTMENT)
  assert.deepEqual(
    rosters.map(({ status: state, rowCount }) => [state, rowCount]),
    [['judged', 2]],
  )
  const { batches } = await db.one(
    z.object({ batches: z.number() }),
    sql`select count(*)::int as batches from payment.batch`,
  )
  assert.equal(batches, 0)
})

test('an instruction for somebody who has died is told with its reason', async () => {
  const one = await enterConsenting(db, 21)
  await asked(site, 'link', [linkOf(one)])
  site.clock.advance({ hours: 25 })
  await it.owner.run(
    sql`update person.person set died_on = '2026-11-20' where id = ${one.personId}`,
  )
  const creditInstructions = [
    {
      instructionID: 'instruction-7',
      payeeFunctionalID: nameOf('person', one.personId),
      amount: 10,
      currency: 'CNY',
    },
  ]
  const body = { requestID: nextId(), batchID: 'batch-2027-01', creditInstructions }
  await send('POST', '/v1/govstack/prepaymentValidation', body)
  await site.deliver()
  const { failedAccounts } = Validation.parse(await told())
  assert.match(failedAccounts[0]?.failureReason ?? '', /^deceased: 已登记死亡/)
})
