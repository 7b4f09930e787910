import assert from 'node:assert/strict'
import test, { after, before, describe } from 'node:test'
import type { Browser as Chromium, Page } from 'playwright-core'
import { openOrderOf } from '#modules/card/index.ts'
import { casesOfPerson } from '#modules/handling/index.ts'
import { findByThreeFactors, liveRelations, noticesOf } from '#modules/person/index.ts'
import { cardLines } from '#test/travel-document.ts'
import { needsBrowser, openBrowser } from './browser.ts'
import { Looks } from './looks.ts'
import { personaId } from './outside.ts'
import { COMPUTER, Visitor } from './visitor.ts'
import { openWorld, type World } from './world.ts'

const CHILD = { documentKind: 'householdRegister', number: '440104201609019902', name: '陈小雨' }
const MOTHER = {
  documentKind: 'residentIdentityCard',
  number: '440307199408089947',
  name: '曾丽娜',
}

/** Runs in the page: the reader bridge has read a document. */
const say = (page: Page, detail: unknown): Promise<void> =>
  page.evaluate(
    `document.dispatchEvent(new CustomEvent('reader:read', { detail: ${JSON.stringify(detail)} }))`,
  )

describe('people at a counter (K4, K5)', needsBrowser, () => {
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

  const ownerOf = async (number: string, name: string): Promise<string> => {
    const { db, pii } = world.app.deps
    const factors = {
      kind: 'travelPermitHongKongMacao',
      number,
      name,
      birthOn: Temporal.PlainDate.from('1992-05-06'),
    } as const
    const id = await findByThreeFactors(db, pii, factors, Temporal.Now.plainDateISO())
    assert.ok(id !== undefined)
    return id
  }

  test('a mother becomes guardian on record and replaces the lost card', async () => {
    const { db } = world.app.deps
    const childId = personaId('chen-xiaoyu')
    await using desk = await Visitor.arrive(browser, world.origin, { viewport: COMPUTER })
    const { page } = desk
    const looks = new Looks()
    await desk.signIn('staff', 'staff-bank-clerk', '/desk')
    await say(page, CHILD)
    await page.getByRole('link', { name: '受理丢失补领' }).click()
    await looks.at(page, 'people-1-accept')

    await say(page, MOTHER)
    await page.getByText('还没有登记为监护人').waitFor()
    assert.ok(!page.url().includes(MOTHER.number), 'no number stands in an address')
    await looks.at(page, 'people-2-not-on-record')
    await page.getByRole('button', { name: '登记监护人' }).click()

    for (const proof of ['agentIdentity', 'guardianship'])
      await page.locator(`input[name="proofs"][value="${proof}"]`).check()
    for (const scope of ['apply', 'renew', 'reportLoss'])
      await page.locator(`input[name="scopes"][value="${scope}"]`).check()
    await page.getByLabel('材料的编号').fill('出生医学证明 2016-7')
    await looks.at(page, 'people-3-relation')
    await page.getByRole('button', { name: '登记，去签字' }).click()

    await page.getByRole('heading', { name: '监护人代办登记表' }).waitFor()
    const before = (await liveRelations(db, childId)).find(({ status }) => status === 'proposed')
    assert.ok(before !== undefined, 'nothing is in force before the signature')
    await page.getByRole('button', { name: '显示到客屏，请监护人确认' }).click()
    await page.getByText('客屏已显示').waitFor()
    await looks.at(page, 'people-4-letter')
    const screen = await desk.context.newPage()
    await screen.goto('/desk/customer')
    await screen.getByText('改收款账户、领钱和授权不在里面').waitFor()
    await looks.at(screen, 'people-5-customer')
    await screen.getByRole('button', { name: '没有问题，确认' }).click()
    await screen.getByText('已确认，请稍等').waitFor()
    await page.reload()
    await page.getByRole('button', { name: '登记：客屏已签' }).click()

    await page.getByText('代办关系和来人证件系统已经核对').waitFor()
    await looks.at(page, 'people-6-proved')
    await page.locator('input[name="presented"][value="identityDocument"]').check()
    await page.getByRole('button', { name: '受理', exact: true }).click()
    await page.getByText('等银行办下一步').waitFor()
    await page.getByText('曾*娜').waitFor()
    await looks.at(page, 'people-7-case')
    await page.getByRole('button', { name: '回执（A5）' }).click()
    await page.getByText('曾*娜').waitFor()
    await looks.at(page, 'people-8-slip')

    const [one] = await casesOfPerson(db, childId)
    assert.deepEqual(
      [one?.service, one?.applicant, one?.applicantId],
      ['replaceLost', 'guardian', personaId('zeng-lina')],
    )
    assert.ok((await openOrderOf(db, childId)) !== undefined)
    await world.settle()
    const told = (await noticesOf(db, childId, 20)).map(({ message }) => message)
    assert.ok(told.includes('person.actedForYou'), told.join())
    assert.deepEqual(looks.complaints, [])
  })

  test('somebody from Hong Kong is entered by the lines of the permit', async () => {
    const { db } = world.app.deps
    const lines = cardLines({
      number: 'H12345678',
      birth: '920506',
      sex: 'F',
      expiry: '311230',
      name: 'CHAN<<TAI<MAN',
    }).join('\n')
    await using desk = await Visitor.arrive(browser, world.origin, { viewport: COMPUTER })
    const { page } = desk
    const looks = new Looks()
    await desk.signIn('staff', 'staff-desk-shenzhen', '/desk')
    await page.getByRole('link', { name: '登记新的人' }).click()
    await page.getByLabel('证件上的机读码').fill(lines.replace('920506', '920505'))
    await page.getByRole('button', { name: '读机读码，填好下面' }).click()
    await page.getByText('第 2 行第 7 位：出生日期的校验码对不上').first().waitFor()
    await looks.at(page, 'people-9-lines-wrong')
    await page.getByLabel('证件上的机读码').fill(lines)
    await page.getByLabel('姓名').fill('陳大文')
    await page.getByRole('button', { name: '读机读码，填好下面' }).click()
    await page.getByText('机读码没有错').waitFor()
    assert.equal(await page.locator('input[name="number"]').inputValue(), 'H12345678')
    assert.equal(await page.getByLabel('姓名').inputValue(), '陳大文')
    await page.getByLabel('住在哪里').selectOption('440304')
    await looks.at(page, 'people-10-intake')
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByRole('heading', { name: '来办事的人' }).waitFor()
    await world.settle()
    await page.reload()
    await looks.at(page, 'people-11-person')

    await page.getByRole('link', { name: '受理首次申领' }).click()
    for (const paper of ['identityDocument', 'photo'])
      await page.locator(`input[name="presented"][value="${paper}"]`).check()
    await page.locator('input[name="bank"]:not([disabled])').first().check()
    await looks.at(page, 'people-12-accept')
    await page.getByRole('button', { name: '受理', exact: true }).click()
    await page.getByText('身份在另一个单位复核').waitFor()
    await looks.at(page, 'people-13-waits')
    const casePath = new URL(page.url()).pathname

    await using second = await Visitor.arrive(browser, world.origin, { viewport: COMPUTER })
    await second.signIn('staff', 'staff-register-province', '/desk/reviews')
    await second.page.getByText('复核身份').waitFor()
    await looks.at(second.page, 'people-14-review')
    await second.page.getByLabel('复核意见').fill('通行证原件与人一致')
    await second.page.getByRole('button', { name: '确认身份' }).click()
    await second.page.getByText('没有等复核的事项').waitFor()
    await world.settle()

    await page.goto(casePath)
    await page.getByRole('button', { name: /^办好了：/ }).click()
    await page.getByText('等银行办下一步').waitFor()
    await looks.at(page, 'people-15-ordered')
    assert.deepEqual(looks.complaints, [])
    const personId = await ownerOf('H12345678', '陳大文')
    assert.ok((await openOrderOf(db, personId)) !== undefined, 'the card is ordered')
  })
})
