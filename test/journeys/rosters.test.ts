import assert from 'node:assert/strict'
import test, { after, before, describe } from 'node:test'
import { z } from 'zod'
import type { Browser as Chromium, Page } from 'playwright-core'
import { sql } from '#platform/db.ts'
import { PERSONAS } from '#app/seed/data/personas.ts'
import { demonstrationResidents } from '#app/seed/index.ts'
import { needsBrowser, openBrowser } from './browser.ts'
import { Keyboard } from './keyboard.ts'
import { Looks } from './looks.ts'
import { COMPUTER, Visitor } from './visitor.ts'
import { openWorld, type World } from './world.ts'

const PROGRAMME = 'MZ-009'
const SEEDED_ON = Temporal.PlainDate.from('2026-11-23')

/** Names and numbers of people whom the programme pays, as a department knows them. */
const payees = async ({ it }: World, count: number) => {
  const rows = await it.owner.many(
    z.object({ person_id: z.string() }),
    sql`select distinct person_id from account.assignment where programme_code = ${PROGRAMME}`,
  )
  const dead = new Set(PERSONAS.flatMap(({ id, diedOn }) => (diedOn === undefined ? [] : id)))
  const paid = new Set(rows.map((row) => row.person_id))
  return demonstrationResidents(SEEDED_ON)
    .filter(({ id }) => paid.has(id) && !dead.has(id))
    .slice(0, count)
    .map(({ name, documents }) => ({
      name,
      number: documents.find(({ primary }) => primary)?.number ?? '',
    }))
}

/** Chooses a file as somebody does with the keys of the system's own window. */
const choose = (page: Page, name: string, content: string | Buffer) =>
  page.locator('input[type="file"]').setInputFiles({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(content),
  })

describe('a list on its way to payment (P2)', needsBrowser, () => {
  let world: World
  let browser: Chromium

  before(async () => {
    world = await openWorld()
    browser = await openBrowser()
    await world.it.owner.run(sql`
      insert into person.feed_freshness (feed, fresh_at)
      select feed, now() + interval '400 days'
        from unnest(array['deaths', 'imprisonment', 'emigration']) feed
      on conflict (feed) do update set fresh_at = excluded.fresh_at`)
  })
  after(async () => {
    await browser?.close()
    await world?.[Symbol.asyncDispose]()
  })

  test('an officer uploads, looks, mends one, sends the rest back, and all are good', async () => {
    const looks = new Looks()
    const people = await payees(world, 4)
    assert.equal(people.length, 4)
    const amounts = ['100', '100', '-100', '1.0E+2']
    const lines = people.map(({ name, number }, i) => `${name},${number},${amounts[i] ?? ''}`)
    const file = `姓名,公民身份号码,发放金额\r\n${lines.join('\r\n')}\r\n`

    await using officer = await Visitor.arrive(browser, world.origin, { viewport: COMPUTER })
    await officer.signIn('staff', 'staff-civil-officer', '/dept/rosters')
    const { page } = officer
    await looks.at(page, 'roster-1-list')
    const keys = new Keyboard(page)
    await keys.press(/^导入名册$/)
    await page.getByText('发哪一个项目？').waitFor()
    await page.getByLabel('发哪一个项目？').selectOption(PROGRAMME)
    await keys.press(/^继续$/)
    await page.getByLabel('期次').fill('2027-01')
    await choose(page, '2027-01.csv', file)
    await looks.at(page, 'roster-2-upload')
    await keys.press(/^上传$/)

    await page.getByRole('heading', { name: '看起来对吗？' }).waitFor()
    await page
      .getByText(people[0]?.name ?? '')
      .first()
      .waitFor()
    await looks.at(page, 'roster-3-look')
    await keys.press(/^开始导入$/)
    await page.getByRole('button', { name: '看核验结果' }).waitFor()
    await looks.at(page, 'roster-4-done')
    await keys.press(/^看核验结果$/)

    await page.getByRole('link', { name: '不能发 2' }).waitFor()
    await looks.at(page, 'roster-5-results')
    await keys.press(/^处理/)
    await page.getByRole('heading', { name: '改这一行' }).waitFor()
    await looks.at(page, 'roster-6-row')
    await keys.reach(/^发放金额/)
    await page.keyboard.press('ControlOrMeta+A')
    await keys.type('100')
    await keys.press(/^保存并重新核验这一行$/)
    await page.getByRole('link', { name: '不能发 1' }).waitFor()

    const download = page.waitForEvent('download')
    await keys.press(/^只下载有问题的 1 行/)
    const fetched = await (await download).createReadStream()
    const chunks: Buffer[] = []
    for await (const chunk of fetched) chunks.push(chunk as Buffer)
    await choose(page, '改好.csv', Buffer.concat(chunks).toString().replace('1.0E+2', '100'))
    await keys.press(/^上传改好的行$/)
    await page.getByRole('button', { name: '看核验结果' }).waitFor()
    await keys.press(/^看核验结果$/)
    await page.getByText(/所有行都处理好了/).waitFor()
    await looks.at(page, 'roster-7-all-good')
    assert.equal(await page.getByRole('button', { name: '去公示' }).count(), 1)
    assert.deepEqual(keys.unseen, [])
    assert.deepEqual(looks.complaints, [])
  })
})
