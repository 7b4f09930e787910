import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import test, { after } from 'node:test'
import { html } from '#kernel/html.ts'
import { type Clock, FixedClock } from '#platform/clock.ts'
import { notFound } from '#platform/http/problem.ts'
import { apiRoute, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { buildServer, registerRoutes } from '#platform/http/server.ts'
import { createLogger } from '#platform/log.ts'
import { createAuthentication } from '#app/authentication.ts'
import { inventory } from '#app/routes.ts'
import { createDirectory, signInPathOf } from '#app/sign-in/index.ts'
import { demonstrationApp } from './app.ts'
import { testDatabase } from './database.ts'
import {
  callAs,
  compact,
  differences,
  type Matrix,
  nameOf,
  rightsMatrix,
  writeMatrix,
} from './rights/matrix.ts'
import { enterActors, enterOrganisations, ORGANISATIONS } from './rights/people.ts'
import { requestsByPath } from './rights/paths.ts'
import { forNothing, requestsOf, withoutNames } from './rights/requests.ts'
import { enterWorld, SCENE } from './rights/world.ts'

const GOLDEN = path.join(import.meta.dirname, 'golden', 'rights.json')
const RENEW =
  'When this is what is meant: UPDATE_GOLDEN=1 npm test -- test/rights.db.test.ts, then read the ' +
  'difference in test/golden/rights.json line by line; a route with records of somebody also ' +
  'needs a line in test/rights/requests.ts'

const it = await testDatabase()
const { db } = it
/** Goes on by a microsecond with every look, so that of two events one is always the later. */
const still = new FixedClock('2026-11-10T02:00:00Z')
const clock: Clock = {
  now: () => {
    still.advance({ microseconds: 1 })
    return still.now()
  },
}
await enterOrganisations(db)
const world = await enterWorld(db, clock)
const actors = await enterActors(db, world, clock.now())

const log = createLogger('silent')
const publicUrl = 'http://127.0.0.1'
const app = await demonstrationApp(db, clock)
after(async () => {
  await app.close()
  await it[Symbol.asyncDispose]()
})

const routes = inventory()
const actorOf = (name: string) => {
  const found = actors.find((actor) => actor.name === name)
  assert.ok(found, name)
  return found
}
const routeOf = (operationId: string) => {
  const found = routes.find((route) => route.operationId === operationId)
  assert.ok(found, operationId)
  return found
}

/** The holder of the records was verified once at the place of their organisation… */
const verified = await callAs(app.server, routeOf('verify'), actorOf('terminal own'), {
  body: { scene: SCENE, card: world.own.chip },
})
const verification = verified.json<{ id: string }>().id
/** …said it was not them… */
const reported = await callAs(app.server, routeOf('reportNotMe'), actorOf('resident own'), {
  params: { entryId: verification },
  body: {},
})
/** …and stands at the counter of that organisation… */
const found = await callAs(app.server, routeOf('findPersonAtDesk'), actorOf('clerk own'), {
  body: {
    documentKind: 'residentIdentityCard',
    readBy: 'card',
    region: world.own.chip.region,
    cardNumber: world.own.chip.number,
    identifier: world.own.chip.identifier,
  },
})
const lookup = String(found.headers['location']).split('/').at(-1) ?? ''
/** …and all that is what routes are asked for. */
const lead = reported.json<{ reference: string }>().reference
const requests = {
  ...requestsByPath(routes),
  ...requestsOf(world, { verification, lead, lookup }),
}

/** A server with nothing but the samples. */
const matrixOf = async (samples: readonly RouteDefinition[]): Promise<Matrix> => {
  const options = {
    db,
    clock,
    log,
    authentication: createAuthentication({ db, clock, directory: createDirectory({ db }) }),
    publicUrl,
    problemPage: () => html``,
    signInPath: signInPathOf,
    languagePrefixes: new Map(),
  }
  const server = await buildServer(options)
  registerRoutes(server, options, samples)
  const browsers = actors.filter(({ name }) => !/^terminal (?:own|other)$/.test(name))
  try {
    const full = await rightsMatrix(server, samples, browsers, {
      sampleRecord: { params: { person: world.own.personId } },
      sampleOrganisation: { params: { organisation: ORGANISATIONS.own } },
    })
    return compact(full)
  } finally {
    await server.close()
  }
}

const summary = { zh: '样例', en: 'Sample' }
const sample = (
  path: string,
  access: RouteDefinition['access'],
  method: 'GET' | 'POST' = 'GET',
): RouteDefinition =>
  pageRoute({
    method,
    path,
    operationId: `${method} ${path}`,
    summary,
    access,
    handle: async () => html`sample`,
  })

/** One route of each kind of access, and two whose handlers ask whose record it is. */
const SAMPLES: readonly RouteDefinition[] = [
  sample('/sample/public', { kind: 'public' }),
  sample('/sample/mine', { kind: 'resident' }),
  sample('/sample/mine', { kind: 'resident' }, 'POST'),
  sample('/sample/audit', { kind: 'staff', permission: 'audit.read' }),
  sample('/sample/develop', { kind: 'developer' }),
  apiRoute({
    method: 'GET',
    path: '/v1/sample/persons/:person',
    operationId: 'sampleRecord',
    summary,
    access: { kind: 'resident' },
    handle: async (request) => {
      const { person } = request.raw.params as { person: string }
      if (signedIn(request).subjectId !== person) throw notFound()
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/v1/sample/organisations/:organisation/terminals',
    operationId: 'sampleOrganisation',
    summary,
    access: { kind: 'staff', permission: 'terminal.manage' },
    handle: async (request) => {
      const { organisation } = request.raw.params as { organisation: string }
      if (signedIn(request).organisationCode !== organisation) throw notFound()
    },
  }),
]

test('the generator tells each kind of access and own records from those of others', async () => {
  assert.deepEqual(await matrixOf(SAMPLES), {
    'GET /sample/audit': {
      '*': 403,
      anonymous: 303,
      'resident other': 303,
      'resident family own': 303,
      'resident helper own': 303,
      'supervisor other': 200,
      'auditor other': 200,
      'developer other': 303,
      'resident own': 303,
      'supervisor own': 200,
      'auditor own': 200,
      'developer own': 303,
    },
    'GET /sample/develop': { '*': 303, 'developer other': 200, 'developer own': 200 },
    'GET /sample/mine': {
      '*': 303,
      'resident other': 200,
      'resident family own': 403,
      'resident helper own': 403,
      'resident own': 200,
    },
    'GET /sample/public': { '*': 200 },
    'GET /v1/sample/organisations/:organisation/terminals': {
      '*': 403,
      anonymous: 401,
      'resident other': 401,
      'resident family own': 401,
      'resident helper own': 401,
      'terminalAdministrator other': 404,
      'developer other': 401,
      'resident own': 401,
      'terminalAdministrator own': 200,
      'developer own': 401,
    },
    'GET /v1/sample/persons/:person': {
      '*': 401,
      'resident other': 404,
      'resident family own': 403,
      'resident helper own': 403,
      'resident own': 200,
    },
    'POST /sample/mine': {
      '*': 401,
      'resident other': 200,
      'resident family own': 403,
      'resident helper own': 403,
      'resident own': 200,
    },
  })
})

test('a route that is missing from the table, gone, or open to others is a difference', () => {
  const golden: Matrix = { 'GET /a': { '*': 401, 'resident own': 200 } }
  assert.deepEqual(differences(golden, golden), [])
  assert.deepEqual(differences({ ...golden, 'GET /b': { '*': 200 } }, golden), [
    'GET /b is not in the golden table',
  ])
  assert.deepEqual(differences({}, golden), [
    'GET /a is in the golden table but not in the program',
  ])
  assert.deepEqual(differences({ 'GET /a': { '*': 200, anonymous: 401 } }, golden), [
    'GET /a as *: 200, golden 401',
  ])
})

/** Every status of the program; asked for last, because it changes the records. */
let asked: Promise<Matrix> | undefined
const everything = (): Promise<Matrix> => {
  asked ??= rightsMatrix(app.server, routes, actors, requests)
  return asked
}

/** Supervision and admission are of the whole province: who may read them reads them all. */
const SEEN_BY_ALL = new Set([
  'seeLead',
  'seeAdmissionRound',
  'enterCandidate',
  'scoreCandidate',
  'decideCandidate',
])

test("a stranger's record is answered exactly like one that does not exist", async () => {
  const strangers = actors.filter(({ name }) => name.endsWith(' other'))
  let compared = 0
  const guarded = routes.filter(({ access }) => access.kind !== 'public')
  for (const route of guarded.filter(({ operationId }) => !SEEN_BY_ALL.has(operationId))) {
    const request = requests[route.operationId]
    const nothing = request === undefined ? undefined : forNothing(request)
    if (request === undefined || nothing === undefined) continue
    for (const actor of strangers) {
      const answer = await callAs(app.server, route, actor, request)
      if ([303, 401, 403].includes(answer.statusCode)) continue
      const missing = await callAs(app.server, route, actor, nothing)
      const who = `${nameOf(route)} as ${actor.name}`
      assert.ok(answer.statusCode >= 400, `${who}: ${answer.statusCode}`)
      assert.equal(answer.statusCode, missing.statusCode, who)
      assert.equal(withoutNames(answer.body), withoutNames(missing.body), who)
      compared += 1
    }
  }
  assert.ok(compared >= 8, `only ${compared} pairs were compared`)
})

test('a route that names a record of somebody is asked for one that exists', () => {
  const forgotten = routes
    .filter(({ path: at, operationId }) => /:\w/.test(at) && requests[operationId] === undefined)
    .map(nameOf)
  assert.deepEqual(forgotten, [], RENEW)
})

test('everybody gets through their own door and nobody else does', async () => {
  const mayEnter: Readonly<Record<RouteDefinition['access']['kind'], (name: string) => boolean>> = {
    public: () => true,
    resident: (name) => name.startsWith('resident'),
    staff: (name) => !/^(?:anonymous|resident|developer|terminal (?:own|other))/.test(name),
    developer: (name) => name.startsWith('developer'),
    terminal: (name) => /^terminal (?:own|other)$/.test(name),
    partner: () => false,
  }
  const matrix = await everything()
  for (const route of routes)
    for (const [name, status] of Object.entries(matrix[nameOf(route)] ?? {}))
      if (!mayEnter[route.access.kind](name))
        // What is no file is refused before anybody is asked who they are.
        assert.ok([303, 401, 403, 415].includes(status), `${nameOf(route)} as ${name}: ${status}`)
})

test('what is under /me is for residents, and no staff page is for anybody else', async () => {
  const matrix = await everything()
  for (const route of routes) {
    const row = matrix[nameOf(route)] ?? {}
    const entered = Object.keys(row).filter((name) => (row[name] ?? 0) < 300)
    if (/^(?:\/v1)?\/me(?:\/|$)/.test(route.path))
      assert.deepEqual(
        entered.filter((name) => !name.startsWith('resident')),
        [],
        nameOf(route),
      )
    if (/^\/(?:venue|watch|admin)(?:\/|$)/.test(route.path))
      assert.deepEqual(
        entered.filter((name) => /^(?:anonymous|resident|developer)/.test(name)),
        [],
        nameOf(route),
      )
  }
})

test('every route answers every actor as the golden table says', async () => {
  const actual = await everything()
  assert.equal(Object.keys(actual).length, routes.length, 'two routes have one name')
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(GOLDEN, writeMatrix(actual))
  const golden = JSON.parse(readFileSync(GOLDEN, 'utf8')) as Matrix
  assert.deepEqual(differences(compact(actual), golden), [], RENEW)
})
