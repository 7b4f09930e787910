import type { FastifyInstance } from 'fastify'
import { html } from '#kernel/html.ts'
import { FixedClock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { buildServer, registerRoutes } from '#platform/http/server.ts'
import { createLogger } from '#platform/log.ts'
import { LANGUAGE_PREFIXES } from '#ui/i18n/language.ts'
import {
  type Clerk,
  deskPages,
  deskPeoplePages,
  type HandlingDeps,
} from '#modules/handling/index.ts'
import { personHoldings } from '#app/person-holdings.ts'
import { AT } from './handling.ts'

const CSRF = 'csrf-token-of-this-test'

const frame = {
  language: 'zh-Hans',
  display: { elder: false, contrast: 'standard' },
  path: '/desk',
  demo: true,
  portal: 'desk',
} as const

type Fields = Readonly<Record<string, string | readonly string[]>>

/** The counter's pages as one clerk uses them; what a case brings about is left to the clerk. */
export const counterSite = async (db: Database, deps: HandlingDeps, clerk: Clerk) => {
  const portal = async () => frame
  const options = {
    db,
    clock: new FixedClock(AT),
    log: createLogger('silent'),
    publicUrl: 'http://127.0.0.1:8080',
    languagePrefixes: LANGUAGE_PREFIXES,
    problemPage: ({ code }: { readonly code: string }) => html`<h1>${code}</h1>`,
    signInPath: () => '/sign-in',
    authentication: {
      principal: async () => ({
        realm: 'staff' as const,
        subjectId: clerk.id,
        organisationCode: clerk.agencyCode,
        permissions: new Set(['desk.serve', 'person.merge.approve', 'person.change.approve']),
        authenticatedAt: AT,
        assuranceLevel: 2,
        csrfToken: CSRF,
      }),
    },
  }
  const server: FastifyInstance = await buildServer(options)
  registerRoutes(server, options, [
    ...deskPages({
      ...deps,
      publicUrl: options.publicUrl,
      acts: {},
      possibilities: async () => [],
      cardStrip: async () => undefined,
      portal,
    }),
    ...deskPeoplePages({ ...deps, holdings: personHoldings, portal }),
  ])
  const get = async (url: string) => {
    const answer = await server.inject({ method: 'GET', url, headers: { accept: 'text/html' } })
    return { status: answer.statusCode, body: answer.body }
  }
  const post = async (url: string, fields: Fields = {}) => {
    const body = new URLSearchParams({ csrf: CSRF })
    for (const [name, value] of Object.entries(fields))
      for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
    const answer = await server.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      payload: body.toString(),
    })
    const to = answer.headers['location'] ?? ''
    return { status: answer.statusCode, body: answer.body, to }
  }
  return { get, post, close: () => server.close() }
}
