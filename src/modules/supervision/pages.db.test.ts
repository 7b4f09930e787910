import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { html } from '#kernel/html.ts'
import { buildServer, registerRoutes, type ServerOptions } from '#platform/http/server.ts'
import { createLogger } from '#platform/log.ts'
import { testDatabase } from '#test/database.ts'
import { SCENES } from '#test/verification-catalogue.ts'
import { chipIn, makeWorld } from '#test/verification-world.ts'
import { usagesOfPerson } from '#modules/verification/index.ts'
import { type NewLead, openLead } from './index.ts'
import { supervisionPages } from './pages.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const world = await makeWorld(it.db)

const ask = async (url: string, permission = 'lead.read') => {
  const options: ServerOptions = {
    db: it.db,
    clock: world.clock,
    log: createLogger('silent'),
    authentication: {
      principal: async () => ({
        realm: 'staff',
        subjectId: '0199aaaa-0000-7000-8000-000000000002',
        organisationCode: 'supervision',
        permissions: new Set([permission]),
        authenticatedAt: world.clock.now(),
        assuranceLevel: 2,
        csrfToken: 'csrf',
      }),
    },
    publicUrl: 'http://127.0.0.1',
    problemPage: ({ code }) => html`${code}`,
    signInPath: () => '/',
    languagePrefixes: new Map(),
  }
  const server = await buildServer(options)
  const portal = async () => ({
    language: 'zh-Hans' as const,
    display: { elder: false, contrast: 'standard' as const },
    portal: 'supervision' as const,
    path: '/watch',
    demo: false,
  })
  const snapshot = async () => world.catalogue
  registerRoutes(server, options, supervisionPages({ db: it.db, snapshot, portal }))
  try {
    return await server.inject({ method: 'GET', url, headers: { accept: 'text/html' } })
  } finally {
    await server.close()
  }
}

const leadOf = (change: Partial<NewLead>): NewLead => ({
  personId: undefined,
  kind: 'notMe',
  subjectKind: 'usage',
  subjectId: 'nothing',
  organisationCode: undefined,
  statement: '',
  basis: 'YKT-24',
  ...change,
})

test('a lead shows what was said and the verification it is about, not the person', async () => {
  const holder = await world.holder()
  await world.verify(await world.terminal(), chipIn(SCENES.library, holder))
  const [usage] = await usagesOfPerson(it.db, holder.personId, { limit: 1 })
  assert.ok(usage !== undefined)
  const context = world.contextOf(holder.personId)
  const { id: subjectId, organisationCode } = usage
  const lead = leadOf({
    personId: holder.personId,
    subjectId,
    organisationCode,
    statement: '我那天<在>外地。',
  })
  const { reference } = await it.db.transaction((tx) => openLead(tx, context, lead))
  const list = await ask('/watch')
  assert.match(list.body, new RegExp(`/watch/leads/${reference}`))
  const { body } = await ask(`/watch/leads/${reference}`)
  for (const part of [
    '我那天&lt;在&gt;外地。',
    '广州图书馆',
    '插卡',
    SCENES.library.name['zh-Hans'],
  ])
    assert.ok(body.includes(part), part)
  for (const secret of [holder.personId, holder.card.cardNumber, '陈静怡'])
    assert.ok(!body.includes(secret), secret)
})

test('the list is narrowed by status and goes on where a page ends', async () => {
  const person = '0199eeee-0000-7000-8000-000000000001'
  for (let i = 0; i < 31; i += 1)
    await it.db.transaction((tx) =>
      openLead(tx, world.contextOf(person), leadOf({ personId: person, subjectId: `entry-${i}` })),
    )
  const { body } = await ask('/watch?status=open')
  const next = /\/watch\?status=open&amp;cursor=[^"]+/.exec(body)?.[0] ?? ''
  const rest = await ask(next.replaceAll('&amp;', '&'))
  assert.ok((rest.body.match(/\/watch\/leads\//g)?.length ?? 0) >= 1)
  assert.match((await ask('/watch?status=closed')).body, /没有这种状态的线索/)
})

test('who may not read leads sees none, and one that is not there is not there', async () => {
  assert.equal((await ask('/watch', 'audit.read')).statusCode, 403)
  assert.equal((await ask('/watch/leads/lead_0')).statusCode, 404)
})
