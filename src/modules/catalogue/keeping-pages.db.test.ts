import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { registerAgencies, registerRegions, registerStaff } from '#modules/organisation/index.ts'
import { AGENCIES } from '#app/seed/data/agencies.ts'
import { REGIONS } from '#app/seed/data/regions.ts'
import { publishLayer } from '#test/catalogue.ts'
import { testDatabase } from '#test/database.ts'
import { departmentSite, type Official } from '#test/department-site.ts'
import { testKeys } from '#test/person.ts'
import { LIBRARY, SCENES } from '#test/verification-catalogue.ts'
import { terminalFace } from '#modules/verification/index.ts'
import { cataloguePages, CatalogueReader, insertPlaces, keepingPages } from './index.ts'

const official = (last: string, role: Official['roles'][number], regionCode: string): Official => ({
  id: `0199aaaa-0000-7000-8000-0000000000${last}`,
  roles: [role],
  agency: `hrss-${regionCode}`,
})
const EDITOR = official('11', 'catalogueEditor', '440000')
const SECOND = official('12', 'catalogueEditor', '440000')
const REVIEWER = official('13', 'catalogueReviewer', '440000')
const CITY_EDITOR = official('14', 'catalogueEditor', '440100')
const OTHER_CITY = official('15', 'catalogueEditor', '440300')
const PEOPLE = [EDITOR, SECOND, REVIEWER, CITY_EDITOR, OTHER_CITY]

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
await it.db.transaction(async (tx) => {
  await registerRegions(tx, REGIONS)
  await registerAgencies(tx, AGENCIES)
  for (const { id, agency: agencyCode, roles } of PEOPLE)
    await registerStaff(tx, { id, subject: id, displayName: '陈静怡', agencyCode, roles })
  const from = Temporal.Instant.from('2026-11-01T00:00:00Z')
  await publishLayer(tx, [{ ...SCENES.library, retentionDays: 180 }, SCENES.bus], from)
  await insertPlaces(tx, [LIBRARY])
})
const catalogue = new CatalogueReader(testKeys)
const { clock, ask } = departmentSite(it.db, (deps) => [
  ...keepingPages({
    ...deps,
    keys: testKeys,
    catalogue,
    terminalFace,
    touched: async (codes) => new Map(codes.map((code) => [code, { terminals: 3, people: 41 }])),
  }),
  ...cataloguePages({ ...deps, keys: testKeys, catalogue }),
])
const PATH = '/admin/catalogue'

/** Opens a draft of the own layer and answers its path. */
const open = async (who: Official): Promise<string> => {
  const { headers, statusCode } = await ask(
    who,
    'POST',
    `${PATH}/${who.agency.slice(5)}/drafts`,
    {},
  )
  assert.equal(statusCode, 303)
  return headers.location ?? ''
}

/** The form of a scene as it opens, with what somebody changes. */
const filled = async (who: Official, path: string, change: Readonly<Record<string, string>>) => {
  const { body } = await ask(who, 'GET', path)
  const of = (element: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(element)?.[1]
  const fields = [...body.matchAll(/<(?:input)[^>]*>/g)].flatMap(
    ([element]): [string, string][] => {
      const [name, type] = [of(element, 'name'), of(element, 'type')]
      const isChoice = type === 'radio' || type === 'checkbox'
      if (name === undefined || name === 'csrf' || (isChoice && !/ checked/.test(element)))
        return []
      return [[name, of(element, 'value') ?? '']]
    },
  )
  const chosen = [...body.matchAll(/<select[^>]* name="([^"]+)"[\s\S]*?<\/select>/g)].flatMap(
    ([element, name = '']): [string, string][] => {
      const value = /<option value="([^"]*)" selected/.exec(element)?.[1]
      return value === undefined ? [] : [[name, value]]
    },
  )
  // Of several boxes one is enough for these tests: the fields are what they were.
  return { ...Object.fromEntries([...fields, ...chosen]), ...change }
}

test('the province drafts, a city is asked, a reviewer publishes, everybody reads', async () => {
  const draft = await open(EDITOR)
  const form = `${draft}/scenes?code=GD-WH-001`
  const typed = await filled(EDITOR, form, { retentionDays: '30', reason: '按最小必要缩短' })
  const preview = await ask(EDITOR, 'POST', `${draft}/scenes`, { ...typed, act: 'preview' })
  assert.equal(preview.statusCode, 200)
  assert.match(preview.body, /持卡人看到的告知/)
  assert.match(preview.body, /终端上的结果/)
  assert.match(preview.body, /最多 30 天/)
  assert.doesNotMatch((await ask(EDITOR, 'GET', draft)).body, /<s>180<\/s>/, 'nothing was saved')
  const saved = await ask(EDITOR, 'POST', `${draft}/scenes`, typed)
  assert.equal(saved.statusCode, 303)
  const shown = await ask(EDITOR, 'GET', `${draft}?impact=1`)
  assert.match(shown.body, /<s>180<\/s> → 30/)
  assert.match(shown.body, /场所 1 个，终端 3 台，近 30 天用过的 41 人/)

  const late = await ask(SECOND, 'POST', `${draft}/scenes`, { ...typed, retentionDays: '7' })
  assert.equal(late.statusCode, 409)
  assert.match(late.body, /别人刚改过这个场景/)
  assert.match(late.body, /name="revision" value="1"/, 'the next save is upon theirs')

  const step = (who: Official, act: string, fields: Readonly<Record<string, string>> = {}) =>
    ask(who, 'POST', `${draft}/${act}`, fields)
  assert.equal((await step(EDITOR, 'consult')).statusCode, 303)
  assert.equal((await ask(OTHER_CITY, 'GET', draft)).statusCode, 200, 'the cities are asked')
  const said = await step(CITY_EDITOR, 'opinions', { stance: 'objects', words: '过渡期要够长' })
  assert.equal(said.statusCode, 303)
  const wrong = await step(EDITOR, 'propose', { reason: '缩短留存期', effective: '下个月' })
  assert.equal(wrong.statusCode, 422)
  const proposal = { reason: '缩短留存期', effective: '2026-12-01 08:00' }
  assert.equal((await step(EDITOR, 'propose', proposal)).statusCode, 303)
  assert.match((await ask(REVIEWER, 'GET', draft)).body, /过渡期要够长/)
  assert.equal((await step(EDITOR, 'publish')).statusCode, 403)
  assert.equal((await step(REVIEWER, 'publish')).statusCode, 303)

  const version = '/catalogue/versions/440000/2'
  const page = await ask(EDITOR, 'GET', version)
  assert.match(page.body, /<s>180<\/s> → 30/)
  assert.match(page.body, /按最小必要缩短/)
  assert.match(page.body, /2026年12月1日/)
  assert.match((await ask(EDITOR, 'GET', `/en${version}`)).body, /Days kept at most/)
  const days = async () => (await ask(EDITOR, 'GET', '/catalogue/GD-WH-001')).body
  assert.match(await days(), /最多 180 天/, 'not before its day')
  clock.advance({ hours: 24 * 5 })
  assert.match(await days(), /最多 30 天/)
})

test('whoever drafts a scene says whose it is, what it replaces and until when', async () => {
  const draft = await open(EDITOR)
  const blank = `${draft}/scenes?like=fare`
  const form = await ask(EDITOR, 'GET', blank)
  assert.match(form.body, /<option value="hrss-440000" selected>广东省人力资源和社会保障厅</)
  assert.doesNotMatch(form.body, /<option value="hrss-440100"/, 'no bureau of a city')
  const words = Object.fromEntries(
    ['name', 'description'].flatMap((member) =>
      ['zh-Hans', 'zh-Hant', 'en', 'pt'].map((one) => [`${member}-${one}`, '夜间巴士']),
    ),
  )
  const typed = await filled(EDITOR, blank, {
    ...words,
    code: 'GD-JT-090',
    carriers: 'contactless',
    uses: 'payment',
    supervisingAgency: 'dept-transport',
    settlement: 'transit',
    'replaces-zh-Hans': '夜班卡；夜班纪念卡',
    'replaces-zh-Hant': '夜班卡;夜班紀念卡',
    'replaces-en': 'Night card; Night souvenir card',
    lastDay: '2027年3月31日',
    contact: '12345',
    reason: '试行到三月底',
  })
  const save = (change: Readonly<Record<string, string>>) =>
    ask(EDITOR, 'POST', `${draft}/scenes`, { ...typed, ...change })
  const short = await save({})
  assert.equal(short.statusCode, 422)
  assert.match(short.body, /href="#replaces-pt"/, 'every card is named in every language')
  const whole = { 'replaces-pt': 'Cartão nocturno; Cartão comemorativo' }
  const owner = await save({ ...whole, ownerAgency: 'hrss-440100' })
  assert.equal(owner.statusCode, 422)
  assert.match(owner.body, /href="#ownerAgency">没有这个负责单位/)
  assert.match((await save({ ...whole, lastDay: '2026-11-01' })).body, /href="#lastDay"/)
  assert.match((await save({ ...whole, lastDay: '三月底' })).body, /href="#lastDay"/)
  const preview = await save({ ...whole, act: 'preview' })
  for (const said of [/付钱/, /夜班卡 · 夜班纪念卡/, /2027年3月31日/, /交通运输厅/, /12345/])
    assert.match(preview.body, said)
  assert.equal((await save(whole)).statusCode, 303)
  assert.equal((await ask(EDITOR, 'POST', `${draft}/discard`, {})).statusCode, 303)
})

test('the catalogue of any day can be read, and a day that is none is said so', async () => {
  const of = (on: string) => ask(EDITOR, 'GET', `/catalogue/versions?on=${on}`)
  assert.match((await of('2026-11-01')).body, /GD-JT-001/)
  assert.match((await of('2026-10-31')).body, /那一天还没有目录/)
  assert.match((await of('昨天')).body, /日期看不懂/)
  assert.match((await ask(EDITOR, 'GET', '/pt/catalogue/versions')).body, /Versões do catálogo/)
  assert.equal((await ask(EDITOR, 'GET', '/catalogue/versions/440000/99')).statusCode, 404)
})

test('a city keeps its own layer and no other, and tightens what the province says', async () => {
  const draft = await open(CITY_EDITOR)
  assert.equal((await ask(OTHER_CITY, 'GET', draft)).statusCode, 404)
  const foreign = await ask(CITY_EDITOR, 'POST', `${PATH}/440300/drafts`, {})
  assert.equal(foreign.statusCode, 422)
  const form = `${draft}/scenes?code=GD-WH-001`
  assert.match((await ask(CITY_EDITOR, 'GET', form)).body, /比省里更严/)
  const typed = await filled(CITY_EDITOR, form, { assuranceLevel: '3', reason: '本市要求更严' })
  const name = await ask(CITY_EDITOR, 'POST', `${draft}/scenes`, { ...typed, 'name-en': 'Mine' })
  assert.equal(name.statusCode, 303)
  assert.doesNotMatch((await ask(CITY_EDITOR, 'GET', draft)).body, /Mine/, 'the rest is as it was')
  const like = await filled(CITY_EDITOR, `${draft}/scenes?like=enter`, { code: 'GZ-WH-009' })
  const empty = await ask(CITY_EDITOR, 'POST', `${draft}/scenes`, like)
  assert.equal(empty.statusCode, 422)
  assert.match(empty.body, /有几项没有填好/)
  const words = Object.fromEntries(
    ['name', 'description'].flatMap((member) =>
      ['zh-Hans', 'zh-Hant', 'en', 'pt'].map((one) => [`${member}-${one}`, '城市书房']),
    ),
  )
  const added = { ...like, ...words, carriers: 'code', reason: '新开城市书房' }
  assert.equal((await ask(CITY_EDITOR, 'POST', `${draft}/scenes`, added)).statusCode, 303)
  assert.match((await ask(CITY_EDITOR, 'GET', draft)).body, /城市书房/)
  assert.equal(
    (await ask(CITY_EDITOR, 'POST', `${draft}/undo`, { code: 'GZ-WH-009' })).statusCode,
    303,
  )
  assert.equal((await ask(CITY_EDITOR, 'POST', `${draft}/discard`, {})).statusCode, 303)
})

test('a leak is stopped at once, and a version that waits is taken back', async () => {
  const step = (draft: string, who: Official, act: string, fields = {}) =>
    ask(who, 'POST', `${draft}/${act}`, fields)
  const begin = async (fields: Readonly<Record<string, string>>) => {
    const { headers, statusCode } = await ask(EDITOR, 'POST', `${PATH}/440000/drafts`, fields)
    assert.equal(statusCode, 303)
    return headers.location ?? ''
  }
  const layer = async () => (await ask(EDITOR, 'GET', `${PATH}/440000`)).body
  const planned = await open(EDITOR)
  const form = `${planned}/scenes?code=GD-JT-001`
  const typed = await filled(EDITOR, form, { retentionDays: '1', reason: '按最小必要缩短' })
  assert.equal((await ask(EDITOR, 'POST', `${planned}/scenes`, typed)).statusCode, 303)
  await step(planned, EDITOR, 'consult')
  await step(planned, CITY_EDITOR, 'opinions', { stance: 'agrees', words: '同意' })
  await step(planned, EDITOR, 'propose', { reason: '缩短留存期', effective: '2027-01-01' })
  assert.equal((await step(planned, REVIEWER, 'publish')).statusCode, 303)
  assert.match(await layer(), /撤回第 3 版/)

  const urgent = await begin({ kind: 'urgent' })
  const empty = await ask(EDITOR, 'GET', urgent)
  assert.match(empty.body, /暂停：GD-WH-001/)
  assert.match(empty.body, /待生效的版本会在这次改动上重签/)
  assert.doesNotMatch(empty.body, /从什么时候起执行/)
  const wish = { wish: 'suspended/GD-WH-001', reason: '终端违规留存照片' }
  assert.equal((await step(urgent, EDITOR, 'status', { wish: 'gone/GD-WH-001' })).statusCode, 404)
  assert.equal((await step(urgent, EDITOR, 'status', { ...wish, reason: '' })).statusCode, 422)
  assert.equal((await step(urgent, EDITOR, 'status', wish)).statusCode, 303)
  const again = await step(urgent, SECOND, 'status', wish)
  assert.match(again.body, /别人刚改过这个场景/, 'the second editor is told')
  const late = await step(urgent, EDITOR, 'propose', {
    reason: '马上停用',
    effective: '2027-01-01',
  })
  assert.match(late.body, /执行时间是定好的/)
  assert.equal((await step(urgent, EDITOR, 'propose', { reason: '马上停用' })).statusCode, 303)
  assert.equal((await step(urgent, REVIEWER, 'publish')).statusCode, 303)
  const suspended = await ask(EDITOR, 'GET', '/catalogue/GD-WH-001')
  assert.match(suspended.body, /暂停使用/, 'who was sent there is told')
  assert.doesNotMatch(suspended.body, /看全部场所/)

  assert.match(await layer(), /未执行，已由第 4 版代替/)
  const back = await begin({ kind: 'withdrawal', number: '5' })
  assert.match((await ask(EDITOR, 'GET', back)).body, /撤回哪一版/)
  assert.equal((await step(back, EDITOR, 'propose', { reason: '厅里另行研究' })).statusCode, 303)
  assert.equal((await step(back, REVIEWER, 'publish')).statusCode, 303)
  const lapsed = await ask(EDITOR, 'POST', `${PATH}/440000/drafts`, {
    kind: 'withdrawal',
    number: '5',
  })
  assert.equal(lapsed.statusCode, 422)
  assert.match(lapsed.body, /不能撤回/)

  const all = await ask(EDITOR, 'GET', '/en/catalogue/versions')
  assert.match(all.body, /Reasons are published in Chinese/)
  assert.match(all.body, /<span lang="zh-Hans">厅里另行研究</)
  assert.doesNotMatch((await ask(EDITOR, 'GET', '/catalogue/versions')).body, /按公布的原文/)
  assert.match(all.body, /Never in force: version 4 stands in its place/)
  const taken = await ask(EDITOR, 'GET', '/catalogue/versions/440000/6')
  assert.match(taken.body, /代替还没执行的版本/)
  assert.match(taken.body, /没有改动场景：原定的改动撤回了/)
  assert.match(taken.body, /厅里另行研究/)
})

test('the layers show what is in force, what waits and who works at what', async () => {
  assert.match((await ask(REVIEWER, 'GET', PATH)).body, /第 4 版/)
  const layer = await ask(REVIEWER, 'GET', `${PATH}/440100`)
  assert.match(layer.body, /省定/)
  assert.match(layer.body, /还没有公布过版本/)
  assert.equal((await ask(REVIEWER, 'GET', `${PATH}/440106`)).statusCode, 404)
})

test('a scene ends with its last day, and whoever was sent to its page is told', async () => {
  const scene = { ...SCENES.fair, lastDay: '2027-01-31', uses: ['identity'] as const }
  const from = Temporal.Instant.from('2027-01-02T00:00:00Z')
  await it.db.transaction((tx) => publishLayer(tx, [SCENES.bus, scene], from))
  clock.advance({ hours: 24 * 40 })
  const page = async (language = '') =>
    (await ask(EDITOR, 'GET', `${language}/catalogue/${scene.code}`)).body
  assert.match(await page('/en'), /Last day of use[\s\S]*31 Jan 2027/)
  clock.advance({ hours: 24 * 30 })
  assert.match(await page('/en'), /Its last day was [^.]*31 Jan 2027/)
  assert.match(await page('/pt'), /31 de Janeiro de 2027/)
  assert.doesNotMatch((await ask(EDITOR, 'GET', '/catalogue')).body, new RegExp(scene.code))
})
