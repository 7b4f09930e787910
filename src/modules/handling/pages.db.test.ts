import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { html } from '#kernel/html.ts'
import { publicId } from '#kernel/ids.ts'
import { FixedClock } from '#platform/clock.ts'
import type { RouteDefinition } from '#platform/http/route.ts'
import { buildServer, registerRoutes, type ServerOptions } from '#platform/http/server.ts'
import { createLogger } from '#platform/log.ts'
import { LANGUAGE_PREFIXES } from '#ui/i18n/language.ts'
import { testDatabase } from '#test/database.ts'
import { AT, contextOf, enterCounters } from '#test/handling.ts'
import { citizenNumber, testKeys } from '#test/person.ts'
import { applyPages, casePages, casesOfPerson, deskPages, guidePages, trackPages } from './index.ts'
import { groupedCode } from './reference.ts'

const it = await testDatabase()
const servers: FastifyInstance[] = []
after(async () => {
  for (const server of servers) await server.close()
  await it[Symbol.asyncDispose]()
})
const { deps, clerk, holder, open } = await enterCounters(it.db)
const clock = new FixedClock(AT)
const CSRF = 'csrf-token-of-this-test'

const portal = {
  language: 'zh-Hans',
  display: { elder: false, contrast: 'standard' },
  path: '/',
  demo: true,
} as const

const routes: RouteDefinition[] = [
  ...guidePages({ db: it.db, demo: true }),
  ...trackPages({ ...deps, demo: true }),
  ...casePages({
    ...deps,
    keys: testKeys,
    publicUrl: 'http://127.0.0.1:8080',
    portal: () => ({ ...portal, portal: 'resident' }),
  }),
  ...applyPages({
    ...deps,
    acts: {},
    possibilities: async () => [],
    keys: testKeys,
    publicUrl: 'http://127.0.0.1:8080',
    portal: () => ({ ...portal, portal: 'resident' }),
  }),
  ...deskPages({
    ...deps,
    publicUrl: 'http://127.0.0.1:8080',
    acts: {},
    possibilities: async () => [{ service: 'replaceLost', possible: true, why: '可以办。' }],
    cardStrip: async () => undefined,
    portal: async () => ({ ...portal, portal: 'desk' }),
  }),
]

const serverFor = async (
  realm: 'resident' | 'staff',
  subjectId: string,
  organisationCode = '',
): Promise<FastifyInstance> => {
  const options: ServerOptions = {
    db: it.db,
    clock,
    log: createLogger('silent'),
    publicUrl: 'http://127.0.0.1:8080',
    languagePrefixes: LANGUAGE_PREFIXES,
    problemPage: ({ code }) => html`<h1>${code}</h1>`,
    signInPath: () => '/sign-in',
    authentication: {
      principal: async () => ({
        realm,
        subjectId,
        organisationCode,
        permissions: new Set(realm === 'staff' ? ['desk.serve'] : []),
        authenticatedAt: AT,
        assuranceLevel: 2,
        csrfToken: CSRF,
      }),
    },
  }
  const server = await buildServer(options)
  registerRoutes(server, options, routes)
  servers.push(server)
  return server
}

type Fields = Readonly<Record<string, string | readonly string[]>>
const post = (server: FastifyInstance, url: string, fields: Fields = {}) => {
  const body = new URLSearchParams({ csrf: CSRF })
  for (const [name, value] of Object.entries(fields))
    for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
  return server.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    payload: body.toString(),
  })
}
const get = (server: FastifyInstance, url: string) =>
  server.inject({ method: 'GET', url, headers: { accept: 'text/html' } })
const locationOf = (answer: { headers: Record<string, unknown> }): string =>
  String(answer.headers['location'])

const FIRST_PAGE = { presented: 'oldCard', damage: 'notOwn', photo: 'document' }

test('a holder applies online, leaves, goes on, hands in once and finds the case', async () => {
  const { personId } = await holder()
  const phone = await serverFor('resident', personId)
  const saved = await post(phone, '/me/apply/renewDamaged', FIRST_PAGE)
  assert.equal(locationOf(saved), '/me/apply/renewDamaged/delivery')
  const desktop = await serverFor('resident', personId)
  assert.match((await get(desktop, '/me/cases')).body, /\/me\/apply\/renewDamaged/)
  const resumed = await get(desktop, '/me/apply/renewDamaged')
  assert.equal(resumed.body.match(/ checked/g)?.length, 3)
  assert.match((await get(desktop, '/me/apply/renewDamaged/delivery')).body, /天河支行/)
  await post(desktop, '/me/apply/renewDamaged/delivery', { delivery: 'gz-1' })
  assert.match((await get(desktop, '/me/apply/renewDamaged/check')).body, /提交就受理/)
  const [first, second] = await Promise.all([
    post(phone, '/me/apply/renewDamaged/submit'),
    post(desktop, '/me/apply/renewDamaged/submit'),
  ])
  const [one, ...others] = await casesOfPerson(it.db, personId)
  assert.ok(one !== undefined && others.length === 0)
  const path = `/me/cases/${publicId('case', one.id)}`
  for (const answer of [first, second])
    assert.ok([path, '/me/cases'].includes(locationOf(answer).split('?')[0] ?? ''))
  const page = await get(desktop, path)
  assert.match(page.body, new RegExp(groupedCode(one.id)))
  assert.match(page.body, /已受理/)
  assert.doesNotMatch((await get(desktop, '/me/cases')).body, /\/me\/apply\//)
})

test('what is missing is told at once, printed, and the case waits', async () => {
  const { personId } = await holder()
  const server = await serverFor('resident', personId)
  await post(server, '/me/apply/renewDamaged', { damage: 'own', photo: 'counter' })
  await post(server, '/me/apply/renewDamaged/delivery', { delivery: 'mail' })
  const answer = await post(server, '/me/apply/renewDamaged/submit')
  const page = await get(server, locationOf(answer))
  for (const word of ['原来的社会保障卡', '证件照片', '还缺这些'])
    assert.match(page.body, new RegExp(word))
  const slip = await get(server, `${locationOf(answer).split('?')[0]}/slip?paper=roll`)
  assert.match(slip.body, /一次性告知单/)
  assert.match(slip.body, /ykt-slip--roll/)
})

test('a question that was not answered is asked again before anything is handed in', async () => {
  const { personId } = await holder()
  const server = await serverFor('resident', personId)
  const asked = await post(server, '/me/apply/renewDamaged', { presented: 'oldCard' })
  assert.equal(asked.statusCode, 422)
  assert.equal(asked.body.match(/class="govuk-error-message"/g)?.length, 2)
  const early = await post(server, '/me/apply/renewDamaged/submit')
  assert.equal(locationOf(early), '/me/apply/renewDamaged')
  const nowhere = await post(server, '/me/apply/renewDamaged/delivery', { delivery: 'sz-9' })
  assert.equal(nowhere.statusCode, 422)
})

test('the same matter is not begun twice online', async () => {
  const { personId } = await holder()
  const server = await serverFor('resident', personId)
  for (const expected of [303, 409]) {
    await post(server, '/me/apply/changeData', { presented: 'newDataProof' })
    const answer = await post(server, '/me/apply/changeData/submit')
    assert.equal(answer.statusCode, expected)
    if (expected === 409) assert.match(answer.body, /您正在办/)
  }
})

test('a service without a form, and one that is not there, have no form', async () => {
  const { personId } = await holder()
  const server = await serverFor('resident', personId)
  for (const service of ['temporaryLoss', 'activate', 'unlock', 'nothing'])
    assert.equal((await get(server, `/me/apply/${service}`)).statusCode, 404, service)
})

test('a holder reminds, withdraws and rates; each tells what came of it', async () => {
  const { personId } = await holder()
  const zhuhai = await clerk('desk-440400')
  const { case: one } = await open(contextOf(zhuhai), personId)
  const server = await serverFor('resident', personId)
  const path = `/me/cases/${publicId('case', one.id)}`
  assert.equal(locationOf(await post(server, `${path}/remind`)), `${path}?news=reminded`)
  const again = await post(server, `${path}/remind`)
  assert.match((await get(server, locationOf(again))).body, /今天已经催过了/)
  assert.equal(locationOf(await get(server, `${path}/rating`)), `${path}?news=CASE_STILL_OPEN`)
  assert.match((await get(server, `${path}/withdraw`)).body, /要撤回吗/)
  assert.equal(locationOf(await post(server, `${path}/withdraw`)), `${path}?news=takenBack`)
  assert.equal((await post(server, `${path}/rating`, {})).statusCode, 422)
  const bare = await post(server, `${path}/rating`, { level: '1' })
  assert.equal(bare.statusCode, 422)
  assert.match(bare.body, /请选一个原因/)
  const rated = await post(server, `${path}/rating`, { level: '1', reason: 'rude' })
  assert.match(rated.body, /2026年11月26日/)
})

test('nobody sees, reminds or withdraws the case of somebody else', async () => {
  const [mine, other] = [await holder(), await holder()]
  const { case: one } = await open(contextOf(await clerk('desk-440400')), mine.personId)
  const server = await serverFor('resident', other.personId)
  const path = `/me/cases/${publicId('case', one.id)}`
  for (const url of [path, `${path}/slip`, `${path}/withdraw`, `${path}/rating`])
    assert.equal((await get(server, url)).statusCode, 404, url)
  for (const url of [`${path}/remind`, `${path}/withdraw`, `${path}/rating`])
    assert.equal((await post(server, url, { level: '5' })).statusCode, 404, url)
})

test('a guest tracks a case by number and last four; wrong ones are answered alike', async () => {
  const { personId, sequence } = await holder()
  const { case: one } = await open(contextOf(await clerk('desk-440400')), personId)
  const server = await serverFor('resident', personId)
  const tail = citizenNumber(sequence).slice(-4)
  const found = await post(server, '/track', { case: groupedCode(one.id), tail: ` ${tail} ` })
  assert.equal(found.statusCode, 200)
  assert.match(found.body, /丢失补领/)
  assert.doesNotMatch(found.body, new RegExp(`陈静怡|${citizenNumber(sequence)}`))
  const wrongTail = await post(server, '/track', { case: groupedCode(one.id), tail: '0000' })
  const wrongCode = await post(server, '/track', { case: '0000 0000 0000', tail })
  const bare = (body: string) => body.replaceAll(/value="[^"]*"/g, '')
  assert.deepEqual([wrongTail.statusCode, wrongCode.statusCode], [404, 404])
  assert.equal(bare(wrongTail.body), bare(wrongCode.body))
})

test('four characters cannot be tried through from one address', async () => {
  const server = await serverFor('resident', '01a20adb-0662-76bf-8152-6906db37a533')
  const statuses = []
  for (let i = 0; i < 12; i += 1)
    statuses.push((await post(server, '/track', { case: '1', tail: String(i) })).statusCode)
  assert.deepEqual(statuses.slice(-2), [429, 429])
})

test('a clerk finds a person, accepts a service, prints the notice and ends it', async () => {
  const { personId, sequence } = await holder()
  const staff = await clerk('desk-440400')
  const server = await serverFor('staff', staff.id, staff.agencyCode)
  const find = { documentKind: 'residentIdentityCard', number: citizenNumber(sequence) }
  const missing = await post(server, '/desk/find', { ...find, name: '' })
  assert.equal(missing.statusCode, 422)
  const found = await post(server, '/desk/find', { ...find, name: '陈静怡' })
  const person = locationOf(found)
  assert.match(person, /^\/desk\/persons\//)
  assert.ok(!person.includes(personId))
  const view = await get(server, person)
  assert.match(view.body, /陈\*怡/)
  assert.doesNotMatch(view.body, new RegExp(citizenNumber(sequence)))
  const form = await get(server, `${person}/accept/replaceLost`)
  assert.match(form.body, /别人来办：读来人的证件/)
  const key = /name="key" value="([^"]+)"/.exec(form.body)?.[1] ?? ''
  const fields = { key, applicant: 'holder', presented: 'identityDocument' }
  const accepted = await post(server, `${person}/accept/replaceLost`, fields)
  const repeated = await post(server, `${person}/accept/replaceLost`, fields)
  const path = locationOf(accepted)
  assert.match(path, /^\/desk\/cases\/case_/)
  assert.equal(locationOf(repeated), path)
  assert.match((await get(server, `${path}/slip`)).body, /一次性告知单/)
  await post(server, `${path}/materials`, { presented: 'photo' })
  assert.match((await get(server, path)).body, /已受理/)
  assert.match((await get(server, '/desk')).body, new RegExp(path))
  const refused = await post(server, `${path}/advance`, { step: 'cardReceived' })
  assert.match((await get(server, locationOf(refused))).body, /还没轮到/)
  await post(server, `${path}/refuse`, { reason: 'personDiffers' })
  assert.match((await get(server, path)).body, /不予办理/)
})

test('the whole number is shown once a reason is given, and the reason is on record', async () => {
  const { personId, sequence } = await holder()
  const staff = await clerk('desk-440400')
  const server = await serverFor('staff', staff.id, staff.agencyCode)
  const found = await post(server, '/desk/find', {
    documentKind: 'residentIdentityCard',
    number: citizenNumber(sequence),
    name: '陈静怡',
  })
  const person = locationOf(found)
  assert.equal((await post(server, `${person}/reveal`)).statusCode, 422)
  const revealed = await post(server, `${person}/reveal`, { reason: 'compareDocument' })
  assert.match(revealed.body, new RegExp(citizenNumber(sequence)))
  const { rows } = await it.owner.pool.query(
    `select distinct purpose from platform.access_record where person_id = $1 order by 1`,
    [personId],
  )
  assert.deepEqual(
    rows.map(({ purpose }) => purpose),
    ['handling', 'handling.compareDocument'],
  )
})

test('a search that is too old, or another clerk’s, leads nowhere', async () => {
  const { sequence } = await holder()
  const [one, other] = [await clerk('desk-440400'), await clerk('desk-440400')]
  const mine = await serverFor('staff', one.id, one.agencyCode)
  const theirs = await serverFor('staff', other.id, other.agencyCode)
  const found = await post(mine, '/desk/find', {
    documentKind: 'residentIdentityCard',
    number: citizenNumber(sequence),
    name: '陈静怡',
  })
  assert.equal((await get(theirs, locationOf(found))).statusCode, 404)
  assert.equal((await get(mine, locationOf(found))).statusCode, 200)
})

test('the customer screen follows the clerk and takes the confirmation', async () => {
  const { personId } = await holder()
  const staff = await clerk('desk-440400')
  const { case: one } = await open(contextOf(staff), personId)
  const server = await serverFor('staff', staff.id, staff.agencyCode)
  assert.match((await get(server, '/desk/customer')).body, /请出示证件或社保卡/)
  const version = async () =>
    (await server.inject('/v1/desk/customer-screen')).json<{ version: string }>().version
  const before = await version()
  const path = `/desk/cases/${publicId('case', one.id)}`
  await post(server, `${path}/screen`)
  assert.notEqual(await version(), before)
  const screen = await get(server, '/desk/customer')
  assert.match(screen.body, /请您核对：丢失补领/)
  assert.doesNotMatch(screen.body, /陈静怡/)
  await post(server, '/desk/customer/confirm', { version: await version() })
  assert.match((await get(server, path)).body, /申请人已在客屏上确认/)
})

test('whoever may not serve at a counter sees none of it', async () => {
  const server = await serverFor('resident', '01a20adb-0662-76bf-8152-6906db37a533')
  for (const url of ['/desk', '/desk/customer', '/v1/desk/customer-screen'])
    assert.equal((await get(server, url)).statusCode, 403, url)
})
