import type { FastifyInstance } from 'fastify'
import { html } from '#kernel/html.ts'
import { FixedClock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { buildServer, registerRoutes } from '#platform/http/server.ts'
import { createLogger } from '#platform/log.ts'
import { openSpool } from '#platform/spool.ts'
import { LANGUAGE_PREFIXES } from '#ui/i18n/language.ts'
import { eCardRoutes } from '#modules/card/index.ts'
import { CatalogueReader } from '#modules/catalogue/index.ts'
import { residentPages } from '#app/resident-pages/index.ts'
import { testKeys, testPii } from './person.ts'

export const CSRF = 'token-of-the-session'

/** Pages and interface for one person who proved who they are `minutesAgo`. */
export const residentSite = async (
  db: Database,
  personId: string,
  { clock = new FixedClock('2026-11-25T02:21:00Z'), minutesAgo = 0, assuranceLevel = 2 } = {},
): Promise<FastifyInstance> => {
  const publicUrl = 'http://127.0.0.1:8080'
  const deps = {
    db,
    clock,
    keys: testKeys,
    pii: testPii,
    catalogue: new CatalogueReader(testKeys),
    demo: true,
    bankAddress: () => undefined,
    bankTerms: () => undefined,
    fileKey: undefined,
    spool: openSpool('no such directory', testKeys),
    cardFactoryUrl: 'http://127.0.0.1',
  }
  const options = {
    ...deps,
    log: createLogger('silent'),
    publicUrl,
    languagePrefixes: LANGUAGE_PREFIXES,
    problemPage: ({ code }: { readonly code: string }) => html`<h1>${code}</h1>`,
    signInPath: () => '/sign-in/resident',
    formTargets: [],
    authentication: {
      principal: async () => ({
        realm: 'resident' as const,
        subjectId: personId,
        organisationCode: '',
        permissions: new Set<string>(),
        authenticatedAt: clock.now().subtract({ minutes: minutesAgo }),
        assuranceLevel,
        csrfToken: CSRF,
      }),
    },
  }
  const server = await buildServer(options)
  registerRoutes(server, options, [...residentPages({ ...deps, publicUrl }), ...eCardRoutes(deps)])
  return server
}
