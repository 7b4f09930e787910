import type { Browser, Page } from 'playwright-core'
import { uuidv7 } from '#kernel/ids.ts'
import { loadSnapshot, type Place } from '#modules/catalogue/index.ts'
import { issueTicket } from '#modules/verification/index.ts'
import { COMPUTER, Visitor } from './visitor.ts'
import type { World } from './world.ts'

/** Runs in the page: keys as fast as a scanner presses them, wherever the focus is. */
const SCAN = `(text) => {
  const press = (init) =>
    (document.activeElement || document).dispatchEvent(
      new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }),
    )
  for (const key of text) {
    if (/[a-z]/.test(key)) press({ key, code: 'Key' + key.toUpperCase() })
    else if (/[A-Z]/.test(key)) press({ key, code: 'Key' + key, shiftKey: true })
    else if (/[0-9]/.test(key)) press({ key, code: 'Digit' + key })
    else press({ key, code: 'Minus', shiftKey: key === '_' })
  }
  press({ key: 'Enter', code: 'Enter' })
}`

/** A counter of a venue: a computer with a scanner, its staff signed in, its terminal active. */
export class Counter implements AsyncDisposable {
  readonly #visitor: Visitor
  #posterPath = ''

  private constructor(visitor: Visitor) {
    this.#visitor = visitor
  }

  get page(): Page {
    return this.#visitor.page
  }

  /** Where the poster of this terminal is. */
  get posterPath(): string {
    return this.#posterPath
  }

  /** The staff of the venue make a ticket on their page and activate this computer with it. */
  static async standByStaff(
    browser: Browser,
    { origin }: World,
    staff: string,
    sceneCodes: string | readonly string[],
    device: readonly string[] = [],
  ): Promise<Counter> {
    const visitor = await Visitor.arrive(browser, origin, { viewport: COMPUTER })
    const { page } = visitor
    await visitor.signIn('staff', staff, '/venue/tickets')
    await page.locator('input[name="label"]').fill('一号服务台')
    for (const code of [sceneCodes].flat())
      await page.locator(`input[name="scenes"][value="${code}"]`).check()
    for (const part of device) await page.locator(`input[name="device"][value="${part}"]`).check()
    await page.getByRole('button', { name: '生成' }).click()
    const shown = await page.locator('.govuk-panel__title').innerText()
    const counter = new Counter(visitor)
    await counter.#activate(shown.trim())
    return counter
  }

  /** The same with a ticket that somebody else of the organisation has made. */
  static async standWithTicket(
    browser: Browser,
    world: World,
    staff: string,
    ticket: string,
  ): Promise<Counter> {
    const visitor = await Visitor.arrive(browser, world.origin, { viewport: COMPUTER })
    await visitor.signIn('staff', staff, '/venue')
    const counter = new Counter(visitor)
    await counter.#activate(ticket)
    return counter
  }

  async #activate(ticket: string): Promise<void> {
    await this.page.goto('/venue/activate')
    await this.page.locator('input[name="ticket"]').fill(ticket)
    await this.page.locator('main form button').click()
    await this.page.locator('.govuk-panel__title').waitFor()
    const poster = await this.page.locator('a[data-poster]').getAttribute('href')
    this.#posterPath = poster ?? ''
    await this.listen()
  }

  /** Goes to where the counter waits for whoever comes next. */
  async listen(): Promise<void> {
    await this.page.goto('/venue/listen')
    await this.page.locator('[data-venue="idle"]').waitFor()
  }

  /** Waits until the counter listens, brings something, and reads the answer off the screen. */
  async #ask(bring: () => Promise<unknown>): Promise<string> {
    const { page } = this
    await page.locator('[data-venue="idle"]').waitFor()
    await bring()
    const plate = page.locator('[data-venue="stage"]:not([hidden]) [data-venue="plate"]')
    await plate.waitFor()
    return plate.innerText()
  }

  /** What the screen says once a code was scanned. */
  scan(code: string): Promise<string> {
    return this.#ask(() => this.page.evaluate(`(${SCAN})(${JSON.stringify(code)})`))
  }

  /** What the screen says once eight digits were typed by hand. */
  type(number: string): Promise<string> {
    return this.#ask(async () => {
      await this.page.locator('input[name="shown"]').fill(number)
      await this.page.locator('input[name="shown"]').press('Enter')
    })
  }

  /** The same once the number of the only old card that is taken here was typed by hand. */
  tellOldCard(number: string): Promise<string> {
    return this.#ask(async () => {
      await this.page.getByText('持卡人只有旧卡').click()
      await this.page.getByLabel('旧卡上的号码').fill(number)
      await this.page.getByLabel('旧卡上的号码').press('Enter')
    })
  }

  /** The same once a card was put in; where no reader is, its numbers are typed. */
  insert({ number, identifier }: { readonly number: string; readonly identifier: string }) {
    return this.#ask(async () => {
      const field = this.page.getByLabel('社会保障卡卡号')
      if (!(await field.isVisible())) await this.page.getByText('没有读卡器').click()
      await field.fill(number)
      await this.page.getByLabel('卡识别码').fill(identifier)
      await this.page.getByLabel('卡识别码').press('Enter')
    })
  }

  /** What the screen says once the staff vouch for what they have seen. */
  async vouch(what: 'pinVerified' | 'faceMatched' | 'documentSeen'): Promise<string> {
    const button = this.page.locator(`button[name="attest"][value="${what}"]`)
    await button.click()
    await button.waitFor({ state: 'detached' })
    return this.page.locator('[data-venue="plate"]').innerText()
  }

  /** What is told of the holder on the screen, by the names of the lines. */
  lines(): Promise<string[]> {
    return this.page.locator('[data-venue="plate"] dt').allInnerTexts()
  }

  /** A hand on the mouse: the answer stays on the screen. */
  async stay(): Promise<void> {
    await this.page.mouse.move(200, 200)
    await this.page.mouse.move(210, 210)
    await this.page.getByText('已停住').waitFor()
  }

  async next(): Promise<void> {
    await this.page.getByRole('button', { name: '下一位' }).click()
    await this.page.locator('[data-venue="idle"]').waitFor()
  }

  choose(sceneCode: string): Promise<void> {
    return this.page.locator(`input[name="scene"][value="${sceneCode}"]`).check()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#visitor[Symbol.asyncDispose]()
  }
}

/** A ticket for the place of an organisation, as its administrator would make one. */
export const ticketOf = async (
  { app: { deps } }: World,
  isHere: (place: Place) => boolean,
  sceneCode: string,
): Promise<string> => {
  const at = Temporal.Now.instant()
  const catalogue = await loadSnapshot(deps.db, at)
  const place = [...catalogue.places.values()].find(isHere)
  if (place === undefined) throw new Error('no such place')
  const [staffId, organisationCode] = [uuidv7(at), place.operatorAgency]
  const actor = { kind: 'staff', id: staffId, organisationCode } as const
  const ticket = await issueTicket(deps, { actor, at, requestId: staffId }, catalogue, {
    staffId,
    organisationCode,
    placeId: place.id,
    label: '入口',
    sceneCodes: [sceneCode],
    highestAssurance: 2,
  })
  if (ticket?.granted !== true) throw new Error('no ticket was issued')
  return ticket.outcome.ticket
}
