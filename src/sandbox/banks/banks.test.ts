import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test from 'node:test'
import fc from 'fast-check'
import { compactVerify, importJWK } from 'jose'
import { checkBankCardNumber } from '#kernel/identity-number/index.ts'
import { AUDIENCE, sandboxWorld, type SandboxWorld, WORLD_SEED } from '#test/sandbox-world.ts'
import { publicJwks } from '../index.ts'
import type { Fault } from '../world/fault.ts'
import type { Bank, OpeningOrder } from './bank.ts'
import { createBanks } from './index.ts'

const QUICK = '105'
const AT_ONCE = '308'
const IDENTITIES = [
  { code: QUICK, name: '建设', bin: '621700' },
  { code: AT_ONCE, name: '招商', bin: '621486' },
]

const open = (
  code = QUICK,
  program?: Parameters<typeof sandboxWorld>[0],
): SandboxWorld & { bank: Bank } => {
  const it = sandboxWorld(program)
  const bank = createBanks(it.world, IDENTITIES).get(code)
  assert.ok(bank)
  return { ...it, bank }
}

const order = (change: Partial<OpeningOrder> = {}): OpeningOrder => ({
  requestId: 'req-1',
  cardNumber: 'K12345678',
  name: '陈志明',
  documentKind: 'residentIdentityCard',
  documentNumber: '440104198806129911',
  phone: null,
  ...change,
})

const set = ({ world, bank }: SandboxWorld & { bank: Bank }, fault: Fault) =>
  world.faults.set(bank.actor, { fault, share: 1000 })

const bodyOf = (reply: ReturnType<Bank['request']>): Readonly<Record<string, unknown>> => {
  assert.equal(reply.kind, 'answer')
  return reply.kind === 'answer' ? reply.body : {}
}
const statusOf = (reply: ReturnType<Bank['request']>) =>
  reply.kind === 'answer' ? reply.status : reply.kind

/** An account, opened at the bank. */
const opened = async (it: SandboxWorld & { bank: Bank }): Promise<string> => {
  it.bank.openAccount(order())
  await it.pass(60)
  const { accountNumber } = bodyOf(it.bank.request('req-1'))
  assert.equal(typeof accountNumber, 'string')
  it.received.length = 0
  return String(accountNumber)
}

test('a bank accepts an opening, works, and tells its result once', async () => {
  const it = open()
  assert.deepEqual(it.bank.openAccount(order()), {
    kind: 'answer',
    status: 202,
    body: { state: 'accepted' },
  })
  assert.deepEqual(bodyOf(it.bank.request('req-1')), { state: 'accepted' })
  await it.pass(60)
  assert.equal(it.received.length, 1)
  const [result] = it.received
  assert.equal(result?.path, '/v1/bank/results')
  assert.equal(result?.content['state'], 'opened')
  assert.deepEqual(bodyOf(it.bank.request('req-1')), {
    state: 'opened',
    accountNumber: result?.content['accountNumber'],
    at: result?.content['at'],
  })
})

test('a bank that opens at once says so in its answer and has no more to tell', async () => {
  const it = open(AT_ONCE)
  const reply = it.bank.openAccount(order())
  assert.equal(statusOf(reply), 200)
  assert.equal(bodyOf(reply)['state'], 'opened')
  await it.pass(60)
  assert.deepEqual(it.received, [])
})

test('account numbers are 19 digits of the bank with the check digit of UnionPay', () => {
  const it = open(AT_ONCE)
  fc.assert(
    fc.property(fc.uuid(), (requestId) => {
      const number = String(bodyOf(it.bank.openAccount(order({ requestId })))['accountNumber'])
      const finding = checkBankCardNumber(number)
      assert.ok(finding.valid, number)
      assert.equal(number.length, 19)
      assert.equal(finding.issuerIdentification, '621486')
    }),
  )
})

test('the same request is booked once, however often it comes', async () => {
  const it = open()
  it.bank.openAccount(order())
  assert.equal(statusOf(it.bank.openAccount(order())), 202)
  await it.pass(60)
  const again = it.bank.openAccount(order())
  assert.equal(statusOf(again), 200)
  assert.equal(bodyOf(again)['state'], 'opened')
  await it.pass(60)
  assert.equal(it.received.length, 1)
  assert.deepEqual(it.bank.size, { requests: 1, accounts: 1 })
})

test('one number for two different requests is refused and changes nothing', () => {
  const it = open()
  it.bank.openAccount(order())
  assert.equal(statusOf(it.bank.openAccount(order({ cardNumber: 'K99999999' }))), 422)
  assert.equal(it.bank.size.requests, 1)
})

test('a bank that was started anew opens the same account for the same request', () => {
  const numbers = [open(AT_ONCE), open(AT_ONCE)].map(
    ({ bank }) => bodyOf(bank.openAccount(order()))['accountNumber'],
  )
  assert.equal(numbers[0], numbers[1])
})

test('a bank knows its customers by document and compares names as names are compared', () => {
  const it = open(AT_ONCE)
  const open2 = (requestId: string, name: string) =>
    bodyOf(it.bank.openAccount(order({ requestId, name })))
  assert.equal(open2('a', 'Chan Tai Man')['state'], 'opened')
  assert.equal(open2('b', 'ＣＨＡＮ  tai man')['state'], 'opened')
  const other = open2('c', 'Chan Tai')
  assert.deepEqual([other['state'], other['reasonCode']], ['refused', 'R01'])
})

test('a lost reply leaves the account opened, and only a query tells', async () => {
  const it = open()
  set(it, 'losesReplies')
  assert.deepEqual(it.bank.openAccount(order()), { kind: 'lost' })
  await it.pass(600)
  assert.deepEqual(it.received, [])
  assert.equal(bodyOf(it.bank.request('req-1'))['state'], 'opened')
})

test('a bank that answers twice tells the same result twice, signed anew', async () => {
  const it = open()
  set(it, 'answersTwice')
  it.bank.openAccount(order())
  await it.pass(60)
  const [first, second, ...more] = it.received
  assert.deepEqual(more, [])
  assert.equal(first?.body, second?.body)
  assert.notEqual(first?.authorization, second?.authorization)
})

test('out of order, the result comes while the receipt is still held back', async () => {
  const it = open()
  set(it, 'outOfOrder')
  const reply = it.bank.openAccount(order())
  assert.ok(reply.kind === 'answer' && (reply.afterMs ?? 0) > 0)
  await it.pass(0)
  assert.equal(it.received[0]?.content['state'], 'opened')
})

test('a slow bank takes many times longer', async () => {
  const it = open()
  set(it, 'slow')
  it.bank.openAccount(order())
  await it.pass(15)
  assert.deepEqual(it.received, [])
  await it.pass(60)
  assert.equal(it.received.length, 1)
})

test('a bank that refuses gives a code and a reason that fits the files', async () => {
  const it = open()
  set(it, 'refuses')
  it.bank.openAccount(order())
  await it.pass(60)
  const content = it.received[0]?.content ?? {}
  assert.equal(content['state'], 'refused')
  assert.match(String(content['reasonCode']), /^R\d\d$/)
  assert.ok(String(content['reason']).length <= 25)
  assert.equal(it.bank.size.accounts, 0)
})

test('a bank that is down books nothing and answers nothing', async () => {
  const it = open()
  set(it, 'down')
  assert.equal(statusOf(it.bank.openAccount(order())), 503)
  assert.equal(statusOf(it.bank.request('req-1')), 503)
  it.world.faults.clear()
  assert.equal(statusOf(it.bank.request('req-1')), 404)
})

test('loss and restoration are acknowledged, and repeating them changes nothing', async () => {
  const it = open(AT_ONCE)
  const accountNumber = await opened(it)
  const loss = { requestId: 'loss-1', accountNumber }
  assert.equal(bodyOf(it.bank.reportLoss(loss))['state'], 'done')
  assert.equal(it.bank.accounts(1)[0]?.lost, true)
  assert.equal(bodyOf(it.bank.reportLoss(loss))['state'], 'done')
  assert.equal(bodyOf(it.bank.restore({ requestId: 'back-1', accountNumber }))['state'], 'done')
  assert.equal(it.bank.accounts(1)[0]?.lost, false)
})

test('an account from before the start is taken on; a number of another bank is unknown', () => {
  const it = open()
  const accountNumber = '6217000000000000012'
  assert.equal(bodyOf(it.bank.reportLoss({ requestId: 'a', accountNumber }))['state'], 'done')
  for (const other of ['6217566000000000018', '6217000000000000013', 'nonsense']) {
    const reply = it.bank.reportLoss({ requestId: other, accountNumber: other })
    assert.deepEqual([bodyOf(reply)['state'], bodyOf(reply)['reasonCode']], ['refused', 'R02'])
  }
  it.bank.atCounter(accountNumber, 'close')
  const closed = it.bank.restore({ requestId: 'b', accountNumber })
  assert.equal(bodyOf(closed)['reasonCode'], 'R02')
})

test('what happens at the counter is told, and only what is possible happens', async () => {
  const it = open()
  const accountNumber = await opened(it)
  const walk = ['activate', 'freeze', 'unfreeze', 'leaveDormant', 'reactivate', 'close'] as const
  assert.equal(it.bank.atCounter(accountNumber, 'freeze'), undefined, 'not active yet')
  for (const act of walk) assert.ok(it.bank.atCounter(accountNumber, act), act)
  for (const act of walk) assert.equal(it.bank.atCounter(accountNumber, act), undefined, act)
  await it.pass(1)
  assert.deepEqual(
    it.received.map(({ path, content }) => [path, content['status']]),
    ['activated', 'frozen', 'unfrozen', 'dormant', 'reactivated', 'closed'].map((status) => [
      '/v1/bank/account-events',
      status,
    ]),
  )
  assert.equal(new Set(it.received.map(({ content }) => content['eventId'])).size, walk.length)
})

test('out of order, a later event overtakes an earlier one', async () => {
  const it = open()
  const accountNumber = await opened(it)
  it.bank.atCounter(accountNumber, 'activate')
  await it.pass(1)
  it.received.length = 0
  set(it, 'outOfOrder')
  for (const act of ['freeze', 'unfreeze', 'freeze', 'unfreeze'] as const)
    it.bank.atCounter(accountNumber, act)
  await it.pass(30)
  const told = it.received.map(({ content }) => String(content['status']))
  assert.deepEqual(
    told.toSorted((a, b) => a.localeCompare(b)),
    ['frozen', 'frozen', 'unfrozen', 'unfrozen'],
  )
  assert.notDeepEqual(told, ['frozen', 'unfrozen', 'frozen', 'unfrozen'])
})

test('a callback is signed by the registered key for this program and this body', async () => {
  const it = open()
  it.bank.openAccount(order())
  await it.pass(60)
  const [callback] = it.received
  assert.ok(callback)
  const key = publicJwks(WORLD_SEED, [QUICK, AT_ONCE], []).find(({ code }) => code === QUICK)
  assert.ok(key && !('d' in key.publicJwk))
  const verify = async (jwk: typeof key.publicJwk) => {
    const token = callback.authorization.replace('Bearer ', '')
    const { payload } = await compactVerify(token, await importJWK(jwk, 'ES256'))
    return JSON.parse(Buffer.from(payload).toString()) as Readonly<Record<string, unknown>>
  }
  const { exp, jti, ...claims } = await verify(key.publicJwk)
  const seconds = Math.floor(callback.at.epochMilliseconds / 1000)
  assert.deepEqual(claims, {
    iss: QUICK,
    aud: AUDIENCE,
    iat: seconds,
    digest: createHash('sha256').update(callback.body).digest('base64url'),
  })
  assert.ok(Number(exp) > seconds && Number(exp) <= seconds + 300)
  assert.ok(String(jti).length >= 8)
  const other = publicJwks(WORLD_SEED, [AT_ONCE], [])[0]
  assert.ok(other)
  await assert.rejects(verify(other.publicJwk), /signature verification failed/)
})

test('a callback that is not taken comes again and is given up at last', async () => {
  let left = 3
  const it = open(QUICK, () => ((left -= 1) >= 0 ? 500 : 204))
  it.bank.openAccount(order())
  await it.pass(3600)
  assert.equal(it.received.length, 4)
  assert.equal(it.world.courier.deliveries()[0]?.state, 'taken')

  const never = open(QUICK, () => 503)
  never.bank.openAccount(order())
  await never.pass(36_000)
  const gaps = never.received.map(({ at }, i) => {
    const before = never.received[i - 1]?.at
    return before === undefined ? 0 : at.epochMilliseconds - before.epochMilliseconds
  })
  assert.deepEqual(
    gaps,
    gaps.toSorted((a, b) => a - b),
  )
  assert.equal(never.received.length, 9)
  assert.equal(never.world.courier.deliveries()[0]?.state, 'givenUp')
  assert.equal(never.waiting(), 0)
})

test('whatever happens, the books of a bank stay within their bounds', async () => {
  const it = open(AT_ONCE)
  for (let i = 0; i < 6000; i += 1) it.bank.openAccount(order({ requestId: `many-${i}` }))
  assert.deepEqual(it.bank.size, { requests: 5000, accounts: 5000 })

  const slow = open()
  const replies = Array.from({ length: 2100 }, (_, i) =>
    statusOf(slow.bank.openAccount(order({ requestId: `many-${i}` }))),
  )
  assert.deepEqual([...new Set(replies)], [202, 503])
  assert.equal(slow.waiting(), 2000)
})

test('a reset bank has empty books, and what was under way comes to nothing', async () => {
  const it = open()
  it.bank.openAccount(order())
  it.bank.forget()
  await it.pass(60)
  assert.deepEqual(it.received, [])
  assert.deepEqual(it.bank.size, { requests: 0, accounts: 0 })
})
