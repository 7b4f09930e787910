import assert from 'node:assert/strict'
import { html, trusted } from '#kernel/html.ts'
import { FixedClock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import type { RouteDefinition } from '#platform/http/route.ts'
import { buildServer, registerRoutes, type ServerOptions } from '#platform/http/server.ts'
import { createLogger } from '#platform/log.ts'
import { LANGUAGE_PREFIXES } from '#ui/i18n/language.ts'
import type { PageOptions } from '#ui/layout.ts'
import { permissionsOf, type Role } from '#modules/organisation/index.ts'
import { multipart } from './bank-site.ts'
import { markupFindings } from './markup.ts'

/** Somebody of the staff of a department who asks for a page. */
export interface Official {
  readonly roles: readonly Role[]
  readonly agency: string
  readonly id: string
}
export const PROGRAMME_OFFICER: Official = {
  roles: ['programmeOfficer'],
  agency: 'dept-civil-affairs',
  id: '0199aaaa-0000-7000-8000-000000000001',
}
export const FINANCE_OFFICER: Official = {
  roles: ['financeOfficer'],
  agency: 'dept-finance',
  id: '0199aaaa-0000-7000-8000-000000000002',
}
export const SECOND_OF_FINANCE: Official = {
  ...FINANCE_OFFICER,
  id: '0199aaaa-0000-7000-8000-000000000003',
}
export const RECONCILER: Official = {
  roles: ['reconciliationOfficer'],
  agency: 'hrss-440000',
  id: '0199aaaa-0000-7000-8000-000000000004',
}

export interface PageDeps {
  readonly db: Database
  readonly clock: FixedClock
  readonly demo: boolean
  readonly portal: () => Promise<Omit<PageOptions, 'title' | 'main'>>
}

/** Texts, files, and boxes of one name of which several are ticked. */
type Fields = Readonly<Record<string, string | Buffer | readonly string[]>>

const bodyOf = (fields: Fields) => {
  const texts = new URLSearchParams()
  const files: Record<string, string | Buffer> = {}
  for (const [name, value] of Object.entries({ csrf: 'csrf', ...fields })) {
    if (typeof value === 'string' || Buffer.isBuffer(value)) files[name] = value
    if (!Buffer.isBuffer(value)) for (const one of [value].flat()) texts.append(name, one)
  }
  return Object.values(fields).some((value) => Buffer.isBuffer(value))
    ? multipart(files)
    : { type: 'application/x-www-form-urlencoded', bytes: texts.toString() }
}

/** Pages of departments over a database, and somebody who asks for them. */
export const departmentSite = (db: Database, pagesOf: (deps: PageDeps) => RouteDefinition[]) => {
  const clock = new FixedClock('2026-11-26T02:00:00Z')
  const ask = async (
    { roles, agency, id }: Official,
    method: 'GET' | 'POST',
    url: string,
    fields?: Fields,
  ) => {
    const options: ServerOptions = {
      db,
      clock,
      log: createLogger('silent'),
      authentication: {
        principal: async () => ({
          realm: 'staff',
          subjectId: id,
          organisationCode: agency,
          permissions: permissionsOf(roles),
          authenticatedAt: clock.now(),
          assuranceLevel: 2,
          csrfToken: 'csrf',
        }),
      },
      publicUrl: 'http://127.0.0.1',
      problemPage: ({ code }) => html`${code}`,
      signInPath: () => '/',
      languagePrefixes: LANGUAGE_PREFIXES,
    }
    const portal = async () => ({
      language: 'zh-Hans' as const,
      display: { elder: false, contrast: 'standard' as const },
      portal: 'dept' as const,
      path: url.split('?')[0] ?? '/',
      demo: false,
    })
    const server = await buildServer(options)
    registerRoutes(server, options, pagesOf({ db, clock, demo: false, portal }))
    const body = fields && bodyOf(fields)
    try {
      const answer = await server.inject({
        method,
        url,
        headers: { accept: 'text/html', ...(body && { 'content-type': body.type }) },
        ...(body && { payload: body.bytes }),
      })
      if (answer.body.includes('<main'))
        assert.deepEqual(await markupFindings(trusted(answer.body)), [], url)
      return answer
    } finally {
      await server.close()
    }
  }
  return { clock, ask }
}
