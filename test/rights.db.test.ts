import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import test, { after } from 'node:test'
import { html } from '#kernel/html.ts'
import { systemClock } from '#platform/clock.ts'
import { apiRoute, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { notFound } from '#platform/http/problem.ts'
import { randomToken } from '#platform/session.ts'
import type { RelyingParty } from '#platform/oidc/relying-party.ts'
import { buildServer, registerRoutes } from '#platform/http/server.ts'
import { createLogger } from '#platform/log.ts'
import { createAuthentication } from '#app/authentication.ts'
import { createDirectory, signInPathOf, signInRoutes } from '#app/sign-in/index.ts'
import { testDatabase } from './database.ts'
import { differences, type Matrix, rightsMatrix, writeMatrix } from './rights/matrix.ts'
import { enterActors, enterOrganisations, ORGANISATIONS, PERSONS } from './rights/people.ts'

const GOLDEN = path.join(import.meta.dirname, 'golden', 'rights.json')

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
await enterOrganisations(it.db)
const actors = await enterActors(it.db, it.owner, systemClock.now())

const clock = systemClock
const publicUrl = 'http://127.0.0.1'
const deps = { db: it.db, clock, publicUrl, directory: createDirectory(it) }

const matrixOf = async (routes: readonly RouteDefinition[]): Promise<Matrix> => {
  const options = {
    db: it.db,
    clock,
    log: createLogger('silent'),
    authentication: createAuthentication(deps),
    publicUrl,
    problemPage: () => html``,
    signInPath: signInPathOf,
    languagePrefixes: new Map(),
  }
  const server = await buildServer(options)
  registerRoutes(server, options, routes)
  try {
    return await rightsMatrix(server, routes, actors, {
      sampleRecord: { params: { person: PERSONS.own } },
      signOut: { body: { csrf: 'of nobody' } },
      sampleOrganisation: { params: { organisation: ORGANISATIONS.own } },
    })
  } finally {
    await server.close()
  }
}

/** Sends browsers nowhere: the matrix asks who may begin, not what the provider says. */
const relyingParty: RelyingParty = {
  begin: async ({ realm, returnTo }) => ({
    url: new URL('http://127.0.0.1/provider'),
    state: randomToken(),
    pending: { realm, returnTo, nonce: 'nonce', codeVerifier: 'verifier' },
  }),
  finish: async () => {
    throw notFound()
  },
  endSessionUrl: async () => undefined,
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
      'supervisor other': 200,
      'auditor other': 200,
      'developer other': 303,
      'resident own': 303,
      'supervisor own': 200,
      'auditor own': 200,
      'developer own': 303,
    },
    'GET /sample/develop': { '*': 303, 'developer other': 200, 'developer own': 200 },
    'GET /sample/mine': { '*': 303, 'resident other': 200, 'resident own': 200 },
    'GET /sample/public': { '*': 200 },
    'GET /v1/sample/organisations/:organisation/terminals': {
      '*': 403,
      anonymous: 401,
      'resident other': 401,
      'terminalAdministrator other': 404,
      'developer other': 401,
      'resident own': 401,
      'terminalAdministrator own': 200,
      'developer own': 401,
    },
    'GET /v1/sample/persons/:person': { '*': 401, 'resident other': 404, 'resident own': 200 },
    'POST /sample/mine': { '*': 401, 'resident other': 200, 'resident own': 200 },
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

test('every route answers every actor as the golden table says', async () => {
  const actual = await matrixOf(signInRoutes({ ...deps, relyingParty }))
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(GOLDEN, writeMatrix(actual))
  const golden = JSON.parse(readFileSync(GOLDEN, 'utf8')) as Matrix
  assert.deepEqual(
    differences(actual, golden),
    [],
    'regenerate with UPDATE_GOLDEN=1 and read the diff',
  )
})
