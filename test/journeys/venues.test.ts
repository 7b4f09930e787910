import assert from 'node:assert/strict'
import test, { after, before, describe } from 'node:test'
import type { Browser as Chromium, Page } from 'playwright-core'
import { z } from 'zod'
import { sql } from '#platform/db.ts'
import { loadSnapshot } from '#modules/catalogue/index.ts'
import { personaOf } from '#app/seed/data/personas.ts'
import { needsBrowser, openBrowser } from './browser.ts'
import { codeShown, readCode } from './code-picture.ts'
import { Counter } from './counter.ts'
import { Looks } from './looks.ts'
import { PHONE, Visitor } from './visitor.ts'
import { openWorld, type World } from './world.ts'

/** Every word on something that can be pressed, ticked, chosen or filled, answers included. */
const CONTROLS = `() => {
  const roots = [document, ...Array.from(document.querySelectorAll('template'), (t) => t.content)]
  return roots.flatMap((root) =>
    Array.from(root.querySelectorAll('button, label, option, legend, input, select, textarea'))
      .map((one) => [one.textContent, one.name, one.value].join(' ')))
}`

describe('hotels and hospitals', needsBrowser, () => {
  let world: World
  let browser: Chromium
  // What the province did before stands in the same table.
  const begun = Temporal.Now.instant()

  before(async () => {
    world = await openWorld()
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await world?.[Symbol.asyncDispose]()
  })

  const phoneOf = async (sub: string, display: object = {}): Promise<Visitor> => {
    const visitor = await Visitor.arrive(browser, world.origin, { viewport: PHONE, display })
    await visitor.signIn('resident', sub, '/me/code')
    await codeShown(visitor.page)
    return visitor
  }

  /** What is kept of verifications in a scene, as the database has it. */
  const kept = (sceneCode: string) =>
    world.it.owner.many(
      z.object({
        outcome: z.string(),
        level: z.number(),
        fields: z.array(z.string()),
        row: z.string(),
      }),
      sql`select outcome, assurance_level as level, fields, to_jsonb(u)::text as row
            from verification.usage u
           where scene_code = ${sceneCode} and at >= ${begun} order by at`,
    )

  const cardOf = (sub: string) =>
    world.it.owner.one(
      z.object({ number: z.string(), identifier: z.string() }),
      sql`select card_number as number, card_identifier as identifier from card.card
           where person_id = ${personaOf(sub).id} and status = 'normal'`,
    )

  test('a hotel looks at the document itself, and keeps that it did and nothing more', async () => {
    const looks = new Looks()
    const hotel = ['GD-ZS-001']
    await using counter = await Counter.standByStaff(browser, world, 'staff-gz-hotel', hotel, [
      'staff',
    ])
    await using guest = await phoneOf('chan-kwok-keung', { language: 'zh-Hant' })
    const { page } = guest

    const low = await counter.scan(await readCode(page))
    assert.match(low, /需人工核对/)
    assert.match(low, /请看证件原件/)
    const told = page.locator('[data-part="answer"]')
    await told.getByText('還差一步').waitFor()
    await looks.at(page, 'V3-one-step-more')
    await looks.at(counter.page, 'V3-level-too-low')
    const pass = await counter.vouch('documentSeen')
    assert.match(pass, /通过/)
    assert.deepEqual(await counter.lines(), ['记录号'], 'a front desk sees nothing of the guest')
    await counter.stay()
    await told.getByText('剛剛核驗過您').waitFor()

    const rows = await kept('GD-ZS-001')
    assert.deepEqual(
      rows.map(({ outcome, level, fields }) => [outcome, level, fields]),
      [
        ['ASSURANCE_TOO_LOW', 0, []],
        ['granted', 4, ['token']],
      ],
    )
    const { number, identifier } = await cardOf('chan-kwok-keung')
    for (const { row } of rows)
      for (const told of [number, identifier, personaOf('chan-kwok-keung').name])
        assert.ok(!row.includes(told), row)

    await page.goto('/me/access-log')
    const entry = page.locator('main li', { hasText: '廣州市迎賓酒店' }).first()
    assert.match(await entry.innerText(), /酒店入住身份核驗/)
    assert.deepEqual(looks.complaints, [])
  })

  test('a hospital tries its terminal, prints the poster, verifies at three desks', async () => {
    const looks = new Looks()
    const scenes = ['GD-YL-001', 'GD-YL-002', 'GD-YL-004']
    await using counter = await Counter.standByStaff(browser, world, 'staff-gz-hospital', scenes, [
      'pinPad',
    ])
    await looks.at(counter.page, 'V1-listen')
    const tried = await counter.scan('YIKATONG-TRIAL')
    assert.match(tried, /试扫成功/)
    assert.doesNotMatch(tried, /通过/, 'nobody passes with it')
    await counter.stay()
    await looks.at(counter.page, 'V1-trial')
    await counter.page.goto(counter.posterPath)
    assert.match(await counter.page.locator('.ykt-board').innerText(), /谁也不能扣您的卡/)
    await looks.at(counter.page, 'V1-poster')
    const print = await counter.page.pdf({ format: 'A4' })
    assert.equal(print.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length, 1, 'one sheet')

    await counter.listen()
    await using patient = await phoneOf('huang-xiuying')
    await counter.choose('GD-YL-001')
    const code = await readCode(patient.page)
    assert.match(await counter.scan(code), /通过/)
    assert.deepEqual(await counter.lines(), ['姓名', '社会保障号码', '性别', '出生日期', '记录号'])
    await counter.stay()
    await looks.at(counter.page, 'V5-pass')
    await counter.next()
    assert.match(await counter.scan(code.split('').reverse().join('')), /不是有效的身份码/)
    await counter.stay()
    await looks.at(counter.page, 'V4-refused')
    await counter.next()

    const card = await cardOf('huang-xiuying')
    for (const [scene, lines] of [
      ['GD-YL-002', ['凭证类型', '卡识别码', '卡号', '记录号']],
      ['GD-YL-004', ['姓名', '社会保障号码', '记录号']],
    ] as const) {
      await counter.choose(scene)
      assert.match(await counter.insert(card), /还要密码/)
      assert.match(await counter.vouch('pinVerified'), /通过/)
      assert.deepEqual(await counter.lines(), lines)
      await counter.next()
    }
    const controls: string[] = await counter.page.evaluate(`(${CONTROLS})()`)
    assert.ok(controls.some((words) => words.includes('密码已验对')))
    assert.deepEqual(
      controls.filter((words) => /收存|押|留卡|扣|keep|deposit/i.test(words)),
      [],
    )
    const outcomes = await Promise.all(scenes.map(kept))
    assert.deepEqual(
      outcomes.map((rows) => rows.map(({ outcome }) => outcome)),
      [
        ['granted', 'CODE_UNKNOWN'],
        ['ASSURANCE_TOO_LOW', 'granted'],
        ['ASSURANCE_TOO_LOW', 'granted'],
      ],
    )
    assert.deepEqual(looks.complaints, [])
  })

  test('from a hospital, or admission there, two steps lead to how to complain', async () => {
    await using visitor = await Visitor.arrive(browser, world.origin, { viewport: PHONE })
    const { page } = visitor
    const catalogue = await loadSnapshot(world.app.deps.db, Temporal.Now.instant())
    const hospital = [...catalogue.places.values()].find(
      ({ operatorAgency }) => operatorAgency === 'op-hospital-440000',
    )
    const follow = async (from: Page, name: string | RegExp) => {
      await from.getByRole('main').getByRole('link', { name }).click()
      return from.getByRole('main').innerText()
    }
    for (const path of [`/places/${hospital?.code ?? ''}`, '/catalogue/GD-YL-004']) {
      await page.goto(path)
      const how = await follow(page, '怎么投诉')
      for (const words of ['卡被扣下了', '当场还卡', '12333', '12345', '不用留姓名'])
        assert.ok(how.includes(words), `${path}: ${words}`)
      const poster = await follow(page, /告示/)
      for (const words of ['住院登记只核验，不留卡', '没有“收存卡”这一步', '12345'])
        assert.ok(poster.includes(words), `${path}: ${words}`)
    }
  })
})
