import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { sql } from '#platform/db.ts'
import { type Asker, bankSite, BUREAU, OFFICER } from '#test/bank-site.ts'
import { testDatabase } from '#test/database.ts'
import { rectificationOf } from './keep-rectification.ts'
import { bankMeasure } from './index.ts'
import { measuresOf } from './store-measure.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const { db, owner } = it
const { clock, ask, waiting } = await bankSite(db)
await waiting()

const PATH = '/admin/banks/of/102'
const OTHER: Asker = { roles: ['bankOfficer'], agency: 'bank-103' }
const summary = '增加两名经办，按时办理开户'
const steps = {
  step1: '增加人手',
  due1: '2026-12-01',
  step2: '连续两周无超时',
  due2: '2026-12-20',
}
const decide = (change: Readonly<Record<string, string>>) =>
  ask(BUREAU, 'POST', `${PATH}/measure`, change)
const plansNow = async () => (await rectificationOf(db, '102'))?.plans ?? []
const newest = async () => {
  const [plan] = await plansNow()
  assert.ok(plan)
  return plan
}
const submit = (change: Readonly<Record<string, string>> = {}) =>
  ask(OFFICER, 'POST', '/bank/measures/plans', { summary, ...steps, ...change })
const report = (plan: string, number: string, by = OFFICER) =>
  ask(by, 'POST', '/bank/measures/reports', { plan, number, remark: '已完成，见附件一' })
const judge = (plan: string, accepted: string, reason: string) =>
  ask(BUREAU, 'POST', `${PATH}/rectification`, { plan, accepted, reason })

test('a bank without a measure sees none and hands in no plan', async () => {
  assert.match((await ask(OFFICER, 'GET', '/bank/measures')).body, /本行没有被采取措施/)
  const refused = await submit()
  assert.equal(refused.statusCode, 422)
  assert.match(refused.body, /不用提交整改方案/)
})

test('a bank under a measure sees the notice, its scope and what becomes of orders', async () => {
  const facts = '连续三个月超时限办理开户'
  await decide({ measure: 'suspendedApply', facts, notice: '粤人社告〔2026〕1号' })
  const { body } = await ask(OFFICER, 'GET', '/bank/measures')
  for (const part of [facts, '粤人社告〔2026〕1号', '怎样解除', '1 件，留在平台', '挂失'])
    assert.ok(body.includes(part), part)
  assert.doesNotMatch((await ask(OTHER, 'GET', '/bank/measures')).body, /连续三个月/)
})

test('a plan is a new version each time, and none is overwritten', async () => {
  assert.match((await submit({ due2: '明天' })).body, /每一步都要写明/)
  assert.match((await submit({ due1: '2026-11-01' })).body, /不能是过去的日期/)
  assert.equal((await submit()).statusCode, 303)
  const first = await newest()
  assert.equal((await judge(first.id, 'no', '')).statusCode, 422)
  assert.equal((await judge(first.id, 'no', '没有写明责任人')).statusCode, 303)
  const returned = await report(first.id, '1')
  assert.match(returned.body, /这一版已退回/)
  assert.match((await ask(OFFICER, 'GET', '/bank/measures')).body, /没有写明责任人/)
  assert.equal((await submit({ step1: '增加人手，责任人：主管' })).statusCode, 303)
  assert.deepEqual(
    (await plansNow()).map(({ version, steps: [one] }) => [version, one?.text]),
    [
      [2, '增加人手，责任人：主管'],
      [1, '增加人手'],
    ],
  )
  assert.match((await judge(first.id, 'yes', '可行')).body, /新的一版/)
  for (const table of ['plan', 'step', 'judgement'] as const)
    await assert.rejects(
      owner.run(
        table === 'plan'
          ? sql`update bank.rectification_plan set summary = summary`
          : table === 'step'
            ? sql`delete from bank.rectification_step`
            : sql`update bank.rectification_judgement set accepted = true`,
      ),
      table,
    )
})

test('only the bank reports, and the bureau sees the progress beside the measure', async () => {
  const plan = await newest()
  assert.equal((await judge(plan.id, 'yes', '步骤可行')).statusCode, 303)
  assert.equal((await report(plan.id, '1', OTHER)).statusCode, 404)
  assert.equal((await report(plan.id, '6')).statusCode, 404)
  assert.equal((await report(plan.id, '1')).statusCode, 303)
  assert.match((await report(plan.id, '1')).body, /已经报告过/)
  const { body } = await ask(BUREAU, 'GET', PATH)
  assert.match(body, /已完成，见附件一/)
  assert.match(body, /现在解除措施要写明理由/)
})

test('a measure is not lifted without a word before all is done, and then it is', async () => {
  assert.match((await decide({ measure: 'normal', facts: '' })).body, /请写明事实和理由/)
  assert.equal(await bankMeasure(db, '102'), 'suspendedApply')
  await report((await newest()).id, '2')
  assert.match((await ask(BUREAU, 'GET', PATH)).body, /可以不写理由直接解除措施/)
  clock.advance({ hours: 1 })
  assert.equal((await decide({ measure: 'normal', facts: '' })).statusCode, 303)
  assert.equal(await bankMeasure(db, '102'), 'normal')
  const [record] = await measuresOf(db, '102')
  assert.equal(record?.endReason, '整改方案第 2 版已接受，各步骤都已完成')
})

test('holders are counted for a bank whose agreement ended, and for no other', async () => {
  assert.equal((await ask(BUREAU, 'GET', `${PATH}/migration`)).statusCode, 404)
  const facts = '多次违反合作协议，经查属实'
  await decide({ measure: 'terminated', facts, notice: '粤人社告〔2026〕2号' })
  const { body } = await ask(BUREAU, 'GET', `${PATH}/migration`)
  assert.match(body, /广州市/)
  assert.match(body, /2027年5月25日/)
  assert.match(body, /还没有人换走/)
  assert.match((await ask(OFFICER, 'GET', '/bank/measures')).body, /持卡人迁移/)
})
