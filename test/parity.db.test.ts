import assert from 'node:assert/strict'
import test from 'node:test'
import type { FastifyInstance } from 'fastify'
import { html } from '#kernel/html.ts'
import { FixedClock } from '#platform/clock.ts'
import { type Database, sql } from '#platform/db.ts'
import { buildServer, registerRoutes, type ServerOptions } from '#platform/http/server.ts'
import { createLogger } from '#platform/log.ts'
import { LANGUAGE_PREFIXES } from '#ui/i18n/language.ts'
import { holderOrders } from '#modules/card/index.ts'
import {
  applyPages,
  casePages,
  casesOfPerson,
  CHANNEL_TABLE,
  guidePages,
  SERVICE_CODES,
  type ServiceCode,
} from '#modules/handling/index.ts'
import type { Registration } from '#modules/person/index.ts'
import { caseActs } from '#app/acts/index.ts'
import { possibilities } from '#app/desk-pages/possibilities.ts'
import { enterCard } from '#test/card.ts'
import { testDatabase } from '#test/database.ts'
import { AT, enterCounters } from '#test/handling.ts'
import { enterSomebody, testKeys } from '#test/person.ts'

type Kind = Registration['documents'][number]['kind']
const CSRF = 'csrf-token-of-this-test'

/** One person for each kind of document that somebody from elsewhere holds a card with. */
const PEOPLE: Readonly<Record<string, readonly [Kind, number: string, birthOn: string]>> = {
  mainland: ['residentIdentityCard', '440104198806129911', '1988-06-12'],
  'Hong Kong permit': ['travelPermitHongKongMacao', 'H2904827100', '1959-03-20'],
  'residence permit 81': ['residencePermitHongKong', '810000198704239931', '1987-04-23'],
  'residence permit 82': ['residencePermitMacao', '820000199111079940', '1991-11-07'],
  'residence permit 83': ['residencePermitTaiwan', '830000198509309950', '1985-09-30'],
  foreigner: ['permanentResidence18', '94484019790214993X', '1979-02-14'],
}

const frame = {
  language: 'zh-Hans',
  display: { elder: false, contrast: 'standard' },
  path: '/',
  demo: true,
  portal: 'resident',
} as const

/** The resident pages as one person sees them, at one moment. */
const serverFor = async (
  deps: Awaited<ReturnType<typeof enterCounters>>['deps'],
  subjectId: string,
): Promise<FastifyInstance> => {
  const options: ServerOptions = {
    db: deps.db,
    clock: new FixedClock(AT),
    log: createLogger('silent'),
    publicUrl: 'http://127.0.0.1:8080',
    languagePrefixes: LANGUAGE_PREFIXES,
    problemPage: ({ code }) => html`<main>${code}</main>`,
    signInPath: () => '/sign-in',
    authentication: {
      principal: async () => ({
        realm: 'resident',
        subjectId,
        organisationCode: '',
        permissions: new Set(),
        authenticatedAt: AT,
        assuranceLevel: 2,
        csrfToken: CSRF,
      }),
    },
  }
  const pageDeps = {
    ...deps,
    keys: testKeys,
    publicUrl: options.publicUrl,
    portal: () => frame,
  }
  const server = await buildServer(options)
  registerRoutes(server, options, [
    ...guidePages({ db: deps.db, demo: true }),
    ...casePages(pageDeps),
    ...applyPages({ ...pageDeps, acts: caseActs, possibilities: possibilities(deps) }),
  ])
  return server
}

/** What a page says, without the ids that differ between any two requests. */
const said = (body: string): string =>
  body
    .replace(/<!doctype.*?(?=<main)/s, '')
    .replace(/(?<=<\/main>).*$/s, '')
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '·')
    .replaceAll(/case_[0-9a-f]{32}/g, '·')
    .replaceAll(/[0-9A-F]{4} [0-9A-F]{4} [0-9A-F]{4}/g, '·')

/** Answers to whatever a page of the form may ask. */
const ANSWERS = new URLSearchParams([
  ['csrf', CSRF],
  ['presented', 'oldCard'],
  ['presented', 'newDataProof'],
  ['presented', 'card'],
  ['presented', 'endingProof'],
  ['photo', 'document'],
  ['damage', 'notOwn'],
  ['change', 'data'],
  ['bank', '102'],
  ['delivery', 'gz-1'],
])

/** Goes through the form of a service as a browser would; answers every page on the way. */
const walk = async (server: FastifyInstance, service: ServiceCode): Promise<string[]> => {
  const pages: string[] = []
  let url = `/me/apply/${service}`
  for (let step = 0; step < 8; step += 1) {
    const page = await server.inject({ url, headers: { accept: 'text/html' } })
    pages.push(said(`${url} ${page.statusCode} ${page.body}`))
    if (page.statusCode !== 200 || url.startsWith('/me/cases')) return pages
    const list = /name="list" value="([^"]+)"/.exec(page.body)?.[1]
    const payload = new URLSearchParams(ANSWERS)
    if (list !== undefined) payload.set('list', list)
    const sent = await server.inject({
      method: 'POST',
      url: url.endsWith('/check') ? url.replace('/check', '/submit') : url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      payload: payload.toString(),
    })
    if (sent.statusCode !== 303) return [...pages, `${sent.statusCode} ${said(sent.body)}`]
    url = String(sent.headers['location'])
  }
  return pages
}

/** What a card stands at before each service is asked for. */
const BEFORE: Readonly<Partial<Record<ServiceCode, 'none' | 'lost'>>> = {
  firstCard: 'none',
  replaceLost: 'lost',
}

/** Enters one of the people with the card that the service takes. */
const enter = async (db: Database, service: ServiceCode, name: string): Promise<string> => {
  const [kind, text, birthOn] = PEOPLE[name] ?? ['residentIdentityCard', '', '2000-01-01']
  const sequence = Object.keys(PEOPLE).indexOf(name) + 1
  const personId = await enterSomebody(db, sequence, {
    documents: [{ kind, number: text, primary: true }],
    birthOn: Temporal.PlainDate.from(birthOn),
  })
  const status = BEFORE[service]
  if (status !== 'none')
    await enterCard(db, personId, sequence, status === undefined ? {} : { status })
  if (service === 'renewExpired')
    await db.transaction((tx) =>
      tx.run(sql`update card.card set expires_on = '2026-12-20' where person_id = ${personId}`),
    )
  return personId
}

interface Seen {
  readonly guide: string
  readonly what: string
  readonly pages: readonly string[]
  /** Fee, exemption and days of every order; days of every case. */
  readonly promises: readonly unknown[]
}

const seenBy = async (
  deps: Awaited<ReturnType<typeof enterCounters>>['deps'],
  service: ServiceCode,
  name: string,
): Promise<Seen> => {
  const { db } = deps
  const personId = await enter(db, service, name)
  const server = await serverFor(deps, personId)
  const read = async (url: string) =>
    said((await server.inject({ url, headers: { accept: 'text/html' } })).body)
  const guide = await read(`/guide/${service}`)
  const what = await read('/me/apply')
  const pages = await walk(server, service)
  const orders = await holderOrders(db, personId)
  const cases = await casesOfPerson(db, personId)
  await server.close()
  return {
    guide,
    what,
    pages,
    promises: [
      ...orders.map(({ order, promisedWorkingDays }) => [
        String(order.feeFen),
        order.feeExemption,
        promisedWorkingDays,
      ]),
      ...cases.map(({ status, promiseOn, legalOn }) => [
        status,
        String(promiseOn),
        String(legalOn),
      ]),
    ],
  }
}

const ONLINE = SERVICE_CODES.filter(
  (service) => CHANNEL_TABLE[service].online.open && service !== 'changeBank',
)

for (const service of ONLINE)
  test(`${service}: guide, form, price and promise do not depend on the document`, async () => {
    await using it = await testDatabase()
    const { deps } = await enterCounters(it.db)
    const [mainland, ...others] = Object.keys(PEOPLE)
    const expected = await seenBy(deps, service, mainland ?? '')
    assert.ok(expected.pages.length > 0)
    for (const name of others) assert.deepEqual(await seenBy(deps, service, name), expected, name)
  })

test('the first card takes five pages, is free, and made at once where an outlet can', async () => {
  await using it = await testDatabase()
  const { deps } = await enterCounters(it.db)
  const { pages, promises } = await seenBy(deps, 'firstCard', 'Hong Kong permit')
  assert.equal(pages.length, 5)
  assert.match(pages.at(-1) ?? '', /^\/me\/cases\//)
  assert.deepEqual(promises[0], ['0', 'first', 0])
})
