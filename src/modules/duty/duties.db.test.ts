import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { raw, sql } from '#platform/db.ts'
import { publishLayer } from '#test/catalogue.ts'
import { testDatabase } from '#test/database.ts'
import { testKeys } from '#test/person.ts'
import { departmentSite, type Official } from '#test/department-site.ts'
import { AGENCIES } from '#app/seed/data/agencies.ts'
import { REGIONS } from '#app/seed/data/regions.ts'
import { SCENES } from '#app/seed/data/scenes.ts'
import { enterDuties } from '#app/seed/enter-duties.ts'
import { CatalogueReader } from '#modules/catalogue/index.ts'
import { registerAgencies, registerRegions } from '#modules/organisation/index.ts'
import { TASK_STATUSES, TASK_TRANSITIONS } from './duty.ts'
import { dutyPages } from './pages.ts'
import { remindAgencies } from './remind-agencies.ts'
import { tasksOf } from './store.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const AT = Temporal.Instant.from('2026-11-26T02:00:00Z')
await it.db.transaction(async (tx) => {
  await registerRegions(tx, REGIONS)
  await registerAgencies(tx, AGENCIES)
  const since = Temporal.Instant.from('2024-11-01T00:00:00Z')
  const provincial = SCENES.filter(({ regionCode }) => regionCode === '440000')
  await publishLayer(tx, provincial, since)
  await enterDuties(tx, AT)
})
const catalogue = new CatalogueReader(testKeys)
const named = (name: string) => ({ 'zh-Hans': name, 'zh-Hant': name, en: name, pt: name })
const PROGRAMMES = [
  {
    code: 'JT-001',
    name: named('农村客运补贴'),
    ownerAgency: 'dept-transport',
    payerAgency: 'dept-finance',
  },
  {
    code: 'CZ-001',
    name: named('退还多缴款'),
    ownerAgency: 'dept-finance',
    payerAgency: 'dept-finance',
  },
]
const { ask } = departmentSite(it.db, (deps) =>
  dutyPages({ ...deps, catalogue, adminPortal: deps.portal, programmes: async () => PROGRAMMES }),
)

const official = (role: Official['roles'][number], agency: string, digit: number): Official => ({
  roles: [role],
  agency,
  id: `0199aaaa-0000-7000-8000-00000000002${digit}`,
})
const KEEPER = official('dutyKeeper', 'hrss-440000', 1)
const TRANSPORT = official('dutyOfficer', 'dept-transport', 2)
const CULTURE = official('dutyOfficer', 'dept-culture', 3)
const LEDGER = '/admin/duties/dept-transport'

const taskOf = async (title: string) => {
  const task = (await tasksOf(it.db)).find((one) => one.title === title)
  assert.ok(task !== undefined, title)
  return task
}

test('the ledger tells who has which duties, tasks, scenes and programmes', async () => {
  const { body } = await ask(KEEPER, 'GET', '/admin/duties')
  assert.match(body, /广东省交通运输厅/)
  const table = (await ask(KEEPER, 'GET', '/admin/duties/ledger.csv')).body
  const ours = SCENES.filter(
    ({ ownerAgency, regionCode }) => ownerAgency === 'dept-transport' && regionCode === '440000',
  )
  assert.match(table, new RegExp(`广东省交通运输厅,1,${ours.length},1,3,1,0`))
  assert.match(table, /广东省财政厅,\d+,\d+,2,/)
  const one = (await ask(KEEPER, 'GET', LEDGER)).body
  assert.match(one, /长者优待乘车/)
  assert.match(one, /逾期/)
  assert.match(one, /href="\/programmes\/JT-001">农村客运补贴<\/a><\/td><td[^>]*>主管<\/td>/)
  const payer = (await ask(KEEPER, 'GET', '/admin/duties/dept-finance')).body
  assert.match(payer, /农村客运补贴<\/a><\/td><td[^>]*>拨款<\/td>/)
  assert.match(payer, /退还多缴款<\/a><\/td><td[^>]*>主管、拨款<\/td>/)
  assert.equal((await ask(KEEPER, 'GET', '/admin/duties/bank-102')).statusCode, 404)
})

test('a duty is entered, a task entrusted, reported, given back and found done', async () => {
  const article = 'YKT-12'
  const poor = await ask(KEEPER, 'POST', LEDGER, { title: '无', article })
  assert.match(poor.body, /不少于 4 个字/)
  const title = '跨境巴士凭卡乘坐'
  assert.equal((await ask(KEEPER, 'POST', LEDGER, { title, article })).statusCode, 303)
  assert.match((await ask(KEEPER, 'POST', LEDGER, { title, article })).body, /已经有这项职责/)
  const shown = (await ask(KEEPER, 'GET', LEDGER)).body
  const dutyId = new RegExp(`value="([0-9a-f-]{36})">${title}`).exec(shown)?.[1] ?? ''
  const wish = { dutyId, task: '与运营企业签订协议', dueOn: '2026-12-20' }
  const late = await ask(KEEPER, 'POST', `${LEDGER}/tasks`, { ...wish, dueOn: '2026-11-26' })
  assert.match(late.body, /期限要从明天起/)
  const never = await ask(KEEPER, 'POST', `${LEDGER}/tasks`, { ...wish, dueOn: '月底' })
  assert.equal(never.statusCode, 422)
  assert.equal((await ask(KEEPER, 'POST', `${LEDGER}/tasks`, wish)).statusCode, 303)
  const { id } = await taskOf('与运营企业签订协议')

  assert.match((await ask(TRANSPORT, 'GET', '/dept/duties')).body, /与运营企业签订协议/)
  const answer = (who: Official, words: string) =>
    ask(who, 'POST', '/dept/duties/answers', { id, words })
  assert.equal((await answer(CULTURE, '已经签订')).statusCode, 404, 'it is not theirs')
  assert.match((await answer(TRANSPORT, '好')).body, /不少于 4 个字/)
  assert.equal((await answer(TRANSPORT, '已经签订三家')).statusCode, 303)
  const judge = (action: string, words: string) =>
    ask(KEEPER, 'POST', `${LEDGER}/steps`, { id, action, words })
  assert.equal((await judge('giveBack', '还差一家')).statusCode, 303)
  assert.match((await ask(TRANSPORT, 'GET', '/dept/duties')).body, /还差一家/)
  await answer(TRANSPORT, '四家都签订了')
  const open = await ask(KEEPER, 'POST', `${LEDGER}/ends`, { id: dutyId })
  assert.match(open.body, /还有没办完的任务/)
  assert.equal((await judge('fulfil', '情况属实')).statusCode, 303)
  assert.match((await judge('fulfil', '情况属实')).body, /状态变了/)
  assert.equal((await taskOf('与运营企业签订协议')).status, 'fulfilled')
  assert.equal((await ask(KEEPER, 'POST', `${LEDGER}/ends`, { id: dutyId })).statusCode, 303)
})

test('agencies are reminded by the clock once before and once after, and by hand', async () => {
  const remind = (days: number) =>
    remindAgencies(it, {
      actor: { kind: 'system', id: 'duty.remindAgencies' },
      requestId: 'job',
      at: AT.add({ hours: 24 * days }),
    })
  assert.equal(await remind(0), 2, 'one is late, one is due soon')
  assert.equal(await remind(0), 0)
  assert.equal(await remind(5), 1, 'another one is late now')
  const { id } = await taskOf('完成羊城通善行卡持卡人转移')
  const byHand = await ask(KEEPER, 'POST', `${LEDGER}/reminders`, { id })
  assert.match(byHand.body, /今天已经提醒过/)
  const other = await taskOf('报送第四季度用卡乘车数据')
  const first = await ask(KEEPER, 'POST', `${LEDGER}/reminders`, { id: other.id })
  assert.equal(first.statusCode, 303)
  assert.match((await ask(TRANSPORT, 'GET', '/dept/duties')).body, /提醒过/)
})

test('the database lets a task move by a step on record, and by two people', async () => {
  const { id } = await taskOf('核对各市优待票价与目录一致')
  const set = (text: string) =>
    it.owner.run(sql`update duty.task set ${raw(text)} where id = ${id}`)
  await assert.rejects(set("status = 'fulfilled'"), /step that is on record/)
  await assert.rejects(set("status = 'lifted'"), /cannot become/)
  await it.owner.run(sql`
    insert into duty.task_step (task_id, number, action, words, done_by, done_unit, done_at)
    select task_id, 2, 'fulfil', words, done_by, done_unit, done_at
      from duty.task_step where task_id = ${id}`)
  await assert.rejects(set("status = 'fulfilled'"), /their own report/)
  await assert.rejects(it.owner.run(sql`delete from duty.task_step`), /append-only/)
  await assert.rejects(it.db.run(sql`update duty.task set due_on = '2030-01-01'`), /permission/)
  const { source } = await it.owner.one(
    z.object({ source: z.string() }),
    sql`select prosrc as source from pg_proc where proname = 'refuse_illegal_task'`,
  )
  const known = [...source.matchAll(/\('(\w+)', '(\w+)'\)/g)].map(([, from, to]) => `${from} ${to}`)
  const steps = TASK_STATUSES.flatMap((from) =>
    Object.values(TASK_TRANSITIONS[from]).map(({ to }) => `${from} ${to}`),
  )
  assert.deepEqual(known.toSorted(), steps.toSorted())
})
