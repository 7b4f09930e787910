import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { sql } from '#platform/db.ts'
import { testDatabase } from '#test/database.ts'
import { paymentWorld } from '#test/payments.ts'
import { citizenNumber } from '#test/person.ts'
import { type Officer, rosterSite } from '#test/roster-site.ts'
import { bucketsOf } from './index.ts'

const it = await testDatabase()
const { db } = it
await paymentWorld(db, ['102', '103', '102', '103', '102', '103'])
const site = await rosterSite(db, { markup: true })
after(async () => {
  await site.close()
  await it[Symbol.asyncDispose]()
})

const HEAD = '姓名,身份证号码,补贴金额(元)'
const NAMES = ['陈静怡', '李𫖯', '阿依古丽·买买提']
const row = (n: number, name = NAMES[(n - 1) % 3], amount = '100') =>
  `${name},${citizenNumber(n)},${amount}`

const csv = (...rows: readonly string[]) => Buffer.from(`${HEAD}\r\n${rows.join('\r\n')}\r\n`)
const COLUMNS = { 'column-name': '0', 'column-identityNumber': '1', 'column-amount': '2' }

/** Uploads a list, imports it as it was understood, and says where its results are. */
const imported = async (content: Uint8Array, about: Readonly<Record<string, string>> = {}) => {
  const { location } = await site.upload(content, about)
  assert.match(location, /^\/dept\/rosters\/imports\//)
  assert.equal((await site.post(`${location}/start`, COLUMNS)).statusCode, 303)
  await site.work()
  const { body } = await site.get(location)
  const path = /href="(\/dept\/rosters\/[0-9a-f-]{36})"/.exec(body)?.[1] ?? ''
  assert.notEqual(path, '', body)
  return { path, id: path.split('/').at(-1) ?? '' }
}

test('names are shown as they are read, and in the other encoding', async () => {
  const { location } = await site.upload(csv(row(1)))
  const { body } = await site.get(location)
  assert.match(body, /看起来对吗/)
  assert.match(body, /陈静怡/)
  assert.match(body, /换成这种编码/)
  const wrong = await site.post(`${location}/reopen`, { encoding: 'gb18030' })
  assert.equal(wrong.statusCode, 303)
  assert.doesNotMatch((await site.get(location)).body, /陈静怡/)
  await site.post(`${location}/reopen`, { encoding: 'utf-8' })
  assert.match((await site.get(location)).body, /陈静怡/)
  await site.post(`${location}/drop`)
  assert.equal((await site.get(location)).headers.location, '/dept/rosters')
})

test('columns that nobody has named are asked for, and remembered for the next list', async () => {
  const strange = (n: number) =>
    Buffer.from(`谁,哪个,多少,编号\r\n陈静怡,x,100,${citizenNumber(n)}\r\n`)
  const first = await site.upload(
    Buffer.from(strange(1).toString().replace('谁', '姓名').replace('多少', '金额')),
    { period: '2026-11' },
  )
  const missing = await site.post(`${first.location}/start`, {
    'column-name': '0',
    'column-amount': '2',
  })
  assert.equal(missing.statusCode, 422)
  assert.match(missing.body, /请选择“证件号码”在哪一列/)
  const twice = await site.post(`${first.location}/start`, {
    'column-name': '0',
    'column-amount': '0',
    'column-identityNumber': '3',
  })
  assert.match(twice.body, /选了同一列/)
  const chosen = { 'column-name': '0', 'column-amount': '2', 'column-identityNumber': '3' }
  assert.equal((await site.post(`${first.location}/start`, chosen)).statusCode, 303)
  await site.work()
  const next = await site.upload(
    Buffer.from(strange(2).toString().replace('谁', '姓名').replace('多少', '金额')),
    { period: '2026-10' },
  )
  const { body } = await site.get(next.location)
  const select = /<select[^>]*name="column-identityNumber"[\s\S]*?<\/select>/.exec(body)?.[0] ?? ''
  assert.match(select, /<option value="3" selected/)
})

test('a row is put right in its place, by hand or by the name of the register', async () => {
  const { path, id } = await imported(csv(row(1), row(2, '李俯'), row(3, undefined, '-5')))
  const { body } = await site.get(path)
  assert.match(body, /金额是负数/)
  assert.match(body, /扣减请另行办理追回/, 'and what to do')
  const line = await site.get(`${path}/rows/4`)
  assert.match(line.body, /value="-5"/)
  const wrong = await site.post(`${path}/rows/4`, {
    'cell-0': NAMES[2] ?? '',
    'cell-1': citizenNumber(3),
    'cell-2': '0',
  })
  assert.equal(wrong.headers.location, `${path}/rows/4`, 'it is still wrong')
  const right = await site.post(`${path}/rows/4`, {
    'cell-0': NAMES[2] ?? '',
    'cell-1': citizenNumber(3),
    'cell-2': '50',
  })
  assert.equal(right.headers.location, `${path}?done=repaired`)
  assert.match((await site.get(`${path}/rows/3`)).body, /采用登记的姓名/)
  const adopted = await site.post(`${path}/rows/3/adopt-name`)
  assert.equal(adopted.headers.location, `${path}?done=adopted`)
  const buckets = await bucketsOf(db, id)
  assert.deepEqual([buckets.payable.count, buckets.payable.totalFen], [3, 25_000n])
  assert.match((await site.get(path)).body, /所有行都处理好了/)
  const { count } = await db.one(
    z.object({ count: z.number() }),
    sql`select count(*)::int as count from platform.access_record where purpose = 'repairRoster'`,
  )
  assert.ok(count > 0, 'whoever is named sees who looked')
})

test('a group is answered for with a reason, and rows are taken off with one', async () => {
  const about = { period: '2026-09' }
  const { path, id } = await imported(
    csv(row(1, undefined, '20000'), row(2, undefined, '30000'), row(90)),
    about,
  )
  const noReason = await site.post(`${path}/confirm`, { code: 'aboveLimit', reason: ' ' })
  assert.equal(noReason.statusCode, 422)
  assert.match(noReason.body, /请写明理由/)
  const refused = await site.post(`${path}/confirm`, { code: 'notInRegister', reason: '认识' })
  assert.equal(refused.statusCode, 422, 'what is refused cannot be confirmed away')
  const done = await site.post(`${path}/confirm`, { code: 'aboveLimit', reason: '补发两期' })
  assert.equal(done.statusCode, 303)
  assert.equal((await bucketsOf(db, id)).payable.count, 2)
  const off = await site.post(`${path}/take-off`, { code: 'notInRegister', reason: '已经迁出' })
  assert.equal(off.statusCode, 303)
  const buckets = await bucketsOf(db, id)
  assert.deepEqual([buckets.payable.count, buckets.notPayable.count], [2, 0])
})

test('only the bad rows are fetched, and come back into their places', async () => {
  const { path, id } = await imported(
    csv(row(1), row(4, '陈?怡'), row(5, undefined, '1.5万'), row(6, undefined, '')),
    { period: '2026-05' },
  )
  const file = await site.get(`${path}/bad-rows.csv`)
  const [heading, ...lines] = file.body.replace('\uFEFF', '').trim().split('\r\n')
  assert.equal(heading, `${HEAD},问题,行标识`)
  assert.equal(lines.length, 3)
  assert.equal((await site.get(`${path}/bad-rows.xlsx`)).statusCode, 404)
  const mended = lines.map((line) =>
    line
      .replace('陈?怡', '陈静怡')
      .replace('1.5万', '150')
      .replace(/(\d{17}.),,/, '$1,80,'),
  )
  const sent = await site.sendFile(
    `${path}/repair`,
    {},
    {
      name: '改好.csv',
      content: Buffer.from([heading, ...mended].join('\r\n')),
    },
  )
  assert.equal(sent.statusCode, 303)
  await site.work()
  const back = await site.get(String(sent.headers.location))
  assert.match(String(back.headers.location), /\?work=/)
  assert.match((await site.get(String(back.headers.location))).body, /放回 3 行，新增 0 行/)
  const buckets = await bucketsOf(db, id)
  assert.deepEqual([buckets.payable.count, buckets.payable.totalFen], [4, 43_000n])
})

test('the checks run again, and a list of another department is not there', async () => {
  const { path } = await imported(csv(row(1)), { period: '2026-04' })
  const again = await site.post(`${path}/check`)
  assert.equal(again.statusCode, 303)
  await site.work()
  const back = await site.get(String(again.headers.location))
  assert.equal(back.statusCode, 303, 'it has ended')
  const other: Officer = { roles: ['departmentOfficer'], agency: 'dept-agriculture' }
  for (const address of [path, `${path}/rows/2`, `${path}/bad-rows.csv`])
    assert.equal((await site.get(address, other)).statusCode, 404)
  const checker: Officer = { roles: ['departmentChecker'], agency: 'dept-civil-affairs' }
  assert.equal((await site.get(path, checker)).statusCode, 200)
  assert.equal((await site.post(`${path}/check`, {}, checker)).statusCode, 403)
  assert.equal((await site.post(`${path}/withdraw`)).statusCode, 303)
  assert.match((await site.get('/dept/rosters')).body, /已撤回/)
})

test('faults of the form are told at its fields, and templates fit the programme', async () => {
  const { answer } = await site.upload(csv(row(1)), { period: '2026-Q4', instalment: '0' })
  assert.equal(answer.statusCode, 422)
  assert.match(answer.body, /期次的写法和项目的发放周期不符/)
  assert.match(answer.body, /第几次写 1 到 99 的数字/)
  assert.match((await site.get('/dept/rosters/new')).body, /Allowance/)
  assert.match((await site.get('/dept/rosters/new?programme=MZ-001')).body, /下载模板/)
  const strange = await site.get('/dept/rosters/new?programme=NY-001')
  assert.equal(strange.statusCode, 404)
  const plain = await site.get('/dept/rosters/templates/MZ-001.csv')
  assert.match(plain.body, /姓名,证件类型,证件号码/)
  const old = await site.get('/dept/rosters/templates/MZ-001.gb18030.csv')
  assert.equal(old.rawPayload.subarray(0, 2).toString('hex'), 'd5f2', 'without a mark')
  const book = await site.get('/dept/rosters/templates/MZ-001.xlsx')
  assert.equal(book.rawPayload.subarray(0, 2).toString(), 'PK')
})
