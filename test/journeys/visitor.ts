import assert from 'node:assert/strict'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { SETTINGS_COOKIE, serializeDisplay } from '#platform/http/display.ts'
import type { Display } from '#platform/http/route.ts'

/** Phone and computer, as wide as the issue names them. */
export const PHONE = { width: 390, height: 844 }
export const COMPUTER = { width: 1280, height: 900 }

const STANDARD: Display = { language: 'zh-Hans', elder: false, contrast: 'standard' }

export interface VisitorOptions extends BrowserContextOptions {
  readonly display?: Partial<Display>
}

/** One person's browser: cookies and keys of their own, and no way out to other hosts. */
export class Visitor implements AsyncDisposable {
  readonly context: BrowserContext
  readonly page: Page
  readonly #origin: string
  /** Requests that tried to leave; always empty in the end. */
  readonly #strays: string[] = []
  /** What went wrong in scripts; always empty in the end. */
  readonly #faults: string[] = []

  private constructor(context: BrowserContext, page: Page, origin: string) {
    this.context = context
    this.page = page
    this.#origin = origin
  }

  static async arrive(
    browser: Browser,
    origin: string,
    { display, ...options }: VisitorOptions = {},
  ): Promise<Visitor> {
    const context = await browser.newContext({ viewport: PHONE, baseURL: origin, ...options })
    // Long enough for a busy machine; a journey that waits for what never comes ends soon.
    context.setDefaultTimeout(15_000)
    const page = await context.newPage()
    const visitor = new Visitor(context, page, origin)
    await context.route(
      (url) => url.origin !== origin && url.protocol.startsWith('http'),
      (route) => {
        visitor.#strays.push(route.request().url())
        return route.abort()
      },
    )
    page.on('pageerror', (error) => visitor.#faults.push(`${page.url()}: ${error.message}`))
    if (display !== undefined) await visitor.choose(display)
    return visitor
  }

  /** Sets edition, contrast and language, as the settings page would. */
  async choose(display: Partial<Display>): Promise<void> {
    // Encoded as the program's own cookie library does.
    const value = encodeURIComponent(serializeDisplay({ ...STANDARD, ...display }))
    await this.context.addCookies([{ name: SETTINGS_COOKIE, value, url: this.#origin }])
  }

  /** Somebody of the staff at a computer, signed in and where they work. */
  static async atWork(
    browser: Browser,
    origin: string,
    sub: string,
    path: string,
  ): Promise<Visitor> {
    const visitor = await Visitor.arrive(browser, origin, { viewport: COMPUTER })
    await visitor.signIn('staff', sub, path)
    return visitor
  }

  /** Signs in at the sandbox's provider and comes to `path`. */
  async signIn(realm: 'resident' | 'staff', sub: string, path: string): Promise<void> {
    await this.page.goto(`/sign-in/${realm}?${new URLSearchParams({ return: path }).toString()}`)
    await this.page.locator(`button[name="sub"][value="${sub}"]`).click()
    await this.page.waitForURL((url) => url.pathname === path.split('?')[0])
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.context.close()
    assert.deepEqual(this.#strays, [], 'a page asked another host for something')
    assert.deepEqual(this.#faults, [], 'a script failed')
  }
}
