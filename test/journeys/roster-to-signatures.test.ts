import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import test, { after, before, describe } from 'node:test'
import type { Browser as Chromium } from 'playwright-core'
import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import { AheadClock } from '#platform/clock.ts'
import { sm3 } from '#platform/crypto/sm3.ts'
import { sql } from '#platform/db.ts'
import { takeDownNotices } from '#modules/disclosure/index.ts'
import {
  checkRoster,
  importRoster,
  inspectRoster,
  openRoster,
  PAGE_LIMITS,
} from '#modules/roster/index.ts'
import { PERSONAS } from '#app/seed/data/personas.ts'
import { scheduledJobs } from '#app/jobs.ts'
import { demonstrationResidents } from '#app/seed/index.ts'
import { stableId } from '#app/seed/stable-id.ts'
import { bySystem } from '#test/payees.ts'
import { needsBrowser, openBrowser } from './browser.ts'
import { Keyboard } from './keyboard.ts'
import { Looks } from './looks.ts'
import { Visitor } from './visitor.ts'
import { openWorld, type World } from './world.ts'

const PROGRAMME = 'MZ-009'
const DEPARTMENT = 'dept-civil-affairs'
const SEEDED_ON = Temporal.PlainDate.from('2026-11-23')
const DAY_SECONDS = 86_400
const VILLAGES = ['石牌村', '冼村']
const PICTURE = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex')

/** Whom the old-age allowance pays, as a department lists them; the last row has a wrong number. */
const listOf = async ({ it }: World): Promise<string> => {
  const rows = await it.owner.many(
    z.object({ person_id: z.string() }),
    sql`select distinct person_id from account.assignment where programme_code = ${PROGRAMME}`,
  )
  const dead = new Set(PERSONAS.flatMap(({ id, diedOn }) => (diedOn === undefined ? [] : id)))
  const paid = new Set(rows.map((row) => row.person_id))
  const people = demonstrationResidents(SEEDED_ON)
    .filter(({ id }) => paid.has(id) && !dead.has(id))
    .slice(0, 12)
  const lines = people.map(({ name, documents }, i) => {
    const number = documents.find(({ primary }) => primary)?.number ?? ''
    return [name, number, i === 3 ? '900.00' : '100.00', VILLAGES[i % 2]].join(',')
  })
  return ['姓名,身份证号码,补贴金额(元),村', ...lines, '王大明,4.40106E+17,100.00,冼村'].join(
    '\r\n',
  )
}

/** Asks the registers what is new, as the clock would: payments rest on fresh news only. */
const hearNews = async ({ app }: World): Promise<void> => {
  for (const { name, run } of scheduledJobs(app.deps))
    if (name.startsWith('person.pull')) await run()
}

/** A list that was read and checked, as P2 leaves it. */
const bringRoster = async (world: World): Promise<string> => {
  const { deps } = world.app
  await hearNews(world)
  const at = deps.clock.now()
  const content = Buffer.from(await listOf(world))
  const opening = await openRoster(Readable.from([content]), PAGE_LIMITS)
  assert.ok(opening.opened)
  const inspection = await inspectRoster(opening.roster)
  assert.ok(inspection.understood)
  const { outlook } = inspection
  const staff = { kind: 'staff', id: stableId('staff', 'staff-civil-officer') } as const
  const context = { ...bySystem(at), actor: { ...staff, organisationCode: DEPARTMENT } }
  const { decision } = await importRoster(deps, context, {
    programmeCode: PROGRAMME,
    // The demonstration has paid this month and has the next one under way.
    payPeriod: provinceDate(at).add({ months: 2 }).toString().slice(0, 7),
    instalment: 1,
    regionCode: '440000',
    madeUnit: DEPARTMENT,
    fileName: '高龄津贴.csv',
    fileFormat: 'csv',
    encoding: 'utf-8',
    fileDigest: sm3(content),
    outlook,
    map: outlook.map,
    longestCell: PAGE_LIMITS.cell,
  })
  assert.ok(decision.granted)
  const { id } = decision.outcome.roster
  const checked = await checkRoster(deps, context, id)
  assert.ok(checked?.granted, checked?.granted === false ? checked.refusal : 'no list')
  return id
}

describe('from a list in public to three signatures (P3, P4)', needsBrowser, () => {
  let world: World
  let browser: Chromium
  let rosterId: string
  /** The path of its list in public. */
  let list = ''
  const looks = new Looks()

  before(async () => {
    world = await openWorld()
    browser = await openBrowser()
    rosterId = await bringRoster(world)
  })
  after(async () => {
    await browser?.close()
    await world?.[Symbol.asyncDispose]()
  })

  const at = (sub: string, path: string) => Visitor.atWork(browser, world.origin, sub, path)

  const passDays = async (days: number): Promise<void> => {
    const { clock } = world.app.deps
    assert.ok(clock instanceof AheadClock)
    clock.moveTo(clock.aheadSeconds + days * DAY_SECONDS)
    await takeDownNotices(world.app.deps, bySystem(clock.now()))
    await hearNews(world)
  }

  test('a list is put up by keys, with proof that it hangs', async () => {
    await using officer = await at('staff-civil-officer', '/dept')
    const { page } = officer
    await page.getByText('待修、待公示的名册').waitFor()
    await looks.at(page, 'review-1-front')
    await page.goto(`/dept/rosters/${rosterId}/notice`)
    const keys = new Keyboard(page)
    await keys.press(/^开始公示$/)
    await page.getByText('还有不能发的行：先修好，或者勾选另册').first().waitFor()
    await keys.reach(/^张贴地点/)
    await keys.type('石牌村、冼村村务公开栏')
    await keys.reach(/先另册/)
    await page.keyboard.press('Space')
    await keys.press(/^开始公示$/)
    await page.getByText('正在公示').waitFor()
    await page.getByLabel('照片或扫描件').setInputFiles({
      name: 'board.jpg',
      mimeType: 'image/jpeg',
      buffer: PICTURE,
    })
    await keys.reach(/^张贴情况/)
    await keys.type('今天上午由驻村干部张贴')
    await keys.press(/^保存凭证$/)
    await page.getByText('看照片').waitFor()
    const href = await page.getByRole('link', { name: /^打开公示页/ }).getAttribute('href')
    list = href ?? ''
    await looks.at(page, 'review-3-hangs')
    assert.deepEqual(keys.unseen, [])
  })

  test('anybody objects to a line by its number, without a script and without a name', async () => {
    await using neighbour = await Visitor.arrive(browser, world.origin, {
      javaScriptEnabled: false,
    })
    const { page } = neighbour
    await page.goto('/notices')
    await page.getByRole('link', { name: '看名单' }).first().click()
    await page.getByRole('link', { name: '冼村' }).click()
    const text = (await page.locator('main').textContent()) ?? ''
    assert.match(text, /\*/)
    assert.doesNotMatch(text, /\d{15}/)
    const number = (await page.locator('tbody tr td').first().textContent()) ?? ''
    await page.getByRole('button', { name: '提异议' }).click()
    await page.getByLabel('名单上的序号').fill(number)
    await page.getByLabel('不符合条件').check()
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByText('说说情况，几个字也行').first().waitFor()
    await page.getByLabel('说说情况').fill('这户上个月搬到外省了')
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByRole('heading', { name: '异议收到了' }).waitFor()
    await page.getByText('正在核实').waitFor()

    await using onlooker = await Visitor.arrive(browser, world.origin)
    for (const [path, name] of [
      ['/notices', 'review-4-board'],
      [`${list}?village=${encodeURIComponent('冼村')}`, 'review-5-notice'],
      [`${list}/objection`, 'review-6-object'],
    ] as const) {
      await onlooker.page.goto(path)
      await looks.at(onlooker.page, name)
    }
    await onlooker.choose({ elder: true })
    await onlooker.page.goto(list)
    await looks.at(onlooker.page, 'review-5-notice-elder')
    await onlooker.choose({ contrast: 'black-yellow' })
    await onlooker.page.goto(`/pt${list}?village=${encodeURIComponent('冼村')}`)
    await looks.at(onlooker.page, 'review-5-notice-contrast')
    assert.deepEqual(looks.complaints, [])
  })

  test('after its days a second person settles the list, and it becomes a batch', async () => {
    await passDays(13)
    await using reader = await Visitor.arrive(browser, world.origin)
    await reader.page.goto('/notices')
    await reader.page.getByText('现在没有名单在公示').waitFor()

    await using checker = await at('staff-civil-checker', '/dept')
    const { page } = checker
    const keys = new Keyboard(page)
    await keys.press(/^待核实的异议$/)
    await page.getByRole('heading', { name: '核定清册' }).waitFor()
    await looks.at(page, 'review-8-over')
    await page.locator('th a').first().click()
    await keys.reach(/^不成立：照发/)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await keys.reach(/^核实说明/)
    await keys.type('入户核实，人已迁出，改好以后再发。')
    await looks.at(page, 'review-9-objection')
    await keys.press(/^确定$/)
    await page.getByText('更正后再发').first().waitFor()
    await page.goto(`/dept/rosters/${rosterId}/notice`)
    await keys.press(/^核定清册$/)
    await page.getByRole('heading', { name: '已核定清册' }).waitFor()

    await using officer = await at('staff-civil-officer', `/dept/rosters/${rosterId}/hand-over`)
    const typing = new Keyboard(officer.page)
    await typing.press(/^交发放$/)
    await officer.page.getByRole('heading', { name: '后续名册' }).waitFor()
    await looks.at(officer.page, 'review-11-handed-over')
    assert.deepEqual([...keys.unseen, ...typing.unseen], [])
    assert.deepEqual(looks.complaints, [])
  })

  test('three people sign the very lines they see, and nobody twice', async () => {
    await using officer = await at('staff-civil-officer', `/dept/rosters/${rosterId}/hand-over`)
    await officer.page.getByRole('button', { name: '去复核批次' }).click()
    await officer.page.waitForURL(/\/dept\/batches\/[^/]+\/review/)
    const review = new URL(officer.page.url()).pathname
    const submitting = new Keyboard(officer.page)
    await submitting.press(/^提交核定$/)
    await officer.page.getByText('现在不由您签署').waitFor()
    await officer.page.getByText('可以签署的人：').waitFor()
    const words = async (visitor: Visitor) => visitor.page.locator('.ykt-digest').textContent()
    const seen = await words(officer)

    await using checker = await at('staff-civil-checker', review)
    assert.equal(await words(checker), seen)
    await looks.at(checker.page, 'review-13-check')
    await new Keyboard(checker.page).press(/^核定，同意发放$/)
    await checker.page.getByText('待财政审核').waitFor()

    await using finance = await at('staff-finance', review)
    await finance.page.getByRole('heading', { name: '签署组合' }).waitFor()
    assert.equal(await words(finance), seen)
    await looks.at(finance.page, 'review-14-release')
    await new Keyboard(finance.page).press(/^审核通过，下达$/)
    await finance.page.getByText('发放中').waitFor()
    assert.deepEqual(looks.complaints, [])
  })
})
