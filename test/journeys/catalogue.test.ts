import assert from 'node:assert/strict'
import test, { after, before, describe } from 'node:test'
import type { Browser as Chromium } from 'playwright-core'
import { needsBrowser, openBrowser } from './browser.ts'
import { Looks } from './looks.ts'
import { Visitor } from './visitor.ts'
import { openWorld, type World } from './world.ts'

const CATALOGUE = '/admin/catalogue'

describe('the next version of the catalogue (M1, M4, M5)', needsBrowser, () => {
  let world: World
  let browser: Chromium

  before(async () => {
    world = await openWorld()
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await world?.[Symbol.asyncDispose]()
  })

  const at = (sub: string, path: string) => Visitor.atWork(browser, world.origin, sub, path)

  test('a reviewer publishes what waits, a city is stricter, and everybody reads it', async () => {
    const looks = new Looks()
    await using reviewer = await at('staff-catalogue-reviewer', CATALOGUE)
    const review = reviewer.page
    await looks.at(review, 'catalogue-1-layers')
    await review.getByRole('link', { name: '草案' }).click()
    await review.getByRole('link', { name: '估算' }).click()
    await review.getByText(/^场所 \d+ 个/).waitFor()
    await looks.at(review, 'catalogue-2-draft')
    await review.getByRole('button', { name: '公布' }).click()
    await review.getByText('已公布').waitFor()

    await using editor = await at('staff-city-catalogue-editor', CATALOGUE)
    const { page } = editor
    await page.goto(`${CATALOGUE}/440100`)
    await looks.at(page, 'catalogue-3-layer')
    await page.getByRole('button', { name: '起草下一版' }).click()
    await page.getByText('比省里更严', { exact: true }).click()
    await page.getByRole('link', { name: '加严：博物馆预约入馆' }).click()
    const days = page.getByLabel('对方最多留几天')
    await days.waitFor()
    // What draws the preview is a script: it has to be there before somebody types.
    await page.waitForLoadState('load')
    await days.fill('3')
    // Drawn as it is typed; the button does the same where there are no scripts.
    await page.getByText('最多 3 天').waitFor({ state: 'attached' })
    await looks.at(page, 'catalogue-4-scene')
    await page.getByLabel('理由').fill('本市要求更严')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('→ 3').waitFor()
    await page.getByRole('link', { name: '按“凭卡入场（不留身份）”增加' }).click()
    await looks.at(page, 'catalogue-5-new')

    await page.goto(`${CATALOGUE}/440100`)
    await page.getByRole('button', { name: '紧急暂停或者恢复' }).click()
    await page.getByLabel('理由（会公布）').fill('终端违规留存照片')
    await page.getByRole('button', { name: '写进草案' }).click()
    await page.getByText('→ 暂停').waitFor()
    await looks.at(page, 'catalogue-8-urgent')

    await page.goto('/catalogue/versions?on=2025-05-31')
    await looks.at(page, 'catalogue-6-versions')
    await page.goto('/catalogue/versions/440100/2')
    await page.getByText('180').first().waitFor()
    await looks.at(page, 'catalogue-7-version')
    await page.goto('/catalogue/GD-WH-001')
    await page.getByText('更严的城市').waitFor()
    await page.goto('/open-data')
    await looks.at(page, 'catalogue-8-open-data')
    await page.goto('/settings?display=elder&back=/parity')
    await page.getByText('没有差别').waitFor()
    await looks.at(page, 'catalogue-9-parity')
    assert.deepEqual(looks.complaints, [])
  })

  test('an announcement goes from a draft to everybody, in four languages (M8)', async () => {
    const looks = new Looks()
    const home = '/admin/announcements'
    await using editor = await at('staff-publicity-editor', home)
    const { page } = editor
    await looks.at(page, 'announcement-1-list')
    await page.getByRole('link', { name: '示例：明年起' }).click()
    for (const [language, title, body] of [
      ['简体中文', '示例：老人免费乘车的范围扩大', '六十岁起凭卡免费乘公交。问 12333。'],
      ['繁体中文', '示例：長者免費乘車範圍擴大', '六十歲起憑卡免費乘巴士。查詢 12333。'],
      ['英文', 'Sample: free buses from sixty', 'From sixty the bus is free. Ask 12333.'],
      ['葡文', 'Exemplo: autocarro gratuito', 'Gratuito desde os sessenta. Ligue 12333.'],
    ] as const) {
      await page.getByLabel(`标题（${language}）`).fill(title)
      await page.getByLabel(`正文（${language}）`).fill(body)
    }
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('已办理').waitFor()
    await page.getByRole('button', { name: '提交审校' }).click()
    await page.getByText('待审校', { exact: true }).waitFor()
    await looks.at(page, 'announcement-2-written')

    await using reviewer = await at('staff-publicity-reviewer', home)
    const review = reviewer.page
    await review.getByRole('link', { name: '示例：老人免费乘车的范围扩大' }).click()
    await review.getByText('公众看到的样子：葡文').click()
    await review.getByRole('button', { name: '审校通过' }).click()
    await review.getByRole('button', { name: '发布' }).click()
    await review.getByText('已发布', { exact: true }).waitFor()
    await looks.at(review, 'announcement-3-published')

    await using guest = await Visitor.arrive(browser, world.origin, { javaScriptEnabled: false })
    await guest.page.goto('/pt')
    await guest.page.getByRole('link', { name: 'Exemplo: autocarro gratuito' }).click()
    await guest.page.getByText('Ligue 12333').waitFor()
    assert.deepEqual(looks.complaints, [])
  })
})
