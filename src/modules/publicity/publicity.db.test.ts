import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { raw, sql } from '#platform/db.ts'
import { testDatabase } from '#test/database.ts'
import { departmentSite, type Official } from '#test/department-site.ts'
import { REGIONS } from '#app/seed/data/regions.ts'
import { enterAnnouncements, enterCampaigns } from '#app/seed/enter-publicity.ts'
import { registerRegions } from '#modules/organisation/index.ts'
import { ANNOUNCEMENT_STATUSES, ANNOUNCEMENT_TRANSITIONS } from './announcement.ts'
import { CAMPAIGN_STATUSES, CAMPAIGN_TRANSITIONS } from './campaign.ts'
import { announcementRoutes, linkRoutes, publicityPages } from './index.ts'
import { allAnnouncements } from './store-announcements.ts'
import { allCampaigns, placementsOf } from './store-campaigns.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const AT = Temporal.Instant.from('2026-11-26T02:00:00Z')
await it.db.transaction(async (tx) => {
  await registerRegions(tx, REGIONS)
  await enterAnnouncements(tx, AT)
  await enterCampaigns(tx, AT)
})
const { ask } = departmentSite(it.db, (deps) => [
  ...publicityPages({ ...deps, publicUrl: 'https://card.example' }),
  ...announcementRoutes(deps),
  ...linkRoutes(deps),
])

const official = (role: Official['roles'][number], digit: number): Official => ({
  roles: [role],
  agency: 'hrss-440000',
  id: `0199aaaa-0000-7000-8000-00000000003${digit}`,
})
const EDITOR = official('publicityEditor', 1)
const REVIEWER = official('publicityReviewer', 2)
const ADMIN = '/admin/announcements'

const FORM = {
  kind: 'fraud',
  shownUntil: '2027-02-01',
  seen: '0',
  'title-zh-Hans': '当心代办退休的骗局',
  'body-zh-Hans': '没有任何单位可以花钱代办。\n\n有疑问打 12333。',
}
const TRANSLATED = {
  ...FORM,
  seen: '1',
  'title-zh-Hant': '慎防代辦退休的騙局',
  'body-zh-Hant': '沒有任何機構可收費代辦。\n\n如有疑問，請致電 12333。',
  'title-en': 'Beware of paid help with pensions',
  'body-en': 'Nobody can arrange a pension for money.\n\nIn doubt, call 12333.',
  'title-pt': 'Cuidado com a ajuda paga',
  'body-pt': 'Ninguém pode tratar da reforma por dinheiro.\n\nEm caso de dúvida, ligue 12333.',
}

test('an announcement goes from a draft to everybody, by two people', async () => {
  assert.match((await ask(EDITOR, 'GET', `${ADMIN}/new`)).body, /起草一则公告/)
  const never = await ask(EDITOR, 'POST', ADMIN, { ...FORM, shownUntil: '明年' })
  assert.match(never.body, /最后一天要在明天以后/)
  assert.match(never.body, /value="当心代办退休的骗局"/, 'what was written stays')
  const begun = await ask(EDITOR, 'POST', ADMIN, FORM)
  assert.equal(begun.statusCode, 303)
  const path = String(begun.headers.location).replace(/\?.*/, '')
  const early = await ask(EDITOR, 'POST', `${path}/steps`, { action: 'translate' })
  assert.match(early.body, /四种语言齐全/)
  assert.equal((await ask(EDITOR, 'POST', path, TRANSLATED)).statusCode, 303)
  const stale = await ask(EDITOR, 'POST', path, { ...TRANSLATED, 'title-pt': 'Outro título' })
  assert.match(stale.body, /有同事刚改过/)
  assert.doesNotMatch(stale.body, /Outro título/, 'nothing was overwritten')
  const pasted = { ...TRANSLATED, seen: '2', 'title-zh-Hant': '当心这些电话' }
  await ask(EDITOR, 'POST', path, pasted)
  assert.match((await ask(EDITOR, 'GET', path)).body, /繁体中文的标题：有别的文字/)
  await ask(EDITOR, 'POST', path, { ...TRANSLATED, seen: '3' })
  const handIn = () => ask(EDITOR, 'POST', `${path}/steps`, { action: 'translate' })
  assert.equal((await handIn()).statusCode, 303)

  const judge = (action: string, words = '', who = REVIEWER) =>
    ask(who, 'POST', `${path}/verdicts`, { action, words })
  assert.equal((await judge('review', '', EDITOR)).statusCode, 403, 'not an editor')
  const own = await judge('review', '', { ...REVIEWER, id: EDITOR.id })
  assert.match(own.body, /写过稿的人不能审校和发布/)
  assert.match((await judge('giveBack', '好')).body, /不少于 4 个字/)
  assert.equal((await judge('giveBack', '葡文再核对一次')).statusCode, 303)
  assert.match((await ask(EDITOR, 'GET', path)).body, /葡文再核对一次/)
  await handIn()
  assert.equal((await judge('review')).statusCode, 303)
  assert.doesNotMatch((await ask(EDITOR, 'GET', '/announcements')).body, /代办退休/)
  assert.equal((await judge('publish')).statusCode, 303)

  const list = (await ask(EDITOR, 'GET', '/announcements')).body
  assert.ok(list.indexOf('当心代办退休的骗局') < list.indexOf('全省公共图书馆'), 'fraud first')
  const href = /href="(\/announcements\/ann_[0-9a-f]{32})">当心代办/.exec(list)?.[1] ?? ''
  for (const [prefix, words] of [
    ['', '没有任何单位可以花钱代办'],
    ['/zh-hant', '沒有任何機構可收費代辦'],
    ['/en', 'Nobody can arrange a pension for money'],
    ['/pt', 'Ninguém pode tratar da reforma por dinheiro'],
  ]) {
    const { body } = await ask(EDITOR, 'GET', `${prefix}${href}`)
    assert.match(body, new RegExp(`<p class="govuk-body">${words}`))
    assert.match(body, /12333/)
  }
  assert.equal((await judge('takeDown', '骗局已经查处')).statusCode, 303)
  assert.doesNotMatch((await ask(EDITOR, 'GET', '/announcements')).body, /代办退休/)
  const gone = (await ask(EDITOR, 'GET', href)).body
  assert.match(gone, /已经过期或者撤下/)
  assert.match(gone, /noindex/)
})

test('what nobody has published is nobody’s business', async () => {
  const drafts = (await allAnnouncements(it.db)).filter(({ publishedAt }) => !publishedAt)
  assert.ok(drafts.length >= 2)
  for (const { id } of drafts) {
    const path = `/announcements/ann_${id.replaceAll('-', '')}`
    assert.equal((await ask(EDITOR, 'GET', path)).statusCode, 404)
  }
  assert.equal((await ask(EDITOR, 'GET', '/announcements/ann_0')).statusCode, 404)
})

test('a campaign is planned, approved by another, placed, and its reach counted', async () => {
  const home = '/admin/campaigns'
  const plan = {
    title: '凭卡乘车宣传',
    aim: '全省公交都能刷社保卡',
    target: '/guide/use',
    startsOn: '2026-11-26',
    endsOn: '2026-12-31',
    'slogan-zh-Hans': '一张卡，坐遍全省车',
    'slogan-zh-Hant': '一張卡，坐遍全省車',
    'slogan-en': 'One card for every bus',
    'slogan-pt': 'Um cartão para todos',
  }
  assert.match((await ask(EDITOR, 'GET', `${home}/new`)).body, /制定一个方案/)
  const away = await ask(EDITOR, 'POST', home, { ...plan, target: 'https://evil.example' })
  assert.match(away.body, /只能通向本站/)
  const planned = await ask(EDITOR, 'POST', home, plan)
  const path = String(planned.headers.location).replace(/\?.*/, '')
  const id = path.split('/').at(-1) ?? ''
  const place = { channel: 'outlet', site: '车站灯箱', region: '440100' }
  assert.equal((await ask(EDITOR, 'POST', `${path}/placements`, place)).statusCode, 303)
  assert.match((await ask(EDITOR, 'POST', `${path}/placements`, place)).body, /已经有这个投放点/)
  const [placement] = await placementsOf(it.db, id)
  assert.ok(placement !== undefined)
  const link = `/go/${placement.code}`
  assert.equal((await ask(EDITOR, 'GET', link)).statusCode, 404, 'nobody has approved it')
  assert.equal((await ask(EDITOR, 'POST', `${path}/approval`, {})).statusCode, 403)
  assert.equal((await ask(REVIEWER, 'POST', `${path}/approval`, {})).statusCode, 303)

  const followed = await ask(EDITOR, 'GET', `/en${link}`)
  assert.equal(followed.headers.location, '/en/guide/use')
  assert.equal(followed.headers['set-cookie'], undefined, 'nobody is followed')
  assert.equal((await ask(EDITOR, 'GET', link.toUpperCase().replace('/GO', '/go'))).statusCode, 303)
  const reach = { code: placement.code, on: '2026-11-26', people: '12000', source: '客流统计' }
  const wrong = await ask(EDITOR, 'POST', `${path}/reach`, { ...reach, people: '很多' })
  assert.match(wrong.body, /人数是正整数/)
  assert.equal((await ask(EDITOR, 'POST', `${path}/reach`, reach)).statusCode, 303)
  assert.match((await ask(EDITOR, 'POST', `${path}/reach`, reach)).body, /已经填报过/)
  const table = (await ask(EDITOR, 'GET', `${path}/reach.csv`)).body
  assert.match(table, new RegExp(`${link},2026-11-26,短链接打开次数,2`))
  assert.match(table, /客流统计,12000/)
  assert.match((await ask(EDITOR, 'GET', path)).body, /12,000/)
  const poster = (await ask(EDITOR, 'GET', `${path}/materials/${placement.code}`)).body
  assert.match(poster, new RegExp(`https://card.example${link}`))
  assert.match(poster, /<span lang="pt">Um cartão/)
  assert.match(poster, /One card for every bus <span translate="no">https:\/\/card.example/)
  const end = () => ask(EDITOR, 'POST', `${path}/steps`, { action: 'conclude' })
  assert.equal((await end()).statusCode, 303)
  assert.match((await end()).body, /状态变了/)
  assert.equal((await ask(EDITOR, 'GET', link)).statusCode, 303, 'posters hang on')
  assert.match((await ask(REVIEWER, 'GET', home)).body, /凭卡乘车宣传/)
})

const transitionsIn = async (name: string): Promise<string[]> => {
  const { source } = await it.owner.one(
    z.object({ source: z.string() }),
    sql`select prosrc as source from pg_proc where proname = ${name}`,
  )
  return [...source.matchAll(/\('(\w+)', '(\w+)'\)/g)].map(([, from, to]) => `${from} ${to}`)
}

test('the database lets things move as the tables say, by two people', async () => {
  const announcementSteps = ANNOUNCEMENT_STATUSES.flatMap((from) =>
    Object.values(ANNOUNCEMENT_TRANSITIONS[from]).map(({ to }) => `${from} ${to}`),
  )
  const known = await transitionsIn('refuse_illegal_announcement')
  assert.deepEqual(known.toSorted(), announcementSteps.toSorted())
  const campaignSteps = CAMPAIGN_STATUSES.flatMap((from) =>
    Object.values(CAMPAIGN_TRANSITIONS[from]).map(({ to }) => `${from} ${to}`),
  )
  const alsoKnown = await transitionsIn('refuse_illegal_campaign')
  assert.deepEqual(alsoKnown.toSorted(), campaignSteps.toSorted())

  const reviewed = (await allAnnouncements(it.db)).find(({ status }) => status === 'reviewed')
  const writer = reviewed?.steps[0]?.by
  const set = (text: string) =>
    it.owner.run(sql`update publicity.announcement set ${raw(text)} where id = ${reviewed?.id}`)
  const publish = "status = 'published', published_at = now()"
  await assert.rejects(set(publish), /step that is on record/)
  await it.owner.run(sql`
    insert into publicity.announcement_step
      (announcement_id, number, action, words, done_by, done_at)
    values (${reviewed?.id}, 9, 'publish', '', ${writer}, now())`)
  await assert.rejects(set(publish), /what they wrote/)
  await assert.rejects(set("shown_until = '2030-01-01'"), /while it is a draft/)
  await assert.rejects(
    it.owner.run(sql`update publicity.announcement_text set body = 'x'
                      where announcement_id = ${reviewed?.id}`),
    /written while it is a draft/,
  )
  await assert.rejects(it.owner.run(sql`delete from publicity.announcement_step`), /append-only/)
  const planned = (await allCampaigns(it.db)).find(({ status }) => status === 'planned')
  await assert.rejects(
    it.owner.run(sql`
      update publicity.campaign set status = 'approved', approved_by = planned_by,
             approved_at = now() where id = ${planned?.id}`),
    /campaign_two_people/,
  )
  await assert.rejects(
    it.owner.run(sql`update publicity.link_visit set visits = 1`),
    /stay counted/,
  )
})
