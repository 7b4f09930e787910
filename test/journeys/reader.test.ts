import assert from 'node:assert/strict'
import test, { after, before, describe } from 'node:test'
import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { html } from '#kernel/html.ts'
import { FixedClock } from '#platform/clock.ts'
import { pageRoute, type RouteDefinition } from '#platform/http/route.ts'
import { buildServer, registerRoutes, type ServerOptions } from '#platform/http/server.ts'
import { createLogger } from '#platform/log.ts'
import { readerAddress, SimulatedReader, startBridge } from '#platform/reader/index.ts'
import type { BridgeServer } from '#platform/reader/index.ts'
import { pageHeading, readerPanel } from '#ui/components.ts'
import { page as layoutPage } from '#ui/layout.ts'
import { registerAssets } from '#app/public-pages/index.ts'
import { testDatabase, type TestDatabase } from '#test/database.ts'
import { CARD, HOLDER } from '#test/pcsc/virtual-chip.ts'
import { needsBrowser, openBrowser } from './browser.ts'
import { axeViolations } from './checks.ts'
import { freePort } from './world.ts'

const DOCUMENT = { kind: 'residentIdentityCard', number: '440103195905129924' } as const
const [THE_CARD, THE_DOCUMENT] = [0, 1]

/** A counter with nothing on it but the buttons of the reader. */
const counter = (address: string, path: string, allowed: boolean): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path,
    operationId: path.slice(1),
    summary: { zh: '柜台', en: 'Counter' },
    access: { kind: 'public' },
    ...(allowed && { connectTo: [address] }),
    handle: async () =>
      layoutPage({
        title: '读卡',
        language: 'zh-Hans',
        display: { elder: false, contrast: 'standard' },
        portal: 'admin',
        path,
        main: html`${pageHeading('读卡')}${readerPanel({
          language: 'zh-Hans',
          address,
          reads: [{ what: 'card', key: 'F4' }, { what: 'document' }],
        })}`,
        scripts: ['reader-bridge.js'],
        demo: true,
      }),
  })

describe('reading at a counter', needsBrowser, () => {
  let it: TestDatabase
  let server: FastifyInstance
  let browser: Browser
  let bridge: BridgeServer
  let page: Page
  const reader = new SimulatedReader([
    { label: '卡', card: CARD, holder: HOLDER },
    { label: '证件', document: DOCUMENT },
  ])

  before(async () => {
    it = await testDatabase()
    const [port, bridgePort] = [await freePort(), await freePort()]
    const origin = `http://127.0.0.1:${port}`
    const options: ServerOptions = {
      db: it.db,
      clock: new FixedClock('2026-11-23T08:00:00Z'),
      log: createLogger('silent'),
      publicUrl: origin,
      authentication: { principal: async () => undefined },
      problemPage: ({ code }) => html`<h1>${code}</h1>`,
      signInPath: () => '/',
      languagePrefixes: new Map(),
    }
    const address = readerAddress(bridgePort)
    server = await buildServer(options)
    await registerAssets(server)
    registerRoutes(server, options, [
      counter(address, '/counter', true),
      counter(address, '/elsewhere', false),
    ])
    await server.listen({ host: '127.0.0.1', port })
    bridge = await startBridge({ port: bridgePort, origins: [origin], reader, log: () => {} })
    browser = await openBrowser()
    page = await browser.newPage({ baseURL: origin })
    // The form of a real counter listens as this does.
    await page.addInitScript(
      `document.addEventListener('reader:read', ({ detail }) => {
        document.documentElement.dataset.read = JSON.stringify(detail)
      })
      document.addEventListener('reader:state', ({ detail }) => {
        document.documentElement.dataset.state = detail
      })`,
    )
  })
  after(async () => {
    await browser?.close()
    await bridge?.close()
    await server?.close()
    await it?.[Symbol.asyncDispose]()
  })

  const says = (text: string) => page.locator('[role=status]', { hasText: text }).waitFor()
  const wasRead = async (): Promise<unknown> => {
    await page.locator('html[data-read]').waitFor()
    const read = await page.locator('html').getAttribute('data-read')
    await page.evaluate('delete document.documentElement.dataset.read')
    return JSON.parse(read ?? '')
  }

  test('a key reads the card, each state is told, the card goes before the next', async () => {
    await page.goto('/counter')
    assert.deepEqual(await axeViolations(page), [])
    await page.keyboard.press('F4')
    await says('请放到读卡器上')
    assert.equal(await page.getByRole('button', { name: '取消读卡' }).isVisible(), true)
    reader.lay(THE_CARD)
    assert.deepEqual(await wasRead(), { card: CARD })
    await says('已读好，请取走')
    await page.getByRole('button', { name: '读证件' }).click()
    reader.lay(THE_DOCUMENT)
    assert.deepEqual(await wasRead(), { documentKind: DOCUMENT.kind, number: DOCUMENT.number })
    reader.lay(undefined)
    await says('读卡器已连接')
    assert.equal(await page.getByRole('button', { name: '取消读卡' }).isVisible(), false)
  })

  test('a request is called off, and what the bridge complains of stays to be read', async () => {
    await page.goto('/counter')
    await says('读卡器已连接')
    await page.getByRole('button', { name: '读社保卡' }).click()
    await says('请放到读卡器上')
    await page.getByRole('button', { name: '取消读卡' }).click()
    await says('已取消读卡')
  })

  test('a page whose route does not allow it reaches no reader', async () => {
    await page.goto('/elsewhere')
    await page.getByRole('button', { name: '读社保卡' }).click()
    await says('没有连上读卡桥')
    assert.equal(await page.locator('html').getAttribute('data-state'), 'missing')
  })
})
