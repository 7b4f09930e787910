import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { testDatabase } from '#test/database.ts'
import {
  departmentSite,
  FINANCE_OFFICER,
  PROGRAMME_OFFICER,
  RECONCILER,
} from '#test/department-site.ts'
import { PROGRAMMES } from '#app/seed/data/programmes.ts'
import { EXCLUSIONS } from '#app/seed/data/programme-content.ts'
import { registerAgencies, registerRegions } from '#modules/organisation/index.ts'
import { AGENCIES } from '#app/seed/data/agencies.ts'
import { REGIONS } from '#app/seed/data/regions.ts'
import { addExclusion, addProgramme } from './index.ts'
import { programmePages, programmePublicRoutes } from './pages.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
await it.db.transaction(async (tx) => {
  await registerRegions(tx, REGIONS)
  await registerAgencies(tx, AGENCIES)
  for (const programme of PROGRAMMES) await addProgramme(tx, programme)
  for (const codes of EXCLUSIONS)
    await addExclusion(tx, codes, { from: Temporal.PlainDate.from('2024-11-01') })
})
const { clock, ask } = departmentSite(it.db, (deps) => [
  ...programmePages(deps),
  ...programmePublicRoutes(deps),
])
const LISTS = '/dept/programmes/lists'

/** The form of a programme as the page shows it, with what somebody changes. */
const filled = async (path: string, change: Readonly<Record<string, string>>) => {
  const { body } = await ask(PROGRAMME_OFFICER, 'GET', path)
  const found = [...body.matchAll(/<(?:input|textarea)[^>]*>/g)].map(([element]) => element)
  const of = (element: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(element)?.[1]
  const fields = found.flatMap((element): [string, string][] => {
    const [name, type] = [of(element, 'name'), of(element, 'type')]
    if (name === undefined || (type === 'radio' && !/ checked/.test(element))) return []
    return [[name, of(element, 'value') ?? '']]
  })
  const unit = /<option value="(\w+)" selected/.exec(body)?.[1] ?? 'person'
  return { ...Object.fromEntries(fields), unit, ...change }
}

test('everybody reads the list in force, in four languages, as a table and as data', async () => {
  const { body } = await ask(PROGRAMME_OFFICER, 'GET', '/programmes')
  assert.match(body, /补贴项目清单/)
  assert.match(body, /共 29 项/)
  assert.match(body, /每人每月188元/)
  assert.match(body, /广东省民政厅/)
  assert.match((await ask(RECONCILER, 'GET', '/en/programmes')).body, /188 yuan per person/)
  assert.match((await ask(RECONCILER, 'GET', '/pt/programmes')).body, /Subsídio de vida/)
  const table = await ask(RECONCILER, 'GET', '/programmes/list.csv')
  assert.match(String(table.headers['content-type']), /text\/csv/)
  assert.equal(table.body.trim().split('\r\n').length, 30)
  const data = JSON.parse((await ask(RECONCILER, 'GET', '/v1/programmes')).body)
  assert.equal(data.items.length, 29)
  const living = data.items.find(({ code }: { code: string }) => code === 'MZ-007')
  assert.equal(living.standard.amountFen, '18800')
  assert.deepEqual(living.exclusions, ['MZ-002', 'MZ-005'])
  const before = JSON.parse((await ask(RECONCILER, 'GET', '/v1/programmes?on=2025-12-31')).body)
  assert.equal(before.items.length, 28, 'one came in 2026')
})

test('a programme has a page of its own, and an unknown one has none', async () => {
  const { body } = await ask(RECONCILER, 'GET', '/programmes/MZ-001')
  assert.match(body, /特困供养金/, 'what it excludes')
  assert.match(body, /示例〔2024〕MZ-001号/)
  assert.match(body, /不早于 48 小时前的数据/)
  assert.equal((await ask(RECONCILER, 'GET', '/programmes/XX-999')).statusCode, 404)
})

test('a list is drafted by its department and published by finance, page by page', async () => {
  const opened = await ask(PROGRAMME_OFFICER, 'POST', LISTS, { when: 'nextYear' })
  const list = String(opened.headers.location)
  assert.match(list, /lists\/[0-9a-f-]{36}$/)
  const again = await ask(PROGRAMME_OFFICER, 'POST', LISTS, { when: 'nextYear' })
  assert.match(again.body, /已有一份没有公布的清单/)
  const wrong = await ask(PROGRAMME_OFFICER, 'POST', LISTS, { when: 'day', day: '明天' })
  assert.equal(wrong.statusCode, 422)

  const edit = `${list}/entries?code=MZ-007`
  const same = await ask(PROGRAMME_OFFICER, 'POST', `${list}/entries`, await filled(edit, {}))
  assert.match(same.body, /请写明理由/)
  const unreal = { noticeDays: '七' }
  const bad = await ask(PROGRAMME_OFFICER, 'POST', `${list}/entries`, await filled(edit, unreal))
  assert.match(bad.body, /填得不对/)
  const untouched = await filled(edit, { reason: '不变的内容' })
  const nothing = await ask(PROGRAMME_OFFICER, 'POST', `${list}/entries`, untouched)
  assert.match(nothing.body, /没有改动/)
  const raised = { amountYuan: '195', wordsHans: '每人每月195元', reason: '标准按年度调整' }
  const saved = await ask(PROGRAMME_OFFICER, 'POST', `${list}/entries`, await filled(edit, raised))
  assert.equal(saved.statusCode, 303)
  const added = await filled(`${list}/entries`, {
    code: 'MZ-011',
    nameHans: '困境儿童补贴',
    nameHant: '困境兒童補貼',
    nameEn: 'Children in need',
    namePt: 'Crianças em dificuldade',
    basisTitle: '困境儿童保障办法（示例）',
    basisDocument: '示例〔2026〕11号',
    class: 'mandatory',
    payee: 'person',
    cycle: 'monthly',
    payDate: '10',
    wordsHans: '每人每月300元',
    wordsHant: '每人每月300元',
    wordsEn: '300 yuan',
    wordsPt: '300 yuans',
    deaths: '48',
    reason: '省级新增项目',
  })
  const second = await ask(PROGRAMME_OFFICER, 'POST', `${list}/entries`, added)
  assert.equal(second.statusCode, 303)
  const exit = { code: 'MZ-010', reason: '政策到期' }
  assert.equal((await ask(PROGRAMME_OFFICER, 'POST', `${list}/exit`, exit)).statusCode, 303)
  const undone = { code: 'MZ-009', reason: '写错了的' }
  await ask(PROGRAMME_OFFICER, 'POST', `${list}/exit`, undone)
  assert.equal((await ask(PROGRAMME_OFFICER, 'POST', `${list}/undo`, undone)).statusCode, 303)
  const seen = await ask(PROGRAMME_OFFICER, 'GET', list)
  assert.match(seen.body, /政策到期/)
  assert.match(seen.body, /每人每月195元/)

  assert.equal((await ask(FINANCE_OFFICER, 'POST', `${list}/publish`, {})).statusCode, 422)
  assert.equal((await ask(PROGRAMME_OFFICER, 'POST', `${list}/propose`, {})).statusCode, 303)
  assert.equal((await ask(PROGRAMME_OFFICER, 'POST', `${list}/publish`, {})).statusCode, 403)
  const stranger = { ...PROGRAMME_OFFICER, agency: 'dept-agriculture' }
  assert.equal((await ask(stranger, 'GET', list)).statusCode, 404)
  assert.match((await ask(FINANCE_OFFICER, 'GET', list)).body, /公布以后不能再改/)
  assert.equal((await ask(FINANCE_OFFICER, 'POST', `${list}/publish`, {})).statusCode, 303)

  const before = await ask(RECONCILER, 'GET', '/programmes')
  assert.match(before.body, /每人每月188元/)
  assert.match(before.body, /政策到期/, 'the changes to come are announced')
  clock.advance({ hours: 24 * 40 })
  const after = await ask(RECONCILER, 'GET', '/programmes')
  assert.match(after.body, /每人每月195元/)
  assert.match(after.body, /2027年以来的变动/)
  assert.match(after.body, /困境儿童补贴/)
  const gone = await ask(RECONCILER, 'GET', '/programmes/MZ-010')
  assert.match(gone.body, /2027年1月1日/)
  const card = await ask(PROGRAMME_OFFICER, 'GET', '/dept/programmes/of/MZ-007')
  assert.match(card.body, /每人每月188元/, 'the card shows what was before')
})

test('what is off the card is entered, approved by finance, reported and ended', async () => {
  const entry = {
    programmeCode: 'MZ-004',
    regionCode: '440100',
    reason: 'emergencyCash',
    fileNumber: '=穗民救〔2026〕12号',
    payeeCount: '3',
    from: '2027-01-01',
    until: '',
  }
  const path = '/dept/off-card'
  assert.match((await ask(PROGRAMME_OFFICER, 'POST', path, entry)).body, /没有不到期的登记/)
  const long = await ask(PROGRAMME_OFFICER, 'POST', path, { ...entry, until: '2029-01-01' })
  assert.match(long.body, /时间太长/)
  const good = { ...entry, until: '2027-01-20' }
  assert.equal((await ask(PROGRAMME_OFFICER, 'POST', path, good)).statusCode, 303)
  assert.equal((await ask(FINANCE_OFFICER, 'POST', path, good)).statusCode, 403)
  const { body } = await ask(FINANCE_OFFICER, 'GET', path)
  const id = /name="id" value="([0-9a-f-]{36})"/.exec(body)?.[1] ?? ''
  assert.match((await ask(FINANCE_OFFICER, 'POST', `${path}/reject`, { id })).body, /请写明理由/)
  assert.equal((await ask(FINANCE_OFFICER, 'POST', `${path}/approve`, { id })).statusCode, 303)
  assert.match((await ask(PROGRAMME_OFFICER, 'GET', path)).body, /还剩 15 天/)
  const reminded = await ask(PROGRAMME_OFFICER, 'GET', '/dept/programmes')
  assert.match(reminded.body, /1 条未上卡登记快到期/)
  const month = await ask(RECONCILER, 'GET', `${path}/months/2027-01`)
  assert.match(month.body, /临时救助/)
  const csv = await ask(RECONCILER, 'GET', `${path}/months/2027-01/report.csv`)
  assert.match(csv.body, /'=穗民救/, 'no spreadsheet computes it')
  const empty = await ask(RECONCILER, 'GET', `${path}/months/2026-12`)
  assert.match(empty.body, /没有未上卡的情形/)
  const ended = { id, remark: '已经领到新卡' }
  assert.equal((await ask(PROGRAMME_OFFICER, 'POST', `${path}/end`, ended)).statusCode, 303)
  assert.match((await ask(PROGRAMME_OFFICER, 'GET', path)).body, /没有未上卡的情形/)
})
