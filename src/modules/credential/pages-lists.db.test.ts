import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { CatalogueReader } from '#modules/catalogue/index.ts'
import { registerAgencies, registerRegions } from '#modules/organisation/index.ts'
import { AGENCIES } from '#app/seed/data/agencies.ts'
import { REGIONS } from '#app/seed/data/regions.ts'
import { testDatabase } from '#test/database.ts'
import { departmentSite, type Official } from '#test/department-site.ts'
import { enterOldCard, numberLists } from '#test/old-numbers.ts'
import { citizenNumber, enterSomebody, testKeys, testPii } from '#test/person.ts'
import { credentialPages, credentialPublicRoutes } from './pages.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
await it.db.transaction(async (tx) => {
  await registerRegions(tx, REGIONS)
  await registerAgencies(tx, AGENCIES)
})
const CARD = '0199eeee-0000-7000-8000-000000000001'
await enterOldCard(it.owner, CARD)
await enterSomebody(it.db, 1)
await enterSomebody(it.db, 2, { name: '黄秀英' })

const catalogue = new CatalogueReader(testKeys)
const { ask, clock } = departmentSite(it.db, (deps) => [
  ...credentialPages({ ...deps, catalogue, pii: testPii, adminPortal: deps.portal }),
  ...credentialPublicRoutes({ ...deps, catalogue }),
])
const { deliver } = await numberLists(it.db, clock)

const official = (agency: string, digit: number): Official => ({
  roles: ['credentialOfficer'],
  agency,
  id: `0199aaaa-0000-7000-8000-00000000001${digit}`,
})
const FIRST = official('dept-culture', 1)
const SECOND = official('dept-culture', 2)
const THIRD = official('dept-culture', 3)
const STRANGER = official('dept-sport', 4)
const PATH = `/dept/credentials/${CARD}/numbers`
const LIST = Buffer.from(
  '读者证号,姓名,证件号码,出生日期\n' +
    `D1001,陈静怡,${citizenNumber(1)},\n` +
    'D1002,黄秀英,,1990-03-07\n' +
    'D1003,没有这人,,1990-03-07\n' +
    '=1+1,陈静怡,,\n',
)

test('a department brings a list, confirms rows, and a third takes it over', async () => {
  assert.match((await ask(FIRST, 'GET', `/dept/credentials/${CARD}`)).body, /旧卡号名单/)
  assert.match((await ask(FIRST, 'GET', PATH)).body, /还没有报过名单/)
  assert.equal((await ask(STRANGER, 'GET', PATH)).statusCode, 404)
  const nothing = await ask(FIRST, 'POST', PATH, { scope: 'more', file: Buffer.from('姓名\n') })
  assert.equal(nothing.statusCode, 422)
  assert.match(nothing.body, /找不到表头/)
  const sent = await ask(FIRST, 'POST', PATH, { scope: 'more', file: LIST })
  const path = String(sent.headers.location)
  assert.match((await ask(FIRST, 'GET', path)).body, /已比对 0 行，共 4 行/)
  const again = await ask(FIRST, 'POST', PATH, { scope: 'more', file: LIST })
  assert.match(again.body, /请先办完/)
  await deliver()
  const report = (await ask(FIRST, 'GET', path)).body
  for (const words of ['证件号码对上', '姓名和出生日期对上', '没有找到这个人', '尾号 02'])
    assert.match(report, new RegExp(words), words)
  assert.doesNotMatch(report, /黄秀英|1990/, 'whom the list names is not shown again')
  assert.equal((await ask(STRANGER, 'GET', path)).statusCode, 404)
  const file = (await ask(FIRST, 'GET', `${path}/report.csv`)).body
  assert.match(file, /^\uFEFF行,旧卡号尾号,/)
  assert.match(file, /\r\n5,,这一行读不了,旧卡号不是 4 到 32 位数字和字母,不采用\r\n/)

  assert.match((await ask(SECOND, 'POST', `${path}/confirm`, {})).body, /请勾选核对过的行/)
  assert.equal((await ask(SECOND, 'POST', `${path}/confirm`, { rows: '3' })).statusCode, 303)
  for (const who of [FIRST, SECOND]) {
    const same = await ask(who, 'POST', `${path}/take-over`, {})
    assert.equal(same.statusCode, 422)
    assert.match(same.body, /请由同事办理/)
  }
  assert.equal((await ask(STRANGER, 'POST', `${path}/take-over`, {})).statusCode, 404)
  assert.equal((await ask(THIRD, 'POST', `${path}/take-over`, {})).statusCode, 303)
  assert.match((await ask(FIRST, 'GET', PATH)).body, /已经对上 2 个旧卡号/)
  const late = await ask(FIRST, 'POST', `${path}/drop`, {})
  assert.match(late.body, /情况变了/)
})

test('everybody reads until when an old card is taken, and terminals as well', async () => {
  const { body } = await ask(STRANGER, 'GET', '/merged-cards')
  assert.match(body, /图书馆读者证/)
  assert.match(body, /2026年12月31日/)
  const list = JSON.parse((await ask(STRANGER, 'GET', '/v1/merged-cards')).body) as object
  assert.deepEqual(list, {
    cards: [
      {
        id: `crd_${CARD.replaceAll('-', '')}`,
        name: '图书馆读者证',
        issuerAgency: 'dept-culture',
        scene: 'GD-WH-004',
        takenOverOn: '2026-11-05',
        until: '2026-12-31',
        accepted: true,
      },
    ],
  })
  clock.advance({ hours: 24 * 40 })
  assert.match((await ask(STRANGER, 'GET', '/merged-cards')).body, /已经停用/)
  assert.doesNotMatch((await ask(FIRST, 'GET', PATH)).body, /上传并比对/)
})
