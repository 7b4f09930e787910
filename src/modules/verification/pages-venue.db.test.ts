import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { html } from '#kernel/html.ts'
import { publicId } from '#kernel/ids.ts'
import type { Principal } from '#platform/http/route.ts'
import { buildServer, registerRoutes, type ServerOptions } from '#platform/http/server.ts'
import { createLogger } from '#platform/log.ts'
import { testDatabase } from '#test/database.ts'
import { DeviceKey } from '#test/terminal.ts'
import { LIBRARY, MUSEUM, SCENES } from '#test/verification-catalogue.ts'
import { chipIn, makeWorld } from '#test/verification-world.ts'
import { activateTerminal } from './activate-terminal.ts'
import { venuePages } from './pages-venue.ts'
import { terminalsOf } from './store-terminal.ts'
import { activationMessage } from './terminal.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const world = await makeWorld(it.db)

const CSRF = 'of the session'
const principal = (permissions: readonly string[], organisationCode: string): Principal => ({
  realm: 'staff',
  subjectId: '0199aaaa-0000-7000-8000-000000000001',
  organisationCode,
  permissions: new Set(permissions),
  authenticatedAt: world.clock.now(),
  assuranceLevel: 2,
  csrfToken: CSRF,
})

const OPERATOR = ['verification.today']
const ADMINISTRATOR = ['verification.today', 'terminal.manage']

/** Asks as somebody with these permissions in this organisation. */
const ask = async (
  permissions: readonly string[],
  url: string,
  form?: string,
  organisationCode = LIBRARY.operatorAgency,
) => {
  const options: ServerOptions = {
    db: it.db,
    clock: world.clock,
    log: createLogger('silent'),
    authentication: { principal: async () => principal(permissions, organisationCode) },
    publicUrl: 'http://127.0.0.1',
    problemPage: ({ code }) => html`${code}`,
    signInPath: () => '/',
    languagePrefixes: new Map(),
  }
  const server = await buildServer(options)
  const portal = async () => ({
    language: 'zh-Hans' as const,
    display: { elder: false, contrast: 'standard' as const },
    portal: 'venue' as const,
    path: '/venue',
    demo: false,
  })
  const snapshot = async () => world.catalogue
  registerRoutes(server, options, venuePages({ db: it.db, keys: world.keys, snapshot, portal }))
  try {
    return await server.inject({
      method: form === undefined ? 'GET' : 'POST',
      url,
      headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      ...(form !== undefined && { payload: form }),
    })
  } finally {
    await server.close()
  }
}

const ticketForm = (change: Readonly<Record<string, string>> = {}): string =>
  new URLSearchParams({
    csrf: CSRF,
    place: LIBRARY.id,
    label: '一楼服务台',
    scenes: SCENES.library.code,
    device: 'pinPad',
    ...change,
  }).toString()

test('the ticket of the page activates a terminal with what was chosen, once', async () => {
  const answer = await ask(ADMINISTRATOR, '/venue/tickets', ticketForm())
  assert.equal(answer.statusCode, 200)
  assert.equal(answer.headers['cache-control'], 'no-store')
  const ticket = /([2-9A-Z]{4})-([2-9A-Z]{4})</.exec(answer.body)?.slice(1).join('') ?? ''
  const key = new DeviceKey()
  const proof = key.sign(activationMessage(ticket, key.point))
  const context = { at: world.clock.now(), requestId: 'r' }
  const input = { ticket, publicKey: key.point, proof }
  const activated = await activateTerminal(world, context, input)
  assert.ok(activated.granted)
  assert.deepEqual(activated.outcome.sceneCodes, [SCENES.library.code])
  assert.equal(activated.outcome.highestAssurance, 3)
  assert.equal((await activateTerminal(world, context, input)).granted, false)
})

test('a form with gaps comes back with what is wrong, and makes no ticket', async () => {
  const answer = await ask(ADMINISTRATOR, '/venue/tickets', ticketForm({ label: ' ' }))
  assert.equal(answer.statusCode, 422)
  assert.match(answer.body, /请写终端的名称/)
  assert.doesNotMatch(answer.body, /启用码已生成/)
  const foreign = ticketForm({ scenes: SCENES.elsewhere.code })
  assert.equal((await ask(ADMINISTRATOR, '/venue/tickets', foreign)).statusCode, 422)
})

test('nobody makes tickets for a place of others or without the permission', async () => {
  const others = ticketForm({ place: MUSEUM.id })
  assert.equal((await ask(ADMINISTRATOR, '/venue/tickets', others)).statusCode, 404)
  assert.equal((await ask(OPERATOR, '/venue/tickets', ticketForm())).statusCode, 403)
  const forged = ticketForm({ csrf: 'of nobody' })
  assert.equal((await ask(ADMINISTRATOR, '/venue/tickets', forged)).statusCode, 403)
})

test('the pages show the own terminals and their day, and never those of others', async () => {
  const terminal = await world.terminal()
  const holder = await world.holder()
  await world.verify(terminal, chipIn(SCENES.library, holder))
  const mine = await ask(OPERATOR, '/venue')
  assert.match(mine.body, /服务台/)
  assert.match(mine.body, /11月10日\(周二\) 10:00/)
  const day = await ask(OPERATOR, '/venue/today')
  assert.match(day.body, /共 1 次，通过 1 次/)
  assert.doesNotMatch(day.body, new RegExp(holder.card.cardNumber))
  const theirs = await ask(ADMINISTRATOR, '/venue', undefined, MUSEUM.operatorAgency)
  assert.doesNotMatch(theirs.body, /一楼服务台|使用中/)
  const listen = await ask(OPERATOR, '/venue/listen')
  assert.match(listen.body, new RegExp(publicId('terminal', terminal.id)))
})

test('everybody at a place prints the poster of a terminal there, and of no other', async () => {
  const terminal = await world.terminal({
    sceneCodes: [SCENES.clinic.code, SCENES.settlement.code],
  })
  const path = `/venue/terminals/${publicId('terminal', terminal.id)}/poster`
  const { body } = await ask(OPERATOR, path)
  const board = /<section class="ykt-board">.*?<\/section>/s
    .exec(body)?.[0]
    .replaceAll(/<[^>]+>/g, ' ')
  for (const words of [
    LIBRARY.name['zh-Hans'],
    '我们看到：姓名、社会保障号码、性别、出生日期',
    '出示：插卡、结算码',
    '谁也不能扣您的卡',
    'Nobody may keep your card',
    '12345',
  ])
    assert.ok(board?.includes(words), words)
  assert.ok(!board?.includes(SCENES.library.name['zh-Hans']), 'it does not verify for the library')
  assert.equal((await ask(OPERATOR, path, undefined, MUSEUM.operatorAgency)).statusCode, 404)
})

test('an administrator ends the own terminal; one of others is not there', async () => {
  const terminal = await world.terminal()
  const path = `/venue/terminals/${publicId('terminal', terminal.id)}/revoke`
  const form = new URLSearchParams({ csrf: CSRF }).toString()
  const other = await ask(ADMINISTRATOR, path, form, MUSEUM.operatorAgency)
  assert.equal(other.statusCode, 404)
  assert.equal((await ask(ADMINISTRATOR, path)).statusCode, 200)
  assert.equal((await ask(ADMINISTRATOR, path, form)).statusCode, 303)
  const found = await terminalsOf(it.db, LIBRARY.operatorAgency)
  assert.equal(found.find(({ id }) => id === terminal.id)?.status, 'revoked')
  assert.equal((await ask(ADMINISTRATOR, path)).statusCode, 404)
})
