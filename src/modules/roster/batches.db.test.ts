import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test, { after } from 'node:test'
import { FixedClock } from '#platform/clock.ts'
import { demonstrationApp } from '#test/app.ts'
import { testDatabase } from '#test/database.ts'
import { enterPartner, type TestPartner } from '#test/partner.ts'
import { PAID_AT, paymentWorld } from '#test/payments.ts'
import { citizenNumber } from '#test/person.ts'
import { workOnAll } from './index.ts'

const it = await testDatabase()
const { db } = it
await paymentWorld(db, ['102', '103'])
const clock = new FixedClock(PAID_AT.toString())
const app = await demonstrationApp(db, clock)
after(async () => {
  await app.close()
  await it[Symbol.asyncDispose]()
})
const department = await enterPartner(db, 'department', 'dept-civil-affairs')
const other = await enterPartner(db, 'department', 'dept-agriculture')

let keys = 0
const call = async (
  by: TestPartner,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  content?: object,
  key = `key-${(keys += 1)}-000000`,
) => {
  const body = content === undefined ? '' : JSON.stringify(content)
  const authorization = await by.sign({ audience: app.publicUrl, body, at: clock.now() })
  const answer = await app.server.inject({
    method,
    url: path,
    headers: {
      authorization,
      accept: 'application/json',
      ...(body !== '' && { 'content-type': 'application/json', 'idempotency-key': key }),
    },
    ...(body !== '' && { payload: body }),
  })
  const isJson = answer.headers['content-type']?.includes('json') === true
  return {
    status: answer.statusCode,
    text: answer.body,
    json: isJson ? answer.json<Record<string, unknown>>() : {},
  }
}

const OPENING = {
  programmeCode: 'MZ-001',
  payPeriod: '2026-12',
  instalment: 1,
  regionCode: '440100',
  fileName: '2026-12.csv',
  charset: 'utf-8',
  format: 'csv',
  rows: 3,
  totalFen: 30_000,
}
const FILE = [
  '姓名,身份证号码,金额',
  `陈静怡,${citizenNumber(1)},100`,
  `李𫖯,${citizenNumber(2)},100`,
  `王五,${citizenNumber(99)},100`,
].join('\n')
const HALVES = [Buffer.from(FILE).subarray(0, 50), Buffer.from(FILE).subarray(50)] as const

const part = (content: Uint8Array) => ({
  content: Buffer.from(content).toString('base64'),
  digest: createHash('sha256').update(content).digest('base64url'),
})

const opened = async (change: object = {}): Promise<string> => {
  const { status, json, text } = await call(department, 'POST', '/v1/batches', {
    ...OPENING,
    ...change,
  })
  assert.equal(status, 201, text)
  return `/v1/batches/${String(json['batchId'])}`
}

test('a list comes in parts, in any order and again, and is read when whole', async () => {
  const path = await opened()
  assert.equal((await call(department, 'PUT', `${path}/parts/2`, part(HALVES[1]))).status, 200)
  const early = await call(department, 'POST', `${path}/commit`, {
    parts: 2,
    rows: 3,
    totalFen: 30_000,
  })
  assert.equal(early.json['code'], 'BATCH_PARTS_MISSING')
  for (let again = 0; again < 2; again += 1)
    assert.equal((await call(department, 'PUT', `${path}/parts/1`, part(HALVES[0]))).status, 200)
  const differs = await call(department, 'PUT', `${path}/parts/1`, part(HALVES[1]))
  assert.equal(differs.json['code'], 'BATCH_PART_DIFFERS')
  const damaged = { ...part(HALVES[0]), digest: part(HALVES[1]).digest }
  assert.equal(
    (await call(department, 'PUT', `${path}/parts/3`, damaged)).json['code'],
    'BATCH_PART_DAMAGED',
  )
  const { json: read } = await call(department, 'GET', path)
  assert.deepEqual(
    (read['parts'] as { number: number }[]).map(({ number }) => number),
    [1, 2],
    'whoever was interrupted sees what is missing',
  )
  const end = { parts: 2, rows: 3, totalFen: 30_000 }
  assert.equal((await call(department, 'POST', `${path}/commit`, end)).status, 202)
  await workOnAll(app.deps)
  const { json } = await call(department, 'GET', path)
  assert.equal(json['status'], 'done')
  assert.deepEqual(json['results'], {
    payable: { rows: 2, totalFen: 20_000 },
    toConfirm: { rows: 0, totalFen: 0 },
    notPayable: { rows: 1, totalFen: 10_000 },
    checked: true,
  })
  const { text } = await call(department, 'GET', `${path}/results.csv`)
  const lines = text.trim().split('\r\n')
  assert.equal(lines.length, 4)
  assert.match(lines[3] ?? '', /^4,R\w+-000004-\w+,notPayable,notInRegister,.+,.+首次申领/)
  assert.doesNotMatch(text, new RegExp(citizenNumber(99)), 'nothing of a person')
})

test('wrong totals are refused with both figures, early and late', async () => {
  const path = await opened({ instalment: 2 })
  await call(department, 'PUT', `${path}/parts/1`, part(Buffer.from(FILE)))
  const end = { parts: 1, rows: 4, totalFen: 30_000 }
  const differs = await call(department, 'POST', `${path}/commit`, end)
  assert.equal(differs.status, 422)
  assert.match(String(differs.json['detail']), /3 rows.*4 rows/)
  const wrong = await opened({ instalment: 3, totalFen: 29_999 })
  await call(department, 'PUT', `${wrong}/parts/1`, part(Buffer.from(FILE)))
  await call(department, 'POST', `${wrong}/commit`, { parts: 1, rows: 3, totalFen: 29_999 })
  await workOnAll(app.deps)
  const { json } = await call(department, 'GET', wrong)
  assert.equal(json['status'], 'refused')
  assert.match(JSON.stringify(json['refusal']), /299\.99.*300\.00/)
  assert.equal(json['rosterId'], null, 'nothing half-done stays')
})

test('a department reaches its own programmes and its own batches only', async () => {
  const foreign = await call(department, 'POST', '/v1/batches', {
    ...OPENING,
    programmeCode: 'NY-001',
    payPeriod: '2026',
  })
  assert.equal(foreign.json['code'], 'NOT_YOUR_PROGRAMME')
  const cycle = await call(department, 'POST', '/v1/batches', { ...OPENING, payPeriod: '2026-Q4' })
  assert.equal(cycle.json['code'], 'BATCH_PERIOD_WRONG')
  const path = await opened({ instalment: 4 })
  assert.equal((await call(other, 'GET', path)).status, 404)
  assert.equal((await call(other, 'PUT', `${path}/parts/1`, part(HALVES[0]))).status, 404)
  const bank = await enterPartner(db, 'bank', '102')
  assert.equal((await call(bank, 'GET', path)).status, 403)
})
