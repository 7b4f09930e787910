import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { identityOfPerson, reviewsWaiting } from '#modules/person/index.ts'
import { counterSite } from '#test/counter-site.ts'
import { testDatabase } from '#test/database.ts'
import { AT, enterCounters } from '#test/handling.ts'
import { cardLines } from '#test/travel-document.ts'
import { freshLookup } from './store-lookup.ts'

const it = await testDatabase()
const { deps, clerk } = await enterCounters(it.db)
const zhuhai = await clerk('desk-440400')
const guangzhou = await clerk('hrss-440100')
const [desk, second] = await Promise.all(
  [zhuhai, guangzhou].map((one) => counterSite(it.db, deps, one)),
)
assert.ok(desk !== undefined && second !== undefined)
after(async () => {
  await Promise.all([desk.close(), second.close()])
  await it[Symbol.asyncDispose]()
})

const BEARER = {
  number: 'H12345678',
  birth: '920506',
  sex: 'F',
  expiry: '311230',
  name: 'CHAN<<TAI<MAN',
} as const
const LINES = cardLines(BEARER).join('\n')
const PERMIT = {
  act: 'enter',
  documentKind: 'travelPermitHongKongMacao',
  number: 'H12345678',
  validUntil: '2031 12 30',
  birth: '1992 5 6',
  sex: 'female',
  region: '440400',
}
const PASSPORT = {
  ...PERMIT,
  documentKind: 'passportForeign',
  issuingState: 'PRT',
  number: 'CA123456',
  name: 'MARIA JOSÉ DA SILVA',
}
const personOf = async (to: string) => {
  assert.match(to, /^\/desk\/persons\/[0-9a-f-]{36}$/)
  const id = await freshLookup(it.db, zhuhai.id, to.slice(-36), AT)
  assert.ok(id !== undefined)
  return id
}

test('lines are read into the form, or refused at their line and position', async () => {
  const good = await desk.post('/desk/register', { act: 'read', lines: LINES })
  assert.equal(good.status, 200)
  assert.match(good.body, /value="H12345678"/)
  assert.match(good.body, /value="1992 5 6"/)
  assert.match(good.body, /机读码没有错/)
  const right = LINES.split('\n')[1]?.charAt(6) ?? ''
  const lines = LINES.replace(`920506${right}`, `920506${(Number(right) + 1) % 10}`)
  const bad = await desk.post('/desk/register', { act: 'read', lines })
  assert.equal(bad.status, 422)
  assert.match(bad.body, /第 2 行第 7 位：出生日期的校验码对不上/)
})

test('a permit holder is entered by the Chinese name, and the register is asked', async () => {
  const entered = await desk.post('/desk/register', { ...PERMIT, lines: LINES, name: '陳大文' })
  const personId = await personOf(entered.to)
  assert.equal((await identityOfPerson(it.db, personId)).state, 'asked')
  const page = await desk.get(entered.to)
  assert.match(page.body, /身份正在联网核对/)
  assert.match(page.body, /陳\*文/)
  const again = await desk.post('/desk/register', { ...PERMIT, name: '陳大文' })
  assert.equal(again.status, 409)
  assert.match(again.body, /现在登记不了/)
})

test('a foreign passport has no register: another unit confirms, with its reason', async () => {
  const entered = await desk.post('/desk/register', PASSPORT)
  const personId = await personOf(entered.to)
  assert.match((await desk.get(entered.to)).body, /没有联网核验的来源/)
  const review = (await reviewsWaiting(it.db)).find((one) => one.personId === personId)
  const path = `/desk/reviews/identities/${review?.id}`
  assert.match((await desk.get('/desk/reviews')).body, /是您的单位提出的/)
  const decision = { confirm: 'yes', reason: '护照原件与人一致' }
  assert.match((await desk.post(path, decision)).body, /要由另一个单位复核|自己提出的/)
  const list = (await second.get('/desk/reviews')).body
  assert.match(list, /M\* J\* D\* S\*/)
  assert.doesNotMatch(list, /CA123456|SILVA/)
  assert.equal((await second.post(path, { ...decision, reason: ' ' })).status, 409)
  assert.equal((await second.post(path, decision)).to, '/desk/reviews')
  assert.equal((await identityOfPerson(it.db, personId)).state, 'settled')
})

test('a Latin name that is another one than the lines bear goes to a second person', async () => {
  const lines = cardLines({ ...BEARER, number: 'H12345680' }).join('\n')
  const form = { ...PERMIT, number: 'H12345680', lines }
  const other = await desk.post('/desk/register', { ...form, name: 'CHAN SIU MING' })
  const personId = await personOf(other.to)
  const { review } = await identityOfPerson(it.db, personId)
  assert.equal(review?.reason, 'nameNeedsLook')
})

test('a clerk who doubts puts anybody before a second unit, and says what was seen', async () => {
  const { to } = await desk.post('/desk/register', { ...PASSPORT, number: 'CA123457' })
  const personId = await personOf(to)
  const waiting = await identityOfPerson(it.db, personId)
  const path = `/desk/reviews/identities/${waiting.review?.id}`
  await second.post(path, { confirm: 'no', reason: '照片与人不符' })
  assert.match((await desk.get(to)).body, /没有复核通过[^]*照片与人不符/)
  const empty = await desk.post(`${to}/identity`, {})
  assert.match(empty.body, /选原因[^]*写看到了什么/)
  await desk.post(`${to}/identity`, { reason: 'noOnlineSource', evidence: '换了新护照' })
  assert.equal((await identityOfPerson(it.db, personId)).state, 'inReview')
})
