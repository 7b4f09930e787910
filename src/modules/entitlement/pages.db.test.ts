import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { FixedClock } from '#platform/clock.ts'
import { deliverDue, syncSubscriptions } from '#platform/deliveries.ts'
import { sql } from '#platform/db.ts'
import { createLogger } from '#platform/log.ts'
import { readEntitlementList } from '#app/entitlement-list.ts'
import { AGENCIES } from '#app/seed/data/agencies.ts'
import { CONCESSION_RULES } from '#app/seed/data/concession-rules.ts'
import { ENTITLEMENT_SOURCES } from '#app/seed/data/entitlement-sources.ts'
import { REGIONS } from '#app/seed/data/regions.ts'
import { insertRules } from '#modules/concession/index.ts'
import { registerAgencies, registerRegions } from '#modules/organisation/index.ts'
import {
  decideMergeProposal,
  noticesOf,
  proposeMerge,
  proposeUnmerge,
  decideUnmerge,
} from '#modules/person/index.ts'
import { testDatabase } from '#test/database.ts'
import { departmentSite, type Official } from '#test/department-site.ts'
import { sayOf } from '#test/entitlement.ts'
import { citizenNumber, enterSomebody, testPii } from '#test/person.ts'
import { residentSite } from '#test/resident-site.ts'
import {
  departmentEntitlementPages,
  entitlementSourcePages,
  entitlementsForVerification,
  entitlementSubscribers,
  insertSources,
} from './index.ts'
import { entitlementsOfPerson } from './store.ts'

const it = await testDatabase()
const { db } = it
after(() => it[Symbol.asyncDispose]())
await db.transaction(async (tx) => {
  await registerRegions(tx, REGIONS)
  await registerAgencies(tx, AGENCIES)
  await insertSources(tx, ENTITLEMENT_SOURCES)
  await insertRules(tx, CONCESSION_RULES)
})
const { ask, clock } = departmentSite(db, (deps) =>
  departmentEntitlementPages({ ...deps, pii: testPii, readList: readEntitlementList }),
)
const AT = clock.now()
const ON = Temporal.PlainDate.from('2026-11-26')

const official = (role: Official['roles'][number], agency: string, digit: number): Official => ({
  roles: [role],
  agency,
  id: `0199aaaa-0000-7000-8000-00000000002${digit}`,
})
const OFFICER = official('departmentOfficer', 'dept-civil-affairs', 1)
const CHECKER = official('departmentChecker', 'dept-civil-affairs', 2)
const BOTH: Official = { ...OFFICER, roles: ['departmentOfficer', 'departmentChecker'] }
const STRANGER = official('departmentChecker', 'hrss-440000', 3)

const HEADING = '姓名,身份证号,等级,证书编号,有效期起,有效期止'
const line = (sequence: number, change: { name?: string; from?: string; last?: string } = {}) =>
  `${change.name ?? '陈静怡'},${citizenNumber(sequence)},,DS-${sequence},` +
  `${change.from ?? '2026-11-01'},${change.last ?? '2027-10-31'}`

const bring = async (rows: readonly string[], by = OFFICER, title = '十一月低收入') => {
  const file = Buffer.from([HEADING, ...rows].join('\r\n'))
  const answer = await ask(by, 'POST', '/dept/entitlements/bring', {
    kind: 'lowIncome',
    title,
    file,
  })
  return { answer, path: String(answer.headers['location']) }
}

const staff = (id: string, organisationCode: string) => ({
  actor: { kind: 'staff', id, organisationCode } as const,
  requestId: 'request',
  at: AT,
})
const [first, second] = [staff('s1', 'card-centre-440000'), staff('s2', 'hrss-440100')]
const holdings = async () => ({ from: [], into: [], paidTwice: false })

/** Two units of the province find that two entries are one person. */
const merge = async (fromId: string, intoId: string): Promise<string> => {
  const proposal = { fromId, intoId, reason: 'enteredTwice', evidence: ['case-1'] } as const
  const proposed = await proposeMerge({ db, holdings }, first, proposal)
  assert.ok(proposed?.granted)
  const { mergeId } = proposed.outcome
  await decideMergeProposal({ db, holdings }, second, { mergeId, approve: true })
  return mergeId
}

test('a list says what is wrong at each row; good rows hold once another agrees', async () => {
  const [good, known] = [await enterSomebody(db, 1), await enterSomebody(db, 2)]
  const { answer, path } = await bring([
    line(1),
    line(2, { name: '别人' }),
    line(1, { last: '2027-01-01' }),
    line(3),
    line(2, { from: '昨天' }),
    '陈静怡,4.40106E+17,,DS-9,2026-11-01,2027-10-31',
  ])
  assert.equal(answer.statusCode, 303, answer.body)
  const { body } = await ask(OFFICER, 'GET', path)
  for (const [row, words] of [
    ['3', '没有同名同号'],
    ['4', '写了两次'],
    ['5', '没有同名同号'],
    ['6', '有效期起看不懂'],
    ['7', '科学计数法'],
  ])
    assert.match(body, new RegExp(`>${row}</t[hd]>.*?${words}`, 's'))
  assert.doesNotMatch(body, /陈静怡|别人|4401061990/)
  assert.equal((await entitlementsOfPerson(db, good)).length, 0)
  const own = await ask(BOTH, 'POST', `${path}/adopt`, {})
  assert.equal(own.statusCode, 422)
  assert.match(own.body, /上传名单的人不能自己确认/)
  assert.equal((await ask(STRANGER, 'POST', `${path}/adopt`, {})).statusCode, 404)
  assert.equal((await ask(CHECKER, 'POST', `${path}/adopt`, {})).statusCode, 303)
  const [one, ...more] = await entitlementsOfPerson(db, good)
  assert.deepEqual(
    [one?.kind, one?.reference, one?.origin, one?.period.until?.toString(), more.length],
    ['lowIncome', 'DS-1', 'list', '2027-11-01', 0],
  )
  assert.equal((await entitlementsOfPerson(db, known)).length, 0)
  const told = await noticesOf(db, good, 10)
  assert.deepEqual(
    told.map(({ message, params }) => [message, params['from']]),
    [['entitlement.entered', '2026-11-01']],
  )
  const viewed = await db.many(
    z.object({ purpose: z.string() }),
    sql`select purpose from platform.access_record where person_id = ${good}`,
  )
  assert.deepEqual(viewed, [{ purpose: 'entitlementEntry' }])
  assert.equal((await ask(CHECKER, 'POST', `${path}/adopt`, {})).statusCode, 422)
})

test('a list brought again changes nothing, and one that says otherwise is told so', async () => {
  const again = await bring([line(1)])
  assert.match((await ask(OFFICER, 'GET', again.path)).body, /内容相同，不再登记/)
  const other = await bring([line(1, { last: '2027-09-30' })])
  assert.match((await ask(OFFICER, 'GET', other.path)).body, /先撤销原来的/)
  const empty = await ask(CHECKER, 'POST', `${other.path}/adopt`, {})
  assert.match(empty.body, /没有可以生效的行/)
  assert.equal((await ask(OFFICER, 'POST', `${other.path}/drop`, {})).statusCode, 303)
})

test('who has died or was merged since a list was brought is left out of it', async () => {
  const ids = [await enterSomebody(db, 5), await enterSomebody(db, 7), await enterSomebody(db, 9)]
  const [living = '', dead = '', merged = ''] = ids
  const { path } = await bring([line(5), line(7), line(9)])
  await it.owner.run(sql`update person.person set died_on = '2026-11-25' where id = ${dead}`)
  await merge(merged, living)
  assert.equal((await ask(CHECKER, 'POST', `${path}/adopt`, {})).statusCode, 303)
  const said = await Promise.all(ids.map((id) => entitlementsOfPerson(db, id)))
  assert.deepEqual(
    said.map((found) => found.map(({ reference }) => reference)),
    [['DS-5'], [], []],
  )
})

test('what is no list is refused in words, and nothing of it is kept', async () => {
  const lists = async () =>
    (await ask(OFFICER, 'GET', '/dept/entitlements')).body.match(/entitlements\/lists\//g)?.length
  const before = await lists()
  const send = async (file: Buffer, fields: object = {}) => {
    const form = { kind: 'lowIncome', title: '名单', file, ...fields }
    const { statusCode, body } = await ask(OFFICER, 'POST', '/dept/entitlements/bring', form)
    assert.equal(statusCode, 422)
    return body
  }
  assert.match(await send(Buffer.from('%PDF-1.7 …')), /这是 PDF/)
  assert.match(await send(Buffer.from('姓名,证件号码,证书编号\r\n陈,1,2')), /缺少栏目：有效期起/)
  assert.match(await send(Buffer.from('甲,乙\r\n丙,丁')), /找不到表头/)
  assert.match(await send(Buffer.from(HEADING)), /没有一行人/)
  assert.match(await send(Buffer.from(`${HEADING}\r\n${line(1)}`), { kind: 'talent' }), /不负责/)
  assert.match(await send(Buffer.from(''), {}), /请选择文件/)
  assert.match(await send(Buffer.from('x'), { title: ' ' }), /起个名称/)
  assert.match(await send(Buffer.from('x'), { kind: '' }), /哪一种权益/)
  assert.equal(await lists(), before)
})

test('an officer finds a statement by number, without a name, and takes it back', async () => {
  const page = await ask(OFFICER, 'GET', '/dept/entitlements?reference=DS-1')
  assert.doesNotMatch(page.body, /陈静怡/)
  const id = /name="id" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  const revoke = (reason: string) =>
    ask(OFFICER, 'POST', '/dept/entitlements/revoke', { id, reference: 'DS-1', reason })
  assert.match((await revoke('错')).body, /至少四个字/)
  assert.equal((await revoke('家庭收入已经提高')).statusCode, 303)
  const again = await ask(OFFICER, 'GET', '/dept/entitlements?reference=DS-1&saved=1')
  assert.match(again.body, /已撤销/)
  assert.match((await ask(OFFICER, 'GET', '/dept/entitlements?reference=XX')).body, /没有登记过/)
})

test('the bureau says which department answers for a kind, once, and no bank does', async () => {
  const bureau = departmentSite(db, entitlementSourcePages)
  const keeper = official('dutyKeeper', 'hrss-440000', 4)
  const enter = (kind: string, agency: string) =>
    bureau.ask(keeper, 'POST', '/admin/entitlements', { kind, agency })
  assert.match((await enter('talent', 'hrss-440300')).body, /已经负责/)
  assert.match((await enter('talent', 'bank-102')).body, /银行和场所运营单位不能/)
  assert.match((await enter('', 'hrss-440100')).body, /请选择种类/)
  assert.equal((await enter('talent', 'hrss-440100')).statusCode, 303)
  const page = await bureau.ask(keeper, 'GET', '/admin/entitlements?saved=1')
  assert.match(page.body, /人才<\/t[hd]>.*?广州市人力资源和社会保障局/s)
})

test('the holder reads who says so, until when, and what it gives, in four languages', async () => {
  const personId = await enterSomebody(db, 11)
  await sayOf(db, personId, ['disabled'], { agencyCode: 'dept-disabled-federation' })
  await sayOf(db, personId, ['veteran'], {
    agencyCode: 'dept-veterans',
    period: { from: Temporal.PlainDate.from('2020-01-01'), until: undefined },
  })
  await sayOf(db, personId, ['student'], {
    agencyCode: 'dept-education',
    period: {
      from: Temporal.PlainDate.from('2025-09-01'),
      until: Temporal.PlainDate.from('2026-09-01'),
    },
  })
  const site = await residentSite(db, personId)
  const read = async (prefix: string) =>
    (await site.inject({ url: `${prefix}/me/entitlements`, headers: { accept: 'text/html' } })).body
  const page = await read('')
  for (const words of ['残疾人 2 级', '广东省残疾人联合会', '2026年12月31日', '没有期限', '已到期'])
    assert.ok(page.includes(words), words)
  assert.match(page, /广州市，残疾人免费：[^<]*地铁/)
  for (const [prefix, words] of [
    ['/zh-hant', '殘疾人士'],
    ['/en', 'person with a disability, level 2'],
    ['/pt', 'pessoa com deficiência, grau 2'],
  ] as const)
    assert.ok((await read(prefix)).includes(words), prefix)
  await site.close()
})

test('somebody of whom nothing was said reads that age needs no record', async () => {
  const personId = await enterSomebody(db, 12)
  const site = await residentSite(db, personId)
  const { body } = await site.inject({ url: '/me/entitlements', headers: { accept: 'text/html' } })
  assert.match(body, /没有部门登记过您的权益/)
  await site.close()
})

test('what was said of an entry goes where it is merged to, and back again', async () => {
  const ids = [
    await enterSomebody(db, 13),
    await enterSomebody(db, 15),
    await enterSomebody(db, 17),
  ]
  const [one = '', two = '', three = ''] = ids
  await sayOf(db, one, ['disabled'])
  await sayOf(db, two, ['student'])
  const subscribers = entitlementSubscribers()
  await it.owner.transaction((tx) => syncSubscriptions(tx, subscribers))
  const log = createLogger('silent')
  const kinds = async () => {
    await deliverDue({ db, clock: new FixedClock(AT.toString()), log }, subscribers)
    const found = await entitlementsForVerification(db, ids, { at: AT, on: ON })
    return ids.map((id) => (found.get(id) ?? []).map(({ kind }) => kind).sort())
  }
  await merge(one, two)
  assert.deepEqual(await kinds(), [[], ['disabled', 'student'], []])
  const mergeId = await merge(two, three)
  assert.deepEqual(await kinds(), [[], [], ['disabled', 'student']])
  await proposeUnmerge({ db }, first, { mergeId, evidence: ['case-2'] })
  await decideUnmerge({ db }, second, { mergeId, approve: true })
  // What had become the second goes back with it.
  assert.deepEqual(await kinds(), [[], ['disabled', 'student'], []])
})
