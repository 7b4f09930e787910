import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { publishLayer } from '#test/catalogue.ts'
import { testDatabase } from '#test/database.ts'
import { testKeys, testPii } from '#test/person.ts'
import { departmentSite, type Official } from '#test/department-site.ts'
import { AGENCIES } from '#app/seed/data/agencies.ts'
import { REGIONS } from '#app/seed/data/regions.ts'
import { SCENES } from '#app/seed/data/scenes.ts'
import { enterCredentials } from '#app/seed/enter-credentials.ts'
import { CatalogueReader } from '#modules/catalogue/index.ts'
import { registerAgencies, registerRegions } from '#modules/organisation/index.ts'
import { credentialPages, credentialPublicRoutes } from './pages.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
await it.db.transaction(async (tx) => {
  await registerRegions(tx, REGIONS)
  await registerAgencies(tx, AGENCIES)
  const since = Temporal.Instant.from('2024-11-01T00:00:00Z')
  for (const [regionCode, scenes] of Map.groupBy(SCENES, (scene) => scene.regionCode))
    await publishLayer(tx, scenes, since, regionCode)
  await enterCredentials(tx, testKeys, Temporal.Instant.from('2026-11-26T01:00:00Z'))
})
const catalogue = new CatalogueReader(testKeys)
const { ask } = departmentSite(it.db, (deps) => [
  ...credentialPages({ ...deps, catalogue, pii: testPii, adminPortal: deps.portal }),
  ...credentialPublicRoutes({ ...deps, catalogue }),
])

const official = (role: Official['roles'][number], agency: string, digit: number): Official => ({
  roles: [role],
  agency,
  id: `0199aaaa-0000-7000-8000-00000000001${digit}`,
})
const TRANSPORT = official('credentialOfficer', 'dept-transport', 1)
const GUANGZHOU = official('credentialOfficer', 'hrss-440100', 2)
const CIVIL = official('credentialOfficer', 'dept-civil-affairs', 3)
const CULTURE = official('credentialOfficer', 'dept-culture', 4)
const REVIEWER = official('credentialReviewer', 'hrss-440000', 5)
const DECIDER = official('credentialDecider', 'hrss-440000', 6)
const DEPT = '/dept/credentials'
const ADMIN = '/admin/credentials'

const filing = {
  kind: 'card',
  name: '老年乘车卡',
  regionCode: '440100',
  domain: 'transport',
  audiences: 'elders',
  uses: 'payment,concession',
  document: '示例〔2026〕1号',
  alreadyIssued: 'no',
  holderCount: '',
}
const NEED = '现有的优待要另外核对年龄'
const WORDS = '与本部门的场景逐项对照过了'

test('a department compares, files, is answered and decided on, page by page (M2)', async () => {
  assert.match((await ask(TRANSPORT, 'GET', `${DEPT}/new`)).body, /申报/)
  const poor = await ask(TRANSPORT, 'POST', `${DEPT}/check`, { ...filing, uses: '' })
  assert.equal(poor.statusCode, 422)
  assert.match(poor.body, /发给谁、用来做什么都要填/)
  assert.match(poor.body, /value="老年乘车卡"/, 'what was written stays')
  const compared = await ask(TRANSPORT, 'POST', `${DEPT}/check`, filing)
  assert.match(compared.body, /长者优待乘车/)
  assert.match(compared.body, /羊城通长者卡/, 'another card is like it, too')
  const back = /href="(\/dept\/credentials\/new\?[^"]+)"/.exec(compared.body)?.[1] ?? ''
  const again = await ask(TRANSPORT, 'GET', back.replaceAll('&amp;', '&'))
  assert.match(again.body, /value="老年乘车卡"/)
  const brief = await ask(TRANSPORT, 'POST', DEPT, { ...filing, need: '需要' })
  assert.match(brief.body, /不少于 10 个字/)
  const filed = await ask(TRANSPORT, 'POST', DEPT, { ...filing, need: NEED })
  const path = String(filed.headers.location).replace(/\?.*/, '')
  const id = path.split('/').at(-1) ?? ''

  assert.equal((await ask(CIVIL, 'GET', path)).statusCode, 404, 'it was not asked')
  const named = { agencyCode: CIVIL.agency }
  const asked = await ask(REVIEWER, 'POST', `${ADMIN}/${id}/agency`, named)
  assert.equal(asked.statusCode, 303)
  const twice = await ask(REVIEWER, 'POST', `${ADMIN}/${id}/agency`, named)
  assert.match(twice.body, /已经点过名/)
  const outcome = { action: 'block', words: WORDS }
  const early = await ask(DECIDER, 'POST', `${ADMIN}/${id}/outcome`, outcome)
  assert.equal(early.statusCode, 422)
  assert.match(early.body, /还没有都答复/)

  const opinion = { verdict: 'duplicate', words: WORDS }
  assert.match((await ask(CIVIL, 'GET', DEPT)).body, /老年乘车卡/)
  const short = await ask(CIVIL, 'POST', `${path}/opinion`, { ...opinion, words: '重复' })
  assert.match(short.body, /不少于 10 个字/)
  for (const who of [GUANGZHOU, CIVIL])
    assert.equal((await ask(who, 'POST', `${path}/opinion`, opinion)).statusCode, 303)
  const strange = await ask(CULTURE, 'POST', `${path}/opinion`, opinion)
  assert.equal(strange.statusCode, 404)
  const decided = await ask(DECIDER, 'POST', `${ADMIN}/${id}/outcome`, outcome)
  assert.equal(decided.statusCode, 303)
  assert.match((await ask(TRANSPORT, 'GET', path)).body, /不予新发/)
  const found = await ask(REVIEWER, 'GET', `${ADMIN}?query=老年&status=blocked&domain=transport`)
  assert.match(found.body, /老年乘车卡/)
  assert.match((await ask(REVIEWER, 'GET', `${ADMIN}?query=没有的`)).body, /没有符合的/)
})

const pathOf = async (who: Official, list: string, name: string): Promise<string> => {
  const { body } = await ask(who, 'GET', list)
  const link = new RegExp(`href="(${list}/[0-9a-f-]{36})"><span translate="no">${name}<`)
  return link.exec(body)?.[1] ?? assert.fail(`${name} is not in the list`)
}

test('a plan is followed by its department and closed by the bureau (M3)', async () => {
  const path = await pathOf(TRANSPORT, DEPT, '羊城通善行卡')
  const seen = (await ask(TRANSPORT, 'GET', path)).body
  assert.match(seen, /已转移 8,240 人，共 12,600 人/)
  assert.match(seen, /逾期/)
  const step = { name: 'moveHolders', reached: '全部换用社会保障卡' }
  const early = await ask(TRANSPORT, 'POST', `${path}/milestone`, step)
  assert.match(early.body, /全部转移以后才能完成/)
  const wrong = await ask(TRANSPORT, 'POST', `${path}/moved`, { holders: '很多' })
  assert.equal(wrong.statusCode, 422)
  const moved = await ask(TRANSPORT, 'POST', `${path}/moved`, { holders: '12600' })
  assert.equal(moved.statusCode, 303)
  for (const name of ['moveHolders', 'switchOff'])
    assert.equal(
      (await ask(TRANSPORT, 'POST', `${path}/milestone`, { ...step, name })).statusCode,
      303,
    )
  const admin = path.replace('/dept', '/admin')
  assert.match((await ask(REVIEWER, 'GET', admin)).body, /结束，列入已纳入/)
  assert.equal((await ask(REVIEWER, 'POST', `${admin}/retire`, {})).statusCode, 303)
})

test('a filing is withdrawn by its department, and no stranger learns of it', async () => {
  const path = await pathOf(CULTURE, DEPT, '文旅惠民码')
  assert.equal((await ask(TRANSPORT, 'POST', `${path}/withdraw`, {})).statusCode, 404)
  assert.equal((await ask(CULTURE, 'POST', `${path}/withdraw`, {})).statusCode, 303)
  assert.match((await ask(CULTURE, 'GET', path)).body, /已撤回/)
})

test('everybody reads in four languages what was taken into the card', async () => {
  const { body } = await ask(REVIEWER, 'GET', '/merged-cards')
  assert.match(body, /羊城通长者卡/)
  assert.match(body, /退役军人优待证/)
  assert.match(body, /12,600 \/ 12,600 人/)
  assert.doesNotMatch(body, /老年乘车卡|文旅惠民码/, 'what is not issued is nobody’s business')
  const english = (await ask(REVIEWER, 'GET', '/en/merged-cards')).body
  assert.match(english, /Use instead/)
  assert.match(english, /<span lang="zh-Hans"><span translate="no">羊城通长者卡/)
  assert.match((await ask(REVIEWER, 'GET', '/pt/merged-cards')).body, /Use agora/)
  assert.match((await ask(REVIEWER, 'GET', '/zh-hant/merged-cards')).body, /舊的用到/)
})
