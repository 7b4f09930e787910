import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { raw, sql } from '#platform/db.ts'
import { publishLayer } from '#test/catalogue.ts'
import { testDatabase } from '#test/database.ts'
import { departmentSite, type Official } from '#test/department-site.ts'
import { testKeys } from '#test/person.ts'
import { LIBRARY, MUSEUM } from '#test/verification-catalogue.ts'
import { REGIONS } from '#app/seed/data/regions.ts'
import { SCENES } from '#app/seed/data/scenes.ts'
import { enterOffers } from '#app/seed/enter-offers.ts'
import { CatalogueReader, cataloguePages, insertPlaces } from '#modules/catalogue/index.ts'
import { registerRegions } from '#modules/organisation/index.ts'
import { useGuidePages } from '#modules/handling/index.ts'
import { offerPages, offerPublicRoutes } from './index.ts'
import { OFFER_STATUSES, OFFER_TRANSITIONS } from './offer.ts'
import { allOffers } from './store.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const AT = Temporal.Instant.from('2026-11-26T02:00:00Z')
await it.db.transaction(async (tx) => {
  await registerRegions(tx, REGIONS)
  const since = Temporal.Instant.from('2024-11-01T00:00:00Z')
  const provincial = SCENES.filter(({ regionCode }) => regionCode === '440000')
  await publishLayer(tx, provincial, since)
  await insertPlaces(tx, [LIBRARY, { ...MUSEUM, sceneCodes: ['GD-YL-001'] }])
  await enterOffers(tx, testKeys, AT)
})
const catalogue = new CatalogueReader(testKeys)
const { ask } = departmentSite(it.db, (deps) => [
  ...offerPages({ ...deps, catalogue }),
  ...offerPublicRoutes({ ...deps, catalogue }),
  ...cataloguePages({ ...deps, catalogue, keys: testKeys }),
  ...useGuidePages({ ...deps, catalogue, concessions: async () => [] }),
])

const official = (role: Official['roles'][number], digit: number): Official => ({
  roles: [role],
  agency: 'hrss-440000',
  id: `0199aaaa-0000-7000-8000-00000000004${digit}`,
})
const OFFICER = official('offerOfficer', 1)
const DECIDER = official('offerDecider', 2)
const ADMIN = '/admin/offers'
/** 填报码 */
const REPORT_CODE = /(?:[2-9A-Z]{4}-){3}[2-9A-Z]{4}/
const TAKEN = '0199aaaa-0000-7000-8000-00000000004f'

const WISH = {
  applicant: '示例：湾区志愿者协会',
  creditCode: '91440300madexp028p',
  contact: '0755-00000000',
  title: '帮老人用身份码',
  what: '志愿者在社区教老人打开身份码、调大字体，每周六上午，不收费，不看任何资料。',
  site: '南山区各社区服务中心',
  regionCode: '440300',
  domain: 'elderCare',
  kind: 'convenience',
  sceneCode: '',
}

test('an organisation applies without signing in, and sees how it stands', async () => {
  assert.match((await ask(OFFICER, 'GET', '/pt/offers/apply')).body, /Candidatura/)
  const wrong = await ask(OFFICER, 'POST', '/en/offers/apply', { ...WISH, creditCode: '1' })
  assert.equal(wrong.statusCode, 422)
  assert.match(wrong.body, /check its 18 characters/)
  assert.match(wrong.body, /value="示例：湾区志愿者协会"/, 'what was written stays')
  const loud = await ask(OFFICER, 'POST', '/offers/apply', { ...WISH, site: '全城最低价的店' })
  assert.match(loud.body, /请删掉：最低/)
  const greedy = { ...WISH, kind: 'scene', sceneCode: 'GD-WH-001', fields: 'socialSecurityNumber' }
  assert.match((await ask(OFFICER, 'POST', '/offers/apply', greedy)).body, /超出了这个场景的范围/)
  const applied = await ask(OFFICER, 'POST', '/en/offers/apply', WISH)
  assert.equal(applied.statusCode, 201)
  const [path] = /\/en\/offers\/off_[0-9a-f]{32}/.exec(applied.body) ?? []
  assert.match(applied.body, REPORT_CODE)
  assert.match(applied.body, /shown only now/)
  const status = (await ask(OFFICER, 'GET', path ?? '')).body
  assert.doesNotMatch(status, REPORT_CODE, 'the code is told once')
  assert.match(status, /Received/)
  assert.match(status, /noindex/)
  assert.doesNotMatch(status, /志愿者/, 'what nobody has looked at is not shown')
  const twice = await ask(OFFICER, 'POST', '/offers/apply', WISH)
  assert.match(twice.body, /同一项已经申报过/)
  assert.equal((await ask(OFFICER, 'GET', '/offers/off_1')).statusCode, 404)
})

test('one looks into it, another opens it for a trial, and then for good', async () => {
  const offer = (await allOffers(it.db)).find(({ title }) => title === WISH.title)
  assert.equal(offer?.creditCode, '91440300MADEXP028P')
  const path = `${ADMIN}/${offer.id}`
  assert.match((await ask(OFFICER, 'GET', ADMIN)).body, /帮老人用身份码/)
  const shown = async () => (await ask(OFFICER, 'GET', '/offers')).body.includes(WISH.title)
  const verdict = (action: string, more: Record<string, string> = {}, who = DECIDER) =>
    ask(who, 'POST', `${path}/verdicts`, { action, words: '现场看过了', ...more })
  const places = '粤海街道党群服务中心\r\n招商街道党群服务中心\r\n'
  const limits = { places, uses: '10', until: '2026-12-31' }
  const early = await verdict('beginTrial', limits)
  assert.match(early.body, /状态变了/)
  const examined = await ask(OFFICER, 'POST', `${path}/examination`, { words: '单位真实存在' })
  assert.equal(examined.statusCode, 303)
  assert.equal((await verdict('beginTrial', limits, OFFICER)).statusCode, 403)
  const own = await verdict('beginTrial', limits, { ...DECIDER, id: OFFICER.id })
  assert.match(own.body, /核查的人不能自己批准/)
  const sixty = Array.from({ length: 60 }, (_, i) => `第${i}个社区`).join('\n')
  const tooMany = (await verdict('beginTrial', { ...limits, places: sixty })).body
  assert.match(tooMany, /最多 50 个点/)
  assert.match(tooMany, /第59个社区<\/textarea>/, 'what was typed stays')
  assert.ok(!(await shown()))
  assert.equal((await verdict('beginTrial', limits)).statusCode, 303)
  assert.ok(await shown())
  const uses = (count: string, place = '粤海街道党群服务中心', on = '2026-11-26') =>
    ask(OFFICER, 'POST', `${path}/uses`, { place, on, count })
  assert.match((await uses('4', '')).body, /只能填报试用点的次数/)
  assert.match((await uses('几次')).body, /次数是正整数/)
  assert.match((await uses('4', '粤海街道党群服务中心', '2026-11-25')).body, /不在准予的日期里/)
  assert.equal((await uses('4')).statusCode, 303)
  assert.match((await uses('4')).body, /同一天只填报一次/)
  assert.ok(await shown())
  assert.equal((await uses('6', '招商街道党群服务中心')).statusCode, 303)
  assert.ok(!(await shown()), 'ten of ten uses')
  assert.match((await ask(DECIDER, 'GET', path)).body, /试用超过限制/)
  assert.equal((await verdict('launch')).statusCode, 303)
  assert.ok(await shown())
  assert.equal((await verdict('delist')).statusCode, 303)
  assert.ok(!(await shown()))
  const reason = await ask(OFFICER, 'GET', `/offers/off_${offer.id.replaceAll('-', '')}`)
  assert.match(reason.body, /现场看过了/, 'whoever applied learns why')
})

test('a scene is tried at the registered places that were named, and nowhere else', async () => {
  const trial = (await allOffers(it.db)).find(({ status }) => status === 'trial')
  assert.deepEqual(trial?.trial?.places, [LIBRARY.code])
  const applied = await ask(OFFICER, 'POST', '/offers/apply', {
    ...WISH,
    title: '书店借书',
    kind: 'scene',
    sceneCode: 'GD-WH-001',
    fields: 'token',
  })
  assert.equal(applied.statusCode, 201)
  const offer = (await allOffers(it.db)).find(({ title }) => title === '书店借书')
  const path = `${ADMIN}/${offer?.id}`
  await ask(OFFICER, 'POST', `${path}/examination`, { words: '单位真实存在' })
  const begin = (places: string) => {
    const limits = { places, uses: '10', until: '2026-12-31' }
    return ask(DECIDER, 'POST', `${path}/verdicts`, {
      action: 'beginTrial',
      words: '现场看过了',
      ...limits,
    })
  }
  for (const places of ['GZ-9999', MUSEUM.code, `${LIBRARY.code}\nGZ-9999`])
    assert.match((await begin(places)).body, /没有登记、已经停用，或者不办这个场景/, places)
  assert.equal((await begin(LIBRARY.code)).statusCode, 303)
  const uses = (place: string) =>
    ask(OFFICER, 'POST', `${path}/uses`, { place, on: '2026-11-26', count: '1' })
  assert.match((await uses(MUSEUM.code)).body, /只能填报试用点的次数/)
  assert.equal((await uses(LIBRARY.code)).statusCode, 303)
  await assert.rejects(
    it.owner.run(sql`
      insert into offer.use_count (offer_id, on_day, place, uses, entered_by, entered_at)
      select offer_id, on_day, ${MUSEUM.code}::text, uses, entered_by, entered_at
        from offer.use_count where place = ${LIBRARY.code} and offer_id = ${offer?.id}`),
    /used where it is tried/,
  )
  await assert.rejects(
    it.owner.run(sql`
      insert into offer.use_count (offer_id, on_day, place, uses, entered_at)
      select offer_id, '2027-01-01', place, uses, entered_at
        from offer.use_count where place = ${LIBRARY.code} and offer_id = ${offer?.id}`),
    /until its last day/,
  )
  const card = async () =>
    (await ask(OFFICER, 'GET', '/en/offers')).body
      .split('<h2 class="govuk-heading-m">')
      .find((one) => one.includes('书店借书'))
  const shown = [...((await card()) ?? '').matchAll(/href="(\/en\/places\/[^"]+)"/g)]
  assert.deepEqual(
    shown.map(([, href]) => href),
    [`/en/places/${LIBRARY.code}`],
  )
  await it.owner.run(sql`
    delete from catalogue.place_scene
     where scene_code = 'GD-WH-001' and place_id = ${LIBRARY.id}`)
  assert.equal(await card(), undefined, 'the place gave the scene up')
  const bureau = (await ask(DECIDER, 'GET', path)).body
  assert.match(bureau, /不再办这个场景/)
  assert.match(bureau, /试用超过限制/)
  await it.owner.run(sql`
    insert into catalogue.place_scene (place_id, scene_code) values (${LIBRARY.id}, 'GD-WH-001')`)
  const ended = { action: 'delist', words: '试用看过了' }
  assert.equal((await ask(DECIDER, 'POST', `${path}/verdicts`, ended)).statusCode, 303)
})

test('an organisation reports its uses itself; all see when they are too many', async () => {
  const title = '街道里的读报角'
  const applied = await ask(OFFICER, 'POST', '/zh-hant/offers/apply', { ...WISH, title })
  const [reportCode = ''] = REPORT_CODE.exec(applied.body) ?? []
  const offer = (await allOffers(it.db)).find((one) => one.title === title)
  const path = `/zh-hant/offers/off_${offer?.id.replaceAll('-', '')}`
  const report = (change: Record<string, string> = {}) => {
    const typed = { place: '粤海街道党群服务中心', on: '2026-11-26', count: '8', code: reportCode }
    return ask(OFFICER, 'POST', `${path}/uses`, { ...typed, ...change })
  }
  assert.match((await report()).body, /目前並非試用/)
  assert.doesNotMatch((await ask(OFFICER, 'GET', path)).body, /<form[^>]*uses/)
  const admin = `${ADMIN}/${offer?.id}`
  await ask(OFFICER, 'POST', `${admin}/examination`, { words: '单位真实存在' })
  await ask(DECIDER, 'POST', `${admin}/verdicts`, {
    action: 'beginTrial',
    words: '现场看过了',
    places: '粤海街道党群服务中心\n招商街道党群服务中心',
    uses: '10',
    until: '2026-12-31',
  })
  const page = (await ask(OFFICER, 'GET', path)).body
  assert.match(page, /至2026年12月31日[^<]*，最多 10 次/)
  assert.match(page, /招商街道党群服务中心/)
  for (const [change, words] of [
    [{ code: 'AAAA-AAAA-AAAA-AAAA' }, /填報碼不正確，未有記錄/],
    [{ place: '蛇口' }, /只可填報試用地點的次數/],
    [{ on: '2026-11-25' }, /該日不在准許的日期內/],
    [{ on: '昨天' }, /日期不遲於今天/],
    [{ count: '八' }, /次數為正整數/],
  ] as const) {
    const refused = await report(change)
    assert.equal(refused.statusCode, 422)
    assert.match(refused.body, words)
  }
  const done = await report({ code: reportCode.toLowerCase().replaceAll('-', ' ') })
  assert.equal(done.headers.location, `${path}?reported=1`)
  assert.match((await report()).body, /同一地點同一天只填報一次/)
  assert.match((await ask(OFFICER, 'GET', `${path}?reported=1`)).body, /已記錄/)
  assert.equal((await report({ place: '招商街道党群服务中心', count: '3' })).statusCode, 303)
  assert.match((await ask(OFFICER, 'GET', path)).body, /次數已超過上限，請即停止/)
  assert.ok(!(await ask(OFFICER, 'GET', '/offers')).body.includes(title))
  const bureau = (await ask(OFFICER, 'GET', admin)).body
  assert.match(bureau, /填报的次数超过了试用的上限/)
  assert.match(bureau, /申报单位自己/)
  assert.match((await ask(OFFICER, 'GET', ADMIN)).body, /超过次数上限/)
  await ask(DECIDER, 'POST', `${admin}/verdicts`, { action: 'delist', words: '超过了上限' })
  const { digests } = await it.owner.one(
    z.object({ digests: z.array(z.string()) }),
    sql`select array_agg(report_digest) as digests from offer.offer where id = ${offer?.id}`,
  )
  assert.ok(!digests.includes(reportCode), 'the code itself is not kept')
})

test('offers stand on a page of their own, each under its label, and on no other', async () => {
  for (const [prefix, label] of [
    ['', '社会提供'],
    ['/zh-hant', '社會提供'],
    ['/en', 'Not a government service'],
    ['/pt', 'Não é serviço público'],
  ] as const) {
    const { body } = await ask(OFFICER, 'GET', `${prefix}/offers`)
    const cards = body.split('<h2 class="govuk-heading-m">').slice(1)
    assert.equal(cards.length, 2)
    for (const card of cards) assert.ok(card.includes(label), prefix)
    assert.doesNotMatch(body, /<img|<script(?! )[^>]*src="http/)
  }
  for (const page of ['/catalogue', '/guide/use', '/guide/use/GD-WH-001', '/catalogue/GD-WH-001']) {
    const { body, statusCode } = await ask(OFFICER, 'GET', page)
    assert.equal(statusCode, 200, page)
    assert.doesNotMatch(body, /书店代还图书|陪老人去网点办卡/, page)
  }
  const scene = (await ask(OFFICER, 'GET', '/en/catalogue/GD-WH-001')).body
  assert.match(scene, /href="\/en\/guide\/use\/GD-WH-001"/, 'the way from a scene to its guide')
  assert.equal((await ask(OFFICER, 'GET', '/guide/use/GD-XX-999')).statusCode, 404)
})

test('the database lets an offer move as the table says, by two people', async () => {
  const { source } = await it.owner.one(
    z.object({ source: z.string() }),
    sql`select prosrc as source from pg_proc where proname = 'refuse_illegal_offer'`,
  )
  const known = [...source.matchAll(/\('(\w+)', '(\w+)'\)/g)].map(([, from, to]) => `${from} ${to}`)
  const steps = OFFER_STATUSES.flatMap((from) =>
    Object.values(OFFER_TRANSITIONS[from]).map(({ to }) => `${from} ${to}`),
  )
  assert.deepEqual(known.toSorted(), steps.toSorted())
  const trial = (await allOffers(it.db)).find(({ status }) => status === 'trial')
  const set = (text: string) =>
    it.owner.run(sql`update offer.offer set ${raw(text)} where id = ${trial?.id}`)
  await assert.rejects(set("status = 'live'"), /step that is on record/)
  await it.owner.run(sql`
    insert into offer.offer_step (offer_id, number, action, words, done_by, done_at)
    select offer_id, 9, 'launch', words, done_by, done_at from offer.offer_step
     where offer_id = ${trial?.id} and action = 'examine'`)
  await assert.rejects(set("status = 'live'"), /looked into themselves/)
  await assert.rejects(set("status = 'submitted'"), /cannot become/)
  await assert.rejects(it.owner.run(sql`delete from offer.use_count`), /append-only/)
  await assert.rejects(
    it.owner.run(sql`
      insert into offer.offer (id, kind, applicant, credit_code, contact, title, what, domain,
        region_code, site, fields, status, submitted_at)
      select ${TAKEN}::uuid, kind, applicant, credit_code, contact, '另一项服务', what, domain,
             region_code, site, '{name}', 'submitted', submitted_at
        from offer.offer where kind = 'convenience' limit 1`),
    /violates check/,
  )
})
